package jeoul.cli.account;

import java.util.Objects;

/** The broker does not answer, or does not let us in. The message is for the person. */
public final class UnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /**
     * @param message without keys, tokens or account numbers
     */
    public UnreachableException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** With the cause that was met, for {@code -v}. */
    public UnreachableException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    public Reason reason() {
        return reason;
    }

    /** What a person would have to change. */
    public enum Reason {
        /** No connection, or no answer in time. */
        NO_ANSWER,
        /** The broker does not know the keys. */
        KEYS_REFUSED,
        /** The keys are those of the other host: mock at real, or real at mock. */
        KEYS_OF_OTHER_HOST
    }
}
