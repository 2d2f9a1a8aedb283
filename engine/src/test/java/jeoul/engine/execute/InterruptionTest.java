package jeoul.engine.execute;

import static jeoul.engine.execute.Rehearsal.HYNIX;
import static jeoul.engine.execute.Rehearsal.SAMSUNG;
import static jeoul.engine.execute.Rehearsal.buy;
import static jeoul.engine.execute.Rehearsal.id;
import static jeoul.engine.execute.Rehearsal.line;
import static jeoul.engine.execute.Rehearsal.parent;
import static jeoul.engine.execute.Rehearsal.strategy;
import static jeoul.engine.execute.Rehearsal.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.Unsent;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.RejectReason;
import jeoul.engine.plan.Cause;
import jeoul.engine.schedule.LeavesPolicy;
import jeoul.engine.schedule.MissedPolicy;
import jeoul.engine.schedule.Strategy;
import jeoul.engine.schedule.Window;
import org.junit.jupiter.api.Test;

/** Events out of order, stops, gaps, resumptions and lost connections. */
class InterruptionTest {

    private static final Optional<Window> LATE = Optional.of(Window.parse("15:00-15:19"));

    // ---- what comes in another order than one would think ----

    @Test
    void aFillMayComeBeforeTheAcceptance() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 1));

        day.at("09:10:00").filled(1, 1).accepted(1).sent(1);

        assertEquals(1, day.filled(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    @Test
    void aFillAfterACancelIsCountedAndItsCauseTakenBack() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).rejected(1, RejectReason.INSUFFICIENT_CASH);
        day.at("12:05:00").sent(2).accepted(2).cancelled(2, 1);
        assertEquals(Map.of(Cause.CASH, 1L, Cause.UNFILLED, 1L), day.causes(SAMSUNG));

        day.filled(2, 1);

        assertEquals(Map.of(Cause.CASH, 1L), day.causes(SAMSUNG));
        assertEquals(1, day.filled(SAMSUNG));
    }

    @Test
    void aSecondAcceptanceChangesNothing() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));

        day.at("09:10:00").sent(1).accepted(1).accepted(1).filled(1, 1).accepted(1);

        assertEquals(1, day.result().counts().accepted());
        assertEquals(1, day.result().counts().filled());
    }

    @Test
    void aFillOfMoreThanWasOrderedStopsTheRun() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));
        day.at("09:10:00").sent(1).accepted(1).filled(1, 1);

        assertThrows(IllegalStateException.class, () -> day.filled(1, 1));
    }

    // ---- stopping ----

    @Test
    void aStopWithdrawsCancelsAndIsTheCause() {
        Rehearsal day = Rehearsal.of(Strategy.CATCH_UP, buy(HYNIX, 2), buy(SAMSUNG, 2));
        day.at("09:10:00").sent(1).accepted(1);

        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));
        assertEquals(
                List.of(new Command.Cancel(id(1), 1), new Command.Cancel(id(2), 1)),
                day.commands(Command.Cancel.class));
        day.cancelled(1, 1).cancelled(2, 1);

        assertEquals(Map.of(Cause.STOPPED, 2L), day.causes(HYNIX));
        assertEquals(Map.of(Cause.STOPPED, 2L), day.causes(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    @Test
    void aStopOfOneSymbolLeavesTheOthersAndHoldsThroughTheCatchUp() {
        Rehearsal day = Rehearsal.of(Strategy.CATCH_UP, buy(HYNIX, 2), buy(SAMSUNG, 2));
        day.at("09:10:00").sent(1).rejected(1, RejectReason.INSUFFICIENT_CASH).sent(2);
        day.accepted(2).filled(2, 1);

        day.hears(new Event.StopRequested(Optional.of(new Symbol(HYNIX)), "person", day.now()));
        day.answering(day::fillAll).end();

        assertEquals(Map.of(Cause.CASH, 1L, Cause.STOPPED, 1L), day.causes(HYNIX));
        assertEquals(
                1,
                day.commands(Command.Submit.class).stream()
                        .filter(submit -> submit.order().symbol().code().equals(HYNIX))
                        .count());
        assertEquals(2, day.filled(SAMSUNG));
    }

    @Test
    void anUnknownOrderFoundAfterAStopIsCancelled() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));
        day.at("09:10:00").sent(1).unknown(1);
        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));
        assertEquals(List.of(), day.commands(Command.Cancel.class));

        day.lists(true, Map.of(), line("X1", SAMSUNG, Side.BUY, 0, "09:10:01"));

        assertEquals(List.of(new Command.Cancel(id(1), 1)), day.commands(Command.Cancel.class));
    }

    @Test
    void aStoppedRunEndsWithWhatStaysUnknown() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 2), buy(SAMSUNG, 2));
        day.at("09:10:00").sent(1).unknown(1).sent(2).accepted(2);
        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));
        day.cancelled(2, 1);

        day.at("09:10:59");
        assertFalse(day.executor().isFinished());
        day.at("09:11:00");

        assertTrue(day.executor().isFinished());
        assertEquals(Map.of(Cause.STOPPED, 1L, Cause.UNKNOWN, 1L), day.causes(HYNIX));
        assertEquals(Map.of(Cause.STOPPED, 2L), day.causes(SAMSUNG));
    }

    @Test
    void aStoppedRunWaitsForTheAnswerToACancel() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));
        day.at("09:10:00").sent(1).accepted(1);
        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));

        day.at("09:30:00");
        assertFalse(day.executor().isFinished());
        day.filled(1, 1);

        assertTrue(day.executor().isFinished());
        assertEquals(Map.of(Cause.STOPPED, 1L), day.causes(SAMSUNG));
    }

    @Test
    void aRevisionUnderWayAtAStopIsCancelledWhenItStands() {
        Rehearsal day = Rehearsal.repricing(1);
        day.at("09:11:00").answering(day::answerQuote);
        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));
        day.hears(new Event.Revised(id(1), id(2), new BrokerOrderId("N2"), 1, day.now()));

        assertEquals(
                List.of(new Command.Cancel(id(1), 1), new Command.Cancel(id(2), 1)),
                day.commands(Command.Cancel.class));
    }

    @Test
    void anOrderWhoseRevisionNeverCameIsCancelledAfterAStop() {
        Rehearsal day = Rehearsal.repricing(1);
        day.at("09:11:00").answering(day::answerQuote).unknown(2);
        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));
        assertEquals(List.of(), day.commands(Command.Cancel.class));

        day.at("09:11:20").lists(true, Map.of(), line("N1", SAMSUNG, Side.BUY, 0, "09:10:00"));
        day.at("09:11:40").lists(true, Map.of(), line("N1", SAMSUNG, Side.BUY, 0, "09:10:00"));

        assertEquals(List.of(new Command.Cancel(id(1), 1)), day.commands(Command.Cancel.class));
    }

    @Test
    void whatACancelLeftIsCancelledAgainAfterAStop() {
        Rehearsal day = Rehearsal.of(parent(SAMSUNG, Side.BUY, 2, 2));
        day.at("09:10:00");
        day.answering(command -> List.of()).at("15:00:00").sent(1).accepted(1);
        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));

        day.cancelled(1, 1).at("15:00:05");

        assertEquals(
                List.of(new Command.Cancel(id(1), 2), new Command.Cancel(id(1), 1)),
                day.commands(Command.Cancel.class));
    }

    @Test
    void aStoppedRunEndsThoughAnOrderCannotBeCancelled() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).accepted(1);
        refuseCancels(day);

        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));
        day.at("09:10:59");
        assertFalse(day.executor().isFinished());
        day.at("10:00:00");

        // At once and after 5, 10 and 20 seconds more.
        assertEquals(4, day.commands(Command.Cancel.class).size());
        assertTrue(day.executor().isFinished());
        assertEquals(
                List.of("order N1 could not be cancelled and may still trade: BUY 1"),
                day.result().halts().stream().map(ExecutionResult.Halt::reason).toList());
    }

    @Test
    void aRefusedCancelIsTriedAgainAfterEverLongerPausesAndAtOnceWhenThingsHaveChanged() {
        Rehearsal day =
                Rehearsal.of(
                        strategy(OrderType.BEST_OPPOSITE, LeavesPolicy.CANCEL, Optional.empty()),
                        buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).accepted(1);
        refuseCancels(day);

        // After 0, 5, 15, 35, 75, 155, 315 and 635 seconds, then every 320.
        day.at("09:59:59");
        int cancels = day.commands(Command.Cancel.class).size();
        assertEquals(15, cancels);

        day.hears(new Event.Disconnected("cut", day.now()));
        day.hears(new Event.Reconnected(day.now()));
        assertEquals(cancels + 1, day.commands(Command.Cancel.class).size());
        day.at("10:30:00");
        cancels = day.commands(Command.Cancel.class).size();
        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));
        assertEquals(cancels + 1, day.commands(Command.Cancel.class).size());
    }

    private static void refuseCancels(Rehearsal day) {
        day.answering(
                command ->
                        command instanceof Command.Cancel cancel
                                ? List.of(
                                        new Event.CancelRejected(
                                                cancel.order(), RejectReason.OTHER, "", day.now()))
                                : List.of());
    }

    @Test
    void sharesThatComeBackAfterAStopAreStopped() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1);
        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));

        day.rejected(1, RejectReason.NOT_IN_AUCTION);

        assertEquals(Map.of(Cause.STOPPED, 1L), day.causes(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    // ---- gaps, resumptions and lost connections ----

    @Test
    void aTimeGapSpreadsWhatWasMissedAndRefreshesQuotesFirst() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 36));
        day.answering(day::fillAll).at("09:15:00");
        int quotes = day.commands(Command.RefreshQuote.class).size();

        sleepUntil(day, "12:00:00");
        assertEquals(2, day.submits());
        assertEquals(quotes + 1, day.commands(Command.RefreshQuote.class).size());
        day.at("12:04:00");
        assertEquals(2, day.submits());
        day.at("15:00:00");
        assertEquals(36, day.submits());
    }

    @Test
    void whatWaitedToLeaveWhenTheMachineSleptIsWithdrawn() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 36));
        day.at("09:10:00");
        assertEquals(1, day.submits());

        sleepUntil(day, "09:30:00");

        assertEquals(List.of(new Command.Cancel(id(1), 1)), day.commands(Command.Cancel.class));
    }

    @Test
    void aFillStampedInWholeSecondsMayLieBeforeItsOrderLeft() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 1));
        day.at("09:10:00");
        day.hears(new Event.Sent(id(1), time("09:10:00.700")));

        day.hears(new Event.Filled(id(1), 10_010, 1, time("09:10:00")));
        day.hears(new Event.Accepted(id(1), new BrokerOrderId("N1"), time("09:10:00.900")));

        assertEquals(1, day.filled(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    @Test
    void whatASleepBeyondTheWindowLeftUnsentWasMissed() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));
        day.answering(day::fillAll).at("09:15:00");

        sleepUntil(day, "15:10:00");

        assertEquals(Map.of(Cause.MISSED, 1L), day.causes(SAMSUNG));
    }

    @Test
    void aStrategyThatDropsGivesUpWhatASleepMissed() {
        Rehearsal day = Rehearsal.of(dropping(), buy(SAMSUNG, 36));
        day.answering(day::fillAll).at("09:15:00");

        // A slice each ten minutes: those of 09:20 to 12:00 are past.
        sleepUntil(day, "12:00:00");
        day.at("15:00:00");

        assertEquals(Map.of(Cause.MISSED, 17L), day.causes(SAMSUNG));
        assertEquals(19, day.filled(SAMSUNG));
    }

    @Test
    void aStrategyThatDropsGivesUpWhatALateStartMissed() {
        Executor late =
                new Executor(Rehearsal.plan(dropping(), ExecutionLimits.DEFAULT, buy(SAMSUNG, 36)));

        late.on(new Event.Woke(time("12:05:00")));

        // 09:10 to 12:00.
        assertEquals(Map.of(Cause.MISSED, 18L), late.result().parents().get(0).causes());
    }

    @Test
    void aLateStartIsSpreadAndNoBurst() {
        Rehearsal day = Rehearsal.startingAt("12:05:00", Strategy.TEXTBOOK, buy(SAMSUNG, 36));

        day.answering(day::fillAll).at("12:06:00");
        assertEquals(1, day.submits());
        day.at("15:00:00");

        assertEquals(36, day.submits());
    }

    private static Strategy dropping() {
        return strategy(
                OrderType.BEST_OPPOSITE, LeavesPolicy.LEAVE, Optional.empty(), MissedPolicy.DROP);
    }

    private static void sleepUntil(Rehearsal day, String wakes) {
        day.hears(new Event.TimeGap(day.now(), time(wakes)));
    }

    @Test
    void aResumptionMakesUnansweredOrdersUnknownAndReadsTheListBeforeAnythingIsSent() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).sent(2).accepted(2);

        day.at("12:04:00").hears(new Event.Resumed(Unsent.NONE, day.now()));
        assertEquals(2, day.submits());
        assertEquals(1, day.result().counts().unknown());
        day.lists(
                true,
                Map.of(),
                line("X1", HYNIX, Side.BUY, 1, "09:10:00"),
                line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"));

        assertEquals(1, day.filled(HYNIX));
        assertEquals(1, day.filled(SAMSUNG));
        day.answering(day::fillAll).at("15:00:00");
        assertEquals(6, day.submits());
    }

    @Test
    void nothingIsSentWhileDisconnectedAndQuotesAreAskedAnewAfterwards() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3)).answering(command -> List.of());
        day.at("09:10:00").hears(new Event.Disconnected("cable", day.now()));
        day.at("12:05:00");
        assertEquals(0, day.submits());

        day.answering(day::fillAll).hears(new Event.Reconnected(day.now()));
        assertEquals(1, day.submits());
        day.at("15:00:00");
        assertEquals(3, day.filled(SAMSUNG));
    }

    @Test
    void aConnectionThatStaysLostMissesTheWindow() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.hears(new Event.Disconnected("cable", day.now())).end();

        assertEquals(Map.of(Cause.MISSED, 3L), day.causes(SAMSUNG));
    }

    @Test
    void catchUpCancelsWhatRestsAndBuysItAgain() {
        Rehearsal day =
                Rehearsal.of(
                        strategy(OrderType.BEST_OPPOSITE, LeavesPolicy.LEAVE, LATE),
                        buy(SAMSUNG, 2));
        day.answering(day::acceptAll).at("14:59:59");

        day.answering(day::fillAll).at("15:19:00");

        assertEquals(2, day.filled(SAMSUNG));
        assertEquals(3, day.submits());
    }
}
