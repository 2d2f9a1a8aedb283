package jeoul.sim.fact;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import jeoul.engine.market.Phase;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.sim.book.EmptySideRule;
import jeoul.sim.book.OrderBook;
import jeoul.sim.book.Rationing;
import jeoul.sim.exchange.Exchange;
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.flow.OrderFlow;
import org.junit.jupiter.api.Test;

/** Days whose every order is written down. The base price is 100,000 won, the tick 100. */
class DayObserverTest {

    private static final long MINUTE = DayDraft.MINUTE;

    private static final ExchangeSettings EXACT =
            new ExchangeSettings(
                    false, true, EmptySideRule.IMPROVE, Rationing.HUNDRED_THEN_HALF, 0, List.of());

    private record Line(long at, Consumer<OrderBook> action) {}

    private final List<Line> lines = new ArrayList<>();

    private final class Script implements OrderFlow {
        private int next;

        @Override
        public long nextAt() {
            return next == lines.size() ? Long.MAX_VALUE : lines.get(next).at();
        }

        @Override
        public void act(OrderBook book, Phase phase) {
            lines.get(next).action().accept(book);
            next++;
        }
    }

    private DayObserverTest order(String time, boolean buy, long price, long quantity) {
        lines.add(
                new Line(
                        LocalTime.parse(time).toNanoOfDay(),
                        book ->
                                book.submit(
                                        buy, Pricing.LIMIT, Condition.DAY, price, 0, quantity, 0)));
        lines.sort(Comparator.comparingLong(Line::at));
        return this;
    }

    private DayObserverTest buy(String time, long price, long quantity) {
        return order(time, true, price, quantity);
    }

    private DayObserverTest sell(String time, long price, long quantity) {
        return order(time, false, price, quantity);
    }

    /** Takes shares off the first order at a price. */
    private DayObserverTest cancel(String time, boolean buy, long price, long quantity) {
        lines.add(
                new Line(
                        LocalTime.parse(time).toNanoOfDay(),
                        book -> book.cancel(book.handleAt(buy, price, 0), quantity)));
        lines.sort(Comparator.comparingLong(Line::at));
        return this;
    }

    private ObservedDay observe() {
        DayObserver observer = new DayObserver(Drafts.SYMBOL, Drafts.HOURS, true);
        Exchange exchange =
                new Exchange(
                        Drafts.HOURS,
                        List.of(Drafts.SYMBOL),
                        (symbol, hours, seed) -> new Script(),
                        1,
                        EXACT,
                        new NoOrders(),
                        observer);
        while (exchange.runUntil(LocalTime.of(15, 40).toNanoOfDay())) {
            // Phases are told on the way.
        }
        return observer.finish();
    }

    /** Bids of 10 at 99,900 and asks of 30 at 100,000 from the open on. */
    private DayObserverTest quoted() {
        return buy("08:50:00", 99_900, 10).sell("08:50:00", 100_000, 30);
    }

    @Test
    void aDayOfOneSpreadIsAllAtOneTick() {
        DayDraft draft = quoted().observe().draft();

        assertAll(
                () -> assertEquals(380 * MINUTE, draft.quotedNanos),
                () -> assertEquals(380 * MINUTE, draft.spreadNanos[1]),
                () -> assertEquals(380.0 * MINUTE, draft.spreadTickNanos),
                () -> assertEquals(199_900, draft.mids[0]),
                () -> assertEquals(199_900, draft.mids[draft.mids.length - 1]));
    }

    @Test
    void spreadWeighsByTheTimeItStood() {
        // From 10:00 to 11:00 the ask stands at 100,200: three ticks.
        DayDraft draft =
                quoted().sell("08:50:00", 100_200, 5)
                        .cancel("10:00:00", false, 100_000, 30)
                        .sell("11:00:00", 100_000, 1)
                        .observe()
                        .draft();

        assertAll(
                () -> assertEquals(60 * MINUTE, draft.spreadNanos[3]),
                () -> assertEquals(320 * MINUTE, draft.spreadNanos[1]),
                () -> assertEquals(500.0 * MINUTE, draft.spreadTickNanos, 1),
                () -> assertEquals(200_100, draft.mids[6 * 60 + 1]),
                () -> assertEquals(1, draft.cancels));
    }

    @Test
    void allTheTradesOfOneMessageAreOne() {
        // Takes 10 at 99,900 and 5 at 99,800; then a buy of 4.
        DayDraft draft =
                quoted().buy("08:50:00", 99_800, 20)
                        .sell("10:30:30", 99_800, 15)
                        .buy("10:31:10", 100_000, 4)
                        .observe()
                        .draft();

        assertAll(
                () -> assertEquals(1, draft.minuteTrades[90]),
                () -> assertEquals(15, draft.minuteVolume[90]),
                () -> assertEquals(1, draft.minuteTrades[91]),
                () -> assertEquals(19, draft.volume),
                () -> assertEquals(99_900, draft.open),
                () -> assertEquals(100_000, draft.high),
                () -> assertEquals(99_800, draft.low),
                () -> assertEquals(100_000, draft.close));
    }

    @Test
    void signsAndTheMidsBeforeTradesAreKept() {
        ObservedDay day =
                quoted().buy("10:00:00", 100_000, 1)
                        .buy("10:01:00", 100_000, 1)
                        .sell("10:02:00", 99_900, 1)
                        .observe();

        assertAll(
                () -> assertEquals(3, day.trades()),
                // Buy, buy, sell: one pair alike, one not.
                () -> assertEquals(0, day.signs().correlationAboutZero(0)),
                () -> assertEquals(0, day.midSteps().variance()));
    }

    @Test
    void auctionsCountInVolumeAndNotAsTrades() {
        ObservedDay day =
                quoted().buy("08:55:00", 100_000, 6).buy("15:25:00", 100_000, 2).observe();

        assertAll(
                () -> assertEquals(0, day.trades()),
                () -> assertEquals(8, day.volume()),
                () -> assertEquals(6, day.draft().openingVolume),
                () -> assertEquals(2, day.draft().closingVolume),
                () -> assertEquals(0.75, day.volumeShareBy(LocalTime.of(15, 30)).orElseThrow()));
    }

    @Test
    void newOrdersAreCountedByTheDistanceFromTheirOwnBest() {
        DayDraft draft =
                quoted().sell("08:50:00", 100_100, 5)
                        .buy("10:00:00", 99_900, 1)
                        .buy("10:00:01", 99_700, 1)
                        .sell("10:00:02", 100_300, 1)
                        .sell("10:00:03", 100_300, 1)
                        .buy("10:00:04", 95_000, 1)
                        .buy("10:00:05", 100_000, 1)
                        .observe()
                        .draft();

        assertAll(
                () -> assertEquals(1, draft.placed[0], "at the best price"),
                () -> assertEquals(1, draft.placed[2], "two behind"),
                () -> assertEquals(2, draft.placed[3], "three behind, then joined"),
                () -> assertEquals(1, draft.placed[9], "nine or more behind"),
                () -> assertEquals(0, draft.placed[1], "what trades is not placed"));
    }

    @Test
    void aLevelThatComesIntoSightIsNoNewOrder() {
        DayObserverTest script = quoted();
        for (int step = 1; step <= 10; step++) {
            script.buy("08:51:00", 99_900 - 100L * step, 5);
        }
        DayDraft draft = script.cancel("10:00:00", true, 99_900, 10).observe().draft();

        assertAll(
                () -> assertEquals(1, draft.cancels),
                () -> assertEquals(0, Arrays.stream(draft.placed).sum()));
    }

    @Test
    void depthAndQueuesAreLookedAtEveryHalfMinute() {
        DayDraft draft =
                quoted().buy("08:50:00", 99_800, 40)
                        .sell("08:50:00", 100_200, 60)
                        .observe()
                        .draft();

        assertAll(
                () -> assertEquals(2 * 760, draft.queues),
                () -> assertEquals(20, draft.queueSum / draft.queues),
                () -> assertEquals(20, draft.depth[0] / draft.depthLooks),
                () -> assertEquals(20, draft.depth[1] / draft.depthLooks),
                () -> assertEquals(30, draft.depth[2] / draft.depthLooks));
    }

    /** A quarter of what stands at the best prices is bids, until the mid rises at 09:05. */
    @Test
    void imbalanceIsJudgedByTheNextMoveOfTheMid() {
        DayDraft draft =
                quoted().sell("08:50:00", 100_100, 30)
                        .cancel("09:05:05", false, 100_000, 30)
                        .observe()
                        .draft();

        assertAll(
                () -> assertEquals(30, draft.upAfter[25]),
                () -> assertEquals(30, Arrays.stream(draft.upAfter).sum()),
                () -> assertEquals(0, Arrays.stream(draft.downAfter).sum()));
    }

    @Test
    void interruptionsAreCounted() {
        // Six per cent above the last price.
        ObservedDay day =
                quoted().buy("10:00:00", 100_000, 30)
                        .sell("10:01:00", 106_100, 5)
                        .buy("10:02:00", 106_100, 5)
                        .observe();

        assertEquals(1, day.interruptions());
    }

    @Test
    void theBookIsPicturedEveryMinute() {
        ObservedDay day = quoted().observe();

        assertAll(
                () -> assertEquals(380, day.pictures().size()),
                () ->
                        assertEquals(
                                List.of(new BookPicture.Level(99_900, 10)),
                                day.pictures().get(0).bids()));
    }
}
