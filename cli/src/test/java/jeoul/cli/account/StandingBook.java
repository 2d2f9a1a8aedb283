package jeoul.cli.account;

import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.List;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote.Level;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.sim.book.OrderBook;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.OrderFlow;
import jeoul.sim.flow.SymbolDay;

/** Others who put up one book at 09:01 and then do nothing. */
record StandingBook(List<Level> asks, List<Level> bids) implements FlowModel {

    @Override
    public OrderFlow flow(SymbolDay day, TradingDay hours, long seed) {
        ArrayDeque<Entry> entries = new ArrayDeque<>();
        asks.forEach(level -> entries.add(new Entry(false, level)));
        bids.forEach(level -> entries.add(new Entry(true, level)));
        return new Standing(entries, hours.fromOpen(LocalTime.of(9, 1)).toNanoOfDay());
    }

    private record Entry(boolean buy, Level level) {}

    private record Standing(ArrayDeque<Entry> entries, long at) implements OrderFlow {

        @Override
        public long nextAt() {
            return entries.isEmpty() ? Long.MAX_VALUE : at;
        }

        @Override
        public void act(OrderBook book, Phase phase) {
            Entry entry = entries.remove();
            book.submit(
                    entry.buy,
                    Pricing.LIMIT,
                    Condition.DAY,
                    entry.level.price(),
                    0,
                    entry.level.quantity(),
                    0);
        }
    }
}
