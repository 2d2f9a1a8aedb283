package jeoul.sim.fact;

import java.util.List;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Side;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.sim.exchange.Exchange;
import jeoul.sim.exchange.ExchangeListener;
import jeoul.sim.exchange.ExchangeObserver;
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.SymbolDay;

/**
 * One symbol's day on the exchange, watched, with orders of ours sent straight to it: no broker, no
 * account, no latency. What our orders trade is heard by whoever extends this.
 */
class StudyDay extends NoOrders {

    private static final long AFTER_CLOSE = 10 * DayDraft.MINUTE;

    private final SymbolDay symbol;
    private final TradingDay hours;
    private final Exchange exchange;
    private final QuoteObserver quotes = new QuoteObserver();
    private int lastTag;

    StudyDay(SymbolDay symbol, TradingDay hours, FlowModel model, long seed) {
        this.symbol = symbol;
        this.hours = hours;
        exchange = exchange(symbol, hours, model, seed, this, quotes);
    }

    /** A day on which we send nothing. */
    static ObservedDay alone(
            SymbolDay symbol, TradingDay hours, FlowModel model, long seed, boolean detailed) {
        DayObserver observer = new DayObserver(symbol, hours, detailed);
        Exchange exchange = exchange(symbol, hours, model, seed, new NoOrders(), observer);
        runUntil(exchange, hours.close().toNanoOfDay() + AFTER_CLOSE);
        return observer.finish();
    }

    private static Exchange exchange(
            SymbolDay symbol,
            TradingDay hours,
            FlowModel model,
            long seed,
            ExchangeListener listener,
            ExchangeObserver observer) {
        return new Exchange(
                hours, List.of(symbol), model, seed, ExchangeSettings.DEFAULT, listener, observer);
    }

    private static void runUntil(Exchange exchange, long nanos) {
        while (exchange.runUntil(nanos)) {
            // What was told has been heard.
        }
    }

    /** Goes on up to and including a time, past everything told on the way. */
    final void runUntil(long nanos) {
        runUntil(exchange, nanos);
    }

    final void runToTheEnd() {
        runUntil(hours.close().toNanoOfDay() + AFTER_CLOSE);
    }

    final long now() {
        return exchange.now();
    }

    final boolean isContinuous() {
        return exchange.phase(symbol.listing().symbol()) == Phase.CONTINUOUS;
    }

    /** Sends an order and returns its tag, counted from 1. */
    final int submit(Side side, OrderType type, long quantity) {
        lastTag++;
        exchange.submit(
                lastTag,
                Order.unpriced(
                        new ClientOrderId(lastTag),
                        symbol.listing().symbol(),
                        side,
                        type,
                        quantity));
        return lastTag;
    }

    /** Doubled mid of the book as it is; 0 before the first. */
    final long doubledMid() {
        return quotes.doubledMid();
    }

    /** Won between the best prices, 0 where one is missing. */
    final long spread() {
        return quotes.spread();
    }
}
