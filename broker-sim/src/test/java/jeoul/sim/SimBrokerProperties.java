package jeoul.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import jeoul.engine.account.Cash;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.RequestId;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.Pricing;
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.flow.CstFlowModel;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.RecordingFlowModel;
import jeoul.sim.flow.SymbolDay;
import jeoul.sim.flow.qr.ProjectedQrFlowModel;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of a whole day in a moving market, whatever is sent, from before the open to the night. */
class SimBrokerProperties {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 5);
    private static final Symbol SYMBOL = new Symbol("247540");
    private static final long CASH = 20_000_000;
    private static final long HELD = 500;

    /** Shares a day of a name whose day is over in milliseconds. */
    private static final long THIN = 500;

    @Property
    void everyShareAndEveryWonOfADayIsToldAndListed(
            @ForAll long seed, @ForAll("days") List<Step> steps) {
        Day day = new Day(seed, 10_000, new ProjectedQrFlowModel());

        steps.stream().sorted((a, b) -> Long.compare(a.second, b.second)).forEach(day::perform);
        day.hear(LocalTime.of(18, 30));
        day.broker.send(
                List.of(
                        new Command.RefreshAccount(new RequestId(1)),
                        new Command.RefreshOrders(new RequestId(2))));
        day.hear(LocalTime.of(18, 31));

        day.sums.forEach((id, sum) -> assertEquals(sum.ordered, sum.ended, "order " + id));
        Cash cash = day.cash();
        assertEquals(CASH - day.spent - day.broker.chargesToday().total(), cash.d2());
        assertEquals(cash.d2(), cash.orderable());
        assertEquals(HELD + day.bought, day.held());
        assertTrue(day.broker.cashLow().won() >= 0);
        // A revision that the exchange refuses has a line too, but was never told as an order.
        assertTrue(day.accepted <= day.orders().size());
        for (OrderStatus order : day.orders()) {
            assertEquals(0, order.leaves(), order.toString());
        }
        assertEquals(LocalDate.of(2026, 3, 6), day.broker.closeDay());
    }

    @Property
    void ourOrdersLeaveTheBackgroundsDrawsUnchanged(
            @ForAll long seed, @ForAll("days") List<Step> steps) {
        RecordingFlowModel alone = new RecordingFlowModel(new CstFlowModel());
        new Day(seed, THIN, alone).hear(LocalTime.of(18, 30));

        RecordingFlowModel together = new RecordingFlowModel(new CstFlowModel());
        Day day = new Day(seed, THIN, together);
        steps.stream().sorted((a, b) -> Long.compare(a.second, b.second)).forEach(day::perform);
        day.hear(LocalTime.of(18, 30));

        assertEquals(alone.recordings().get(0).drawn(), together.recordings().get(0).drawn());
    }

    @Property
    void ordersThatNeverTradeLeaveTheMarketAsItWas(
            @ForAll long seed, @ForAll("idleDays") List<Step> steps) {
        RecordingFlowModel alone = new RecordingFlowModel(new CstFlowModel());
        Day idle = new Day(seed, THIN, alone);
        idle.hear(LocalTime.of(18, 30));

        RecordingFlowModel together = new RecordingFlowModel(new CstFlowModel());
        Day day = new Day(seed, THIN, together);
        steps.stream().sorted((a, b) -> Long.compare(a.second, b.second)).forEach(day::perform);
        day.hear(LocalTime.of(18, 30));

        assertEquals(0, day.bought);
        assertEquals(alone.recordings().get(0).shown(), together.recordings().get(0).shown());
        assertEquals(idle.broker.minuteBars(SYMBOL), day.broker.minuteBars(SYMBOL));
        assertEquals(idle.broker.trades(SYMBOL, 30), day.broker.trades(SYMBOL, 30));
    }

    @Provide
    Arbitrary<List<Step>> days() {
        return steps(
                Arbitraries.of(OrderType.all()),
                Arbitraries.of(Side.class),
                Arbitraries.integers().between(-20, 20));
    }

    /** Buys next to the lower price limit, which the background never comes near. */
    @Provide
    Arbitrary<List<Step>> idleDays() {
        return steps(
                Arbitraries.of(OrderType.LIMIT),
                Arbitraries.of(Side.BUY),
                Arbitraries.integers().between(-120, -110));
    }

    private static Arbitrary<List<Step>> steps(
            Arbitrary<OrderType> types, Arbitrary<Side> sides, Arbitrary<Integer> ticks) {
        return Combinators.combine(
                        Arbitraries.of(Action.class),
                        Arbitraries.longs().between(8 * 3_600L + 1_500, 18 * 3_600L),
                        types,
                        sides,
                        ticks,
                        Arbitraries.longs().between(1, 200),
                        Arbitraries.integers().between(0, 1_000))
                .as(Step::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(120);
    }

    private enum Action {
        SUBMIT,
        SUBMIT_AGAIN,
        CANCEL,
        REVISE
    }

    /**
     * @param ticks from the base price
     * @param pick of the orders so far
     */
    private record Step(
            Action action,
            long second,
            OrderType type,
            Side side,
            int ticks,
            long quantity,
            int pick) {

        OptionalLong price() {
            return type.pricing().namesPrice()
                    ? OptionalLong.of(20_000 + ticks * 50L)
                    : OptionalLong.empty();
        }
    }

    private static final class Sum {
        private final Side side;
        private long ordered;
        private long ended;

        Sum(Side side) {
            this.side = side;
        }
    }

    /** Counts what it hears. */
    private static final class Day {
        private final SimBroker broker;
        private final SimTimeline timeline;
        private final Map<ClientOrderId, Sum> sums = new TreeMap<>();
        private final List<ClientOrderId> ids = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();
        private long spent;
        private long bought;
        private int accepted;

        Day(long seed, long volume, FlowModel flow) {
            SymbolDay symbol =
                    new SymbolDay(
                            Listing.stock(SYMBOL, "에코프로비엠", Market.KOSDAQ),
                            DATE,
                            20_000,
                            volume,
                            0.02,
                            TradingMode.CONTINUOUS,
                            true);
            broker =
                    new SimBroker(
                            SimSettings.of(
                                    VenueProfile.REAL,
                                    CASH,
                                    List.of(new Position(SYMBOL, HELD, HELD)),
                                    seed),
                            new SimMarket(
                                    TradingCalendar.krx(),
                                    DATE,
                                    List.of(symbol),
                                    flow,
                                    ExchangeSettings.DEFAULT,
                                    DailyBarSource.NONE));
            timeline = new SimTimeline(broker);
        }

        void perform(Step step) {
            hear(LocalTime.ofSecondOfDay(step.second));
            switch (step.action) {
                case SUBMIT, SUBMIT_AGAIN -> submit(step);
                case CANCEL -> {
                    if (!ids.isEmpty()) {
                        broker.send(List.of(new Command.Cancel(picked(step), step.quantity)));
                    }
                }
                case REVISE -> {
                    if (!ids.isEmpty()) {
                        revise(step);
                    }
                }
            }
        }

        void hear(LocalTime time) {
            Instant until = Seoul.at(DATE, time);
            while (timeline.now().isBefore(until)) {
                timeline.await(until);
                broker.poll(this::hear);
            }
        }

        Cash cash() {
            return last(Event.AccountRefreshed.class).account().cash();
        }

        long held() {
            return last(Event.AccountRefreshed.class).account().held(SYMBOL);
        }

        List<OrderStatus> orders() {
            return last(Event.OrdersRefreshed.class).orders();
        }

        private ClientOrderId picked(Step step) {
            return ids.get(step.pick % ids.size());
        }

        private void submit(Step step) {
            ClientOrderId id = next(step.side);
            sums.get(id).ordered = step.quantity;
            boolean stops = step.type.pricing() == Pricing.STOP_LIMIT;
            broker.send(
                    List.of(
                            new Command.Submit(
                                    new Order(
                                            id,
                                            SYMBOL,
                                            step.side,
                                            step.type,
                                            step.price(),
                                            step.quantity,
                                            stops ? step.price() : OptionalLong.empty()))));
        }

        private void revise(Step step) {
            ClientOrderId order = picked(step);
            ClientOrderId moved = next(sums.get(order).side);
            broker.send(
                    List.of(
                            new Command.Revise(
                                    order, moved, step.type, step.price(), step.quantity)));
        }

        private ClientOrderId next(Side side) {
            ClientOrderId id = new ClientOrderId(ids.size() + 1L);
            ids.add(id);
            sums.put(id, new Sum(side));
            return id;
        }

        private <E extends Event> E last(Class<E> type) {
            List<E> all = events.stream().filter(type::isInstance).map(type::cast).toList();
            return all.get(all.size() - 1);
        }

        private void hear(Event event) {
            events.add(event);
            if (event instanceof Event.Filled fill) {
                Sum sum = sums.get(fill.order());
                sum.ended += fill.quantity();
                spent += sum.side.sign() * fill.price() * fill.quantity();
                bought += sum.side.sign() * fill.quantity();
            } else if (event instanceof Event.Cancelled cancelled) {
                sums.get(cancelled.order()).ended += cancelled.quantity();
            } else if (event instanceof Event.Expired expired) {
                sums.get(expired.order()).ended += expired.quantity();
            } else if (event instanceof Event.Rejected rejected) {
                Sum sum = sums.get(rejected.order());
                sum.ended = sum.ordered;
            } else if (event instanceof Event.Revised revised) {
                sums.get(revised.order()).ended += revised.quantity();
                sums.get(revised.revised()).ordered = revised.quantity();
                accepted++;
            } else if (event instanceof Event.Accepted) {
                accepted++;
            }
        }
    }
}
