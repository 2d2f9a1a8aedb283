package jeoul.kis.wire;

/**
 * Content that cannot be read: says which field, what stood there and what was expected. Never
 * thrown for a refusal, which is content that can be read. It holds no key, token or account.
 */
public final class WireException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What was found is shown up to this many characters. */
    private static final int SHOWN = 60;

    private final String field;
    private final String found;
    private final String expected;

    WireException(String field, String found, String expected) {
        super(field + ": " + shorten(found) + "; expected " + expected);
        this.field = field;
        this.found = shorten(found);
        this.expected = expected;
    }

    /** Where, such as {@code output1[3].hldg_qty}. */
    public String field() {
        return field;
    }

    /** What stood there, quoted if it was text. */
    public String found() {
        return found;
    }

    /** What would have been right. */
    public String expected() {
        return expected;
    }

    static String quoted(String text) {
        return "'" + text + "'";
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
