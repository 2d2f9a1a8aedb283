package jeoul.sim.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote.Level;
import jeoul.engine.order.OrderType;
import org.junit.jupiter.api.Test;

/** The stock opens at 10,000: its first trade, its static reference, and its tick is 10. */
class VolatilityInterruptionTest {

    private static ScriptedFlow opensAtTenThousand() {
        return new ScriptedFlow().trade("08:50", 10_000);
    }

    @Test
    void aLargeStockIsInterruptedAtThreePerCentAndNotOneTickBefore() {
        assertEquals(
                Phase.CONTINUOUS,
                OneStock.large(opensAtTenThousand().trade("09:30", 10_290)).at("09:30").phase());
        assertEquals(
                Phase.VOLATILITY_INTERRUPTION,
                OneStock.large(opensAtTenThousand().trade("09:30", 10_300)).at("09:30").phase());
        assertEquals(
                Phase.CONTINUOUS,
                OneStock.large(opensAtTenThousand().trade("09:30", 9_710)).at("09:30").phase());
        assertEquals(
                Phase.VOLATILITY_INTERRUPTION,
                OneStock.large(opensAtTenThousand().trade("09:30", 9_700)).at("09:30").phase());
    }

    @Test
    void anotherStockIsInterruptedAtSixPerCentAndNotOneTickBefore() {
        assertEquals(
                Phase.CONTINUOUS,
                OneStock.of(opensAtTenThousand().trade("09:30", 10_590)).at("09:30").phase());
        assertEquals(
                Phase.VOLATILITY_INTERRUPTION,
                OneStock.of(opensAtTenThousand().trade("09:30", 10_600)).at("09:30").phase());
    }

    @Test
    void tenPerCentFromTheLastAuctionInterruptsThoughEachStepIsSmall() {
        ScriptedFlow climb = opensAtTenThousand().trade("09:30", 10_500).trade("09:31", 10_990);
        assertEquals(Phase.CONTINUOUS, OneStock.of(climb).at("09:31").phase());

        ScriptedFlow further = opensAtTenThousand().trade("09:30", 10_500).trade("09:31", 11_000);
        assertEquals(Phase.VOLATILITY_INTERRUPTION, OneStock.of(further).at("09:31").phase());
    }

    @Test
    void theReferenceIsTheLastTradeBeforeTheOrderThatSweeps() {
        // 6 % above 10,000 is 10,600; a reference moved along by the sweep's first fill, 10,500,
        // would let it reach 11,130.
        OneStock stock =
                OneStock.of(opensAtTenThousand().sell("09:10", 10_500, 1).sell("09:10", 10_600, 1))
                        .at("09:30")
                        .buy(1, OrderType.LIMIT, 10_700, 2);

        assertEquals(List.of("09:30 accepted 1", "09:30 filled 1 10500x1"), stock.heard());
        assertEquals(Phase.VOLATILITY_INTERRUPTION, stock.phase());
        assertEquals(1, stock.exchange.leaves(1));
    }

    @Test
    void whatIsLeftTradesInATwoMinuteAuctionThatSetsTheStaticReference() {
        OneStock stock =
                OneStock.large(
                                opensAtTenThousand()
                                        .sell("09:10", 10_300, 1)
                                        .trade("09:40", 10_600)
                                        .trade("09:41", 10_900)
                                        .trade("09:42", 11_200)
                                        .trade("09:43", 11_320)
                                        .trade("09:44", 11_330))
                        .at("09:30")
                        .buy(1, OrderType.LIMIT, 10_300, 2)
                        .at("09:43");

        assertEquals(List.of("09:30 accepted 1", "09:32 filled 1 10300x1"), stock.heard());
        assertEquals(1, stock.exchange.leaves(1));
        // Static trigger now 10,300 x 1.1 = 11,330, no longer 11,000.
        assertEquals(Phase.CONTINUOUS, stock.phase());
        assertEquals(Phase.VOLATILITY_INTERRUPTION, stock.at("09:44").phase());
    }

    @Test
    void whatIsLeftOfABestOppositeOrderIsALimitOrderAtThePriceOfItsReceipt() {
        OneStock stock =
                OneStock.large(opensAtTenThousand().sell("09:10", 10_300, 1))
                        .at("09:30")
                        .buy(1, OrderType.BEST_OPPOSITE, 3)
                        .at("09:33");

        assertEquals(List.of("09:30 accepted 1", "09:32 filled 1 10300x1"), stock.heard());
        assertEquals(List.of(new Level(10_300, 2)), stock.quote().bids());
        assertEquals(Phase.CONTINUOUS, stock.phase());
    }

    @Test
    void whatIsLeftOfAnImmediateOrderIsCancelled() {
        OneStock stock =
                OneStock.large(
                                opensAtTenThousand()
                                        .sell("09:10", 10_290, 1)
                                        .sell("09:10", 10_300, 1))
                        .at("09:30")
                        .buy(1, OrderType.MARKET_IOC, 2);

        assertEquals(
                List.of("09:30 accepted 1", "09:30 filled 1 10290x1", "09:30 cancelled 1 1"),
                stock.heard());
        assertEquals(Phase.VOLATILITY_INTERRUPTION, stock.phase());
    }

    @Test
    void bestLimitOrdersAreRefusedDuringTheInterruption() {
        OneStock stock =
                OneStock.large(opensAtTenThousand().trade("09:30", 10_300))
                        .at("09:31")
                        .buy(1, OrderType.BEST_OPPOSITE, 1)
                        .buy(2, OrderType.BEST_SAME, 1)
                        .buy(3, OrderType.LIMIT_IOC, 10_000, 1);

        assertEquals(
                List.of(
                        "09:31 rejected 1 NOT_IN_AUCTION",
                        "09:31 rejected 2 NOT_IN_AUCTION",
                        "09:31 rejected 3 NOT_IN_AUCTION"),
                stock.heard());
    }

    @Test
    void anInterruptionShortOfTheClosingAuctionGoesOnAsThat() {
        OneStock stock = OneStock.large(opensAtTenThousand().trade("15:19", 10_300)).at("18:30");

        assertEquals(
                List.of(
                        "08:30 OPENING_AUCTION",
                        "09:00 CONTINUOUS",
                        "15:19 VOLATILITY_INTERRUPTION",
                        "15:20 CLOSING_AUCTION",
                        "15:32 CLOSED"),
                stock.recorder.phases());
    }

    @Test
    void theClosingAuctionIsExtendedByTwoMinutesAtTheDynamicClosingRate() {
        ScriptedFlow four = opensAtTenThousand().trade("15:25", 10_400);
        OneStock extended = OneStock.of(four).at("15:31");
        assertEquals(Phase.CLOSING_AUCTION, extended.phase());
        assertEquals(Phase.CLOSED, extended.at("15:32").phase());
        assertEquals(10_400, extended.exchange.closePrice(OneStock.SYMBOL));

        ScriptedFlow oneTickLess = opensAtTenThousand().trade("15:25", 10_390);
        assertEquals(Phase.CLOSED, OneStock.of(oneTickLess).at("15:30").phase());

        ScriptedFlow two = opensAtTenThousand().trade("15:25", 10_200);
        assertEquals(Phase.CLOSING_AUCTION, OneStock.large(two).at("15:31").phase());
    }

    @Test
    void theOpeningAuctionIsExtendedAtTenPerCentFromTheBasePrice() {
        ScriptedFlow ten = new ScriptedFlow().trade("08:50", 11_000);
        OneStock extended = OneStock.of(ten).at("09:01");
        assertEquals(Phase.OPENING_AUCTION, extended.phase());
        assertEquals(Phase.CONTINUOUS, extended.at("09:02").phase());

        ScriptedFlow oneTickLess = new ScriptedFlow().trade("08:50", 10_990);
        assertEquals(Phase.CONTINUOUS, OneStock.of(oneTickLess).at("09:00").phase());
    }

    @Test
    void aDynamicInterruptionThatReachesTheStaticTriggerIsExtendedOnce() {
        ScriptedFlow flow = opensAtTenThousand().trade("09:30", 10_600).trade("09:31", 11_000);
        // Bids 2@11,000 1@10,600, asks 1@10,600 1@11,000: two shares match at 11,000 alone.
        flow.buy("09:31", 11_000, 1);
        OneStock stock = OneStock.of(flow).at("18:30");

        assertEquals(
                List.of(
                        "08:30 OPENING_AUCTION",
                        "09:00 CONTINUOUS",
                        "09:30 VOLATILITY_INTERRUPTION",
                        "09:34 CONTINUOUS"),
                stock.recorder.phases().subList(0, 4));
    }

    @Test
    void withoutInterruptionsAnyStepWithinTheLimitsTrades() {
        ExchangeSettings off =
                new ExchangeSettings(
                        false,
                        false,
                        OneStock.EXACT.emptySide(),
                        OneStock.EXACT.rationing(),
                        0,
                        List.of());

        OneStock stock =
                OneStock.with(off, opensAtTenThousand().trade("09:30", 13_000)).at("09:31");

        assertEquals(Phase.CONTINUOUS, stock.phase());
        assertEquals(13_000, stock.quote().last().getAsLong());
    }
}
