package jeoul.sim.flow.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import jeoul.engine.market.TradingDay;
import jeoul.sim.flow.BackgroundDay;
import jeoul.sim.flow.SymbolDay;
import org.junit.jupiter.api.Test;

/** Whole days of the default market: the facts that it is built for, loosely. */
class QrDaySimulation {

    private static final ProjectedQrFlowModel MODEL = new ProjectedQrFlowModel();
    private static final SymbolDay LARGE =
            BackgroundDay.symbol("000660", 995_000, 4_500_000, 0.045);
    private static final SymbolDay MIDDLE = BackgroundDay.symbol("030200", 60_100, 500_000, 0.030);
    private static final SymbolDay THIN = BackgroundDay.symbol("003650", 115_000, 3_800, 0.040);

    /** What was measured over some days of a name, sampled once a minute. */
    private static final class Days {

        private final SymbolDay symbol;
        private final int days;
        private final double[] depth = new double[10];
        private final double[] done = new double[5];
        private final double[] ranges;
        private final double[] signs = new double[101];
        private double volume;
        private double oneTick;
        private double spread;
        private double idleMinutes;
        private double messages;
        private double minuteVariance;
        private double halfHourVariance;

        Days(SymbolDay symbol, int days) {
            this.symbol = symbol;
            this.days = days;
            ranges = new double[days];
            for (int day = 0; day < days; day++) {
                play(day);
            }
            Arrays.sort(ranges);
        }

        private void play(int day) {
            BackgroundDay played =
                    new BackgroundDay(
                            MODEL, symbol, TradingDay.ordinary(BackgroundDay.DATE), 100 + day);
            long[] at = new long[5];
            double[] mids = new double[376];
            for (int minute = 0; minute <= 380; minute++) {
                long before = played.book.volume();
                played.playUntil(LocalTime.of(9, 0).plusMinutes(minute).toNanoOfDay() + 1);
                idleMinutes += played.book.volume() == before ? 1.0 / days : 0;
                switch (minute) {
                    case 31 -> at[0] = played.book.volume();
                    case 122 -> at[1] = played.book.volume();
                    case 243 -> at[2] = played.book.volume();
                    case 378 -> at[3] = played.book.volume();
                    default -> {}
                }
                if (minute >= 5 && minute < 380) {
                    mids[minute - 5] = (played.book.bestBid() + played.book.bestAsk()) / 2.0;
                    for (int level = 0; level < 10; level++) {
                        depth[level] +=
                                played.book.quantityAt(true, level)
                                        + played.book.quantityAt(false, level);
                    }
                }
            }
            for (int i = 30; i < 375; i++) {
                minuteVariance += square(mids[i] - mids[i - 1]);
                halfHourVariance += square(mids[i] - mids[i - 30]) / 30;
            }
            played.playToTheEnd();
            at[4] = played.book.volume() - played.closingVolume;
            for (int i = 0; i < 5; i++) {
                done[i] += 100.0 * at[i] / played.book.volume() / days;
            }
            volume += played.volumeRatio() / days;
            ranges[day] = played.rangeRatio();
            oneTick += played.oneTickShare() / days;
            spread += played.meanSpreadTicks() / days;
            messages += (double) played.messages() / days;
            correlate(played.takersBought());
        }

        private void correlate(List<Boolean> bought) {
            for (int lag : new int[] {1, 10, 100}) {
                int same = 0;
                for (int i = lag; i < bought.size(); i++) {
                    same += bought.get(i).equals(bought.get(i - lag)) ? 1 : 0;
                }
                signs[lag] += (2.0 * same / (bought.size() - lag) - 1) / days;
            }
        }

        private static double square(double x) {
            return x * x;
        }
    }

    @Test
    void aLargeNameIsWhatATraderKnows() {
        Days large = new Days(LARGE, 12);

        assertEquals(1, large.volume, 0.05);
        assertEquals(1, large.ranges[6], 0.25);
        assertTrue(large.messages > 200_000, "messages " + large.messages);
        assertEquals(0.92, large.oneTick, 0.06);
        // Signs: lag one between 0.2 and 0.7, then as a power of the lag between 0.4 and 0.7.
        assertEquals(0.3, large.signs[1], 0.1);
        double decay = StrictMath.log10(large.signs[1] / large.signs[100]) / 2;
        assertEquals(0.55, decay, 0.2);
        // Depth: less at the best price than behind it, a hump, and a fall.
        assertTrue(large.depth[0] < 0.8 * large.depth[1], Arrays.toString(large.depth));
        assertTrue(large.depth[1] > 1.2 * large.depth[5], Arrays.toString(large.depth));
        assertEquals(1, large.halfHourVariance / large.minuteVariance, 0.35);
    }

    @Test
    void volumeIsDoneWhenTheRecordedDayDidIt() {
        Days middle = new Days(MIDDLE, 20);

        assertEquals(15.6, middle.done[0], 4);
        assertEquals(41, middle.done[1], 4);
        assertEquals(61, middle.done[2], 4);
        assertEquals(95, middle.done[3], 2);
        assertEquals(95, middle.done[4], 2);
        assertEquals(1, middle.volume, 0.05);
        assertEquals(0.9, middle.oneTick, 0.08);
    }

    @Test
    void aThinNameLooksThin() {
        Days thin = new Days(THIN, 30);

        assertEquals(1, thin.volume, 0.1);
        assertEquals(1, thin.ranges[15], 0.25);
        assertTrue(thin.spread > 1.8, "spread " + thin.spread);
        assertTrue(thin.oneTick < 0.5, "at one tick " + thin.oneTick);
        assertTrue(thin.idleMinutes > 100, "minutes without a trade " + thin.idleMinutes);
    }
}
