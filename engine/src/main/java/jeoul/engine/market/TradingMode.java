package jeoul.engine.market;

import java.time.Duration;

/** How a symbol trades on one day. */
public enum TradingMode {
    /** Opening auction, continuous trading, closing auction: the ordinary case. */
    CONTINUOUS(Duration.ZERO),
    /** Call auctions every 30 minutes all day: overheated issues, liquidation, thin preferreds. */
    PERIODIC_CALL_30(Duration.ofMinutes(30)),
    /** Call auctions every 10 minutes all day: some low-liquidity issues. */
    PERIODIC_CALL_10(Duration.ofMinutes(10)),
    /** No trading. */
    HALTED(Duration.ZERO);

    private final Duration round;

    TradingMode(Duration round) {
        this.round = round;
    }

    /** Length of one auction round of a periodic-call day, zero for the others. */
    public Duration round() {
        return round;
    }

    public boolean isPeriodicCall() {
        return !round.isZero();
    }
}
