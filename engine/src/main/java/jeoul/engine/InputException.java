package jeoul.engine;

/**
 * Input that cannot be used: says where it stands, what is wrong with it and what would be right.
 *
 * <p>The message is written for the person who gave the input and is complete without a stack
 * trace.
 */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String where;
    private final String wrong;
    private final String right;

    /**
     * @param where the file or option, and in it the row or field, such as {@code model.csv, row 7,
     *     weight}
     * @param wrong what stands there, such as {@code '12,5%'}, or what is missing
     * @param right what would be right, such as {@code a fraction such as 0.125}
     */
    public InputException(String where, String wrong, String right) {
        this(where, wrong, right, null);
    }

    /** With the cause that was met, for {@code -v}; the message stays the same. */
    public InputException(String where, String wrong, String right, Throwable cause) {
        super(where + ": " + wrong + "; expected " + right, cause);
        this.where = where;
        this.wrong = wrong;
        this.right = right;
    }

    /** The file or option, and in it the row or field. */
    public String where() {
        return where;
    }

    /** What stands there, or what is missing. */
    public String wrong() {
        return wrong;
    }

    /** What would be right. */
    public String right() {
        return right;
    }
}
