package jeoul.sim.fact;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import jeoul.sim.flow.SymbolDay;
import org.junit.jupiter.api.Test;

class BookFactsTest {

    private static List<ObservedDay> days(DayDraft draft) {
        return List.of(new ObservedDay(draft));
    }

    private static DayDraft spreads(SymbolDay symbol, long oneTick, long twoTicks) {
        DayDraft draft = new DayDraft(symbol, Drafts.HOURS, false);
        draft.spreadNanos[1] = oneTick;
        draft.spreadNanos[2] = twoTicks;
        draft.quotedNanos = oneTick + twoTicks;
        draft.spreadTickNanos = oneTick + 2.0 * twoTicks;
        return draft;
    }

    @Test
    void timeAtOneTickIsAShareOfTheQuotedTime() {
        FactResult spread = Fact.SPREAD.of(days(spreads(Drafts.SYMBOL, 9, 1)));

        assertAll(
                () -> assertEquals(0.9, spread.main().measured().value()),
                () -> assertEquals("> 0.8", spread.main().target()),
                () -> assertTrue(spread.holds().orElseThrow()),
                () -> assertEquals(1.1, spread.parts().get(1).measured().value(), 1e-12));
    }

    /** 100 won at 150,000 won are 6.67 basis points: a third of the way from 0.4 to 0.8. */
    @Test
    void spreadIsJudgedByTheSizeOfTheTickAndTheTurnover() {
        SymbolDay between = Drafts.symbol("030200", 150_000, 1_000_000, 0.03);
        SymbolDay small = Drafts.symbol("030200", 4_000_000, 1_000_000, 0.03);
        SymbolDay thin = Drafts.symbol("030200", 100_000, 3_800, 0.04);

        assertAll(
                () ->
                        assertEquals(
                                "> 0.5333",
                                Fact.SPREAD.of(days(spreads(between, 1, 1))).main().target()),
                () ->
                        assertEquals(
                                Optional.empty(),
                                Fact.SPREAD.of(days(spreads(small, 1, 1))).holds()),
                () -> assertTrue(Fact.SPREAD.of(days(spreads(thin, 35, 65))).holds().orElseThrow()),
                () ->
                        assertFalse(
                                Fact.SPREAD.of(days(spreads(thin, 95, 5))).holds().orElseThrow()));
    }

    @Test
    void bookHasAHumpBehindTheBestPrice() {
        DayDraft draft = Drafts.empty();
        double[] depth = {10, 20, 25, 20, 15, 12, 10, 9, 8, 7};
        System.arraycopy(depth, 0, draft.depth, 0, depth.length);
        draft.depthLooks = 1;
        FactResult shape = Fact.BOOK_SHAPE.of(days(draft));

        assertAll(
                () -> assertEquals(0.5, shape.main().measured().value()),
                () -> assertEquals(25.0 / 15, shape.parts().get(1).measured().value(), 1e-12),
                () -> assertTrue(shape.holds().orElseThrow()));
    }

    @Test
    void aBookThatFallsFromTheBestPriceHasNone() {
        DayDraft draft = Drafts.empty();
        for (int i = 0; i < DayDraft.LEVELS; i++) {
            draft.depth[i] = 20 - i;
        }
        draft.depthLooks = 1;

        assertFalse(Fact.BOOK_SHAPE.of(days(draft)).holds().orElseThrow());
    }

    @Test
    void exponentialQueuesHaveShapeAndVariationOfOne() {
        DayDraft draft = Drafts.empty();
        for (int i = 0; i < 10_000; i++) {
            draft.queue(1_000, StrictMath.round(-1e6 * StrictMath.log(1 - (i + 0.5) / 10_000)));
        }
        FactResult queues = Fact.QUEUE_SIZES.of(days(draft));

        assertAll(
                () -> assertEquals(1, queues.main().measured().value(), 0.02),
                () -> assertEquals(1, queues.parts().get(1).measured().value(), 0.01),
                () -> assertEquals(1e9, draft.queueWon / draft.queues, 1e6));
    }

    /** The odds of a move up are the bids' share of the two queues, 200 looks at each share. */
    @Test
    void oddsOfAMoveUpAreReadByFifths() {
        DayDraft draft = Drafts.empty();
        for (int bin = 0; bin < DayDraft.IMBALANCE_BINS; bin++) {
            draft.upAfter[bin] = 2L * bin + 1;
            draft.downAfter[bin] = 199L - 2L * bin;
        }
        List<ObservedDay> days = days(draft);

        assertAll(
                () ->
                        assertArrayEquals(
                                new double[] {0.1, 0.3, 0.5, 0.7, 0.9},
                                BookFacts.upByFifth(days),
                                1e-12),
                () -> assertTrue(Fact.IMBALANCE.of(days).holds().orElseThrow()));
    }

    @Test
    void queuesThatTellNothingDoNotHold() {
        DayDraft draft = Drafts.empty();
        for (int bin = 0; bin < DayDraft.IMBALANCE_BINS; bin++) {
            draft.upAfter[bin] = 100;
            draft.downAfter[bin] = 100;
        }

        assertFalse(Fact.IMBALANCE.of(days(draft)).holds().orElseThrow());
    }

    /** Orders fall with the square of the distance: mu is 1. */
    @Test
    void placementDecaysWithTheDistance() {
        DayDraft draft = Drafts.empty();
        draft.placed[0] = 3_000_000;
        for (int step = 1; step < DayDraft.LEVELS; step++) {
            draft.placed[step] = 1_000_000L / ((long) step * step);
        }
        FactResult placement = Fact.PLACEMENT.of(days(draft));

        assertAll(
                () -> assertEquals(1, placement.parts().get(1).measured().value(), 0.001),
                () -> assertEquals(0.8811, placement.main().measured().value(), 0.0001),
                () -> assertTrue(placement.holds().orElseThrow()));
    }
}
