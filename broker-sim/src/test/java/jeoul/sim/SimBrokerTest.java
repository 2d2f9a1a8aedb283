package jeoul.sim;

import static jeoul.engine.broker.Scenario.ECOPRO;
import static jeoul.engine.broker.Scenario.ORDINARY;
import static jeoul.engine.broker.Scenario.SAMSUNG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.account.Charges;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.MarketData;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.RequestId;
import jeoul.engine.broker.Scenario;
import jeoul.engine.broker.Timeline;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Bar;
import jeoul.engine.market.Quote.Level;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.RejectReason;
import org.junit.jupiter.api.Test;

/** What the simulated broker does beyond the contract of all brokers. */
class SimBrokerTest {

    @Test
    void numbersOrdersOfADayFromOneInTenDigits() {
        Day day = new Day(SimVenue.of(ORDINARY));

        day.submit(limit(1, Side.BUY, 60_000, 1));
        day.submit(limit(2, Side.BUY, 60_000, 1));
        day.pass(Duration.ofSeconds(1));

        assertEquals(
                List.of(new BrokerOrderId("0000000001"), new BrokerOrderId("0000000002")),
                day.all(Event.Accepted.class).stream().map(Event.Accepted::number).toList());
    }

    @Test
    void orderTakesItsLatencyThereAndItsNoticeBack() {
        LatencySettings latency =
                new LatencySettings(Duration.ofMillis(30), Duration.ofMillis(12), Duration.ZERO);
        Day day = new Day(new SimVenue(SimVenue.settings(ORDINARY).withLatency(latency), ORDINARY));
        day.pass(Duration.ofSeconds(1));
        Instant sent = day.now();

        day.submit(Order.unpriced(id(1), SAMSUNG, Side.BUY, OrderType.BEST_OPPOSITE, 1));
        day.pass(Duration.ofSeconds(1));

        assertEquals(sent, day.all(Event.Sent.class).get(0).at());
        assertEquals(sent.plusMillis(30), day.all(Event.Filled.class).get(0).at());
        assertEquals(sent.plusMillis(42), day.heardAt(Event.Filled.class));
    }

    @Test
    void jitterIsTheSeedsAndStaysWithinItsBound() {
        List<Duration> one = noticeDelays(1);

        assertEquals(one, noticeDelays(1));
        assertNotEquals(one, noticeDelays(2));
        for (Duration delay : one) {
            assertTrue(delay.compareTo(Duration.ofMillis(20)) >= 0, delay.toString());
            assertTrue(delay.compareTo(Duration.ofMillis(25)) <= 0, delay.toString());
        }
    }

    @Test
    void foreignOrderUsesTheAccountAndIsListedButNotTold() {
        Day day = new Day(SimVenue.of(ORDINARY));

        Optional<BrokerOrderId> number =
                day.broker.placeForeign(
                        SAMSUNG, Side.SELL, OrderType.LIMIT, OptionalLong.of(70_000), 4);
        day.send(new Command.RefreshOrders(new RequestId(1)));
        day.pass(Duration.ofSeconds(1));

        List<OrderStatus> orders = day.all(Event.OrdersRefreshed.class).get(0).orders();
        assertEquals(number, Optional.of(orders.get(0).number()));
        assertEquals(4, orders.get(0).filled());
        assertEquals(List.of(), day.all(Event.Filled.class));
        assertEquals(List.of(), day.all(Event.Accepted.class));
    }

    @Test
    void foreignOrderBeyondTheAccountIsRefused() {
        Day day = new Day(SimVenue.of(ORDINARY));

        assertEquals(
                Optional.empty(),
                day.broker.placeForeign(
                        SAMSUNG, Side.SELL, OrderType.LIMIT, OptionalLong.of(70_000), 51));
    }

    @Test
    void cancelFromElsewhereIsHeard() {
        Day day = new Day(SimVenue.of(ORDINARY));
        day.submit(limit(1, Side.BUY, 60_000, 3));
        day.pass(Duration.ofSeconds(1));

        day.broker.cancelForeign(new BrokerOrderId("0000000001"));
        day.pass(Duration.ofSeconds(1));

        Event.Cancelled cancelled = day.all(Event.Cancelled.class).get(0);
        assertEquals(id(1), cancelled.order());
        assertEquals(3, cancelled.quantity());
    }

    @Test
    void fullQueueRefusesWithoutSending() {
        SimSettings settings =
                SimVenue.settings(ORDINARY.with(VenueProfile.MOCK)).withQueueLimit(2);
        Day day = new Day(new SimVenue(settings, ORDINARY.with(VenueProfile.MOCK)));

        day.send(
                new Command.Submit(limit(1, Side.BUY, 60_000, 1)),
                new Command.Submit(limit(2, Side.BUY, 60_000, 1)),
                new Command.Submit(limit(3, Side.BUY, 60_000, 1)),
                new Command.RefreshAccount(new RequestId(1)));
        day.pass(Duration.ofSeconds(10));

        Event.Rejected rejected = day.all(Event.Rejected.class).get(0);
        assertEquals(id(3), rejected.order());
        assertEquals(RejectReason.OTHER, rejected.reason());
        assertEquals("not sent: 2 commands wait already", rejected.text());
        assertEquals(2, day.all(Event.Sent.class).size());
        assertEquals(1, day.all(Event.Unavailable.class).size());
    }

    @Test
    void everyTenthCallIsAnInquirysWhileOrdersKeepWaiting() {
        Scenario mock = ORDINARY.with(VenueProfile.MOCK);
        Day day = new Day(new SimVenue(withoutLatency(mock), mock));
        Instant start = day.now();

        day.sendBacklog(25);
        day.send(new Command.RefreshAccount(new RequestId(1)));
        day.pass(Duration.ofMinutes(1));

        // A call each 1.1 seconds: nine orders, the balance, nine orders, what may be bought.
        List<Event.Sent> sent = day.all(Event.Sent.class);
        assertEquals(25, sent.size());
        assertEquals(start.plusMillis(8_800), sent.get(8).at());
        assertEquals(start.plusMillis(11_000), sent.get(9).at());
        assertEquals(start.plusMillis(20_900), day.heardAt(Event.AccountRefreshed.class));
    }

    @Test
    void withoutReservedCallsInquiriesWaitForEveryOrder() {
        VenueProfile greedy =
                new VenueProfile(
                        "greedy",
                        Duration.ofMillis(1_100),
                        0,
                        VenueProfile.MOCK.orderTypes(),
                        20,
                        15);
        Scenario scenario = ORDINARY.with(greedy);
        Day day = new Day(new SimVenue(withoutLatency(scenario), scenario));
        Instant start = day.now();

        day.sendBacklog(25);
        day.send(new Command.RefreshAccount(new RequestId(1)));
        day.pass(Duration.ofMinutes(1));

        // 25 orders, the balance, and then what may be bought.
        assertEquals(start.plusMillis(28_600), day.heardAt(Event.AccountRefreshed.class));
    }

    @Test
    void partOfAnUnsentOrderCanBeWithdrawn() {
        Day day = new Day(SimVenue.of(ORDINARY));

        day.send(
                new Command.Submit(limit(1, Side.BUY, 60_000, 5)),
                new Command.Cancel(id(1), 2),
                new Command.RefreshOrders(new RequestId(1)));
        day.pass(Duration.ofSeconds(1));

        assertEquals(2, day.all(Event.Cancelled.class).get(0).quantity());
        assertEquals(3, day.all(Event.OrdersRefreshed.class).get(0).orders().get(0).leaves());
    }

    @Test
    void cancelWaitsForTheOrdersNumber() {
        LatencySettings slow =
                new LatencySettings(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ZERO);
        Day day = new Day(new SimVenue(SimVenue.settings(ORDINARY).withLatency(slow), ORDINARY));
        day.submit(limit(1, Side.BUY, 60_000, 5));
        day.pass(Duration.ofMillis(100));
        Instant sent = day.all(Event.Sent.class).get(0).at();

        day.send(new Command.Cancel(id(1), 5), new Command.Submit(limit(2, Side.BUY, 60_000, 1)));
        day.pass(Duration.ofSeconds(5));

        // The number is known 600 ms after sending, the cancel is there 300 ms later.
        assertEquals(sent.plusMillis(900), day.all(Event.Cancelled.class).get(0).at());
        assertEquals(sent.plusMillis(100), day.all(Event.Sent.class).get(1).at());
    }

    @Test
    void stopOrdersPriceCanBeRevisedAndItsStopStays() {
        Day day = new Day(SimVenue.of(ORDINARY));
        day.submit(stopBuy(1, 70_200, 70_300));
        day.pass(Duration.ofSeconds(1));

        day.send(revision(1, 2, OrderType.STOP_LIMIT, 70_400));
        day.pass(Duration.ofSeconds(1));
        assertEquals(id(2), day.all(Event.Revised.class).get(0).revised());
        assertEquals(List.of(), day.all(Event.Filled.class));

        // Ten at 70,100 and two at 70,200, which is the stop.
        day.submit(limit(3, Side.BUY, 70_200, 12));
        day.pass(Duration.ofSeconds(1));
        Event.Filled last = day.all(Event.Filled.class).get(2);
        assertEquals(id(2), last.order());
        assertEquals(70_200, last.price());
    }

    @Test
    void orderCannotBecomeAStopOrderOrMoveToAnotherSession() {
        Day day = new Day(SimVenue.of(ORDINARY));
        day.submit(limit(1, Side.BUY, 60_000, 1));
        day.pass(Duration.ofSeconds(1));

        day.send(
                revision(1, 2, OrderType.STOP_LIMIT, 60_100),
                revision(1, 3, OrderType.OFF_HOURS_SINGLE_PRICE, 60_100));
        day.pass(Duration.ofSeconds(1));

        List<Event.ReviseRejected> refused = day.all(Event.ReviseRejected.class);
        assertEquals(RejectReason.TYPE_NOT_OFFERED, refused.get(0).reason());
        assertEquals(
                "limit cannot become stop-limit: a revision names no stop", refused.get(0).text());
        assertEquals(RejectReason.TYPE_NOT_OFFERED, refused.get(1).reason());
        assertEquals(
                "limit cannot become off-hours-single-price: an order stays in its session",
                refused.get(1).text());
    }

    @Test
    void watchedBookIsToldWhenItChanges() {
        SimSettings settings = SimVenue.settings(ORDINARY).watching(List.of(SAMSUNG));
        Day day = new Day(new SimVenue(settings, ORDINARY));
        day.pass(Duration.ofSeconds(5));
        day.forget();

        day.submit(Order.unpriced(id(1), SAMSUNG, Side.BUY, OrderType.BEST_OPPOSITE, 4));
        day.pass(Duration.ofSeconds(5));

        List<Event.QuoteChanged> quotes = day.all(Event.QuoteChanged.class);
        assertEquals(1, quotes.size());
        assertEquals(new Level(70_100, 6), quotes.get(0).quote().asks().get(0));
    }

    @Test
    void quoteThatChangesWithThePhaseAloneIsTold() {
        Scenario late = ORDINARY.startingAt(LocalTime.of(15, 19));
        SimSettings settings = SimVenue.settings(late).watching(List.of(SAMSUNG));
        Day day = new Day(new SimVenue(settings, late));
        day.pass(Duration.ofSeconds(30));
        day.forget();

        day.pass(Duration.ofMinutes(1));

        // Two levels each side until the closing auction, in which nothing would match.
        List<Event.QuoteChanged> quotes = day.all(Event.QuoteChanged.class);
        assertEquals(1, quotes.size());
        assertEquals(Seoul.at(Scenario.DATE, LocalTime.of(15, 20)), quotes.get(0).at());
        assertEquals(List.of(new Level(70_100, 10)), quotes.get(0).quote().asks());
    }

    @Test
    void lowestOrderableCashAndItsTimeAreKept() {
        Day day = new Day(SimVenue.of(ORDINARY));
        day.submit(limit(1, Side.BUY, 60_000, 100));
        day.pass(Duration.ofSeconds(1));
        Instant accepted = day.all(Event.Accepted.class).get(0).at();
        day.send(new Command.Cancel(id(1), 100));
        day.pass(Duration.ofSeconds(1));

        // 6,000,000 and 843 won commission.
        assertEquals(new CashLow(3_999_157, accepted), day.broker.cashLow());
    }

    @Test
    void underUpperLimitAnUnpricedBuyHoldsTheUpperLimitPrice() {
        Day day = new Day(holding(ReserveRule.UPPER_LIMIT, 10_000_000));

        assertEquals(10_000_000 - 5 * 91_000 - 63, orderableWhileResting(day));
    }

    @Test
    void underAskAnUnpricedBuyHoldsTheBestAsk() {
        Day day = new Day(holding(ReserveRule.ASK, 10_000_000));

        assertEquals(10_000_000 - 5 * 70_100 - 49, orderableWhileResting(day));
    }

    @Test
    void smallAccountBuysUnderAskWhatItIsRefusedUnderUpperLimit() {
        // One share costs 70,100 and 9 won commission; its upper limit is 91,000.
        Day strict = new Day(holding(ReserveRule.UPPER_LIMIT, 80_000));
        Day kind = new Day(holding(ReserveRule.ASK, 80_000));

        for (Day day : List.of(strict, kind)) {
            day.submit(Order.unpriced(id(1), SAMSUNG, Side.BUY, OrderType.BEST_OPPOSITE, 1));
            day.pass(Duration.ofSeconds(1));
        }

        assertEquals(
                RejectReason.INSUFFICIENT_CASH, strict.all(Event.Rejected.class).get(0).reason());
        assertEquals(List.of(), strict.all(Event.Filled.class));
        assertEquals(List.of(), kind.all(Event.Rejected.class));
        assertEquals(70_100, kind.all(Event.Filled.class).get(0).price());
    }

    @Test
    void underAskTheAccountMustStillOwnTheAsk() {
        Day day = new Day(holding(ReserveRule.ASK, 70_108));

        day.submit(Order.unpriced(id(1), SAMSUNG, Side.BUY, OrderType.BEST_OPPOSITE, 1));
        day.pass(Duration.ofSeconds(1));

        assertEquals(RejectReason.INSUFFICIENT_CASH, day.all(Event.Rejected.class).get(0).reason());
    }

    private static SimVenue holding(ReserveRule rule, long cash) {
        SimSettings settings = SimVenue.settings(ORDINARY.withCash(cash));
        return new SimVenue(
                settings.withAccount(settings.account().withReserve(rule)),
                ORDINARY.withCash(cash));
    }

    /** Orderable cash while an order to buy five at the own side's best price rests. */
    private static long orderableWhileResting(Day day) {
        day.submit(Order.unpriced(id(1), SAMSUNG, Side.BUY, OrderType.BEST_SAME, 5));
        day.pass(Duration.ofSeconds(1));
        assertEquals(1, day.all(Event.Accepted.class).size());
        day.send(new Command.RefreshAccount(new RequestId(1)));
        day.pass(Duration.ofSeconds(1));
        return day.all(Event.AccountRefreshed.class).get(0).account().cash().orderable();
    }

    @Test
    void chargesOfTheDayAddUp() {
        Day day = new Day(SimVenue.of(ORDINARY));

        day.submit(Order.unpriced(id(1), SAMSUNG, Side.BUY, OrderType.BEST_OPPOSITE, 10));
        day.submit(Order.unpriced(id(2), SAMSUNG, Side.SELL, OrderType.BEST_OPPOSITE, 10));
        day.pass(Duration.ofSeconds(1));

        // Bought for 701,000, sold for 700,000: 98 won each, and tax on the sale.
        assertEquals(new Charges(98 + 98, 350, 1_050), day.broker.chargesToday());
    }

    @Test
    void nextDayStartsFromTheCloseWithTheSameAccount() {
        Day day = new Day(SimVenue.of(ORDINARY));
        day.submit(Order.unpriced(id(1), SAMSUNG, Side.BUY, OrderType.BEST_OPPOSITE, 10));
        day.submit(limit(2, Side.BUY, 60_000, 1));
        day.pass(Duration.ofSeconds(1));

        LocalDate friday = day.broker.closeDay();
        day.pass(Duration.ofSeconds(1));
        day.send(new Command.RefreshAccount(new RequestId(1)));
        day.pass(Duration.ofSeconds(1));

        assertEquals(LocalDate.of(2026, 3, 6), friday);
        assertEquals(1, day.all(Event.Expired.class).size());
        Event.AccountRefreshed account = day.all(Event.AccountRefreshed.class).get(0);
        assertEquals(9_298_902, account.account().cash().d1());
        assertEquals(9_298_902, account.account().cash().orderable());
        assertEquals(60, account.account().held(SAMSUNG));
        assertEquals(Charges.NONE, day.broker.chargesToday());
        // The last trade was at 70,100: limits 49,100 and 91,100.
        assertEquals(70_100, day.broker.statistics(SAMSUNG).basePrice());
        assertEquals(91_100, day.broker.statistics(SAMSUNG).limits().upper());
        Instant thursday = Seoul.at(Scenario.DATE, LocalTime.MIDNIGHT);
        assertEquals(
                List.of(new Bar(thursday, 70_100, 70_100, 70_100, 70_100, 10, 701_000)),
                day.broker.dailyBars(SAMSUNG, Scenario.DATE, Scenario.DATE));
        assertEquals(List.of(), day.broker.dailyBars(ECOPRO, Scenario.DATE, Scenario.DATE));
    }

    @Test
    void waitingOverTheWeekendSettlesThePurchase() {
        Day day = new Day(SimVenue.of(ORDINARY));
        day.submit(Order.unpriced(id(1), SAMSUNG, Side.BUY, OrderType.BEST_OPPOSITE, 10));

        day.pass(Duration.ofDays(4));
        day.send(new Command.RefreshAccount(new RequestId(1)));
        day.pass(Duration.ofSeconds(1));

        assertEquals(LocalDate.of(2026, 3, 9), day.broker.date());
        assertEquals(
                9_298_902, day.all(Event.AccountRefreshed.class).get(0).account().cash().deposit());
    }

    @Test
    void whatIsSentInTheNightIsAnsweredInTheNight() {
        Day day = new Day(SimVenue.of(ORDINARY));
        day.submit(limit(1, Side.BUY, 60_000, 1));
        day.pass(Duration.ofHours(18));
        day.forget();

        Instant sent = day.now();
        day.submit(limit(2, Side.BUY, 60_000, 1));
        day.send(new Command.Cancel(id(1), 1), new Command.RefreshOrders(new RequestId(1)));
        day.pass(Duration.ofSeconds(10));

        assertEquals(1, day.all(Event.Rejected.class).size());
        assertEquals(1, day.all(Event.CancelRejected.class).size());
        assertEquals(1, day.all(Event.OrdersRefreshed.class).size());
        for (Event event : day.events) {
            assertFalse(event.at().isBefore(sent), event.toString());
        }
    }

    @Test
    void numbersOfTheNextDayStartAgain() {
        Day day = new Day(SimVenue.of(ORDINARY));
        day.submit(limit(1, Side.BUY, 60_000, 1));
        day.pass(Duration.ofDays(1));
        day.forget();

        day.submit(limit(2, Side.BUY, 60_000, 1));
        day.send(new Command.Cancel(id(1), 1));
        day.pass(Duration.ofSeconds(1));

        assertEquals(
                new BrokerOrderId("0000000001"), day.all(Event.Accepted.class).get(0).number());
        assertEquals(
                RejectReason.UNKNOWN_ORDER, day.all(Event.CancelRejected.class).get(0).reason());
    }

    @Test
    void moduleBindsOneBrokerToAllPorts() {
        Injector injector =
                Guice.createInjector(
                        new SimModule(SimVenue.settings(ORDINARY), SimVenue.market(ORDINARY)));

        Broker broker = injector.getInstance(Broker.class);
        assertSame(broker, injector.getInstance(MarketData.class));
        assertSame(broker, injector.getInstance(Simulation.class));
        assertEquals(
                Seoul.at(Scenario.DATE, LocalTime.of(8, 0)),
                injector.getInstance(Timeline.class).now());
    }

    private static List<Duration> noticeDelays(long seed) {
        SimSettings settings =
                SimSettings.of(VenueProfile.REAL, 10_000_000, ORDINARY.holdings(), seed);
        Day day = new Day(new SimVenue(settings, ORDINARY));
        day.pass(Duration.ofSeconds(1));
        day.forget();
        for (int i = 1; i <= 5; i++) {
            day.submit(limit(i, Side.BUY, 60_000, 1));
        }
        day.pass(Duration.ofSeconds(1));
        List<Duration> delays = new ArrayList<>();
        for (int i = 0; i < day.events.size(); i++) {
            if (day.events.get(i) instanceof Event.Accepted accepted) {
                delays.add(Duration.between(accepted.at(), day.handedOver.get(i)));
            }
        }
        return delays;
    }

    private static SimSettings withoutLatency(Scenario scenario) {
        return SimVenue.settings(scenario).withLatency(LatencySettings.NONE);
    }

    private static ClientOrderId id(long value) {
        return new ClientOrderId(value);
    }

    private static Order limit(long id, Side side, long price, long quantity) {
        return Order.priced(id(id), SAMSUNG, side, OrderType.LIMIT, price, quantity);
    }

    private static Order stopBuy(long id, long stop, long price) {
        return new Order(
                id(id),
                SAMSUNG,
                Side.BUY,
                OrderType.STOP_LIMIT,
                OptionalLong.of(price),
                1,
                OptionalLong.of(stop));
    }

    private static Command.Revise revision(long order, long revised, OrderType type, long price) {
        return new Command.Revise(id(order), id(revised), type, OptionalLong.of(price), 1);
    }

    /** A recorder at a simulated venue. */
    private static final class Day {
        private final SimBroker broker;
        private final Timeline timeline;
        private final List<Event> events = new ArrayList<>();
        private final List<Instant> handedOver = new ArrayList<>();

        Day(SimVenue venue) {
            broker = venue.sim();
            timeline = venue.timeline();
        }

        Instant now() {
            return timeline.now();
        }

        void send(Command... commands) {
            broker.send(List.of(commands));
        }

        void submit(Order order) {
            send(new Command.Submit(order));
        }

        void sendBacklog(int orders) {
            for (int i = 1; i <= orders; i++) {
                submit(limit(i, Side.BUY, 60_000, 1));
            }
        }

        void pass(Duration duration) {
            Instant until = now().plus(duration);
            while (now().isBefore(until)) {
                Instant now = timeline.await(until);
                broker.poll(
                        event -> {
                            events.add(event);
                            handedOver.add(now);
                        });
            }
        }

        void forget() {
            events.clear();
            handedOver.clear();
        }

        Instant heardAt(Class<? extends Event> type) {
            for (int i = 0; i < events.size(); i++) {
                if (type.isInstance(events.get(i))) {
                    return handedOver.get(i);
                }
            }
            throw new AssertionError("no " + type.getSimpleName() + " in " + events);
        }

        <E extends Event> List<E> all(Class<E> type) {
            return events.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }
}
