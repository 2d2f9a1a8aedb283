package jeoul.kis.wire;

import java.util.OptionalLong;

/**
 * The day's summary beside a list of bars. Nobody needs it to read the bars, so it may be missing.
 *
 * @param name in Korean, or blank
 * @param volume shares of the day
 * @param turnover won of the day
 */
public record ChartHead(
        String name,
        OptionalLong last,
        OptionalLong previousClose,
        OptionalLong volume,
        OptionalLong turnover) {

    static ChartHead read(Fields root) {
        Fields from =
                root.has("output1") ? root.object("output1") : new Fields(root, "output1", -1);
        return new ChartHead(
                from.blankable("hts_kor_isnm"),
                from.optionalNumber("stck_prpr"),
                from.optionalNumber("stck_prdy_clpr"),
                from.optionalNumber("acml_vol"),
                from.optionalNumber("acml_tr_pbmn"));
    }

    void write(FieldSink to) {
        long change =
                last.isPresent() && previousClose.isPresent()
                        ? last.getAsLong() - previousClose.getAsLong()
                        : 0;
        Change.write(to, "prdy_vrss", change);
        to.put("prdy_ctrt", Change.percent(change, previousClose.orElse(0)));
        put(to, "stck_prdy_clpr", previousClose);
        put(to, "acml_vol", volume);
        put(to, "acml_tr_pbmn", turnover);
        to.put("hts_kor_isnm", name);
        put(to, "stck_prpr", last);
    }

    private static void put(FieldSink to, String field, OptionalLong value) {
        to.put(field, value.isPresent() ? Long.toString(value.getAsLong()) : "");
    }
}
