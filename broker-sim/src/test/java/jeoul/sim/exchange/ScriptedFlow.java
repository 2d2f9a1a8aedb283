package jeoul.sim.exchange;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import jeoul.engine.market.Phase;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.sim.book.OrderBook;
import jeoul.sim.flow.OrderFlow;

/** Background orders written down by hand. */
final class ScriptedFlow implements OrderFlow {

    private record Line(long at, Consumer<OrderBook> action) {}

    private final List<Line> lines = new ArrayList<>();
    private int next;

    ScriptedFlow buy(String time, long price, long quantity) {
        return limit(time, true, price, quantity);
    }

    ScriptedFlow sell(String time, long price, long quantity) {
        return limit(time, false, price, quantity);
    }

    /** A trade of one share between two others at a price nobody else trades at. */
    ScriptedFlow trade(String time, long price) {
        return sell(time, price, 1).buy(time, price, 1);
    }

    private ScriptedFlow limit(String time, boolean buy, long price, long quantity) {
        lines.add(
                new Line(
                        LocalTime.parse(time).toNanoOfDay(),
                        book ->
                                book.submit(
                                        buy, Pricing.LIMIT, Condition.DAY, price, 0, quantity, 0)));
        lines.sort(Comparator.comparingLong(Line::at));
        return this;
    }

    @Override
    public long nextAt() {
        return next == lines.size() ? Long.MAX_VALUE : lines.get(next).at();
    }

    @Override
    public void act(OrderBook book, Phase phase) {
        lines.get(next).action().accept(book);
        next++;
    }
}
