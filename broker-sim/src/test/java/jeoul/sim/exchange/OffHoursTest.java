package jeoul.sim.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.TickTable;
import jeoul.engine.order.OrderType;
import org.junit.jupiter.api.Test;

class OffHoursTest {

    private static ScriptedFlow closesAt(long price) {
        return new ScriptedFlow().trade("15:25", price);
    }

    @Test
    void ordersAtThePreviousCloseTradeAtOnceInOrderOfArrival() {
        OneStock stock =
                OneStock.of(new ScriptedFlow())
                        .at("08:31")
                        .buy(1, OrderType.PREVIOUS_CLOSE, 2)
                        .buy(2, OrderType.PREVIOUS_CLOSE, 2)
                        .at("08:32")
                        .sell(3, OrderType.PREVIOUS_CLOSE, 3)
                        .at("09:30");

        assertEquals(
                List.of(
                        "08:31 accepted 1",
                        "08:31 accepted 2",
                        "08:32 accepted 3",
                        "08:32 filled 1 10000x2",
                        "08:32 filled 3 10000x2",
                        "08:32 filled 2 10000x1",
                        "08:32 filled 3 10000x1",
                        "08:40 expired 2 1"),
                stock.heard());
    }

    @Test
    void ordersAtTheCloseAreTakenFromHalfPastThreeAndTradeFromTwentyToFour() {
        OneStock stock =
                OneStock.of(closesAt(10_300))
                        .at("15:31")
                        .buy(1, OrderType.CLOSING_PRICE, 5)
                        .sell(2, OrderType.CLOSING_PRICE, 2)
                        .at("15:41")
                        .sell(3, OrderType.CLOSING_PRICE, 1)
                        .cancel(1, 1)
                        .at("18:30");

        assertEquals(
                List.of(
                        "15:31 accepted 1",
                        "15:31 accepted 2",
                        "15:40 filled 1 10300x2",
                        "15:40 filled 2 10300x2",
                        "15:41 accepted 3",
                        "15:41 filled 1 10300x1",
                        "15:41 filled 3 10300x1",
                        "15:41 cancelled 1 1",
                        "16:00 expired 1 1"),
                stock.heard());
    }

    @Test
    void ordersAtTheCloseCanOnlyBeCancelled() {
        OneStock stock =
                OneStock.of(closesAt(10_300))
                        .at("15:31")
                        .buy(1, OrderType.CLOSING_PRICE, 5)
                        .revise(1, 2, OrderType.CLOSING_PRICE, 0, 1)
                        .cancel(1, 5);

        assertEquals(
                List.of(
                        "15:31 accepted 1",
                        "15:31 revise rejected 1 to 2 TYPE_NOT_OFFERED",
                        "15:31 cancelled 1 5"),
                stock.heard());
    }

    @Test
    void onAnExaminationDayTheCloseTradesFromTwentyToFive() {
        OneStock stock =
                OneStock.on(LocalDate.of(2026, 11, 19), new ScriptedFlow())
                        .at("16:31")
                        .buy(1, OrderType.CLOSING_PRICE, 1)
                        .sell(2, OrderType.CLOSING_PRICE, 1)
                        .at("17:00")
                        .buy(3, OrderType.OFF_HOURS_SINGLE_PRICE, 10_000, 1)
                        .sell(4, OrderType.OFF_HOURS_SINGLE_PRICE, 10_000, 1)
                        .at("18:30");

        assertEquals(
                List.of(
                        "16:31 accepted 1",
                        "16:31 accepted 2",
                        "16:40 filled 1 10000x1",
                        "16:40 filled 2 10000x1",
                        "17:00 accepted 3",
                        "17:00 accepted 4",
                        "17:10 filled 3 10000x1",
                        "17:10 filled 4 10000x1"),
                stock.heard());
    }

    @Test
    void theSinglePriceSessionTradesEveryTenMinutesAndCarriesWhatIsLeft() {
        OneStock stock =
                OneStock.of(closesAt(10_000))
                        .at("16:01")
                        .buy(1, OrderType.OFF_HOURS_SINGLE_PRICE, 10_100, 3)
                        .sell(2, OrderType.OFF_HOURS_SINGLE_PRICE, 10_100, 1)
                        .at("16:15")
                        .revise(1, 3, OrderType.OFF_HOURS_SINGLE_PRICE, 10_150, 1)
                        .sell(4, OrderType.OFF_HOURS_SINGLE_PRICE, 10_150, 1)
                        .at("18:30");

        assertEquals(
                List.of(
                        "16:01 accepted 1",
                        "16:01 accepted 2",
                        "16:10 filled 1 10100x1",
                        "16:10 filled 2 10100x1",
                        "16:15 revised 1 to 3 1",
                        "16:15 accepted 4",
                        "16:20 filled 3 10150x1",
                        "16:20 filled 4 10150x1",
                        "18:00 expired 1 1"),
                stock.heard());
    }

    @Test
    void aSinglePriceRoundIsExtendedOnceAtTheDynamicRate() {
        OneStock stock =
                OneStock.of(closesAt(10_000))
                        .at("16:01")
                        .buy(1, OrderType.OFF_HOURS_SINGLE_PRICE, 10_600, 1)
                        .sell(2, OrderType.OFF_HOURS_SINGLE_PRICE, 10_600, 1)
                        .at("16:30");

        assertEquals("16:12 filled 1 10600x1", stock.heard().get(2));
    }

    @Test
    void singlePriceOrdersStayWithinTenPerCentOfTheCloseAndTheDaysLimits() {
        TickTable ticks = TickTable.uniform(10);

        assertEquals(
                new PriceLimits(9_000, 11_000),
                SinglePriceSession.limitsAround(10_000, ticks, new PriceLimits(7_000, 13_000)));
        assertEquals(
                new PriceLimits(11_250, 13_000),
                SinglePriceSession.limitsAround(12_500, ticks, new PriceLimits(7_000, 13_000)));
        assertEquals(
                List.of("16:01 rejected 1 BEYOND_PRICE_LIMIT"),
                OneStock.of(closesAt(10_000))
                        .at("16:01")
                        .buy(1, OrderType.OFF_HOURS_SINGLE_PRICE, 11_050, 1)
                        .heard());
    }

    @Test
    void aDayWithoutATradeClosesAtABidAboveOrAnAskBelowTheBasePrice() {
        OneStock bid = OneStock.of(new ScriptedFlow().buy("10:00", 10_200, 1)).at("15:30");
        OneStock ask = OneStock.of(new ScriptedFlow().sell("10:00", 9_800, 1)).at("15:30");
        OneStock neither =
                OneStock.of(new ScriptedFlow().buy("10:00", 9_800, 1).sell("10:00", 10_200, 1))
                        .at("15:30");

        assertEquals(10_200, bid.exchange.closePrice(OneStock.SYMBOL));
        assertEquals(9_800, ask.exchange.closePrice(OneStock.SYMBOL));
        assertEquals(10_000, neither.exchange.closePrice(OneStock.SYMBOL));
    }

    @Test
    void othersTradeOffHoursSoThatOrdersFill() {
        OneStock stock =
                OneStock.with(ExchangeSettings.DEFAULT, closesAt(10_000))
                        .at("08:31")
                        .buy(1, OrderType.PREVIOUS_CLOSE, 1)
                        .at("15:35")
                        .buy(2, OrderType.CLOSING_PRICE, 1)
                        .at("16:05")
                        .buy(3, OrderType.OFF_HOURS_SINGLE_PRICE, 10_050, 1)
                        .at("18:30");

        assertEquals(0, stock.exchange.leaves(1));
        assertEquals(0, stock.exchange.leaves(2));
        assertEquals(0, stock.exchange.leaves(3));
        assertTrue(stock.heard().stream().anyMatch(line -> line.endsWith("filled 2 10000x1")));
        assertTrue(stock.heard().stream().noneMatch(line -> line.contains("expired")));
    }

    @Test
    void othersDoNotStepBelowTheLowestPriceOfANameThatClosesAtTwoWon() {
        OneStock stock =
                OneStock.based(2, ExchangeSettings.DEFAULT, new ScriptedFlow())
                        .at("16:05")
                        .buy(1, OrderType.OFF_HOURS_SINGLE_PRICE, 2, 1)
                        .at("18:30");

        assertEquals(2, stock.exchange.closePrice(OneStock.SYMBOL));
        assertEquals(0, stock.exchange.leaves(1));
    }
}
