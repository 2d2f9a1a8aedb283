package jeoul.engine;

/**
 * Input that cannot be used: says where it stands, what is wrong with it and what would be right.
 *
 * <p>The message is written for the person who gave the input and is complete without a stack
 * trace.
 */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param where the file or option, and in it the row or field, such as {@code model.csv, row 7,
     *     weight}
     * @param wrong what stands there, such as {@code '12,5%'}, or what is missing
     * @param right what would be right, such as {@code a fraction such as 0.125}
     */
    public InputException(String where, String wrong, String right) {
        super(where + ": " + wrong + "; expected " + right);
    }

    /** With the cause that was met, for {@code -v}; the message stays the same. */
    public InputException(String where, String wrong, String right, Throwable cause) {
        super(where + ": " + wrong + "; expected " + right, cause);
    }
}
