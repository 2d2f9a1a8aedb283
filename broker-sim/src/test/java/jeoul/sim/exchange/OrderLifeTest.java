package jeoul.sim.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import jeoul.engine.market.Quote.Level;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.sim.book.EmptySideRule;
import org.junit.jupiter.api.Test;

class OrderLifeTest {

    private static ScriptedFlow opensAtTenThousand() {
        return new ScriptedFlow().trade("08:50", 10_000);
    }

    @Test
    void bestLimitOrdersAreRefusedInTheOpeningAndTheClosingAuction() {
        OneStock stock =
                OneStock.of(new ScriptedFlow())
                        .at("08:45")
                        .buy(1, OrderType.BEST_OPPOSITE, 1)
                        .at("15:25")
                        .buy(2, OrderType.BEST_OPPOSITE, 1)
                        .buy(3, OrderType.CONDITIONAL_LIMIT, 10_000, 1);

        assertEquals(
                List.of(
                        "08:45 rejected 1 NOT_IN_AUCTION",
                        "15:25 rejected 2 NOT_IN_AUCTION",
                        "15:25 rejected 3 NOT_IN_AUCTION"),
                stock.heard());
    }

    @Test
    void ordersAreRefusedOutsideTheirSession() {
        OneStock stock =
                OneStock.of(new ScriptedFlow())
                        .at("08:10")
                        .buy(1, OrderType.LIMIT, 10_000, 1)
                        .buy(2, OrderType.PREVIOUS_CLOSE, 1)
                        .at("08:40")
                        .buy(3, OrderType.PREVIOUS_CLOSE, 1)
                        .buy(4, OrderType.CLOSING_PRICE, 1)
                        .buy(5, OrderType.OFF_HOURS_SINGLE_PRICE, 10_000, 1)
                        .at("15:30")
                        .buy(6, OrderType.LIMIT, 10_000, 1)
                        .at("16:00")
                        .buy(7, OrderType.CLOSING_PRICE, 1)
                        .at("18:00")
                        .buy(8, OrderType.OFF_HOURS_SINGLE_PRICE, 10_000, 1);

        assertEquals(
                List.of(
                        "08:10 rejected 1 OUTSIDE_SESSION",
                        "08:10 rejected 2 OUTSIDE_SESSION",
                        "08:40 rejected 3 OUTSIDE_SESSION",
                        "08:40 rejected 4 OUTSIDE_SESSION",
                        "08:40 rejected 5 OUTSIDE_SESSION",
                        "15:30 rejected 6 OUTSIDE_SESSION",
                        "16:00 rejected 7 OUTSIDE_SESSION",
                        "18:00 rejected 8 OUTSIDE_SESSION"),
                stock.heard());
    }

    @Test
    void aPriceOffTheGridOrBeyondTheLimitsIsRefused() {
        OneStock stock =
                OneStock.of(opensAtTenThousand())
                        .at("09:30")
                        .buy(1, OrderType.LIMIT, 10_005, 1)
                        .buy(2, OrderType.LIMIT, 13_010, 1)
                        .sell(3, OrderType.LIMIT, 6_990, 1)
                        .buy(4, OrderType.CONDITIONAL_LIMIT, 13_000, 1)
                        .sell(5, OrderType.CONDITIONAL_LIMIT, 7_000, 1)
                        .buy(6, OrderType.BEST_SAME, 1);

        assertEquals(
                List.of(
                        "09:30 rejected 1 WRONG_TICK",
                        "09:30 rejected 2 BEYOND_PRICE_LIMIT",
                        "09:30 rejected 3 BEYOND_PRICE_LIMIT",
                        "09:30 rejected 4 BEYOND_PRICE_LIMIT",
                        "09:30 rejected 5 BEYOND_PRICE_LIMIT",
                        "09:30 rejected 6 OTHER"),
                stock.heard());
    }

    @Test
    void aSymbolThatIsNotListedIsNotTradable() {
        OneStock stock = OneStock.of(new ScriptedFlow()).at("09:30");

        stock.exchange.submit(
                1,
                Order.unpriced(
                        new ClientOrderId(1), new Symbol("000660"), Side.BUY, OrderType.MARKET, 1));

        assertEquals(List.of("09:30 rejected 1 NOT_TRADABLE"), stock.heard());
    }

    @Test
    void aTagIsUsedOnce() {
        OneStock stock =
                OneStock.of(new ScriptedFlow()).at("09:30").buy(1, OrderType.LIMIT, 9_000, 1);

        assertThrows(IllegalArgumentException.class, () -> stock.buy(1, OrderType.LIMIT, 9_000, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> stock.exchange.revise(1, 1, OrderType.LIMIT, OptionalLong.of(9_010), 1));
    }

    @Test
    void aRestingOrderCarriesOverFromTheOpeningThroughTheDayIntoTheClosingAuction() {
        OneStock stock =
                OneStock.of(opensAtTenThousand().sell("10:00", 9_900, 2).sell("15:25", 9_900, 3))
                        .at("08:31")
                        .buy(1, OrderType.LIMIT, 9_900, 6)
                        .at("18:30");

        assertEquals(
                List.of(
                        "08:31 accepted 1",
                        "10:00 filled 1 9900x2",
                        "15:30 filled 1 9900x3",
                        "15:30 expired 1 1"),
                stock.heard());
    }

    @Test
    void aConditionalOrderIsAMarketOrderFromTwentyPastThreeBehindThoseBeforeIt() {
        // The market order rests from 10:00; the conditional one, sent first, converts at 15:20.
        OneStock stock =
                OneStock.of(opensAtTenThousand().sell("15:25", 10_050, 1).sell("15:26", 10_050, 1))
                        .at("09:30")
                        .buy(1, OrderType.CONDITIONAL_LIMIT, 9_900, 2)
                        .at("10:00")
                        .buy(2, OrderType.MARKET, 1)
                        .at("18:30");

        assertEquals(
                List.of(
                        "09:30 accepted 1",
                        "10:00 accepted 2",
                        "15:30 filled 2 10050x1",
                        "15:30 filled 1 10050x1",
                        "15:30 expired 1 1"),
                stock.heard());
    }

    @Test
    void onAnExaminationDayAConditionalOrderConvertsAtTwentyPastFour() {
        OneStock stock =
                OneStock.on(LocalDate.of(2026, 11, 19), new ScriptedFlow().trade("09:50", 10_000))
                        .at("10:30")
                        .buy(1, OrderType.CONDITIONAL_LIMIT, 9_900, 2);

        assertEquals(List.of(new Level(9_900, 2)), stock.at("16:19:59").quote().bids());
        // Deemed price of a market bid with nothing else in the book: the last price.
        assertEquals(List.of(new Level(10_000, 2)), stock.at("16:20").quote().bids());
    }

    @Test
    void aCancelTakesWhatItAsksForAndNoMoreThanIsLeft() {
        OneStock stock =
                OneStock.of(opensAtTenThousand())
                        .at("09:30")
                        .buy(1, OrderType.LIMIT, 9_900, 5)
                        .cancel(1, 2)
                        .cancel(1, 9)
                        .cancel(1, 1)
                        .cancel(7, 1);

        assertEquals(
                List.of(
                        "09:30 accepted 1",
                        "09:30 cancelled 1 2",
                        "09:30 cancelled 1 3",
                        "09:30 cancel rejected 1 UNKNOWN_ORDER",
                        "09:30 cancel rejected 7 UNKNOWN_ORDER"),
                stock.heard());
    }

    @Test
    void aRevisionMovesAPartThatIsAnOrderOfItsOwn() {
        OneStock stock =
                OneStock.of(opensAtTenThousand().sell("10:00", 9_900, 3))
                        .at("09:30")
                        .buy(1, OrderType.LIMIT, 9_900, 5)
                        .revise(1, 2, OrderType.LIMIT, 9_910, 2)
                        .at("10:00")
                        .revise(2, 3, OrderType.LIMIT, 9_920, 1)
                        .cancel(1, 9);

        assertEquals(
                List.of(
                        "09:30 accepted 1",
                        "09:30 revised 1 to 2 2",
                        "10:00 filled 2 9910x2",
                        "10:00 filled 1 9900x1",
                        "10:00 revise rejected 2 to 3 UNKNOWN_ORDER",
                        "10:00 cancelled 1 2"),
                stock.heard());
    }

    @Test
    void aRevisionThatCrossesIsToldBeforeItsFills() {
        OneStock stock =
                OneStock.of(opensAtTenThousand().sell("09:10", 10_100, 1))
                        .at("09:30")
                        .buy(1, OrderType.LIMIT, 9_900, 3)
                        .revise(1, 2, OrderType.LIMIT, 10_100, 3)
                        .revise(2, 3, OrderType.LIMIT, 9_800, 1)
                        .at("18:30");

        assertEquals(
                List.of(
                        "09:30 accepted 1",
                        "09:30 revised 1 to 2 3",
                        "09:30 filled 2 10100x1",
                        "09:30 revised 2 to 3 1",
                        "15:30 expired 3 1",
                        "15:30 expired 2 1"),
                stock.heard());
    }

    @Test
    void aRefusedRevisionLeavesTheOrderAsItWas() {
        OneStock stock =
                OneStock.of(opensAtTenThousand())
                        .at("09:30")
                        .buy(1, OrderType.LIMIT, 9_900, 3)
                        .revise(1, 2, OrderType.LIMIT, 9_905, 1)
                        .revise(1, 3, OrderType.LIMIT, 9_910, 4)
                        .revise(1, 4, OrderType.LIMIT_IOC, 9_910, 1)
                        .revise(1, 5, OrderType.OFF_HOURS_SINGLE_PRICE, 9_910, 1)
                        .revise(1, 6, OrderType.MID, 0, 1)
                        .at("15:25")
                        .revise(1, 7, OrderType.BEST_SAME, 0, 1);

        assertEquals(
                List.of(
                        "09:30 accepted 1",
                        "09:30 revise rejected 1 to 2 WRONG_TICK",
                        "09:30 revise rejected 1 to 3 BAD_QUANTITY",
                        "09:30 revise rejected 1 to 4 TYPE_NOT_OFFERED",
                        "09:30 revise rejected 1 to 5 TYPE_NOT_OFFERED",
                        "09:30 revise rejected 1 to 6 OTHER",
                        "15:25 revise rejected 1 to 7 NOT_IN_AUCTION"),
                stock.heard());
        assertEquals(3, stock.exchange.leaves(1));
    }

    @Test
    void aStopOrderSleepsUntilTheLastPriceReachesItsStop() {
        OneStock stock =
                OneStock.of(
                                opensAtTenThousand()
                                        .trade("10:00", 10_090)
                                        .trade("10:01", 10_100)
                                        .sell("10:02", 10_110, 1))
                        .at("09:30");
        stock.exchange.submit(
                1,
                new Order(
                        new ClientOrderId(1),
                        OneStock.SYMBOL,
                        Side.BUY,
                        OrderType.STOP_LIMIT,
                        OptionalLong.of(10_120),
                        1,
                        OptionalLong.of(10_100)));

        assertEquals(List.of(), stock.at("10:00").quote().bids());
        assertEquals(List.of(new Level(10_120, 1)), stock.at("10:01").quote().bids());
        stock.at("10:02");
        assertEquals(List.of("09:30 accepted 1", "10:02 filled 1 10120x1"), stock.heard());
    }

    @Test
    void anOrderRevisedWholeIntoOneThatOnlyRestsIsForgotten() {
        OneStock stock =
                OneStock.of(opensAtTenThousand())
                        .at("09:30")
                        .buy(1, OrderType.LIMIT, 9_900, 5)
                        .revise(1, 2, OrderType.LIMIT, 9_910, 5);

        assertEquals(1, stock.exchange.resting(OneStock.SYMBOL));
    }

    @Test
    void aRefusalByTheBookSaysItsReason() {
        OneStock stock =
                OneStock.with(
                                new ExchangeSettings(
                                        false,
                                        true,
                                        EmptySideRule.REJECT,
                                        OneStock.EXACT.rationing(),
                                        0,
                                        List.of()),
                                opensAtTenThousand().trade("09:20", 10_000))
                        .at("09:30")
                        .buy(1, OrderType.BEST_OPPOSITE, 1)
                        .buy(2, OrderType.BEST_SAME, 1)
                        .buy(3, OrderType.MID, 1);
        stock.exchange.submit(
                5,
                new Order(
                        new ClientOrderId(5),
                        OneStock.SYMBOL,
                        Side.BUY,
                        OrderType.STOP_LIMIT,
                        OptionalLong.of(9_950),
                        1,
                        OptionalLong.of(10_000)));
        stock.revise(5, 6, OrderType.STOP_LIMIT, 9_960, 1);

        assertEquals(
                List.of(
                        "09:30 rejected 1 OTHER",
                        "09:30 rejected 2 OTHER",
                        "09:30 rejected 3 OTHER",
                        "09:30 accepted 5",
                        "09:30 revise rejected 5 to 6 TYPE_NOT_OFFERED"),
                stock.heard());
        assertEquals(
                List.of(
                        "no order stands opposite to a best-opposite order",
                        "no order stands on the side of a best-same order",
                        "a mid order needs a bid and an ask",
                        "the stop was reached: the order is a limit order and revised as one"),
                stock.recorder.texts());
    }
}
