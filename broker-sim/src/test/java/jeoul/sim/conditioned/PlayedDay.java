package jeoul.sim.conditioned;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.market.Bar;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.RejectReason;
import jeoul.sim.book.OrderBook;
import jeoul.sim.exchange.Exchange;
import jeoul.sim.exchange.ExchangeListener;
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.OrderFlow;
import jeoul.sim.flow.SymbolDay;
import jeoul.sim.flow.qr.ProjectedQrFlowModel;

/** A day of one symbol that follows a bar, on the exchange. */
final class PlayedDay implements ExchangeListener {

    static final LocalDate DATE = LocalDate.of(2026, 1, 23);
    static final Symbol SYMBOL = new Symbol("005930");

    private static final ProjectedQrFlowModel FREE = new ProjectedQrFlowModel();

    final ConditionedFlowModel model;
    final Exchange exchange;

    /** When the background's candidates and interventions came. */
    final List<Long> times = new ArrayList<>();

    private final SymbolDay day;
    private final long seed;
    private int orders;

    PlayedDay(SymbolDay day, DayBar bar, long seed) {
        this.day = day;
        this.seed = seed;
        model = new ConditionedFlowModel(FREE, (s, d) -> Optional.of(bar), exchangeSettings());
        FlowModel listened = (symbol, hours, drawn) -> new Heard(model.flow(symbol, hours, drawn));
        exchange =
                new Exchange(
                        TradingDay.ordinary(day.date()),
                        List.of(day),
                        listened,
                        seed,
                        exchangeSettings(),
                        this);
    }

    private static ExchangeSettings exchangeSettings() {
        return ExchangeSettings.DEFAULT;
    }

    /** A symbol of which nothing is known before the day but its base price. */
    static SymbolDay symbol(long basePrice) {
        return symbol(SYMBOL, Market.KOSPI, basePrice);
    }

    static SymbolDay symbol(Symbol symbol, Market market, long basePrice) {
        return new SymbolDay(
                new Listing(symbol, "", market, Kind.STOCK, false, 1),
                DATE,
                basePrice,
                100_000,
                0.03,
                TradingMode.CONTINUOUS,
                true);
    }

    void playUntil(LocalTime time) {
        boolean stopped = true;
        while (stopped) {
            stopped = exchange.runUntil(time.toNanoOfDay());
        }
    }

    void order(Side side, long quantity) {
        exchange.submit(
                ++orders,
                new Order(
                        new ClientOrderId(orders),
                        day.listing().symbol(),
                        side,
                        OrderType.BEST_OPPOSITE,
                        OptionalLong.empty(),
                        quantity,
                        OptionalLong.empty()));
    }

    Optional<Bar> traded() {
        return exchange.statistics(day.listing().symbol()).traded();
    }

    /** The whole day's bar as it printed; throws if nothing traded. */
    DayBar printed() {
        playUntil(LocalTime.of(15, 40));
        Bar bar = traded().orElseThrow();
        return new DayBar(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    Bar withoutOrders() {
        return model.withoutOrders(day.listing().symbol(), day.date(), seed).orElseThrow();
    }

    private final class Heard implements OrderFlow {

        private final OrderFlow flow;

        Heard(OrderFlow flow) {
            this.flow = flow;
        }

        @Override
        public long nextAt() {
            return flow.nextAt();
        }

        @Override
        public void act(OrderBook book, Phase phase) {
            times.add(flow.nextAt());
            flow.act(book, phase);
        }

        @Override
        public void othersTraded(long at, boolean bought, long quantity) {
            flow.othersTraded(at, bought, quantity);
        }
    }

    @Override
    public void accepted(int tag) {}

    @Override
    public void rejected(int tag, RejectReason reason, String text) {
        throw new AssertionError("order " + tag + ": " + text);
    }

    @Override
    public void filled(int tag, long price, long quantity) {}

    @Override
    public void cancelled(int tag, long quantity) {}

    @Override
    public void cancelRejected(int tag, RejectReason reason, String text) {}

    @Override
    public void revised(int tag, int revisedTag, long quantity) {}

    @Override
    public void reviseRejected(int tag, int revisedTag, RejectReason reason, String text) {}

    @Override
    public void expired(int tag, long quantity) {}

    @Override
    public void phaseChanged(Symbol symbol, Phase phase) {}
}
