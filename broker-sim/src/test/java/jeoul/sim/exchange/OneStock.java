package jeoul.sim.exchange;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalLong;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingDay;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.sim.book.EmptySideRule;
import jeoul.sim.book.Rationing;
import jeoul.sim.flow.SymbolDay;

/** An exchange with one stock whose base price is 10,000 won and whose flow is scripted. */
final class OneStock {

    static final Symbol SYMBOL = new Symbol("005930");
    static final LocalDate ORDINARY = LocalDate.of(2026, 3, 4);

    /** No random ends, no off-hours counter-flow: times and fills can be written down. */
    static final ExchangeSettings EXACT =
            new ExchangeSettings(
                    false, true, EmptySideRule.IMPROVE, Rationing.HUNDRED_THEN_HALF, 0, List.of());

    final Recorder recorder = new Recorder();
    final Exchange exchange;

    private OneStock(
            LocalDate date,
            boolean largeIndex,
            TradingMode mode,
            long seed,
            ExchangeSettings settings,
            ScriptedFlow flow) {
        this(10_000, date, largeIndex, mode, seed, settings, flow);
    }

    private OneStock(
            long basePrice,
            LocalDate date,
            boolean largeIndex,
            TradingMode mode,
            long seed,
            ExchangeSettings settings,
            ScriptedFlow flow) {
        TradingDay day = TradingCalendar.krx().day(date);
        Listing listing = new Listing(SYMBOL, "삼성전자", Market.KOSPI, Kind.STOCK, largeIndex, 1);
        exchange =
                new Exchange(
                        day,
                        List.of(
                                new SymbolDay(
                                        listing, date, basePrice, 10_000_000, 0.03, mode, false)),
                        (symbol, hours, flowSeed) -> flow,
                        seed,
                        settings,
                        recorder);
        recorder.listensTo(exchange);
    }

    static OneStock of(ScriptedFlow flow) {
        return new OneStock(ORDINARY, false, TradingMode.CONTINUOUS, 1, EXACT, flow);
    }

    /** As {@link #of}, but a KOSPI200 stock, which is interrupted at 3 % instead of 6 %. */
    static OneStock large(ScriptedFlow flow) {
        return new OneStock(ORDINARY, true, TradingMode.CONTINUOUS, 1, EXACT, flow);
    }

    static OneStock on(LocalDate date, ScriptedFlow flow) {
        return new OneStock(date, false, TradingMode.CONTINUOUS, 1, EXACT, flow);
    }

    static OneStock in(TradingMode mode, ScriptedFlow flow) {
        return new OneStock(ORDINARY, false, mode, 1, EXACT, flow);
    }

    static OneStock with(ExchangeSettings settings, ScriptedFlow flow) {
        return seeded(1, settings, flow);
    }

    static OneStock seeded(long seed, ExchangeSettings settings, ScriptedFlow flow) {
        return new OneStock(ORDINARY, false, TradingMode.CONTINUOUS, seed, settings, flow);
    }

    /** With another base price than 10,000 won. */
    static OneStock based(long basePrice, ExchangeSettings settings, ScriptedFlow flow) {
        return new OneStock(basePrice, ORDINARY, false, TradingMode.CONTINUOUS, 1, settings, flow);
    }

    /** Goes on to a time, past everything told on the way. */
    OneStock at(String time) {
        long until = LocalTime.parse(time).toNanoOfDay();
        while (exchange.runUntil(until)) {
            // The recorder has it.
        }
        return this;
    }

    OneStock buy(int tag, OrderType type, long quantity) {
        return unpriced(tag, Side.BUY, type, quantity);
    }

    OneStock sell(int tag, OrderType type, long quantity) {
        return unpriced(tag, Side.SELL, type, quantity);
    }

    OneStock buy(int tag, OrderType type, long price, long quantity) {
        return priced(tag, Side.BUY, type, price, quantity);
    }

    OneStock sell(int tag, OrderType type, long price, long quantity) {
        return priced(tag, Side.SELL, type, price, quantity);
    }

    OneStock cancel(int tag, long quantity) {
        exchange.cancel(tag, quantity);
        return this;
    }

    OneStock revise(int tag, int revisedTag, OrderType type, long price, long quantity) {
        OptionalLong named =
                type.pricing().namesPrice() ? OptionalLong.of(price) : OptionalLong.empty();
        exchange.revise(tag, revisedTag, type, named, quantity);
        return this;
    }

    Phase phase() {
        return exchange.phase(SYMBOL);
    }

    Quote quote() {
        return exchange.quote(SYMBOL, Seoul.at(ORDINARY, LocalTime.ofNanoOfDay(exchange.now())));
    }

    List<String> heard() {
        return recorder.orders();
    }

    private OneStock unpriced(int tag, Side side, OrderType type, long quantity) {
        exchange.submit(tag, Order.unpriced(new ClientOrderId(tag), SYMBOL, side, type, quantity));
        return this;
    }

    private OneStock priced(int tag, Side side, OrderType type, long price, long quantity) {
        exchange.submit(
                tag, Order.priced(new ClientOrderId(tag), SYMBOL, side, type, price, quantity));
        return this;
    }
}
