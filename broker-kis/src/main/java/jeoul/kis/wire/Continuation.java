package jeoul.kis.wire;

/** Whether an answer is the whole list: the {@code tr_cont} header of an answer. */
public enum Continuation {
    /** The first page of several. */
    FIRST("F"),
    /** More pages follow. */
    MORE("M"),
    /** The last page. */
    LAST("D"),
    /** The last page as well; which of the two KIS sends is not documented. */
    END("E"),
    /** Not a list of pages. */
    NONE("");

    private final String code;

    Continuation(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public boolean hasMore() {
        return this == FIRST || this == MORE;
    }

    /** Reads the header; absent or blank is {@link #NONE}. */
    public static Continuation read(Fields headers) {
        String code = headers.blankable("tr_cont");
        for (Continuation continuation : values()) {
            if (continuation.code.equals(code)) {
                return continuation;
            }
        }
        throw new WireException("tr_cont", WireException.quoted(code), "F, M, D, E or a blank");
    }
}
