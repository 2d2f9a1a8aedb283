package jeoul.sim.flow;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.util.Arrays;
import jeoul.engine.market.Phase;
import jeoul.engine.market.TradingDay;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import org.junit.jupiter.api.Test;

/** Whole days of the background flow: what was expected of a symbol before the day comes out. */
class CstDaySimulation {

    private static final SymbolDay LARGE =
            BackgroundDay.symbol("005930", 199_400, 30_000_000, 0.038);
    private static final SymbolDay SMALL_TICK =
            BackgroundDay.symbol("000660", 1_007_000, 4_500_000, 0.046);
    private static final SymbolDay MIDDLE = BackgroundDay.symbol("030200", 60_700, 500_000, 0.029);
    private static final SymbolDay THIN = BackgroundDay.symbol("003650", 116_500, 3_800, 0.039);
    private static final SymbolDay CHEAP = BackgroundDay.symbol("065450", 2_945, 142_000, 0.03);

    @Test
    void largeNamesTradeTheirVolumeAndRange() {
        Averages days = Averages.of(LARGE, 9);

        days.assertVolumeAndRange();
        days.assertMessages(50_000, 90_000);
        assertTrue(days.oneTickShare > 0.6, "at one tick " + days.oneTickShare);
    }

    @Test
    void namesWithASmallTickTradeTheirVolumeAndRange() {
        Averages days = Averages.of(SMALL_TICK, 9);

        days.assertVolumeAndRange();
        days.assertMessages(50_000, 90_000);
        assertTrue(days.oneTickShare > 0.6, "at one tick " + days.oneTickShare);
    }

    @Test
    void middleNamesTradeTheirVolumeAndRange() {
        Averages days = Averages.of(MIDDLE, 15);

        days.assertVolumeAndRange();
        days.assertMessages(10_000, 30_000);
        assertTrue(days.oneTickShare > 0.75, "at one tick " + days.oneTickShare);
    }

    @Test
    void thinNamesTradeTheirVolumeAndRange() {
        Averages days = Averages.of(THIN, 25);

        days.assertVolumeAndRange();
        days.assertMessages(3_000, 10_000);
        assertEquals(2, days.spreadTicks, 0.7);
    }

    @Test
    void cheapThinNamesTradeTheirVolumeAndRange() {
        Averages days = Averages.of(CHEAP, 25);

        days.assertVolumeAndRange();
        days.assertMessages(3_000, 10_000);
    }

    @Test
    void bookStandsTenLevelsDeepAtTheOpen() {
        for (SymbolDay symbol : new SymbolDay[] {LARGE, SMALL_TICK, MIDDLE, THIN, CHEAP}) {
            BackgroundDay played = BackgroundDay.of(symbol, 3);

            played.playOpeningAuction();

            assertTrue(played.openPrice > 0, symbol + " did not open");
            for (int level = 0; level < 10; level++) {
                assertTrue(played.book.quantityAt(true, level) > 0, symbol + " bid " + level);
                assertTrue(played.book.quantityAt(false, level) > 0, symbol + " ask " + level);
            }
        }
    }

    @Test
    void volumeOfTheDayIsShapedLikeAU() {
        double[] expected = {
            15.88, 10.12, 7.98, 7.04, 6.46, 5.52, 4.66, 4.53, 5.14, 6.07, 7.05, 8.38, 11.17
        };

        assertAll(
                () ->
                        assertEquals(
                                0, deviation(expected, TradingDay.ordinary(BackgroundDay.DATE)), 1),
                () ->
                        assertEquals(
                                0,
                                deviation(
                                        expected, hours(LocalTime.of(10, 0), LocalTime.of(16, 30))),
                                1),
                () ->
                        assertEquals(
                                0,
                                deviation(
                                        expected, hours(LocalTime.of(10, 0), LocalTime.of(15, 30))),
                                1));
    }

    private static TradingDay hours(LocalTime open, LocalTime close) {
        return new TradingDay(BackgroundDay.DATE, open, close);
    }

    /** Root mean square of the differences, percentage points. */
    private static double deviation(double[] expected, TradingDay hours) {
        long[] volume = new long[13];
        for (int seed = 1; seed <= 6; seed++) {
            BackgroundDay played = new BackgroundDay(MIDDLE, hours, seed);
            played.playToTheEnd();
            for (int i = 0; i < 13; i++) {
                volume[i] += played.volumeByThirteenth[i];
            }
        }
        double total = Arrays.stream(volume).sum();
        double squares = 0;
        for (int i = 0; i < 13; i++) {
            double difference = volume[i] / total * 100 - expected[i];
            squares += difference * difference;
        }
        return StrictMath.sqrt(squares / 13);
    }

    /** A good part of a night's news: 0.3 ranges is one standard deviation. */
    @Test
    void opensAwayFromTheBasePrice() {
        double squares = 0;
        for (int seed = 1; seed <= 60; seed++) {
            BackgroundDay played = BackgroundDay.of(MIDDLE, seed);
            played.playOpeningAuction();
            double jump = (double) (played.openPrice - MIDDLE.basePrice()) / MIDDLE.basePrice();
            squares += jump * jump;
        }

        assertEquals(0.3 * 0.029, StrictMath.sqrt(squares / 60), 0.0025);
    }

    /** Variance of half-hour changes of the mid against thirty times that of one-minute changes. */
    @Test
    void midIsNearlyDiffusive() {
        double minute = 0;
        double halfHour = 0;
        for (int seed = 1; seed <= 9; seed++) {
            BackgroundDay played = BackgroundDay.of(SMALL_TICK, seed);
            played.playOpeningAuction();
            double[] mids = new double[361];
            for (int i = 0; i <= 360; i++) {
                played.playUntil(LocalTime.of(9, 5).toNanoOfDay() + i * 60_000_000_000L);
                mids[i] = played.book.bestBid() + played.book.bestAsk();
            }
            for (int i = 0; i < 360; i++) {
                minute += (mids[i + 1] - mids[i]) * (mids[i + 1] - mids[i]);
            }
            for (int i = 0; i < 360; i += 30) {
                halfHour += (mids[i + 30] - mids[i]) * (mids[i + 30] - mids[i]);
            }
        }

        assertEquals(0.85, halfHour / minute, 0.25);
    }

    @Test
    void auctionOfAnInterruptionTradesAroundTheLastPrice() {
        BackgroundDay played = BackgroundDay.of(LARGE, 2);
        played.playUntil(LocalTime.of(11, 0).toNanoOfDay());
        long last = played.book.last();

        played.book.startAuction();
        long end = played.now + 120_000_000_000L;
        while (played.flow.nextAt() < end) {
            played.flow.act(played.book, Phase.VOLATILITY_INTERRUPTION);
        }
        long price = played.book.uncross(last);

        assertTrue(
                StrictMath.abs(price - last) <= 5 * LARGE.ticks().tickAt(last),
                price + " after " + last);
    }

    @Test
    void oneShareAtTheBestLimitFillsAtOnce() {
        int filled = 0;
        for (int seed = 1; seed <= 10; seed++) {
            BackgroundDay played = BackgroundDay.of(THIN, seed);
            for (int hour = 10; hour < 15; hour++) {
                played.playUntil(LocalTime.of(hour, 0).toNanoOfDay());
                long rests =
                        played.book.submit(true, Pricing.BEST_OPPOSITE, Condition.DAY, 0, 0, 1, 1);
                filled += rests == 0 ? 1 : 0;
            }
        }

        assertTrue(filled >= 48, filled + " of 50");
    }

    @Test
    void periodicCallNamesTradeInEveryRound() {
        SymbolDay symbol =
                BackgroundDay.symbol("005935", 60_700, 50_000, 0.03, TradingMode.PERIODIC_CALL_30);
        BackgroundDay played = BackgroundDay.of(symbol, 1);
        long round = symbol.mode().round().toNanos();

        for (long end = played.hours.open().toNanoOfDay();
                end <= played.hours.close().toNanoOfDay();
                end += round) {
            while (played.flow.nextAt() < end) {
                played.flow.act(played.book, Phase.PERIODIC_AUCTION);
            }
            long before = played.book.volume();
            played.now = StrictMath.min(end, played.hours.close().toNanoOfDay() - 1);
            played.book.uncross(played.book.last() == 0 ? symbol.basePrice() : played.book.last());
            assertTrue(played.book.volume() > before, "nothing traded at " + end);
        }

        assertEquals(1, played.volumeRatio(), 0.15);
    }

    @Test
    void haltedAndUntradedNamesAreSilent() {
        TradingDay hours = TradingDay.ordinary(BackgroundDay.DATE);
        SymbolDay halted =
                BackgroundDay.symbol("030200", 60_700, 500_000, 0.029, TradingMode.HALTED);
        SymbolDay untraded = BackgroundDay.symbol("030200", 60_700, 0, 0.029);

        assertEquals(Long.MAX_VALUE, new CstFlowModel().flow(halted, hours, 1).nextAt());
        assertEquals(Long.MAX_VALUE, new CstFlowModel().flow(untraded, hours, 1).nextAt());
    }

    @Test
    void refusesTheHoursOfAnotherDay() {
        TradingDay hours = TradingDay.ordinary(BackgroundDay.DATE.plusDays(3));

        assertThrows(IllegalArgumentException.class, () -> new CstFlowModel().flow(THIN, hours, 1));
    }

    /** The regression oracle: the same on every machine and JVM. */
    @Test
    void sameSeedGivesTheSameDay() {
        BackgroundDay middle = BackgroundDay.of(MIDDLE, 7);
        middle.playToTheEnd();
        BackgroundDay thin = BackgroundDay.of(THIN, 7);
        thin.playToTheEnd();

        assertAll(
                () -> assertEquals(56_556, ((CstFlow) middle.flow).events()),
                () ->
                        assertEquals(
                                -1_341_827_820_897_799_255L, ((CstFlow) middle.flow).fingerprint()),
                () -> assertEquals(-5_622_283_607_115_421_952L, middle.tradeHash()),
                () ->
                        assertEquals(
                                -5_249_439_307_438_399_876L, ((CstFlow) thin.flow).fingerprint()),
                () -> assertEquals(4_760_863_001_396_304_317L, thin.tradeHash()));
    }

    private record Averages(
            double volumeRatio,
            double medianRangeRatio,
            double messages,
            double spreadTicks,
            double oneTickShare,
            double openingShare,
            double closingShare) {

        static Averages of(SymbolDay symbol, int days) {
            double[] range = new double[days];
            double[] sums = new double[6];
            for (int i = 0; i < days; i++) {
                BackgroundDay played = BackgroundDay.of(symbol, i + 1);
                played.playToTheEnd();
                range[i] = played.rangeRatio();
                sums[0] += played.volumeRatio();
                sums[1] += played.messages();
                sums[2] += played.meanSpreadTicks();
                sums[3] += played.oneTickShare();
                sums[4] += (double) played.openingVolume / symbol.expectedVolume();
                sums[5] += (double) played.closingVolume / symbol.expectedVolume();
            }
            Arrays.sort(range);
            return new Averages(
                    sums[0] / days,
                    range[days / 2],
                    sums[1] / days,
                    sums[2] / days,
                    sums[3] / days,
                    sums[4] / days,
                    sums[5] / days);
        }

        void assertVolumeAndRange() {
            assertEquals(1, volumeRatio, 0.15, "volume against expectation");
            assertTrue(
                    medianRangeRatio > 0.7 && medianRangeRatio < 1.4,
                    "median range against expectation " + medianRangeRatio);
            assertEquals(0.025, openingShare, 0.01, "volume at the open");
            assertEquals(0.05, closingShare, 0.015, "volume at the close");
        }

        void assertMessages(double least, double most) {
            assertTrue(messages > least && messages < most, "messages " + messages);
        }
    }
}
