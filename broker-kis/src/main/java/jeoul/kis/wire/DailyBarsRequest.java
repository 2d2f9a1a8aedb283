package jeoul.kis.wire;

import java.time.LocalDate;

/**
 * Asks for at most 100 bars, newest first.
 *
 * @param period D, W, M or Y
 * @param adjusted true for prices adjusted for splits and rights, false for prices as traded
 */
public record DailyBarsRequest(
        QuoteRequest of, LocalDate from, LocalDate to, String period, boolean adjusted)
        implements Request {

    public static DailyBarsRequest read(Fields fields) {
        String adjustment = fields.text("FID_ORG_ADJ_PRC");
        if (!adjustment.equals("0") && !adjustment.equals("1")) {
            throw new WireException("FID_ORG_ADJ_PRC", WireException.quoted(adjustment), "0 or 1");
        }
        return new DailyBarsRequest(
                QuoteRequest.read(fields),
                fields.date("FID_INPUT_DATE_1"),
                fields.date("FID_INPUT_DATE_2"),
                fields.text("FID_PERIOD_DIV_CODE"),
                adjustment.equals("0"));
    }

    @Override
    public void write(FieldSink sink) {
        of.write(sink);
        sink.put("FID_INPUT_DATE_1", Texts.write(from));
        sink.put("FID_INPUT_DATE_2", Texts.write(to));
        sink.put("FID_PERIOD_DIV_CODE", period);
        // 0 is the adjusted price.
        sink.put("FID_ORG_ADJ_PRC", adjusted ? "0" : "1");
    }
}
