package jeoul.sim.fact;

import jeoul.engine.market.Phase;
import jeoul.engine.market.Symbol;
import jeoul.sim.book.OrderBook;
import jeoul.sim.exchange.ExchangeObserver;

/** Watches the best prices of one symbol's continuous trading and nothing else. */
final class QuoteObserver implements ExchangeObserver {

    private long bid;
    private long ask;
    private long doubledMid;

    /** Doubled mid of the latest two-sided book; 0 before the first. */
    long doubledMid() {
        return doubledMid;
    }

    /** Won between the best prices, 0 where one is missing. */
    long spread() {
        return bid > 0 && ask > 0 ? ask - bid : 0;
    }

    @Override
    public void traded(
            Symbol symbol, long at, Phase phase, long price, long quantity, boolean takerBuys) {
        // What a trade changed is seen when it is settled.
    }

    @Override
    public void settled(Symbol symbol, long at, Phase phase, OrderBook book) {
        bid = book.bestBid();
        ask = book.bestAsk();
        if (phase == Phase.CONTINUOUS && bid > 0 && ask > 0) {
            doubledMid = bid + ask;
        }
    }
}
