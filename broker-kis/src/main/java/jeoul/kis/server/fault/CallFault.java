package jeoul.kis.server.fault;

import java.time.Duration;
import java.util.Objects;

/**
 * What goes wrong with one call.
 *
 * @param time how long an answer is delayed or how old it may be; zero for the other kinds
 */
public record CallFault(Kind kind, Duration time) {

    public CallFault {
        Objects.requireNonNull(kind, "kind");
        if (time.isNegative() || kind.takesTime == time.isZero()) {
            throw new IllegalArgumentException(
                    kind + (kind.takesTime ? " takes a time" : " takes no time") + ": " + time);
        }
    }

    /** One of the kinds that take no time. */
    public static CallFault of(Kind kind) {
        return new CallFault(kind, Duration.ZERO);
    }

    /** The kinds, by their word in a script. */
    public enum Kind {
        /** The answer comes later; what was asked for happens at once. */
        DELAY(true),
        /** The connection breaks before the call is looked at. */
        LOSE_CALL(false),
        /** The connection breaks after the call took effect. */
        LOSE_ANSWER(false),
        /** Half of the answer comes. */
        TRUNCATE(false),
        /** The answer comes twice in one body. */
        REPEAT(false),
        /** HTTP 500 with a body before the call is looked at. */
        FAIL(false),
        /** HTTP 500 without a body before the call is looked at. */
        FAIL_BARE(false),
        /** HTTP 500 with a body after the call took effect. */
        FAIL_AFTER(false),
        /** HTTP 500 without a body after the call took effect. */
        FAIL_BARE_AFTER(false),
        /** Every token issued so far expires as the call comes. */
        EXPIRE_TOKEN(false),
        /** Refused as one call too many. */
        REFUSE_RATE(false),
        /** Every stream is cut as the call comes. */
        CUT(false),
        /** An inquiry is answered from the last list, if that is not older than this. */
        LAG(true),
        /** A list is answered without its rows. */
        EMPTY(false);

        private final boolean takesTime;

        Kind(boolean takesTime) {
            this.takesTime = takesTime;
        }

        boolean takesTime() {
            return takesTime;
        }
    }
}
