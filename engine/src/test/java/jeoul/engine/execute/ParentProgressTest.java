package jeoul.engine.execute;

import static jeoul.engine.execute.Rehearsal.SAMSUNG;
import static jeoul.engine.execute.Rehearsal.parent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import jeoul.engine.market.Side;
import org.junit.jupiter.api.Test;

/** What a screen is told of a parent order: five shares by twos, from 09:10 to 15:00. */
class ParentProgressTest {

    private final Rehearsal day = Rehearsal.of(parent(SAMSUNG, Side.BUY, 5, 2));

    @Test
    void beforeTheWindowNothingIsDue() {
        assertEquals(progress(0, 0, 0, 0, 0), day.at("09:09:59").executor().progress().get(0));
    }

    @Test
    void whatHasNotLeftTheQueueIsLateAndWhatHasIsOpen() {
        day.at("09:10:00");

        ParentProgress queued = day.executor().progress().get(0);
        assertEquals(progress(2, 0, 0, 0, 0), queued);
        assertEquals(2, queued.late());

        day.sent(1);
        assertEquals(progress(2, 0, 2, 0, 0), day.executor().progress().get(0));
        assertEquals(0, day.executor().progress().get(0).late());
    }

    @Test
    void aFillAboveTheArrivalCosts() {
        day.at("09:10:00").sent(1).accepted(1).filled(1, 1);

        ParentProgress filled = day.executor().progress().get(0);
        assertEquals(1, filled.filled());
        assertEquals(1, filled.open());
        assertEquals(-10_010, filled.proceeds());
        // Filled at 10,010 where 10,000 was bid and 10,010 asked.
        assertEquals(4.9975, filled.slippageBps().getAsDouble(), 1e-4);
    }

    @Test
    void anOrderWithoutAnswerIsUnknown() {
        day.at("09:10:00").sent(1).unknown(1);

        assertEquals(progress(2, 0, 2, 0, 1), day.executor().progress().get(0));
    }

    @Test
    void whatWasGivenUpIsLostAndNotLate() {
        // No quote is answered, so that nothing is sent.
        day.answering(command -> List.of()).at("15:10:00");

        ParentProgress over = day.executor().progress().get(0);
        assertEquals(progress(5, 0, 0, 5, 0), over);
        assertEquals(0, over.late());
    }

    private static ParentProgress progress(
            long due, long filled, long open, long lost, long unknown) {
        return new ParentProgress(
                parent(SAMSUNG, Side.BUY, 5, 2),
                due,
                filled,
                10_010 * filled,
                open,
                lost,
                unknown,
                OptionalDouble.empty());
    }
}
