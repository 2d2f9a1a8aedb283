package jeoul.sim.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Market;
import jeoul.engine.market.TickTable;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import org.junit.jupiter.api.Test;

class OrderBookTest {

    private static final TickTable TICKS =
            TickTable.of(Market.KOSPI, Kind.STOCK, LocalDate.of(2026, 11, 20));
    private static final long LOWER = 43_000;
    private static final long UPPER = 79_800;

    private final Recorder said = new Recorder();
    private OrderBook book = continuous(BookRules.LIMITED);
    private int owners;

    private OrderBook continuous(BookRules rules) {
        OrderBook fresh = new OrderBook(PriceLadder.of(TICKS, LOWER, UPPER), rules, 61_400, said);
        fresh.startContinuous();
        return fresh;
    }

    private long buy(Pricing pricing, Condition condition, long price, long quantity) {
        return book.submit(true, pricing, condition, price, 0, quantity, ++owners);
    }

    private long sell(Pricing pricing, Condition condition, long price, long quantity) {
        return book.submit(false, pricing, condition, price, 0, quantity, ++owners);
    }

    private long bid(long price, long quantity) {
        return buy(Pricing.LIMIT, Condition.DAY, price, quantity);
    }

    private long ask(long price, long quantity) {
        return sell(Pricing.LIMIT, Condition.DAY, price, quantity);
    }

    private long stop(boolean buy, long stop, long price, long quantity) {
        return book.submit(buy, Pricing.STOP_LIMIT, Condition.DAY, price, stop, quantity, ++owners);
    }

    /** The book of the textbook: owners 1 to 3. */
    private void textbook() {
        ask(61_400, 70_180);
        ask(61_500, 200_000);
        bid(61_300, 50_000);
    }

    private void hears(String... events) {
        assertEquals(List.of(events), said.take());
    }

    @Test
    void limitOrderTakesTheBestLevelAndRestsAtItsPrice() {
        textbook();

        long order = bid(61_400, 100_000);

        hears("traded 61400 x 70180, 4 buys from 1");
        assertEquals(29_820, book.leaves(order));
        assertEquals(61_400, book.bestBid());
        assertEquals(29_820, book.quantityAt(true, 0));
        assertEquals(61_500, book.bestAsk());
    }

    @Test
    void marketOrderWalksTheLevels() {
        textbook();

        long order = buy(Pricing.MARKET, Condition.DAY, 0, 100_000);

        hears("traded 61400 x 70180, 4 buys from 1", "traded 61500 x 29820, 4 buys from 2");
        assertEquals(OrderBook.NONE, order);
        assertEquals(170_180, book.quantityAt(false, 0));
    }

    @Test
    void bestOppositeTakesOneLevelAndRestsThereAsTheNewBestBid() {
        textbook();

        long order = buy(Pricing.BEST_OPPOSITE, Condition.DAY, 0, 100_000);

        hears("traded 61400 x 70180, 4 buys from 1");
        assertEquals(29_820, book.leaves(order));
        assertEquals(61_400, book.priceOf(order));
        assertEquals(61_400, book.bestBid());
    }

    @Test
    void bestSameRestsBehindTheBestBid() {
        textbook();

        long order = buy(Pricing.BEST_SAME, Condition.DAY, 0, 100_000);

        hears();
        assertEquals(61_300, book.priceOf(order));
        assertEquals(150_000, book.quantityAt(true, 0));
        sell(Pricing.LIMIT, Condition.DAY, 61_300, 50_001);
        hears("traded 61300 x 50000, 5 sells to 3", "traded 61300 x 1, 5 sells to 4");
    }

    @Test
    void earlierOrderTradesFirstAtAPrice() {
        bid(61_300, 10);
        bid(61_300, 10);
        bid(61_400, 10);

        sell(Pricing.LIMIT, Condition.DAY, 61_300, 25);

        hears(
                "traded 61400 x 10, 4 sells to 3",
                "traded 61300 x 10, 4 sells to 1",
                "traded 61300 x 5, 4 sells to 2");
    }

    @Test
    void immediateOrCancelCancelsItsRest() {
        textbook();

        assertEquals(OrderBook.NONE, buy(Pricing.LIMIT, Condition.IOC, 61_400, 70_181));

        hears("traded 61400 x 70180, 4 buys from 1", "cancelled 4 1");
    }

    @Test
    void fillOrKillTradesWholeOrNotAtAll() {
        textbook();

        buy(Pricing.LIMIT, Condition.FOK, 61_500, 270_181);
        hears("cancelled 4 270181");
        buy(Pricing.LIMIT, Condition.FOK, 61_500, 270_180);
        hears("traded 61400 x 70180, 5 buys from 1", "traded 61500 x 200000, 5 buys from 2");
    }

    @Test
    void bestOppositeFillOrKillCountsOnlyTheFirstLevel() {
        textbook();

        buy(Pricing.BEST_OPPOSITE, Condition.FOK, 0, 70_181);
        hears("cancelled 4 70181");
        buy(Pricing.BEST_OPPOSITE, Condition.IOC, 0, 70_181);
        hears("traded 61400 x 70180, 5 buys from 1", "cancelled 5 1");
    }

    @Test
    void bestOppositeImprovesOnItsOwnSideIfTheOppositeIsEmpty() {
        bid(61_300, 10);

        long buy = buy(Pricing.BEST_OPPOSITE, Condition.DAY, 0, 5);

        assertEquals(61_400, book.priceOf(buy));
        book = continuous(BookRules.LIMITED);
        ask(61_500, 10);
        assertEquals(61_400, book.priceOf(sell(Pricing.BEST_OPPOSITE, Condition.DAY, 0, 5)));
    }

    @Test
    void bestOppositeJoinsTheQueueAtTheUpperLimit() {
        bid(UPPER, 10);

        assertEquals(UPPER, book.priceOf(buy(Pricing.BEST_OPPOSITE, Condition.DAY, 0, 5)));
        assertEquals(15, book.quantityAt(true, 0));
    }

    @Test
    void bestOppositeInAnEmptyBookTakesTheLastPrice() {
        assertEquals(61_400, book.priceOf(buy(Pricing.BEST_OPPOSITE, Condition.DAY, 0, 5)));
    }

    @Test
    void bestOppositeInAnEmptyBookFollowsTheRuleThatIsSet() {
        book = continuous(new BookRules(EmptySideRule.AS_PRINTED, true));
        bid(61_300, 10);
        assertEquals(61_200, book.priceOf(buy(Pricing.BEST_OPPOSITE, Condition.DAY, 0, 5)));

        book = continuous(new BookRules(EmptySideRule.REJECT, true));
        bid(61_300, 10);
        said.take();
        buy(Pricing.BEST_OPPOSITE, Condition.DAY, 0, 5);
        hears("refused 4 OTHER");
    }

    @Test
    void bestSameIsRefusedIfItsOwnSideIsEmpty() {
        ask(61_400, 10);

        buy(Pricing.BEST_SAME, Condition.DAY, 0, 5);

        hears("refused 2 OTHER");
    }

    @Test
    void marketOrderRestsOneTickAboveTheBestBidAndMovesWithIt() {
        bid(61_300, 10);
        ask(61_500, 10);

        long order = buy(Pricing.MARKET, Condition.DAY, 0, 15);

        hears("traded 61500 x 10, 3 buys from 2");
        assertEquals(61_400, book.priceOf(order));
        assertEquals(61_400, book.bestBid());
        assertEquals(5, book.quantityAt(true, 0));
        assertEquals(10, book.quantityAt(true, 1));
        bid(61_500, 1);
        assertEquals(61_600, book.priceOf(order));
        assertEquals(5, book.quantityAtPrice(true, 61_600));
        ask(61_500, 6);
        hears("traded 61600 x 5, 5 sells to 3", "traded 61500 x 1, 5 sells to 4");
    }

    @Test
    void marketOrderWithoutBidsRestsAtTheLastPrice() {
        long order = buy(Pricing.MARKET, Condition.DAY, 0, 15);

        assertEquals(61_400, book.priceOf(order));
        // A market order takes any price, so a dearer ask does not pass it by.
        ask(61_900, 15);
        hears("traded 61900 x 15, 2 sells to 1");
    }

    @Test
    void marketOrderRanksByTimeAtTheDailyLimit() {
        bid(UPPER, 10);
        buy(Pricing.MARKET, Condition.DAY, 0, 10);
        bid(UPPER, 10);
        assertEquals(30, book.quantityAt(true, 0));

        ask(UPPER, 25);

        hears(
                "traded 79800 x 10, 4 sells to 1",
                "traded 79800 x 10, 4 sells to 2",
                "traded 79800 x 5, 4 sells to 3");
    }

    @Test
    void midPriceOrderMeetsACrossingOrderBeforeTheQuotes() {
        bid(61_300, 10);
        ask(61_400, 10);
        long mid = buy(Pricing.MID, Condition.DAY, 0, 10);

        assertEquals(61_350, book.priceOf(mid));
        assertEquals(61_300, book.bestBid());
        sell(Pricing.LIMIT, Condition.DAY, 61_300, 15);

        hears("traded 61350 x 10, 4 sells to 3", "traded 61300 x 5, 4 sells to 1");
    }

    @Test
    void midPriceMovesWithTheQuotesAndIsCutToWholeWon() {
        book = new OrderBook(PriceLadder.of(TICKS, 1_001, 1_900), BookRules.LIMITED, 1_400, said);
        book.startContinuous();
        bid(1_400, 10);
        ask(1_403, 10);
        long mid = buy(Pricing.MID, Condition.DAY, 0, 10);

        assertEquals(1_401, book.priceOf(mid));
        bid(1_402, 1);
        assertEquals(1_402, book.priceOf(mid));
        ask(1_402, 2);
        hears("traded 1402 x 2, 5 sells to 3");
    }

    @Test
    void midPriceOrdersOfBothSidesMeetAtOnce() {
        bid(61_300, 10);
        ask(61_400, 10);
        buy(Pricing.MID, Condition.DAY, 0, 10);

        sell(Pricing.MID, Condition.FOK, 0, 11);
        sell(Pricing.MID, Condition.IOC, 0, 11);

        hears("cancelled 4 11", "traded 61350 x 10, 5 sells to 3", "cancelled 5 1");
    }

    @Test
    void midPriceOrdersKeptApartByABoundMeetWhenThereIsAMiddleAgain() {
        bid(61_300, 10);
        long quote = ask(61_400, 10);
        buy(Pricing.MID, Condition.DAY, 0, 10);
        book.setTradeBounds(0, 61_350);
        sell(Pricing.MID, Condition.DAY, 0, 4);
        hears("interrupted 61350");
        book.setTradeBounds(0, Long.MAX_VALUE);
        book.cancel(quote, 10);
        book.startContinuous();
        hears();

        ask(61_500, 1);

        hears("traded 61400 x 4, 4 sells to 3");
    }

    @Test
    void midPriceOrderIsRefusedWithoutBothQuotes() {
        bid(61_300, 10);

        buy(Pricing.MID, Condition.DAY, 0, 10);

        hears("refused 2 OTHER");
    }

    @Test
    void stopOrderSleepsUntilTheLastPriceReachesItsStop() {
        ask(61_400, 10);
        ask(61_500, 10);
        long stop = stop(true, 61_400, 61_500, 5);

        assertEquals(5, book.leaves(stop));
        assertEquals(61_500, book.priceOf(stop));
        assertEquals(0, book.bestBid());
        bid(61_400, 10);

        hears("traded 61400 x 10, 4 buys from 1", "traded 61500 x 5, 3 buys from 2");
        assertEquals(0, book.leaves(stop));
    }

    @Test
    void stopOrderReachedAlreadyIsALimitOrderAtOnce() {
        ask(61_400, 1);
        bid(61_400, 1);
        said.take();

        long stop = stop(false, 61_500, 61_600, 5);

        assertEquals(61_600, book.bestAsk());
        assertEquals(5, book.leaves(stop));
    }

    @Test
    void stopOrdersWakeNearestFirst() {
        ask(61_600, 10);
        bid(61_300, 100);
        stop(true, 61_500, 61_700, 1);
        stop(true, 61_400, 61_700, 1);
        ask(61_500, 1);
        said.take();

        bid(61_500, 1);

        hears(
                "traded 61500 x 1, 6 buys from 5",
                "traded 61600 x 1, 4 buys from 1",
                "traded 61600 x 1, 3 buys from 1");
    }

    @Test
    void conditionalOrderIsRefusedAtTheLimitItCannotBeat() {
        buy(Pricing.CONDITIONAL_LIMIT, Condition.DAY, UPPER, 1);
        sell(Pricing.CONDITIONAL_LIMIT, Condition.DAY, LOWER, 1);

        hears("refused 1 BEYOND_PRICE_LIMIT", "refused 2 BEYOND_PRICE_LIMIT");
    }

    @Test
    void conditionalOrdersBecomeMarketOrdersInTheirOwnOrder() {
        long later = bid(61_300, 10);
        buy(Pricing.CONDITIONAL_LIMIT, Condition.DAY, 61_200, 5);
        buy(Pricing.CONDITIONAL_LIMIT, Condition.DAY, 61_300, 5);
        book.startAuction();
        buy(Pricing.MARKET, Condition.DAY, 0, 5);

        book.convertConditionals();

        ask(61_300, 15);
        assertEquals(61_400, book.uncross(61_400));
        hears(
                "traded 61400 x 5, 5 sells to 4",
                "traded 61400 x 5, 5 sells to 2",
                "traded 61400 x 5, 5 sells to 3");
        assertEquals(10, book.leaves(later));
        buy(Pricing.CONDITIONAL_LIMIT, Condition.DAY, 61_300, 5);
        hears("refused 6 NOT_IN_AUCTION");
    }

    @Test
    void partialCancelKeepsThePlaceInTheQueue() {
        long first = bid(61_300, 10);
        bid(61_300, 10);

        assertTrue(book.cancel(first, 4));

        ask(61_300, 7);
        hears("traded 61300 x 6, 3 sells to 1", "traded 61300 x 1, 3 sells to 2");
        assertFalse(book.cancel(first, 1));
    }

    @Test
    void revisedPartLosesItsPlaceAndTheRestKeepsIt() {
        long first = bid(61_300, 10);
        bid(61_300, 10);

        long revised = book.revise(first, Pricing.LIMIT, 61_300, 4);

        assertEquals(4, book.leaves(revised));
        assertEquals(6, book.leaves(first));
        assertEquals(1, book.ownerOf(revised));
        ask(61_300, 17);
        hears(
                "traded 61300 x 6, 3 sells to 1",
                "traded 61300 x 10, 3 sells to 2",
                "traded 61300 x 1, 3 sells to 1");
    }

    @Test
    void revisionThatIsRefusedChangesNothing() {
        long order = bid(61_300, 10);

        assertEquals(OrderBook.NONE, book.revise(order, Pricing.LIMIT, 61_350, 10));

        hears("refused 1 WRONG_TICK");
        assertEquals(10, book.leaves(order));
    }

    @Test
    void revisedToMarketItTakesWhatIsThere() {
        long order = bid(61_300, 10);
        ask(61_400, 4);

        long rest = book.revise(order, Pricing.MARKET, 0, 10);

        hears("traded 61400 x 4, 1 buys from 2");
        assertEquals(0, book.leaves(order));
        assertEquals(6, book.leaves(rest));
    }

    @Test
    void refusesPricesOffTheGridAndBeyondTheLimits() {
        bid(61_350, 10);
        bid(UPPER + 100, 10);
        ask(LOWER - 50, 10);
        bid(61_300, 0);
        bid(61_300, OrderBook.MAX_QUANTITY + 1);
        bid(0, 10);

        hears(
                "refused 1 WRONG_TICK",
                "refused 2 BEYOND_PRICE_LIMIT",
                "refused 3 BEYOND_PRICE_LIMIT",
                "refused 4 BAD_QUANTITY",
                "refused 5 BAD_QUANTITY",
                "refused 6 BEYOND_PRICE_LIMIT");
    }

    @Test
    void tradeBeyondABoundInterruptsAndTheRestRests() {
        ask(61_400, 10);
        ask(61_500, 10);
        book.setTradeBounds(0, 61_500);

        long order = bid(61_500, 15);

        hears("traded 61400 x 10, 3 buys from 1", "interrupted 61500");
        assertTrue(book.inAuction());
        assertEquals(5, book.leaves(order));
        assertEquals(61_500, book.indicativePrice(61_400));
        assertEquals(5, book.indicativeVolume(61_400));
        book.setTradeBounds(0, Long.MAX_VALUE);
        assertEquals(61_500, book.uncross(61_400));
        book.startContinuous();
        assertEquals(5, book.quantityAt(false, 0));
    }

    @Test
    void immediateOrdersCancelWhatABoundKeepsFromThem() {
        ask(61_400, 10);
        ask(61_500, 10);
        book.setTradeBounds(0, 61_500);

        buy(Pricing.MARKET, Condition.FOK, 0, 15);
        hears("cancelled 3 15", "interrupted 61500");
        book.startContinuous();
        buy(Pricing.MARKET, Condition.IOC, 0, 15);
        hears("traded 61400 x 10, 4 buys from 1", "cancelled 4 5", "interrupted 61500");
    }

    @Test
    void stopOrderReachedInAnAuctionWaitsForContinuousTrading() {
        long stop = stop(true, 61_500, 61_600, 5);
        book.startAuction();
        bid(61_500, 10);
        ask(61_500, 10);
        ask(61_600, 5);

        assertEquals(61_500, book.uncross(61_500));
        assertEquals(5, book.leaves(stop));
        book.startContinuous();

        hears("traded 61500 x 10, 3 sells to 2", "traded 61600 x 5, 1 buys from 4");
    }

    @Test
    void unlimitedBookGrowsWithItsPricesAndKeepsItsQueues() {
        book = new OrderBook(PriceLadder.of(TICKS, 61_400, 61_400), BookRules.UNLIMITED, 1, said);
        book.startContinuous();
        long first = bid(61_400, 10);
        long second = bid(61_400, 10);
        long far = bid(1_000, 7);
        long high = ask(2_000_000, 3);

        assertEquals(1_000, book.priceOf(far));
        assertEquals(2_000_000, book.priceOf(high));
        assertEquals(61_400, book.bestBid());
        assertEquals(2_000_000, book.bestAsk());
        assertEquals(1_000, book.priceAt(true, 1));
        ask(61_400, 15);
        hears("traded 61400 x 10, 5 sells to 1", "traded 61400 x 5, 5 sells to 2");
        assertEquals(0, book.leaves(first));
        assertEquals(5, book.leaves(second));
    }

    @Test
    void unlimitedBookRefusesAPriceThatNoLadderReaches() {
        book = new OrderBook(PriceLadder.of(TICKS, 61_400, 61_400), BookRules.UNLIMITED, 1, said);

        ask(5_000_000_000_000L, 1);
        ask(61_350, 1);

        hears("refused 1 BEYOND_PRICE_LIMIT", "refused 2 WRONG_TICK");
    }

    @Test
    void handleDiesWithItsOrderThoughTheSlotIsUsedAgain() {
        long dead = bid(61_300, 10);
        book.cancel(dead, 10);

        long alive = bid(61_200, 3);

        assertEquals(0, book.leaves(dead));
        assertEquals(0, book.priceOf(dead));
        assertFalse(book.cancel(dead, 1));
        assertEquals(3, book.leaves(alive));
        assertEquals(0, book.leaves(OrderBook.NONE));
    }

    @Test
    void countsMessagesTradesAndShares() {
        long order = bid(61_300, 10);
        ask(61_300, 4);
        book.cancel(order, 1);
        book.revise(order, Pricing.LIMIT, 61_200, 5);

        assertEquals(4, book.messages());
        assertEquals(1, book.trades());
        assertEquals(4, book.volume());
        assertEquals(61_300, book.last());
    }

    @Test
    void tellsOwnersWhatExpires() {
        bid(61_300, 10);
        book.submit(true, Pricing.LIMIT, Condition.DAY, 61_300, 0, 1, 0);
        stop(false, 60_000, 59_900, 3);
        buy(Pricing.MARKET, Condition.DAY, 0, 4);

        book.expireAll();

        hears("expired 3 4", "expired 2 3", "expired 1 10");
        assertEquals(0, book.bestBid());
    }

    @Test
    void doesNotTradeContinuouslyWhileOrdersCross() {
        book.startAuction();
        bid(61_400, 1);
        ask(61_400, 1);

        assertThrows(IllegalStateException.class, () -> book.startContinuous());
    }

    @Test
    void keepsThousandsOfOrdersApart() {
        long[] handles = new long[5_000];
        for (int i = 0; i < handles.length; i++) {
            handles[i] = book.submit(true, Pricing.LIMIT, Condition.DAY, 61_300, 0, i + 1, 0);
        }

        assertEquals(12_502_500, book.quantityAt(true, 0));
        assertEquals(1, book.leaves(handles[0]));
        assertEquals(5_000, book.leaves(handles[4_999]));
    }

    @Test
    void aReportedTradeIsPrintedAndMeetsNobody() {
        bid(61_300, 5);
        ask(61_500, 5);
        stop(true, 61_400, 61_500, 2);
        said.take();

        book.report(61_400, 7, true);

        hears("traded 61400 x 7, 0 buys from 0", "traded 61500 x 2, 3 buys from 2");
        assertEquals(61_500, book.last());
        assertEquals(9, book.volume());
        assertEquals(5, book.quantityAtPrice(true, 61_300));
        assertThrows(IllegalArgumentException.class, () -> book.report(61_400, 0, true));
    }

    @Test
    void inAnAuctionAFirstOrderStandsBeforeEarlierOnes() {
        book.startAuction();
        buy(Pricing.LIMIT, Condition.DAY, 61_400, 4);
        long first = book.submitFirst(true, 61_400, 10);
        assertEquals(OrderBook.NONE, book.submitFirst(true, 61_401, 10));
        ask(61_400, 12);
        said.take();

        book.uncross(61_400);

        assertEquals(0, book.leaves(first));
        assertEquals(2, book.quantityAtPrice(true, 61_400));
        book.startContinuous();
        assertThrows(IllegalStateException.class, () -> book.submitFirst(true, 61_400, 1));
    }
}
