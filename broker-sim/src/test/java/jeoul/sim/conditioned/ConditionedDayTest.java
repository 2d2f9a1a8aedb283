package jeoul.sim.conditioned;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.util.Optional;
import jeoul.engine.InputException;
import jeoul.engine.market.Bar;
import jeoul.engine.market.Side;
import jeoul.engine.market.TradingDay;
import jeoul.engine.market.TradingMode;
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.flow.Silence;
import jeoul.sim.flow.SymbolDay;
import jeoul.sim.flow.qr.ProjectedQrFlowModel;
import org.junit.jupiter.api.Test;

class ConditionedDayTest {

    private static final SymbolDay DAY = PlayedDay.symbol(60_000);
    private static final DayBar BAR = new DayBar(60_100, 61_200, 59_600, 60_900, 400_000);

    @Test
    void backgroundComesAtTheSameTimesWithOurOrdersAndWithout() {
        PlayedDay alone = new PlayedDay(DAY, BAR, 3);
        PlayedDay bought = new PlayedDay(DAY, BAR, 3);

        DayBar without = alone.printed();
        buyAllMorning(bought);
        DayBar with = bought.printed();

        assertEquals(BAR, without);
        assertEquals(alone.times, bought.times);
        assertNotEquals(without, with);
        assertTrue(with.close() >= without.close(), with.toString());
    }

    @Test
    void tellsWhatTheDayWasLikeWithoutOurOrders() {
        PlayedDay bought = new PlayedDay(DAY, BAR, 3);

        buyAllMorning(bought);
        DayBar with = bought.printed();

        assertEquals(60_900, bought.withoutOrders().close());
        assertEquals(400_000, bought.withoutOrders().volume());
        assertTrue(with.volume() > 400_000, with.toString());
        double vwapWith = vwap(bought.traded().orElseThrow());
        double vwapWithout = vwap(bought.withoutOrders());
        assertTrue(vwapWith > vwapWithout + 50, vwapWith + " against " + vwapWithout);
    }

    private static double vwap(Bar bar) {
        return (double) bar.turnover() / bar.volume();
    }

    /** 60,000 shares, 15 % of the day's volume, in 120 orders from 9:05 on. */
    private static void buyAllMorning(PlayedDay day) {
        for (int i = 0; i < 120; i++) {
            day.playUntil(LocalTime.of(9, 5).plusMinutes(i));
            day.order(Side.BUY, 500);
        }
    }

    @Test
    void nothingOfTheBarShowsBeforeItHappens() {
        PlayedDay day = new PlayedDay(DAY, BAR, 1);

        day.playUntil(LocalTime.of(8, 35));

        assertEquals(Optional.empty(), day.traded());
        assertEquals(60_000, day.exchange.statistics(PlayedDay.SYMBOL).lastOrBase());
    }

    @Test
    void aDayMayBeOnePriceFromOpenToClose() {
        DayBar flat = new DayBar(60_100, 60_100, 60_100, 60_100, 5_000);

        assertEquals(flat, new PlayedDay(DAY, flat, 2).printed());
    }

    @Test
    void aDayMayOpenAndCloseAtItsUpperLimit() {
        DayBar locked = new DayBar(78_000, 78_000, 78_000, 78_000, 30_000);
        DayBar risen = new DayBar(60_100, 78_000, 60_000, 78_000, 90_000);

        assertEquals(locked, new PlayedDay(DAY, locked, 2).printed());
        assertEquals(risen, new PlayedDay(DAY, risen, 2).printed());
    }

    @Test
    void oneShareMayBeTheWholeDay() {
        DayBar one = new DayBar(60_100, 60_100, 60_100, 60_100, 1);
        DayBar four = new DayBar(60_100, 61_200, 59_600, 60_900, 4);

        assertEquals(one, new PlayedDay(DAY, one, 2).printed());
        assertEquals(four, new PlayedDay(DAY, four, 2).printed());
    }

    @Test
    void pricesBetweenTwoTicksPrintAsMidPriceTrades() {
        DayBar turns = new DayBar(60_100, 61_250, 59_550, 60_900, 40_000);
        DayBar ends = new DayBar(60_150, 61_200, 59_600, 60_950, 40_000);

        assertEquals(turns, new PlayedDay(DAY, turns, 2).printed());
        assertEquals(ends, new PlayedDay(DAY, ends, 2).printed());
    }

    @Test
    void aDayWithoutTradesIsSilent() {
        DayBar halted = new DayBar(0, 0, 0, 60_000, 0);
        PlayedDay day = new PlayedDay(DAY, halted, 1);

        day.playUntil(LocalTime.of(15, 40));

        assertEquals(Optional.empty(), day.traded());
        assertEquals(new Silence(), day.model.flow(DAY, TradingDay.ordinary(PlayedDay.DATE), 1));
    }

    @Test
    void aDayWithoutABarIsFree() {
        ConditionedFlowModel model =
                new ConditionedFlowModel(
                        new ProjectedQrFlowModel(),
                        (symbol, date) -> Optional.empty(),
                        ExchangeSettings.DEFAULT);
        TradingDay hours = TradingDay.ordinary(PlayedDay.DATE);

        assertEquals(
                new ProjectedQrFlowModel().flow(DAY, hours, 1).nextAt(),
                model.flow(DAY, hours, 1).nextAt());
        assertEquals(Optional.empty(), model.withoutOrders(PlayedDay.SYMBOL, PlayedDay.DATE, 1));
    }

    @Test
    void refusesBarsThatCannotBe() {
        assertEquals(
                "low 60000 and high 90000 lie outside the daily limits 42000 to 78000 of base price"
                        + " 60000",
                refusal(new DayBar(60_000, 90_000, 60_000, 60_000, 100)));
        assertEquals(
                "60110 is neither on the grid nor in the middle between two ticks",
                refusal(new DayBar(60_100, 60_110, 60_000, 60_000, 100)));
        assertEquals(
                "3 shares cannot print these prices, which takes 4 trades",
                refusal(new DayBar(60_100, 61_200, 59_600, 60_900, 3)));
        SymbolDay rounds =
                new SymbolDay(
                        DAY.listing(),
                        DAY.date(),
                        DAY.basePrice(),
                        DAY.expectedVolume(),
                        DAY.expectedRange(),
                        TradingMode.PERIODIC_CALL_30,
                        true);
        assertEquals(
                "the symbol trades in periodic call auctions, not continuously",
                ConditionedFlowModel.refusal(rounds, BAR).orElseThrow());
        InputException thrown =
                assertThrows(
                        InputException.class,
                        () -> new PlayedDay(DAY, new DayBar(60_100, 61_200, 59_600, 60_900, 3), 1));
        assertEquals(
                "bar of 005930 on 2026-01-23: 3 shares cannot print these prices, which takes 4"
                        + " trades; expected a bar that a day of continuous trading can print",
                thrown.getMessage());
    }

    private static String refusal(DayBar bar) {
        return ConditionedFlowModel.refusal(DAY, bar).orElseThrow();
    }

    @Test
    void barsAreInOrder() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new DayBar(60_100, 60_000, 59_600, 60_000, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DayBar(60_100, 61_200, 59_600, 60_900, -1));
    }
}
