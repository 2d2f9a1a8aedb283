package jeoul.sim.exchange;

import jeoul.engine.market.Phase;
import jeoul.engine.market.Symbol;
import jeoul.sim.book.OrderBook;

/**
 * Watches the regular books of a simulated day, everybody's orders and not only the caller's.
 * Watching changes nothing; where nobody watches it costs nothing. Times are nanoseconds since
 * midnight in Seoul.
 */
public interface ExchangeObserver {

    /** Watches nothing. */
    ExchangeObserver NONE =
            new ExchangeObserver() {
                @Override
                public void traded(
                        Symbol symbol,
                        long at,
                        Phase phase,
                        long price,
                        long quantity,
                        boolean takerBuys) {
                    // Nobody watches.
                }

                @Override
                public void settled(Symbol symbol, long at, Phase phase, OrderBook book) {
                    // Nobody watches.
                }
            };

    /**
     * One order met another. The trades of one message come before its {@link #settled}.
     *
     * @param phase in which they met
     * @param price won per share
     * @param takerBuys in a call auction whether the later order bought
     */
    void traded(Symbol symbol, long at, Phase phase, long price, long quantity, boolean takerBuys);

    /**
     * A message, or a change of phase, has had all its effects.
     *
     * @param phase from now on
     * @param book to be read, not changed, and not kept
     */
    void settled(Symbol symbol, long at, Phase phase, OrderBook book);
}
