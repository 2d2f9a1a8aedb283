package jeoul.cli.account;

/** One of our own limits refuses an order. Nothing was sent. */
public final class DeniedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message the limit that was crossed, and by what
     */
    public DeniedException(String message) {
        super(message);
    }
}
