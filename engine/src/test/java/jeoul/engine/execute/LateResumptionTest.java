package jeoul.engine.execute;

import static jeoul.engine.execute.Rehearsal.SAMSUNG;
import static jeoul.engine.execute.Rehearsal.buy;
import static jeoul.engine.execute.Rehearsal.id;
import static jeoul.engine.execute.Rehearsal.line;
import static jeoul.engine.execute.Rehearsal.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.Unsent;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.order.RejectReason;
import jeoul.engine.plan.Cause;
import org.junit.jupiter.api.Test;

/** A program that is gone when its day ends, and goes on after that. */
class LateResumptionTest {

    /** One share at 09:10, one at the end of the window. */
    private final Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));

    @Test
    void anOrderThatStoodOpenGetsTheFillsOfTheList() {
        accepted();

        comesBack();
        assertFalse(day.executor().isFinished());
        day.lists(true, Map.of(SAMSUNG, 1L), ours("N1", 1));

        assertEquals(1, day.filled(SAMSUNG));
        assertEquals(Map.of(Cause.MISSED, 1L), day.causes(SAMSUNG));
        assertTrue(day.executor().isFinished());
        assertFalse(day.executor().isUnread());
    }

    @Test
    void whatStoodOpenToTheEndIsUnfilled() {
        accepted();

        comesBack();
        day.lists(true, Map.of(), ours("N1", 0));

        assertEquals(Map.of(Cause.MISSED, 1L, Cause.UNFILLED, 1L), day.causes(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    @Test
    void anOrderWithoutAnAnswerIsFoundInTheList() {
        day.answering(day::answerQuote).at("09:10:00").sent(1);

        comesBack();
        day.lists(true, Map.of(SAMSUNG, 1L), ours("N7", 1));

        assertEquals(1, day.filled(SAMSUNG));
        assertEquals(Map.of(Cause.MISSED, 1L), day.causes(SAMSUNG));
    }

    @Test
    void anOrderWithoutAnAnswerAndALineNeverWas() {
        day.answering(day::answerQuote).at("09:10:00").sent(1);

        comesBack();
        day.lists(true, Map.of());

        assertEquals(Map.of(Cause.MISSED, 1L, Cause.UNKNOWN, 1L), day.causes(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    @Test
    void nothingIsSentForADayThatIsOver() {
        accepted();
        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));
        int before = trades().size();

        comesBack();
        day.lists(true, Map.of(), ours("N1", 0));

        assertEquals(before, trades().size());
        assertTrue(day.executor().isFinished());
    }

    @Test
    void aListThatHasForgottenOursIsAskedForAgainAndThenGivenUp() {
        accepted();

        comesBack();
        String[] asked = {"16:00:01", "16:00:05", "16:00:15", "16:00:35", "16:01:15"};
        for (String at : asked) {
            assertFalse(day.executor().isFinished(), "at " + at);
            day.at(at).lists(true, Map.of(SAMSUNG, 1L));
        }

        assertTrue(day.executor().isFinished());
        assertTrue(day.executor().isUnread());
        assertEquals(5, day.commands(Command.RefreshOrders.class).size());
        assertEquals(Map.of(Cause.MISSED, 1L, Cause.UNKNOWN, 1L), day.causes(SAMSUNG));
    }

    @Test
    void aBrokerThatDoesNotAnswerIsNotWaitedForForEver() {
        accepted();

        comesBack();
        day.at("16:09:59");
        assertFalse(day.executor().isFinished());
        day.at("16:10:00");

        assertTrue(day.executor().isFinished());
        assertTrue(day.executor().isUnread());
    }

    @Test
    void aDayThatWasGivenUpIsAskedAboutAgainByTheNextProgram() {
        accepted();
        comesBack();
        day.at("16:10:00");

        day.hears(new Event.Resumed(Unsent.NONE, time("18:00:00")));
        day.at("18:00:01").lists(true, Map.of(SAMSUNG, 1L), ours("N1", 1));

        assertEquals(1, day.filled(SAMSUNG));
        assertEquals(Map.of(Cause.MISSED, 1L), day.causes(SAMSUNG));
        assertFalse(day.executor().isUnread());
    }

    @Test
    void anOrderOfSomebodyElseHaltsNothingAnyMoreAndIsCounted() {
        accepted();

        comesBack();
        day.lists(true, Map.of(SAMSUNG, 2L), ours("N1", 1), ours("N2", 1));

        assertEquals(List.of(), day.result().halts());
        assertEquals(1, day.result().counts().foreign());
    }

    @Test
    void whatALaterListShowsUnfilledIsNotUnknownAnyMore() {
        accepted();
        day.hears(new Event.Disconnected("no connection", time("15:20:00")));
        day.at("15:45:00");
        assertEquals(1L, day.causes(SAMSUNG).get(Cause.UNKNOWN));

        day.hears(new Event.Resumed(Unsent.NONE, time("18:00:00")));
        day.at("18:00:01").lists(true, Map.of(), ours("N1", 0));

        assertEquals(1L, day.causes(SAMSUNG).get(Cause.UNFILLED));
        assertFalse(day.causes(SAMSUNG).containsKey(Cause.UNKNOWN));
    }

    @Test
    void anOrderThatAStoppedRunLeftStandingIsCancelledWhenItGoesOn() {
        accepted();
        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));
        for (int i = 0; i < 20 && !day.executor().isFinished(); i++) {
            day.hears(new Event.CancelRejected(id(1), RejectReason.OTHER, "no network", day.now()));
            day.at(Seoul.timeOf(day.now().plusSeconds(60)).toString());
        }
        assertTrue(day.executor().isFinished());
        int cancels = day.commands(Command.Cancel.class).size();

        day.hears(new Event.Resumed(Unsent.NONE, day.now().plusSeconds(60)));
        day.lists(true, Map.of(), ours("N1", 0));

        assertEquals(cancels + 1, day.commands(Command.Cancel.class).size());
        assertEquals(Map.of(Cause.STOPPED, 2L), day.causes(SAMSUNG));
    }

    private void accepted() {
        day.answering(day::answerQuote).at("09:10:00").sent(1).accepted(1);
    }

    private void comesBack() {
        day.hears(new Event.Resumed(Unsent.NONE, time("16:00:00")));
    }

    private List<Command> trades() {
        return day.commands().stream()
                .filter(
                        command ->
                                command instanceof Command.Submit
                                        || command instanceof Command.Revise
                                        || command instanceof Command.Cancel
                                        || command instanceof Command.Adopt)
                .toList();
    }

    private static OrderStatus ours(String number, long filled) {
        return line(number, SAMSUNG, Side.BUY, filled, "09:10:00");
    }
}
