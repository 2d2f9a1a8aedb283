package jeoul.engine.market;

/** What a symbol's regular book is doing. */
public enum Phase {
    /** Before orders are accepted, or after the regular session's end. */
    CLOSED,
    OPENING_AUCTION,
    CONTINUOUS,
    /** The two-minute call auction that a volatility interruption starts in continuous trading. */
    VOLATILITY_INTERRUPTION,
    CLOSING_AUCTION,
    /** One round of an all-day periodic call auction. */
    PERIODIC_AUCTION,
    /** Stopped for this symbol or for the whole market: nothing trades, only cancels are taken. */
    HALTED,
    /** No feed tells: never read as continuous trading, never as closed. */
    UNKNOWN;

    public boolean isCallAuction() {
        return switch (this) {
            case OPENING_AUCTION, VOLATILITY_INTERRUPTION, CLOSING_AUCTION, PERIODIC_AUCTION ->
                    true;
            case CLOSED, CONTINUOUS, HALTED, UNKNOWN -> false;
        };
    }
}
