package jeoul.engine.execute;

import static jeoul.engine.execute.Rehearsal.HYNIX;
import static jeoul.engine.execute.Rehearsal.SAMSUNG;
import static jeoul.engine.execute.Rehearsal.buy;
import static jeoul.engine.execute.Rehearsal.id;
import static jeoul.engine.execute.Rehearsal.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.Unsent;
import jeoul.engine.market.Side;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.plan.Cause;
import jeoul.engine.schedule.Strategy;
import org.junit.jupiter.api.Test;

/** A run that goes on and knows which of its commands never left. */
class NeverLeftTest {

    @Test
    void itsSharesAreSentAgainAsAnotherOrder() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));
        day.at("09:10:00");

        resume(day, "09:12:00", unsent(List.of(1L), List.of()));
        day.lists(true, Map.of()).answering(day::fillAll).end();

        assertEquals(0, day.result().counts().unknown());
        assertEquals(2, day.filled(SAMSUNG));
        assertEquals(3, day.submits());
    }

    @Test
    void nothingIsSentBeforeTheListWasRead() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));
        day.at("09:10:00");

        resume(day, "09:12:00", unsent(List.of(1L), List.of()));
        day.at("14:00:00");

        assertEquals(1, day.submits());
    }

    @Test
    void whatMayHaveLeftIsUnknownBesideIt() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 2), buy(SAMSUNG, 2));
        day.at("09:10:00");
        assertEquals(2, day.submits());

        resume(day, "09:12:00", unsent(List.of(2L), List.of()));

        assertEquals(1, day.result().counts().unknown());
    }

    @Test
    void afterAStopItsSharesAreStopped() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));
        day.at("09:10:00");
        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));

        resume(day, "09:12:00", unsent(List.of(1L), List.of(1L)));
        day.lists(true, Map.of());

        assertEquals(Map.of(Cause.STOPPED, 2L), day.causes(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    @Test
    void aRevisionIsAsNeverMade() {
        Rehearsal day = Rehearsal.repricing(1);
        day.at("09:11:00");
        assertEquals(1, day.commands(Command.Revise.class).size());

        resume(day, "09:11:30", unsent(List.of(2L), List.of()));
        day.lists(true, Map.of(), line("N1", SAMSUNG, Side.BUY, 0, "09:10:00"));
        assertEquals(0, day.result().counts().unknown());
        day.at("09:13:00");

        List<Command.Revise> revisions = day.commands(Command.Revise.class);
        assertEquals(2, revisions.size());
        assertEquals(id(1), revisions.get(1).order());
    }

    @Test
    void aCancelIsAskedForAgainAndAsOftenAsEver() {
        Rehearsal day = Rehearsal.of(Strategy.TEXTBOOK, buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).accepted(1);
        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));

        for (int kill = 1; kill <= 5; kill++) {
            assertEquals(kill, day.commands(Command.Cancel.class).size());
            resume(day, "09:1" + kill + ":30", unsent(List.of(), List.of(1L)));
            day.lists(true, Map.of(), line("N1", SAMSUNG, Side.BUY, 0, "09:10:00"));
        }
        day.cancelled(1, 1);

        assertEquals(Map.of(Cause.STOPPED, 1L), day.causes(SAMSUNG));
    }

    /** An order journalled after the mark of another was lost with the disk that held it. */
    @Test
    void anOrderThatLeftAgainstItsJournalHaltsItsSymbol() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));
        day.at("09:10:00");

        resume(day, "09:12:00", unsent(List.of(1L), List.of()));
        day.lists(true, Map.of(), line("N1", SAMSUNG, Side.BUY, 0, "09:10:00"));
        day.answering(day::fillAll).end();

        assertEquals(1, day.submits());
        assertEquals("order N1 is not ours", day.result().halts().get(0).reason());
        assertEquals(Map.of(Cause.DENIED, 2L), day.causes(SAMSUNG));
        assertEquals(1, day.result().counts().foreign());
    }

    /** Its last steps were lost, and with them its orders; its window is over. */
    @Test
    void aRunThatGoesOnLooksAtTheListBeforeItEnds() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));

        resume(day, "15:05:00", Unsent.NONE);
        assertFalse(day.executor().isFinished());
        day.lists(true, Map.of(), line("N1", SAMSUNG, Side.BUY, 0, "09:10:00"));

        assertTrue(day.executor().isFinished());
        assertEquals("order N1 is not ours", day.result().halts().get(0).reason());
    }

    @Test
    void ofWhatNeverLeftTheRunNamesWhatNobodyHasAnswered() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 2), buy(SAMSUNG, 2));
        day.at("09:10:00").cancelled(1, 1);
        Unsent neverLeft = unsent(List.of(1L, 2L, 7L), List.of(1L, 2L, 7L));

        assertEquals(unsent(List.of(2L), List.of()), day.executor().unanswered(neverLeft));
    }

    private static void resume(Rehearsal day, String time, Unsent unsent) {
        day.answering(command -> List.of()).at(time);
        day.hears(new Event.Resumed(unsent, day.now()));
        day.answering(day::answerQuote);
    }

    private static Unsent unsent(List<Long> orders, List<Long> cancels) {
        return Unsent.of(
                orders.stream().map(ClientOrderId::new).toList(),
                cancels.stream().map(ClientOrderId::new).toList());
    }
}
