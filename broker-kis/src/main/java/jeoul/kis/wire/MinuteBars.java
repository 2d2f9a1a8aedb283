package jeoul.kis.wire;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** At most 30 minutes of a day (inquire-time-itemchartprice), newest first. */
public record MinuteBars(ChartHead head, List<Row> rows) {

    public MinuteBars {
        rows = List.copyOf(rows);
    }

    /**
     * One minute.
     *
     * @param close the last price of the minute
     * @param volume shares of the minute; until the newest minute has its first trade, those of the
     *     minute before
     * @param dayTurnover won of the day up to the end of the minute
     */
    public record Row(
            LocalDate date,
            LocalTime at,
            long close,
            long open,
            long high,
            long low,
            long volume,
            long dayTurnover) {

        static Row read(Fields from) {
            return new Row(
                    from.date("stck_bsop_date"),
                    from.time("stck_cntg_hour"),
                    from.number("stck_prpr"),
                    from.number("stck_oprc"),
                    from.number("stck_hgpr"),
                    from.number("stck_lwpr"),
                    from.number("cntg_vol"),
                    from.number("acml_tr_pbmn"));
        }

        void write(FieldSink to) {
            to.put("stck_bsop_date", Texts.write(date));
            to.put("stck_cntg_hour", Texts.write(at));
            to.put("stck_prpr", close);
            to.put("stck_oprc", open);
            to.put("stck_hgpr", high);
            to.put("stck_lwpr", low);
            to.put("cntg_vol", volume);
            to.put("acml_tr_pbmn", dayTurnover);
        }
    }

    static MinuteBars read(Fields root) {
        return new MinuteBars(ChartHead.read(root), ReplyFormat.rows(root, "output2", Row::read));
    }

    static void write(MinuteBars body, Json.Sink to) {
        to.object("output1", body.head::write);
        to.list("output2", body.rows, Row::write);
    }
}
