package jeoul.sim.recording;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Fill;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.RejectReason;
import jeoul.sim.exchange.Exchange;
import jeoul.sim.exchange.ExchangeListener;
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.SymbolDay;

/** The exchange on a recorded day, with orders of ours. */
final class Replay implements ExchangeListener {

    final Exchange exchange;
    private final Symbol symbol;
    private final List<String> heard = new ArrayList<>();
    private final List<String> phases = new ArrayList<>();
    private long filled;

    /** Of files. */
    Replay(Path directory, ReplaySettings settings) {
        this(Script.STOCK, new RecordedFlowModel(new Recording(directory), settings));
    }

    Replay(RecordedSymbol symbol, FlowModel model) {
        this.symbol = symbol.symbol();
        exchange =
                new Exchange(
                        TradingCalendar.krx().day(Script.DATE),
                        List.of(
                                new SymbolDay(
                                        symbol.listing(),
                                        Script.DATE,
                                        symbol.basePrice(),
                                        0,
                                        0,
                                        symbol.mode(),
                                        false)),
                        model,
                        1,
                        ExchangeSettings.RECORDED,
                        this);
    }

    Replay at(String time) {
        return at(LocalTime.parse(time).toNanoOfDay());
    }

    Replay at(long nanos) {
        while (exchange.runUntil(nanos)) {
            // What was told is written down.
        }
        return this;
    }

    Replay buy(int tag, OrderType type, long quantity) {
        return unpriced(tag, Side.BUY, type, quantity);
    }

    Replay sell(int tag, OrderType type, long quantity) {
        return unpriced(tag, Side.SELL, type, quantity);
    }

    Replay buy(int tag, long price, long quantity) {
        return limit(tag, Side.BUY, price, quantity);
    }

    Replay sell(int tag, long price, long quantity) {
        return limit(tag, Side.SELL, price, quantity);
    }

    /** What became of our orders since the last call, such as {@code filled 1 10000x5}. */
    List<String> heard() {
        List<String> said = List.copyOf(heard);
        heard.clear();
        return said;
    }

    /** Changes of phase, such as {@code 09:00 CONTINUOUS}. */
    List<String> phases() {
        return phases;
    }

    /** Shares filled of all our orders. */
    long filled() {
        return filled;
    }

    Quote quote() {
        return exchange.quote(symbol, Seoul.at(Script.DATE, LocalTime.ofNanoOfDay(exchange.now())));
    }

    String asks() {
        return text(quote().asks());
    }

    String bids() {
        return text(quote().bids());
    }

    /** The trades of the day so far, oldest first, such as {@code 10000x5}. */
    List<String> prints() {
        List<String> prints = new ArrayList<>();
        for (Fill fill : exchange.trades(symbol, 30)) {
            prints.add(0, fill.price() + "x" + fill.quantity());
        }
        return prints;
    }

    private static String text(List<Quote.Level> levels) {
        List<String> texts = new ArrayList<>();
        levels.forEach(level -> texts.add(level.price() + "x" + level.quantity()));
        return String.join(" ", texts);
    }

    private Replay unpriced(int tag, Side side, OrderType type, long quantity) {
        exchange.submit(tag, Order.unpriced(new ClientOrderId(tag), symbol, side, type, quantity));
        return this;
    }

    private Replay limit(int tag, Side side, long price, long quantity) {
        exchange.submit(
                tag,
                Order.priced(
                        new ClientOrderId(tag), symbol, side, OrderType.LIMIT, price, quantity));
        return this;
    }

    @Override
    public void accepted(int tag) {}

    @Override
    public void rejected(int tag, RejectReason reason, String text) {
        heard.add("rejected " + tag + " " + reason);
    }

    @Override
    public void filled(int tag, long price, long quantity) {
        heard.add("filled " + tag + " " + price + "x" + quantity);
        filled += quantity;
    }

    @Override
    public void cancelled(int tag, long quantity) {
        heard.add("cancelled " + tag + " " + quantity);
    }

    @Override
    public void cancelRejected(int tag, RejectReason reason, String text) {}

    @Override
    public void revised(int tag, int revisedTag, long quantity) {}

    @Override
    public void reviseRejected(int tag, int revisedTag, RejectReason reason, String text) {}

    @Override
    public void expired(int tag, long quantity) {
        heard.add("expired " + tag + " " + quantity);
    }

    @Override
    public void phaseChanged(Symbol of, Phase phase) {
        phases.add(LocalTime.ofNanoOfDay(exchange.now()) + " " + phase);
    }
}
