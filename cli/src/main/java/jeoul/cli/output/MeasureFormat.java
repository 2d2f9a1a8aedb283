package jeoul.cli.output;

import jeoul.sim.study.Measure;

/**
 * How a measure is shown.
 *
 * @param key field name in JSON, and key of its texts
 * @param places decimals in JSON
 * @param percent whether tables show it as per cent
 */
record MeasureFormat(String key, int places, boolean percent) {

    /** Decimals in tables. */
    private static final int SHOWN_PLACES = 2;

    static MeasureFormat of(Measure measure) {
        return switch (measure) {
            case SHARES_MISSING -> new MeasureFormat("sharesMissing", 6, false);
            case D2_RATIO -> new MeasureFormat("d2Ratio", 6, true);
            case IMPLEMENTATION_SHORTFALL_BPS ->
                    new MeasureFormat("implementationShortfallBps", 2, false);
            case REJECTIONS -> new MeasureFormat("rejections", 6, false);
        };
    }

    /** A value as tables show it; an estimate from a single day has no error. */
    String shown(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return percent
                ? Numbers.percent(value, SHOWN_PLACES)
                : Numbers.decimal(value, SHOWN_PLACES);
    }
}
