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
    private final Draws answered;
    private long lastArrival;
    private long lastHeard;
    private long sent;
    private long inquired;
    private long noticed;
    private long answers;

    /**
     * @param first day of the simulation; messages are counted from it
     */
    Latency(LatencySettings settings, long seed, LocalDate first) {
        this.settings = settings;
        this.out = Draws.of(seed, first, NO_SYMBOL, "latency to the broker");
        this.asked = Draws.of(seed, first, NO_SYMBOL, "latency of inquiries");
        this.answered = Draws.of(seed, first, NO_SYMBOL, "latency of answers");
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
        return heard(now, jitter(back, noticed++));
    }

    /** When we hear the answer to an inquiry that is given now. */
    long answerHeard(long now) {
        return heard(now, jitter(answered, answers++));
    }

    private long heard(long now, long jitter) {
        lastHeard = Math.max(lastHeard, now + settings.notice().toNanos() + jitter);
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
