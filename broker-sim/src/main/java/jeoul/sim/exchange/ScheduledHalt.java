package jeoul.sim.exchange;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Optional;
import jeoul.engine.market.Symbol;

/**
 * A stop of trading written into the day's script. While it lasts new orders and revisions are
 * refused and cancels are taken; then a call auction restarts trading, unless the closing auction
 * or the close comes first.
 *
 * @param symbol the one that stops, or every symbol if empty
 * @param from within the hours in which orders for the regular session are taken
 * @param length of the stop; past the close it ends the day, the off-hours sessions included
 * @param restartAuction length of the call auction that follows, before its random end
 */
public record ScheduledHalt(
        Optional<Symbol> symbol, LocalTime from, Duration length, Duration restartAuction) {

    /** Length of the call auction after a circuit breaker or a disclosure halt. */
    public static final Duration RESTART_AUCTION = Duration.ofMinutes(10);

    /** How long the circuit breaker of the first and second stage stops the whole market. */
    public static final Duration CIRCUIT_BREAKER = Duration.ofMinutes(20);

    /** Stage 1 and 2 are not invoked after 14:50; days that close later shift it, we assume. */
    public static final Duration CIRCUIT_BREAKER_LATEST = Duration.ofMinutes(40);

    /** How long a disclosure stops one symbol. */
    public static final Duration DISCLOSURE = Duration.ofMinutes(30);

    public ScheduledHalt {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(from, "from");
        if (length.isNegative() || length.isZero() || length.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("a halt lasts up to a day: " + length);
        }
        if (restartAuction.isNegative() || restartAuction.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("not a restart auction: " + restartAuction);
        }
    }

    /**
     * Stage 1 or 2 of the circuit breaker: 20 minutes for everyone, then a 10-minute auction.
     *
     * @param from at the latest {@link #CIRCUIT_BREAKER_LATEST} before the close
     */
    public static ScheduledHalt circuitBreaker(LocalTime from) {
        return new ScheduledHalt(Optional.empty(), from, CIRCUIT_BREAKER, RESTART_AUCTION);
    }

    /** A disclosure: 30 minutes for one symbol, then a 10-minute auction. */
    public static ScheduledHalt disclosure(Symbol symbol, LocalTime from) {
        return new ScheduledHalt(Optional.of(symbol), from, DISCLOSURE, RESTART_AUCTION);
    }

    /** A stop of the whole market as long as the first and second stage of the circuit breaker. */
    boolean isCircuitBreaker() {
        return symbol.isEmpty() && length.equals(CIRCUIT_BREAKER);
    }

    boolean concerns(Symbol other) {
        return symbol.isEmpty() || symbol.get().equals(other);
    }
}
