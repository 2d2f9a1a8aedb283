package jeoul.kis.server.fault;

import java.time.Duration;
import java.util.Objects;

/**
 * What goes wrong with one notice.
 *
 * @param time how much later it comes; zero for the other kinds
 */
public record NoticeFault(Kind kind, Duration time) {

    public NoticeFault {
        Objects.requireNonNull(kind, "kind");
        if (time.isNegative() || (kind == Kind.DELAY) == time.isZero()) {
            throw new IllegalArgumentException("a delay alone takes a time: " + kind + " " + time);
        }
    }

    /** The kinds, by their word in a script. */
    public enum Kind {
        LOSE,
        REPEAT,
        DELAY
    }
}
