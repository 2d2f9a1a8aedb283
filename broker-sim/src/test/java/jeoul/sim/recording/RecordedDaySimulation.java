package jeoul.sim.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Guice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Bar;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingMode;
import jeoul.engine.plan.Cause;
import jeoul.engine.plan.ModelPortfolio;
import jeoul.engine.report.DayReport;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.AccountSettings;
import jeoul.sim.SimModule;
import jeoul.sim.exchange.Exchange;
import jeoul.sim.exchange.ExchangeListener;
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.flow.SymbolDay;
import jeoul.sim.study.Progress;
import jeoul.sim.study.Rehearsal;
import jeoul.sim.study.RehearsedDay;
import jeoul.sim.study.Scenario;
import jeoul.sim.study.Venue;
import jeoul.sim.study.Venues;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole day of the simulated market, recorded and replayed. */
class RecordedDaySimulation {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final Symbol CHEAP = new Symbol("123040");
    private static final Symbol THIN = new Symbol("003650");

    private static final Venues VENUES =
            (settings, market) ->
                    Guice.createInjector(new SimModule(settings, market)).getInstance(Venue.class);

    private static final List<SymbolDay> MARKET =
            List.of(day(CHEAP, 2_500, 350_000, 0.045), day(THIN, 90_000, 4_000, 0.02));

    @TempDir static Path directory;

    private static Exchange recorded;

    @BeforeAll
    static void record() throws IOException {
        recorded = SimulatedRecording.write(directory, MARKET, 7);
    }

    private static SymbolDay day(Symbol symbol, long price, long volume, double range) {
        return new SymbolDay(
                Listing.stock(symbol, "", Market.KOSPI),
                DATE,
                price,
                volume,
                range,
                TradingMode.CONTINUOUS,
                false);
    }

    private static RecordedFlowModel model() {
        return new RecordedFlowModel(new Recording(directory), ReplaySettings.DEFAULT);
    }

    @Test
    void theReplayedDayHasTheRecordedOpenHighLowCloseAndVolume() {
        ExchangeListener silent = new Replay(Script.STOCK, new Script().model());
        Exchange replayed =
                new Exchange(
                        TradingCalendar.krx().day(DATE),
                        MARKET,
                        model(),
                        1,
                        ExchangeSettings.RECORDED,
                        silent);
        while (replayed.runUntil(LocalTime.of(16, 0).toNanoOfDay())) {
            // Phases are told; the bars below are what counts.
        }

        for (Symbol symbol : List.of(CHEAP, THIN)) {
            Bar was = recorded.statistics(symbol).traded().orElseThrow();
            assertEquals(was, replayed.statistics(symbol).traded().orElseThrow());
            assertEquals(recorded.closePrice(symbol), replayed.closePrice(symbol));
            assertTrue(was.volume() > 0);
        }
    }

    @Test
    void whatADayTradedIsKnownWithoutReplayingIt() {
        RecordedDay day = new Recording(directory).day(DATE);
        Bar was = recorded.statistics(CHEAP).traded().orElseThrow();

        assertEquals(
                new RecordedActivity(was.volume(), was.high(), was.low()), day.activity(CHEAP));
    }

    @Test
    void aRebalanceRunsOnIt() {
        Scenario scenario =
                new Scenario(
                                TradingCalendar.krx(),
                                DATE,
                                LocalTime.of(8, 30),
                                new ModelPortfolio(
                                        List.of(
                                                new ModelPortfolio.Entry(
                                                        CHEAP,
                                                        "",
                                                        OptionalDouble.empty(),
                                                        Kind.STOCK))),
                                AccountSettings.of(1_000_000, List.of()),
                                MARKET.subList(0, 1),
                                OptionalLong.empty(),
                                new TreeSet<>(),
                                VenueProfile.REAL)
                        .withExchange(ExchangeSettings.RECORDED);

        RehearsedDay first =
                new Rehearsal(scenario, Strategy.TEXTBOOK, model(), 1, VENUES)
                        .run(1, Progress.SILENT)
                        .get(0);
        RehearsedDay again =
                new Rehearsal(scenario, Strategy.TEXTBOOK, model(), 1, VENUES)
                        .run(1, Progress.SILENT)
                        .get(0);

        assertEquals(first, again);
        DayReport.Row row = first.report().rows().get(0);
        assertEquals(392, row.target());
        // The rise of the day's price takes the cash of the last shares, as on any day.
        assertEquals(2, row.causes().get(Cause.CASH));
        assertEquals(390, row.filled());
        assertEquals(390, first.report().orders().filled());
    }
}
