package jeoul.sim.flow;

import jeoul.engine.market.Phase;
import jeoul.sim.book.OrderBook;

/** No flow at all: the symbol is halted, or nobody is expected to trade it. */
public record Silence() implements OrderFlow {

    @Override
    public long nextAt() {
        return Long.MAX_VALUE;
    }

    @Override
    public void act(OrderBook book, Phase phase) {
        throw new IllegalStateException("nothing was due");
    }
}
