package jeoul.sim.flow.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import jeoul.engine.market.Phase;
import jeoul.engine.market.TradingDay;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.sim.flow.BackgroundDay;
import jeoul.sim.flow.SymbolDay;
import org.junit.jupiter.api.Test;

class QrFlowTest {

    private static final SymbolDay LARGE =
            BackgroundDay.symbol("005930", 199_400, 30_000_000, 0.038);
    private static final SymbolDay MIDDLE = BackgroundDay.symbol("030200", 60_700, 500_000, 0.029);
    private static final SymbolDay THIN = BackgroundDay.symbol("003650", 116_500, 3_800, 0.039);

    private static BackgroundDay free(SymbolDay day, long seed) {
        return steered(day, seed, Steering.NONE);
    }

    private static BackgroundDay steered(SymbolDay day, long seed, Steering steering) {
        return new BackgroundDay(
                new ProjectedQrFlowModel(
                        FlowParameters.shipped(), (symbol, hours, ofSeed) -> steering),
                day,
                TradingDay.ordinary(BackgroundDay.DATE),
                seed);
    }

    private static long at(int hour, int minute) {
        return LocalTime.of(hour, minute).toNanoOfDay();
    }

    @Test
    void theSameSeedGivesTheSameDayAndAnotherSeedAnother() {
        BackgroundDay one = free(MIDDLE, 1);
        BackgroundDay same = free(MIDDLE, 1);
        BackgroundDay other = free(MIDDLE, 2);

        one.playToTheEnd();
        same.playToTheEnd();
        other.playToTheEnd();

        assertEquals(one.tradeHash(), same.tradeHash());
        assertNotEquals(one.tradeHash(), other.tradeHash());
    }

    @Test
    void bookStandsTenLevelsDeepAtTheOpen() {
        for (SymbolDay symbol : new SymbolDay[] {LARGE, MIDDLE, THIN}) {
            BackgroundDay played = free(symbol, 3);

            played.playOpeningAuction();

            assertTrue(played.openPrice > 0, symbol + " did not open");
            for (int level = 0; level < 10; level++) {
                assertTrue(played.book.quantityAt(true, level) > 0, symbol + " bid " + level);
                assertTrue(played.book.quantityAt(false, level) > 0, symbol + " ask " + level);
            }
        }
    }

    @Test
    void auctionsTradeTheirShareOfTheDay() {
        double opening = 0;
        double closing = 0;
        for (int seed = 1; seed <= 20; seed++) {
            BackgroundDay played = free(MIDDLE, seed);
            played.playToTheEnd();
            opening += played.openingVolume / 500_000.0 / 20;
            closing += played.closingVolume / 500_000.0 / 20;
        }

        assertEquals(0.025, opening, 0.006);
        assertEquals(0.046, closing, 0.008);
    }

    @Test
    void auctionOfAnInterruptionTradesAroundTheLastPrice() {
        BackgroundDay played = free(LARGE, 2);
        played.playUntil(at(11, 0));
        long last = played.book.last();

        played.book.startAuction();
        long end = played.now + 120_000_000_000L;
        while (played.flow.nextAt() < end) {
            played.flow.act(played.book, Phase.VOLATILITY_INTERRUPTION);
        }
        long price = played.book.uncross(last);

        assertTrue(
                StrictMath.abs(price - last) <= 6 * LARGE.ticks().tickAt(last),
                price + " after " + last);
    }

    @Test
    void periodicCallNamesTradeInEveryRound() {
        SymbolDay symbol =
                BackgroundDay.symbol("005935", 60_700, 50_000, 0.03, TradingMode.PERIODIC_CALL_30);
        BackgroundDay played = free(symbol, 1);
        long round = symbol.mode().round().toNanos();

        for (long end = at(9, 0); end <= at(15, 30); end += round) {
            while (played.flow.nextAt() < end) {
                played.flow.act(played.book, Phase.PERIODIC_AUCTION);
            }
            long before = played.book.volume();
            played.now = StrictMath.min(end, at(15, 30) - 1);
            played.book.uncross(played.book.last() == 0 ? symbol.basePrice() : played.book.last());
            assertTrue(played.book.volume() > before, "nothing traded at " + end);
        }

        assertEquals(1, played.volumeRatio(), 0.25);
    }

    @Test
    void haltedAndUntradedNamesAreSilent() {
        SymbolDay halted =
                BackgroundDay.symbol("030200", 60_700, 500_000, 0.029, TradingMode.HALTED);
        SymbolDay untraded = BackgroundDay.symbol("030200", 60_700, 0, 0.029);

        assertEquals(Long.MAX_VALUE, free(halted, 1).flow.nextAt());
        assertEquals(Long.MAX_VALUE, free(untraded, 1).flow.nextAt());
    }

    @Test
    void refusesADayThatIsNotTheHours() {
        TradingDay other = TradingDay.ordinary(LocalDate.of(2026, 2, 23));

        assertThrows(
                IllegalArgumentException.class,
                () -> new ProjectedQrFlowModel().flow(MIDDLE, other, 1));
    }

    /** The reference price stands at 61,000 until noon and at 61,500 from then on. */
    private record Stairs(long lowest, long highest) implements Steering {

        @Override
        public double[] reference(long from, long step, double[] free) {
            Arrays.fill(free, 61_500);
            Arrays.fill(free, 0, (int) ((at(12, 0) - from) / step), 61_000);
            return free;
        }

        @Override
        public double pace(long time) {
            return time >= at(14, 0) ? 0 : 1;
        }
    }

    @Test
    void midFollowsTheReferencePrice() {
        BackgroundDay played = steered(MIDDLE, 4, new Stairs(0, Long.MAX_VALUE));

        played.playUntil(at(11, 30));
        assertEquals(61_000.0, (double) played.openPrice, 100);
        assertEquals(61_000, mid(played), 150);

        played.playUntil(at(12, 10));
        assertEquals(61_500, mid(played), 150);
    }

    @Test
    void nothingPrintsOutsideTheBand() {
        BackgroundDay played = steered(MIDDLE, 4, new Stairs(60_800, 61_200));

        played.playToTheEnd();

        assertTrue(played.low >= 60_800, "low " + played.low);
        assertEquals(61_200, played.high);
    }

    @Test
    void nothingHappensWhereThePaceIsNone() {
        BackgroundDay played = steered(MIDDLE, 4, new Stairs(0, Long.MAX_VALUE));
        played.playUntil(at(14, 0));
        long before = played.messages();

        played.playToTheEnd();

        assertTrue(before > 10_000, "messages " + before);
        assertEquals(before, played.messages());
    }

    @Test
    void whatAnOrderDidNotGetComesWithTheNext() {
        double volume = 0;
        for (int seed = 1; seed <= 30; seed++) {
            BackgroundDay played = free(THIN, seed);
            played.playToTheEnd();
            volume += played.volumeRatio() / 30;
        }

        assertEquals(1, volume, 0.06);
    }

    /** As the root of its size: four times the shares move the price twice as far. */
    @Test
    void demandOfOthersMovesThePriceAndItComesBackInPart() {
        double small = 0;
        double large = 0;
        double largeLater = 0;
        for (int seed = 1; seed <= 12; seed++) {
            BackgroundDay alone = free(MIDDLE, seed);
            BackgroundDay bought = free(MIDDLE, seed);
            BackgroundDay boughtMore = free(MIDDLE, seed);
            small += difference(alone, bought, 5_000);
            large += difference(free(MIDDLE, seed), boughtMore, 50_000);
            alone.playUntil(at(12, 0));
            boughtMore.playUntil(at(12, 0));
            largeLater += mid(boughtMore) - mid(alone);
        }

        assertTrue(small > 0, "one percent moved the price by " + small / 12);
        assertEquals(StrictMath.sqrt(10), large / small, 1.6);
        assertTrue(largeLater < 0.7 * large, largeLater + " is left of " + large);
        assertTrue(largeLater > 0.1 * large, largeLater + " is left of " + large);
    }

    private static double difference(BackgroundDay alone, BackgroundDay together, long shares) {
        for (int slice = 0; slice < 60; slice++) {
            together.playUntil(at(10, slice));
            long left = shares / 60;
            while (left > 0) {
                long before = together.book.volume();
                together.book.submit(true, Pricing.BEST_OPPOSITE, Condition.IOC, 0, 0, left, 1);
                left -= together.book.volume() - before;
            }
        }
        alone.playUntil(at(11, 0));
        together.playUntil(at(11, 0));
        return mid(together) - mid(alone);
    }

    private static double mid(BackgroundDay day) {
        return (day.book.bestBid() + day.book.bestAsk()) / 2.0;
    }
}
