package jeoul.kis.wire;

import java.time.LocalTime;

/**
 * Asks for the 30 minutes that end at a time; a time to come is answered with now's.
 *
 * @param withPast whether to go back beyond today
 */
public record MinuteBarsRequest(QuoteRequest of, LocalTime until, boolean withPast)
        implements Request {

    public static MinuteBarsRequest read(Fields from) {
        return new MinuteBarsRequest(
                QuoteRequest.read(from),
                from.time("FID_INPUT_HOUR_1"),
                from.flagOrNo("FID_PW_DATA_INCU_YN"));
    }

    @Override
    public void write(FieldSink to) {
        // Blank, but refused without it.
        to.put("FID_ETC_CLS_CODE", "");
        of.write(to);
        to.put("FID_INPUT_HOUR_1", Texts.write(until));
        to.put("FID_PW_DATA_INCU_YN", Fields.flag(withPast));
    }
}
