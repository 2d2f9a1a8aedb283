package jeoul.kis.wire;

import java.time.LocalDate;
import java.util.List;

/** At most 100 days of a symbol (inquire-daily-itemchartprice), newest first. */
public record DailyBars(ChartHead head, List<Row> rows) {

    public DailyBars {
        rows = List.copyOf(rows);
    }

    /**
     * One day. Without a trade its open, high, low and volume are 0.
     *
     * @param volume shares
     * @param turnover won
     */
    public record Row(
            LocalDate date,
            long close,
            long open,
            long high,
            long low,
            long volume,
            long turnover) {

        static Row read(Fields from) {
            return new Row(
                    from.date("stck_bsop_date"),
                    from.number("stck_clpr"),
                    from.number("stck_oprc"),
                    from.number("stck_hgpr"),
                    from.number("stck_lwpr"),
                    from.number("acml_vol"),
                    from.number("acml_tr_pbmn"));
        }

        void write(FieldSink to) {
            to.put("stck_bsop_date", Texts.write(date));
            to.put("stck_clpr", close);
            to.put("stck_oprc", open);
            to.put("stck_hgpr", high);
            to.put("stck_lwpr", low);
            to.put("acml_vol", volume);
            to.put("acml_tr_pbmn", turnover);
            to.put("flng_cls_code", "00");
            to.put("prtt_rate", "0.00");
            to.put("mod_yn", Fields.flag(volume == 0));
            Change.write(to, "prdy_vrss", 0);
            to.put("revl_issu_reas", "00");
        }
    }

    static DailyBars read(Fields root) {
        return new DailyBars(ChartHead.read(root), ReplyFormat.rows(root, "output2", Row::read));
    }

    static void write(DailyBars body, Json.Sink to) {
        to.object("output1", body.head::write);
        to.list("output2", body.rows, Row::write);
    }
}
