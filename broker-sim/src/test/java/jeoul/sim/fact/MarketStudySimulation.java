package jeoul.sim.fact;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import jeoul.engine.market.Side;
import jeoul.sim.exchange.Exchange;
import jeoul.sim.exchange.ExchangeObserver;
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.flow.SymbolDay;
import jeoul.sim.flow.qr.ProjectedQrFlowModel;
import org.junit.jupiter.api.Test;

/** Whole days of a middle and a thin name. */
class MarketStudySimulation {

    private static final SymbolDay MIDDLE = Drafts.symbol("001120", 46_600, 200_000, 0.045);
    private static final SymbolDay THIN = Drafts.symbol("003650", 115_000, 3_800, 0.04);

    /** Four days of each, on two threads. */
    private static final List<StudiedSymbol> STUDIED = study(2, new ArrayList<>());

    private static List<StudiedSymbol> study(int threads, List<Integer> progress) {
        return new MarketStudy(
                        Drafts.HOURS, new ProjectedQrFlowModel(), new MarketStudy.Length(1, 4, 2))
                .of(List.of(MIDDLE, THIN), threads, progress::add);
    }

    @Test
    void theAnswerDoesNotDependOnTheThreads() {
        List<Integer> progress = new ArrayList<>();
        List<StudiedSymbol> one = study(1, progress);
        List<StudiedSymbol> two = STUDIED;

        assertAll(
                () -> assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8), progress),
                () -> assertEquals(one.get(0).facts(), two.get(0).facts()),
                () -> assertEquals(one.get(1).facts(), two.get(1).facts()),
                () -> assertEquals(one.get(0).numbers(), two.get(0).numbers()),
                () -> assertEquals(one.get(1).numbers(), two.get(1).numbers()),
                () -> assertEquals(2, one.get(0).impact().orElseThrow().days()),
                () -> assertEquals(4, MarketStudy.together(one).orElseThrow().days()),
                () -> assertFalse(one.get(0).days().get(0).pictures().isEmpty()),
                () -> assertTrue(one.get(0).days().get(1).pictures().isEmpty()));
    }

    /** Against the mid when it is sent, within two standard errors of half the spread it met. */
    @Test
    void aOneShareBestLimitBuyCostsHalfTheSpread() {
        for (StudiedSymbol studied : STUDIED) {
            TraderNumbers numbers = studied.numbers();
            double off = StrictMath.abs(numbers.costBps().value() - numbers.halfSpreadBps());

            assertTrue(
                    off <= 2 * numbers.costBps().standardError(),
                    studied.symbol().listing().symbol() + ": " + numbers);
        }
    }

    @Test
    void theThinNameLooksThin() {
        TraderNumbers middle = STUDIED.get(0).numbers();
        TraderNumbers thin = STUDIED.get(1).numbers();

        assertAll(
                () -> assertTrue(STUDIED.get(1).isThin()),
                () -> assertTrue(thin.spreadTicks().value() > middle.spreadTicks().value() + 0.5),
                () -> assertTrue(thin.minutesWithoutTrade() > 0.2, thin.toString()),
                () -> assertTrue(middle.minutesWithoutTrade() < 0.2, middle.toString()));
    }

    @Test
    void aWatchedDayIsTheDayNobodyWatches() {
        DayObserver observer = new DayObserver(MIDDLE, Drafts.HOURS, true);

        assertEquals(hash(ExchangeObserver.NONE), hash(observer));
        assertTrue(observer.finish().volume() > 0);
    }

    private static long hash(ExchangeObserver observer) {
        Exchange exchange =
                new Exchange(
                        Drafts.HOURS,
                        List.of(MIDDLE),
                        new ProjectedQrFlowModel(),
                        7,
                        ExchangeSettings.DEFAULT,
                        new NoOrders(),
                        observer);
        while (exchange.runUntil(LocalTime.of(15, 40).toNanoOfDay())) {
            // Phases are told on the way.
        }
        return exchange.eventHash();
    }

    @Test
    void aTwinWhoseOrderIsTooSmallToTradeBarelyMoves() {
        ObservedDay alone =
                StudyDay.alone(MIDDLE, Drafts.HOURS, new ProjectedQrFlowModel(), 3, false);
        Metaorder one =
                Metaorder.run(alone, new ProjectedQrFlowModel(), 3, Side.BUY, 1.0 / 200_000);
        Metaorder large = Metaorder.run(alone, new ProjectedQrFlowModel(), 3, Side.BUY, 0.1);

        assertAll(
                () -> assertEquals(1.0 / alone.volume(), one.volumeShare(), 1e-15),
                () -> assertTrue(StrictMath.abs(one.peak()) < 0.004, one.toString()),
                () -> assertTrue(large.peak() > 0.002, large.toString()),
                () -> assertTrue(large.volumeShare() > 0.05, large.toString()));
    }
}
