package jeoul.kis.wire;

import java.util.Objects;
import java.util.Optional;

/**
 * An answer: the envelope and, if the call succeeded, what was asked for.
 *
 * @param context where the list goes on; {@link ContextArea#FIRST} for an answer that is no list
 */
public record Reply<T>(Envelope envelope, Optional<T> body, ContextArea context) {

    public Reply {
        Objects.requireNonNull(context, "context");
        if (envelope.succeeded() != body.isPresent()) {
            throw new IllegalArgumentException("a body comes with success alone");
        }
    }

    /** A success that is no list. */
    public static <T> Reply<T> of(Envelope envelope, T body) {
        return new Reply<>(envelope, Optional.of(body), ContextArea.FIRST);
    }

    /** A refusal. */
    public static <T> Reply<T> refused(Envelope envelope) {
        return new Reply<>(envelope, Optional.empty(), ContextArea.FIRST);
    }
}
