package jeoul.sim.book;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Market;
import jeoul.engine.market.TickTable;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import org.junit.jupiter.api.Test;

class CallAuctionTest {

    private static final TickTable TICKS =
            TickTable.of(Market.KOSPI, Kind.STOCK, LocalDate.of(2026, 11, 20));
    private static final long LOWER = 5_490;
    private static final long UPPER = 10_190;

    private final Recorder said = new Recorder();
    private final OrderBook book =
            new OrderBook(PriceLadder.of(TICKS, LOWER, UPPER), BookRules.LIMITED, 7_840, said);
    private int owners;

    private long bid(long price, long quantity) {
        return book.submit(true, Pricing.LIMIT, Condition.DAY, price, 0, quantity, ++owners);
    }

    private long ask(long price, long quantity) {
        return book.submit(false, Pricing.LIMIT, Condition.DAY, price, 0, quantity, ++owners);
    }

    private long market(boolean buy, long quantity) {
        return book.submit(buy, Pricing.MARKET, Condition.DAY, 0, 0, quantity, ++owners);
    }

    private void hears(String... events) {
        assertEquals(List.of(events), said.take());
    }

    /** KRX's example: any price from 7,810 to 7,840 matches 300 shares. */
    private void gap() {
        bid(7_850, 200);
        bid(7_840, 100);
        ask(7_810, 100);
        ask(7_800, 200);
    }

    @Test
    void takesThePrecedingPriceIfItMatches() {
        gap();

        assertEquals(7_820, book.indicativePrice(7_820));
        assertEquals(300, book.indicativeVolume(7_820));
        assertEquals(7_820, book.uncross(7_820));
        assertEquals(300, book.volume());
        assertEquals(7_820, book.last());
    }

    @Test
    void takesTheMatchingPriceNearestToThePrecedingOne() {
        gap();

        assertEquals(7_840, book.indicativePrice(7_850));
        assertEquals(7_810, book.indicativePrice(7_700));
        assertEquals(300, book.indicativeVolume(7_850));
    }

    @Test
    void takesTheLowerPriceIfThePrecedingOneIsHalfWay() {
        gap();

        assertEquals(7_820, book.indicativePrice(7_825));
        assertEquals(7_830, book.indicativePrice(7_826));
    }

    @Test
    void fillsThePriceItselfInOrderOfArrival() {
        bid(7_850, 400);
        bid(7_830, 200);
        ask(7_820, 350);
        long first = ask(7_830, 150);
        long second = ask(7_830, 200);
        long third = ask(7_830, 50);

        assertEquals(7_830, book.uncross(7_830));

        assertEquals(600, book.volume());
        assertEquals(0, book.leaves(first));
        assertEquals(100, book.leaves(second));
        assertEquals(50, book.leaves(third));
        hears(
                "traded 7830 x 350, 3 sells to 1",
                "traded 7830 x 50, 4 sells to 1",
                "traded 7830 x 100, 4 sells to 2",
                "traded 7830 x 100, 5 sells to 2");
    }

    @Test
    void passesOverAPriceAtWhichOrdersStandAndNoneTrades() {
        bid(7_860, 100);
        bid(7_830, 100);
        ask(7_800, 100);

        // At 7,830 itself the second bid would have to trade at least a share.
        assertEquals(7_840, book.indicativePrice(7_800));
        assertEquals(7_850, book.indicativePrice(7_850));
    }

    @Test
    void tradesWhereTwoSidesTouchWithoutAPriceBetween() {
        bid(7_840, 100);
        bid(7_830, 100);
        ask(7_830, 100);
        ask(7_840, 100);

        assertEquals(7_830, book.indicativePrice(7_700));
        assertEquals(7_840, book.indicativePrice(7_900));
        assertEquals(100, book.indicativeVolume(7_700));
    }

    @Test
    void nothingCrossesNothingTrades() {
        bid(7_830, 100);
        ask(7_840, 100);

        assertEquals(0, book.indicativePrice(7_840));
        assertEquals(0, book.indicativeVolume(7_840));
        assertEquals(0, book.uncross(7_840));
        assertEquals(0, book.trades());
    }

    @Test
    void marketOrdersTradeFirst() {
        bid(7_850, 100);
        market(true, 50);
        ask(7_830, 100);

        assertEquals(7_850, book.uncross(7_840));

        hears("traded 7850 x 50, 3 sells to 2", "traded 7850 x 50, 3 sells to 1");
    }

    @Test
    void marketOrdersAreDeemedWorseThanEverythingBeforeThem() {
        market(true, 50);
        bid(7_850, 100);
        ask(7_900, 10);

        assertEquals(7_900, book.bestBid());
        assertEquals(7_900, book.indicativePrice(7_840));
        assertEquals(10, book.indicativeVolume(7_840));
        market(false, 10);
        assertEquals(7_840, book.bestAsk());
    }

    @Test
    void equalMarketOrdersAloneTradeAtTheLastPrice() {
        market(true, 50);
        market(false, 50);

        assertEquals(7_840, book.uncross(7_840));
        hears("traded 7840 x 50, 2 sells to 1");
    }

    @Test
    void unequalMarketOrdersAloneMoveThePriceOneTickTowardsTheLarger() {
        market(true, 60);
        market(false, 50);
        assertEquals(7_850, book.indicativePrice(7_840));
        assertEquals(50, book.indicativeVolume(7_840));

        market(false, 20);
        assertEquals(7_830, book.indicativePrice(7_840));
        assertEquals(LOWER, book.indicativePrice(LOWER));
    }

    @Test
    void marketAndLimitOrdersRankEqualAtTheDailyLimit() {
        bid(UPPER, 10);
        market(true, 10);
        ask(UPPER, 15);

        assertEquals(UPPER, book.uncross(7_840));

        hears("traded 10190 x 10, 3 sells to 1", "traded 10190 x 5, 3 sells to 2");
    }

    @Test
    void sharesInRoundsOfHundredHalfAndRest() {
        long[] sizes = {10_000, 5_000, 1_000, 200};

        assertArrayEquals(
                new long[] {9_850, 2_550, 550, 150},
                Rationing.HUNDRED_THEN_HALF.share(13_100, sizes));
    }

    @Test
    void sharesInRisingRounds() {
        long[] sizes = {10_000, 5_000, 1_000, 200};

        assertArrayEquals(
                new long[] {7_600, 4_300, 1_000, 200},
                Rationing.RISING_ROUNDS.share(13_100, sizes));
    }

    @Test
    void heavySideAtTheUpperLimitIsRationedLargestFirst() {
        long small = bid(UPPER, 200);
        long thousand = bid(UPPER, 1_000);
        long largest = market(true, 10_000);
        long half = bid(UPPER, 5_000);
        ask(7_000, 13_000);
        ask(UPPER, 100);

        assertEquals(UPPER, book.uncross(7_840, Rationing.HUNDRED_THEN_HALF));

        assertEquals(13_100, book.volume());
        assertEquals(150, book.leaves(largest));
        assertEquals(2_450, book.leaves(half));
        assertEquals(450, book.leaves(thousand));
        assertEquals(50, book.leaves(small));
    }

    @Test
    void heavySideAtTheLowerLimitIsRationedToo() {
        long small = ask(LOWER, 200);
        long large = ask(LOWER, 1_000);
        bid(7_000, 500);

        assertEquals(LOWER, book.uncross(7_840, Rationing.HUNDRED_THEN_HALF));

        // 100 each, then 300 that the larger may have half of 900 of.
        assertEquals(600, book.leaves(large));
        assertEquals(100, book.leaves(small));
    }

    @Test
    void lighterSideAtALimitGoesByTime() {
        long early = bid(UPPER, 100);
        long late = bid(UPPER, 500);
        ask(UPPER, 1_000);

        assertEquals(UPPER, book.uncross(7_840, Rationing.HUNDRED_THEN_HALF));

        assertEquals(0, book.leaves(early));
        assertEquals(0, book.leaves(late));
        assertEquals(600, book.volume());
    }

    @Test
    void equalSidesAtALimitGoByTime() {
        bid(UPPER, 100);
        bid(UPPER, 500);
        ask(UPPER, 600);

        assertEquals(UPPER, book.uncross(7_840, Rationing.HUNDRED_THEN_HALF));

        hears("traded 10190 x 100, 3 sells to 1", "traded 10190 x 500, 3 sells to 2");
    }

    @Test
    void withoutRationingTheLimitGoesByTime() {
        long small = bid(UPPER, 200);
        long large = bid(UPPER, 10_000);
        ask(UPPER, 200);

        assertEquals(UPPER, book.uncross(7_840));

        assertEquals(0, book.leaves(small));
        assertEquals(10_000, book.leaves(large));
    }

    @Test
    void whatDoesNotTradeIsCarriedIntoContinuousTradingAndBack() {
        bid(7_850, 100);
        long rest = bid(7_830, 70);
        ask(7_840, 100);
        ask(7_860, 30);
        book.uncross(7_840);
        book.startContinuous();

        assertEquals(7_830, book.bestBid());
        assertEquals(7_860, book.bestAsk());
        said.take();
        ask(7_830, 20);
        hears("traded 7830 x 20, 5 sells to 2");
        book.startAuction();
        bid(7_860, 30);
        hears();
        assertEquals(50, book.leaves(rest));
        assertEquals(7_860, book.uncross(7_830));
    }

    @Test
    void ordersThatNeedTheBookAreRefusedInAnAuction() {
        book.submit(true, Pricing.BEST_OPPOSITE, Condition.DAY, 0, 0, 1, 1);
        book.submit(true, Pricing.BEST_SAME, Condition.DAY, 0, 0, 1, 2);
        book.submit(true, Pricing.MID, Condition.DAY, 0, 0, 1, 3);
        book.submit(true, Pricing.STOP_LIMIT, Condition.DAY, 7_840, 7_840, 1, 4);
        book.submit(true, Pricing.LIMIT, Condition.IOC, 7_840, 0, 1, 5);
        book.submit(true, Pricing.MARKET, Condition.FOK, 0, 0, 1, 6);

        hears(
                "refused 1 NOT_IN_AUCTION",
                "refused 2 NOT_IN_AUCTION",
                "refused 3 NOT_IN_AUCTION",
                "refused 4 NOT_IN_AUCTION",
                "refused 5 NOT_IN_AUCTION",
                "refused 6 NOT_IN_AUCTION");
    }

    @Test
    void uncrossingIsForAuctionsOnly() {
        book.startContinuous();

        assertThrows(IllegalStateException.class, () -> book.uncross(7_840));
        assertThrows(IllegalArgumentException.class, () -> book.indicativePrice(0));
    }
}
