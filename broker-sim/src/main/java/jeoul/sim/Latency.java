package jeoul.sim;

import java.time.LocalDate;
import jeoul.engine.market.Symbol;
import jeoul.sim.flow.Draws;

/**
 * Time under way, in both directions of one connection. Nothing overtakes. Each message's jitter is
 * addressed by its number, so that the two directions do not share draws.
 */
final class Latency {

    /** The account's place in the address of a draw, where a symbol's would be. */
    private static final Symbol NO_SYMBOL = new Symbol("000000");

    private final LatencySettings settings;
    private final Draws out;
    private final Draws asked;
    private final Draws back;
    private long lastArrival;
    private long lastHeard;
    private long sent;
    private long inquired;
    private long noticed;

    /**
     * @param first day of the simulation; messages are counted from it
     */
    Latency(LatencySettings settings, long seed, LocalDate first) {
        this.settings = settings;
        this.out = Draws.of(seed, first, NO_SYMBOL, "latency to the broker");
        this.asked = Draws.of(seed, first, NO_SYMBOL, "latency of inquiries");
        this.back = Draws.of(seed, first, NO_SYMBOL, "latency from the broker");
    }

    /** When the broker has the order, revision or cancel that leaves us now. */
    long arrival(long now) {
        return arrival(now, jitter(out, sent++));
    }

    /** When the broker has an inquiry; however many there are, orders keep their jitter. */
    long inquiryArrival(long now) {
        return arrival(now, jitter(asked, inquired++));
    }

    private long arrival(long now, long jitter) {
        lastArrival = Math.max(lastArrival, now + settings.order().toNanos() + jitter);
        return lastArrival;
    }

    /** When we hear of what happens now. */
    long heard(long now) {
        long after = now + settings.notice().toNanos() + jitter(back, noticed++);
        lastHeard = Math.max(lastHeard, after);
        return lastHeard;
    }

    /** Counts time from a later midnight. */
    void rebase(long nanos) {
        lastArrival -= nanos;
        lastHeard -= nanos;
    }

    private long jitter(Draws draws, long message) {
        return (long) (Draws.uniform(draws.bits(message, 0)) * settings.jitter().toNanos());
    }
}
