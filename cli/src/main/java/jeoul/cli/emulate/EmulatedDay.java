package jeoul.cli.emulate;

import java.time.Instant;
import java.util.Objects;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Charges;

/**
 * An emulated account, now and when the session began.
 *
 * @param charges of today's trades
 * @param messages order messages of the day so far, everybody's
 */
public record EmulatedDay(
        Instant at,
        AccountSnapshot before,
        AccountSnapshot after,
        Charges charges,
        long messages,
        long trades) {

    public EmulatedDay {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(charges, "charges");
    }

    /** Won that trading brought in, less what it cost, charges included. */
    public long traded() {
        return after.cash().d2() - before.cash().d2();
    }
}
