package jeoul.kis.wire;

/**
 * Where a list goes on: two opaque texts, echoed with their padding to get the next page. Blank on
 * the first call, but there.
 */
public record ContextArea(String condition, String key) {

    public static final ContextArea FIRST = new ContextArea("", "");

    /** Padded as KIS pads it. */
    public ContextArea padded(int width) {
        return new ContextArea(pad(condition, width), pad(key, width));
    }

    /** True on a first call. */
    public boolean isBlank() {
        return condition.isBlank() && key.isBlank();
    }

    /**
     * @param suffix "100" for most lists, blank for the holidays
     */
    static ContextArea read(Fields from, String suffix) {
        return new ContextArea(
                from.verbatim("ctx_area_fk" + suffix), from.verbatim("ctx_area_nk" + suffix));
    }

    void write(FieldSink to, String suffix, boolean capitals) {
        String prefix = capitals ? "CTX_AREA_" : "ctx_area_";
        to.put(prefix + (capitals ? "FK" : "fk") + suffix, condition);
        to.put(prefix + (capitals ? "NK" : "nk") + suffix, key);
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }
}
