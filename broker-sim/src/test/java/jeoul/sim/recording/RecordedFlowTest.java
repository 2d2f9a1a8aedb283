package jeoul.sim.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Side;
import jeoul.engine.order.OrderType;
import org.junit.jupiter.api.Test;

class RecordedFlowTest {

    private static ReplaySettings with(CancelModel cancels) {
        return new ReplaySettings(cancels, Duration.ofSeconds(1));
    }

    @Test
    void whatWeTakeStaysTakenUntilTheRecordingReplenishesIt() {
        Script script =
                new Script()
                        .book("09:00:01", "10010x100 10020x50", "10000x80")
                        .book("09:00:03", "10010x100 10020x50", "10000x70")
                        .book("09:00:04", "10010x130 10020x50", "10000x70")
                        .book("09:00:05", "10010x20 10020x50", "10000x70")
                        .book("09:00:06", "10010x60 10020x50", "10000x70");
        Replay day = script.replay();
        day.at("09:00:02").buy(1, OrderType.BEST_OPPOSITE, 30);

        assertEquals(List.of("filled 1 10010x30"), day.heard());
        assertEquals("10010x70 10020x50", day.at("09:00:03").asks());
        assertEquals("10010x100 10020x50", day.at("09:00:04").asks());
        // Of 20 shares none is left for us, so 20 count as taken; what comes then is new.
        assertEquals("10020x50", day.at("09:00:05").asks());
        assertEquals("10010x40 10020x50", day.at("09:00:06").asks());
    }

    @Test
    void aLevelThatWasGoneComesBackWhole() {
        Script script =
                new Script()
                        .book("09:00:01", "10010x100 10020x50", "10000x80")
                        .book("09:00:03", "10020x50", "10010x10 10000x80")
                        .book("09:00:04", "10010x40 10020x50", "10000x80");
        Replay day = script.replay();
        day.at("09:00:02").buy(1, OrderType.BEST_OPPOSITE, 30);

        assertEquals("10010x40 10020x50", day.at("09:00:04").asks());
    }

    @Test
    void waitsBehindTheQueueSeenAtEntryAndAdvancesWithTrades() {
        Script script =
                new Script()
                        .book("09:00:01", "10010x100", "10000x50")
                        .book("09:00:03", "10010x100", "10000x90")
                        .sellers("09:00:04", 10_000, 30)
                        .book("09:00:04.1", "10010x100", "10000x60")
                        .sellers("09:00:05", 10_000, 25)
                        .book("09:00:05.1", "10010x100", "10000x35")
                        .sellers("09:00:06", 10_000, 40);
        Replay day = script.replay();
        day.at("09:00:02").buy(1, 10_000, 10);

        assertEquals(List.of(), day.at("09:00:04.5").heard());
        // Twenty stood before us; of 25 shares 5 are ours.
        assertEquals(List.of("filled 1 10000x5"), day.at("09:00:05").heard());
        assertEquals("10000x40", day.at("09:00:05.1").bids());
        assertEquals(List.of("filled 1 10000x5"), day.at("09:00:06").heard());
    }

    @Test
    void cancelsMoveUsUpAsTheModelSays() {
        Script script =
                new Script()
                        .book("09:00:01", "10010x100", "10000x60")
                        .book("09:00:03", "10010x100", "10000x80")
                        .book("09:00:04", "10010x100", "10000x40")
                        .sellers("09:00:05", 10_000, 35);
        // Sixty before us and twenty behind; forty leave, then 35 shares trade.
        Replay proportional = script.replay(with(CancelModel.PROPORTIONAL));
        proportional.at("09:00:02").buy(1, 10_000, 10);
        assertEquals(List.of("filled 1 10000x5"), proportional.at("09:00:05").heard());
        Replay behind = script.replay(with(CancelModel.BEHIND));
        behind.at("09:00:02").buy(1, 10_000, 10);
        assertEquals(List.of(), behind.at("09:00:05").heard());
        Replay inFront = script.replay(with(CancelModel.IN_FRONT));
        inFront.at("09:00:02").buy(1, 10_000, 10);
        assertEquals(List.of("filled 1 10000x10"), inFront.at("09:00:05").heard());
    }

    @Test
    void twoOrdersOfOursDoNotBothMoveUpByOneTrade() {
        Script script =
                new Script()
                        .book("09:00:01", "10010x100", "10000x40")
                        .book("09:00:03", "10010x100", "10000x70")
                        .sellers("09:00:05", 10_000, 60)
                        .book("09:00:05.1", "10010x100", "10000x10")
                        .sellers("09:00:06", 10_000, 10)
                        .sellers("09:00:07", 10_000, 15);
        Replay day = script.replay();
        day.at("09:00:02").buy(1, 10_000, 20);
        day.at("09:00:04").buy(2, 10_000, 20);

        assertEquals(List.of("filled 1 10000x20"), day.at("09:00:05").heard());
        // Thirty stood between the two. The recording has sold 20 of them with this trade, but
        // here those shares were bought of us: they leave behind the second order, not before.
        assertEquals(List.of(), day.at("09:00:06").heard());
        assertEquals(List.of("filled 2 10000x15"), day.at("09:00:07").heard());
    }

    @Test
    void anOrderBetterThanTheBookIsHitFirst() {
        Script script =
                new Script()
                        .book("09:00:01", "10020x100", "10000x40")
                        .sellers("09:00:03", 10_000, 25)
                        .book("09:00:03.1", "10020x100", "10000x15");
        Replay day = script.replay();
        day.at("09:00:02").buy(1, 10_010, 20).at("09:00:04");

        assertEquals(List.of("filled 1 10010x20"), day.heard());
        assertEquals(List.of("10010x20", "10000x5"), day.prints());
        assertEquals("10000x15", day.bids());
    }

    @Test
    void theOtherSideThatComesToOurPriceMeetsUs() {
        Script script =
                new Script()
                        .book("09:00:01", "10020x100", "10000x40")
                        .book("09:00:03", "10010x30 10020x100", "10000x40")
                        .buyers("09:00:04", 10_010, 30)
                        .book("09:00:04.1", "10020x100", "10000x40");
        Replay day = script.replay();
        day.at("09:00:02").buy(1, 10_010, 20);

        assertEquals(List.of("filled 1 10010x20"), day.at("09:00:03").heard());
        assertEquals("10010x10 10020x100", day.asks());
        // The recorded buyer of 30 finds 10: the other 20 are ours and print no second time.
        day.at("09:00:05");
        assertEquals(List.of("10010x20", "10010x10"), day.prints());
        assertEquals("10020x100", day.asks());
    }

    @Test
    void aTradeThatArrivesAfterItsBookIsReplayedBeforeIt() {
        Script script =
                new Script()
                        .book("09:00:01", "10010x100", "10000x40")
                        .book("09:00:03", "10010x100", "10000x10")
                        .trade("09:00:03.2", "09:00:03", 10_000, 30, Optional.of(Side.SELL))
                        .sellers("09:00:05", 10_000, 10)
                        .sellers("09:00:06", 10_000, 10);
        Replay day = script.replay();
        day.at("09:00:02").buy(1, 10_000, 10);

        assertEquals(List.of(), day.at("09:00:05").heard());
        assertEquals(List.of("filled 1 10000x10"), day.at("09:00:06").heard());
        assertEquals(List.of("10000x30", "10000x10", "10000x10"), day.prints());
    }

    @Test
    void aTradeBehindTheBookIsPrintedAndMeetsNothing() {
        Script script =
                new Script()
                        .book("09:00:01", "10030x100", "10020x40 10000x40")
                        .sellers("09:00:03", 10_000, 30);
        Replay day = script.replay();
        day.at("09:00:02").buy(1, 10_020, 10).buy(2, 10_010, 10).at("09:00:04");

        assertEquals(List.of(), day.heard());
        assertEquals(List.of("10000x30"), day.prints());
    }

    @Test
    void theSideOfATradeFollowsFromTheQuotesWhereItIsNotTold() {
        Script script =
                new Script()
                        .book("09:00:01", "10030x100", "10000x40")
                        .trade("09:00:03", "09:00:03", 10_010, 5, Optional.empty())
                        .trade("09:00:04", "09:00:04", 10_015, 6, Optional.empty())
                        .trade("09:00:05", "09:00:05", 10_030, 7, Optional.empty());
        Replay day = script.replay();
        day.at("09:00:02").buy(1, 10_020, 10).sell(2, 10_030, 1);

        assertEquals(List.of("filled 1 10020x5"), day.at("09:00:03").heard());
        assertEquals(List.of(), day.at("09:00:04").heard());
        assertEquals("10030x94", day.at("09:00:05").asks());
        assertEquals(List.of("10020x5", "10015x6", "10030x7"), day.prints());
    }

    @Test
    void remembersTheQueueOfALevelThatIsOutOfSight() {
        String ten =
                "10010x1 10020x1 10030x1 10040x1 10050x1 10060x1 10070x1 10080x1 10090x1 10100x1";
        Script script =
                new Script()
                        .book(
                                "09:00:01",
                                ten,
                                "10000x9 9990x9 9980x9 9970x9 9960x9 9950x9 9940x9 9930x9 9920x9"
                                        + " 9910x7")
                        .book(
                                "09:00:03",
                                "10020x1",
                                "10010x5 10000x9 9990x9 9980x9 9970x9 9960x9 9950x9 9940x9 9930x9"
                                        + " 9920x9")
                        .book("09:00:04", "10020x1", "9910x7")
                        .sellers("09:00:05", 9_910, 10);
        Replay day = script.replay();
        day.at("09:00:02").buy(1, 9_910, 5);

        assertEquals("9910x12", day.at("09:00:04").bids());
        assertEquals(List.of("filled 1 9910x3"), day.at("09:00:05").heard());
    }

    @Test
    void ordersAreWithdrawnWhereNothingIsKnown() {
        Script script =
                new Script()
                        .book("09:00:01", "10010x100", "10000x40")
                        .nothingKnown("09:00:02")
                        .book("09:00:09", "10020x30", "10010x20");
        Replay day = script.replay();
        assertEquals("10010x100", day.at("09:00:01").asks());
        assertEquals("", day.at("09:00:02").asks());
        assertEquals("", day.bids());
        assertEquals("10020x30", day.at("09:00:09").asks());
    }

    @Test
    void aCrossedBookIsPassedOverInContinuousTrading() {
        Script script =
                new Script()
                        .book("09:00:01", "10010x100", "10000x40")
                        .book("09:00:02", "10000x100", "10000x40")
                        .book("09:00:03", "10000x100", "9990x40");
        Replay day = script.replay();
        assertEquals("10010x100", day.at("09:00:02").asks());
        assertEquals(List.of(), day.prints());
        assertEquals("10000x100", day.at("09:00:03").asks());
    }

    @Test
    void phasesAreThoseOfTheRecording() {
        Script script =
                new Script()
                        .phase(Phase.OPENING_AUCTION)
                        .auction("08:59:50", "10020x5", "9990x5", 10_000, 300)
                        .trade("09:00:17", "09:00:17", 10_000, 310, Optional.empty())
                        .phase(Phase.CONTINUOUS)
                        .book("09:00:17.05", "10010x5", "10000x5")
                        .phase(Phase.VOLATILITY_INTERRUPTION)
                        .auction("10:00:00", "10710x5", "10690x5", 10_700, 50)
                        .phase(Phase.CONTINUOUS)
                        .book("10:02:08", "10710x5", "10700x5")
                        .trade("10:02:08.1", "10:02:08", 10_700, 60, Optional.empty())
                        .phase(Phase.CLOSING_AUCTION)
                        .auction("15:20:00", "10710x5", "10690x5", 10_700, 90)
                        .trade("15:30:21", "15:30:21", 10_700, 95, Optional.empty());
        Replay day = script.replay();
        day.at("16:00:00");

        assertEquals(
                List.of(
                        "08:30 OPENING_AUCTION",
                        "09:00:17 CONTINUOUS",
                        "10:00 VOLATILITY_INTERRUPTION",
                        "10:02:08 CONTINUOUS",
                        "15:20 CLOSING_AUCTION",
                        "15:30:21 CLOSED"),
                day.phases());
        assertEquals(List.of("10000x310", "10700x60", "10700x95"), day.prints());
    }

    @Test
    void anAuctionShowsItsThreeLevelsAndItsPrice() {
        Script script =
                new Script()
                        .phase(Phase.CLOSING_AUCTION)
                        .auction(
                                "15:22:00",
                                "10010x15 10020x3 10030x4",
                                "10000x12 9990x7 9980x5",
                                10_000,
                                2_000);
        Replay day = script.replay();
        day.at("15:25:00");

        assertEquals("10010x15 10020x3 10030x4", day.asks());
        assertEquals("10000x12 9990x7 9980x5", day.bids());
        assertEquals(10_000, day.exchange.indicativePrice(Script.SYMBOL).getAsLong());
    }

    @Test
    void inAnAuctionBetterOrdersFillAndOrdersAtThePriceComeAfterTheRecordedOnes() {
        Script script =
                new Script()
                        .phase(Phase.CLOSING_AUCTION)
                        .auction("15:22:00", "10010x15", "9990x12", 10_000, 200)
                        .auction("15:24:00", "10020x15", "10000x12", 10_010, 200)
                        .auction("15:26:00", "10010x15", "9990x12", 10_000, 210)
                        .trade("15:30:10", "15:30:10", 10_000, 220, Optional.empty());
        Replay day = script.replay();
        day.at("15:23:00").buy(1, 10_000, 10).buy(2, OrderType.MARKET, 20).buy(3, 10_010, 5);
        day.at("15:31:00");

        assertEquals(List.of("filled 2 10000x20", "filled 3 10000x5", "expired 1 10"), day.heard());
        assertEquals(10_000, day.exchange.closePrice(Script.SYMBOL));
        assertEquals(220, day.exchange.statistics(Script.SYMBOL).traded().orElseThrow().volume());
    }

    @Test
    void withoutRecordedPhasesTheClockTellsThem() {
        Script script =
                new Script()
                        .phase(Phase.UNKNOWN)
                        .book("08:45:00", "9990x5", "10000x7")
                        .book("09:00:05", "10010x5", "10000x7");
        Replay day = script.replay();
        day.at("15:31:00");

        assertEquals(
                List.of(
                        "08:30 OPENING_AUCTION",
                        "09:00 CONTINUOUS",
                        "15:20 CLOSING_AUCTION",
                        "15:30 CLOSED"),
                day.phases());
        // The crossed book of the morning is no trade: nobody recorded one.
        assertEquals(List.of(), day.prints());
    }
}
