package jeoul.kis.client;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How often and how long a client waits. Venue times follow the session's clock, times of the line
 * the wall clock.
 *
 * @param fillPoll session: between two readings of the day's orders while some are open and no
 *     notices come
 * @param safetyPoll session: the same while notices come; empty for never
 * @param settle session: how long a confirmation may take before the day's orders are read for it
 * @param expiryMargin session: how long after its session's end an open order has expired
 * @param quoteInterval session: least time between two {@code QuoteChanged} of a symbol
 * @param firstBook session: how long a subscribed symbol may stay without a book before one is
 *     asked for
 * @param subscribeInterval wall: between two requests on a stream
 * @param silence wall: a stream that says nothing for so long in a session is dead
 */
public record KisTimings(
        Duration fillPoll,
        Optional<Duration> safetyPoll,
        Duration settle,
        Duration expiryMargin,
        Duration quoteInterval,
        Duration firstBook,
        Duration subscribeInterval,
        Duration silence) {

    /** Ours. Mock allows about a call a second, and a list takes one for every 15 orders. */
    public static final Duration DEFAULT_FILL_POLL = Duration.ofSeconds(15);

    /** Ours: a lost notice is found within this time. */
    public static final Duration DEFAULT_SAFETY_POLL = Duration.ofMinutes(10);

    /** Ours: notices have come within a second, lists have trailed by some. */
    public static final Duration DEFAULT_SETTLE = Duration.ofSeconds(5);

    /** KRX ends the closing auction up to 30 seconds late. */
    public static final Duration DEFAULT_EXPIRY_MARGIN = Duration.ofSeconds(60);

    /** Ours: quotes are conflated to ten a second. */
    public static final Duration DEFAULT_QUOTE_INTERVAL = Duration.ofMillis(100);

    /** Ours: KIS streams changes alone, and a quiet book has none. */
    public static final Duration DEFAULT_FIRST_BOOK = Duration.ofSeconds(5);

    /** KIS' own sample waits 50 to 500 ms. */
    public static final Duration DEFAULT_SUBSCRIBE_INTERVAL = Duration.ofMillis(100);

    /** Heartbeats come every ten seconds or so; connections have died without a word. */
    public static final Duration DEFAULT_SILENCE = Duration.ofSeconds(90);

    public static final KisTimings DEFAULT =
            new KisTimings(
                    DEFAULT_FILL_POLL,
                    Optional.of(DEFAULT_SAFETY_POLL),
                    DEFAULT_SETTLE,
                    DEFAULT_EXPIRY_MARGIN,
                    DEFAULT_QUOTE_INTERVAL,
                    DEFAULT_FIRST_BOOK,
                    DEFAULT_SUBSCRIBE_INTERVAL,
                    DEFAULT_SILENCE);

    public KisTimings {
        Objects.requireNonNull(safetyPoll, "safetyPoll");
        requirePositive("fillPoll", fillPoll);
        safetyPoll.ifPresent(interval -> requirePositive("safetyPoll", interval));
        requirePositive("settle", settle);
        requirePositive("expiryMargin", expiryMargin);
        requirePositive("quoteInterval", quoteInterval);
        requirePositive("firstBook", firstBook);
        requirePositive("subscribeInterval", subscribeInterval);
        requirePositive("silence", silence);
    }

    /** The same with notices trusted, or with another safety poll. */
    public KisTimings withSafetyPoll(Optional<Duration> interval) {
        return new KisTimings(
                fillPoll,
                interval,
                settle,
                expiryMargin,
                quoteInterval,
                firstBook,
                subscribeInterval,
                silence);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than nothing: " + duration);
        }
    }
}
