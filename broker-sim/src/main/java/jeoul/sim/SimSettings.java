package jeoul.sim;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import jeoul.engine.account.Position;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Symbol;

/**
 * Everything about a simulated broker that is not the market.
 *
 * @param profile call rate, order types and page sizes: those of the account that is rehearsed
 * @param watched symbols whose book is told by {@code QuoteChanged}
 * @param quoteInterval least time between two such events of a symbol
 * @param queueLimit commands that may wait for their call; one more is refused
 * @param seed of the exchange's background and of latency jitter
 */
public record SimSettings(
        VenueProfile profile,
        AccountSettings account,
        LatencySettings latency,
        List<Symbol> watched,
        Duration quoteInterval,
        int queueLimit,
        long seed) {

    /** Ours: quotes are conflated to ten a second. */
    public static final Duration DEFAULT_QUOTE_INTERVAL = Duration.ofMillis(100);

    /** Ours: a whole day of calls at KIS' mock rate is about 20,000. */
    public static final int DEFAULT_QUEUE_LIMIT = 20_000;

    public SimSettings {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(latency, "latency");
        watched = watched.stream().distinct().sorted().toList();
        if (quoteInterval.isNegative() || quoteInterval.isZero()) {
            throw new IllegalArgumentException("quotes need a time between them: " + quoteInterval);
        }
        if (queueLimit < 1) {
            throw new IllegalArgumentException("the queue holds at least one: " + queueLimit);
        }
    }

    /** Default terms, latency and queue; no symbol watched. */
    public static SimSettings of(
            VenueProfile profile, long cash, List<Position> holdings, long seed) {
        return new SimSettings(
                profile,
                AccountSettings.of(cash, holdings),
                LatencySettings.DEFAULT,
                List.of(),
                DEFAULT_QUOTE_INTERVAL,
                DEFAULT_QUEUE_LIMIT,
                seed);
    }

    public SimSettings withAccount(AccountSettings other) {
        return new SimSettings(profile, other, latency, watched, quoteInterval, queueLimit, seed);
    }

    public SimSettings withLatency(LatencySettings other) {
        return new SimSettings(profile, account, other, watched, quoteInterval, queueLimit, seed);
    }

    public SimSettings withQueueLimit(int commands) {
        return new SimSettings(profile, account, latency, watched, quoteInterval, commands, seed);
    }

    public SimSettings watching(List<Symbol> symbols) {
        return new SimSettings(profile, account, latency, symbols, quoteInterval, queueLimit, seed);
    }
}
