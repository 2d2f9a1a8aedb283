package jeoul.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
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
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.flow.SymbolDay;
import jeoul.sim.flow.qr.ProjectedQrFlowModel;
import org.junit.jupiter.api.Test;

/** Two days of one-share orders in a market of others. */
class SimBrokerSimulation {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 5);
    private static final Symbol SAMSUNG = new Symbol("005930");
    private static final Symbol ECOPRO = new Symbol("247540");

    @Test
    void sameSeedTellsTheSameStory() {
        List<Event> story = story(7);

        assertEquals(story, story(7));
        assertNotEquals(story, story(8));
        assertTrue(story.stream().filter(Event.Filled.class::isInstance).count() > 100);
    }

    @Test
    void storyDoesNotDependOnTheThreadsThatTellIt()
            throws InterruptedException, ExecutionException {
        List<Event> alone = story(7);

        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<List<Event>>> together = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                together.add(threads.submit(() -> story(7)));
            }
            for (Future<List<Event>> each : together) {
                assertEquals(alone, each.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    private static List<Event> story(long seed) {
        SimMarket market =
                new SimMarket(
                        TradingCalendar.krx(),
                        DATE,
                        List.of(
                                symbol(SAMSUNG, Market.KOSPI, 70_000),
                                symbol(ECOPRO, Market.KOSDAQ, 20_000)),
                        new ProjectedQrFlowModel(),
                        ExchangeSettings.DEFAULT,
                        DailyBarSource.NONE);
        SimSettings settings =
                SimSettings.of(
                                VenueProfile.MOCK,
                                10_000_000,
                                List.of(new Position(ECOPRO, 300, 300)),
                                seed)
                        .watching(List.of());
        SimBroker broker = new SimBroker(settings, market);
        SimTimeline timeline = new SimTimeline(broker);
        List<Event> story = new ArrayList<>();
        long orders = 0;
        for (LocalDate date : List.of(DATE, LocalDate.of(2026, 3, 6))) {
            Instant next = Seoul.at(date, LocalTime.of(9, 10));
            Instant end = Seoul.at(date, LocalTime.of(15, 10));
            while (next.isBefore(end)) {
                hear(broker, timeline, next, story);
                orders++;
                broker.send(
                        List.of(
                                new Command.Submit(
                                        Order.unpriced(
                                                new ClientOrderId(orders),
                                                orders % 2 == 0 ? SAMSUNG : ECOPRO,
                                                orders % 2 == 0 ? Side.BUY : Side.SELL,
                                                OrderType.BEST_OPPOSITE,
                                                1)),
                                new Command.RefreshAccount(new RequestId(orders))));
                next = next.plus(Duration.ofMinutes(3));
            }
            hear(broker, timeline, Seoul.at(date, LocalTime.of(18, 30)), story);
        }
        return story;
    }

    private static void hear(
            SimBroker broker, SimTimeline timeline, Instant until, List<Event> story) {
        while (timeline.now().isBefore(until)) {
            timeline.await(until);
            broker.poll(story::add);
        }
    }

    private static SymbolDay symbol(Symbol symbol, Market market, long basePrice) {
        return new SymbolDay(
                Listing.stock(symbol, symbol.code(), market),
                DATE,
                basePrice,
                100_000,
                0.03,
                TradingMode.CONTINUOUS,
                true);
    }
}
