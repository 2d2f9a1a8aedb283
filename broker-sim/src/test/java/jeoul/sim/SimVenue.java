package jeoul.sim;

import java.time.Instant;
import java.util.List;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.MarketData;
import jeoul.engine.broker.Scenario;
import jeoul.engine.broker.Timeline;
import jeoul.engine.broker.Venue;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingMode;
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.flow.SymbolDay;

/** A simulated broker in the quiet market of a scenario. */
public final class SimVenue implements Venue {

    /** Auctions end on time; nobody else trades off-hours. */
    static final ExchangeSettings PUNCTUAL =
            new ExchangeSettings(
                    false,
                    true,
                    ExchangeSettings.DEFAULT.emptySide(),
                    ExchangeSettings.DEFAULT.rationing(),
                    0,
                    List.of());

    private final SimBroker broker;
    private final SimTimeline timeline;

    SimVenue(SimSettings settings, Scenario scenario) {
        broker = new SimBroker(settings, market(scenario));
        timeline = new SimTimeline(broker);
        Instant start = Seoul.at(scenario.date(), scenario.startsAt());
        while (timeline.now().isBefore(start)) {
            timeline.await(start);
            if (timeline.now().isBefore(start)) {
                broker.poll(event -> {});
            }
        }
    }

    /** With default latency, terms and seed 1. */
    static SimVenue of(Scenario scenario) {
        return new SimVenue(settings(scenario), scenario);
    }

    static SimSettings settings(Scenario scenario) {
        return SimSettings.of(scenario.profile(), scenario.cash(), scenario.holdings(), 1);
    }

    /** What the scenario's books are listed in. */
    public static SimMarket market(Scenario scenario) {
        List<SymbolDay> symbols =
                scenario.books().stream()
                        .map(
                                book ->
                                        new SymbolDay(
                                                book.listing(),
                                                scenario.date(),
                                                book.basePrice(),
                                                100_000,
                                                0.02,
                                                TradingMode.CONTINUOUS,
                                                true))
                        .toList();
        return new SimMarket(
                TradingCalendar.krx(),
                scenario.date(),
                symbols,
                new QuietFlow(scenario.books()),
                PUNCTUAL,
                DailyBarSource.NONE);
    }

    SimBroker sim() {
        return broker;
    }

    @Override
    public Broker broker() {
        return broker;
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public MarketData marketData() {
        return broker;
    }
}
