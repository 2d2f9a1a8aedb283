package jeoul.engine.execute;

import static jeoul.engine.execute.Rehearsal.HYNIX;
import static jeoul.engine.execute.Rehearsal.SAMSUNG;
import static jeoul.engine.execute.Rehearsal.buy;
import static jeoul.engine.execute.Rehearsal.id;
import static jeoul.engine.execute.Rehearsal.line;
import static jeoul.engine.execute.Rehearsal.parent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.market.Side;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.RejectReason;
import jeoul.engine.plan.Cause;
import org.junit.jupiter.api.Test;

/** What becomes of orders whose answer was lost. */
class UnknownOutcomesTest {

    @Test
    void anUnknownOutcomeBlocksItsSymbolAndNoOther() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);

        day.at("14:59:59");

        assertEquals(List.of("000660 x 1", "005930 x 1", "005930 x 1"), day.submitted());
    }

    @Test
    void anUnknownOutcomeWithdrawsWhatHasNotLeft() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 2), parent(SAMSUNG, Side.BUY, 6, 2));
        day.at("15:00:00");
        // Samsung's are 2, 3 and 5; the first two have left.
        assertEquals(List.of(2L, 3L, 5L), submittedIds(day, SAMSUNG));
        day.sent(2).sent(3);

        day.unknown(2);

        assertEquals(List.of(new Command.Cancel(id(5), 2)), day.commands(Command.Cancel.class));
    }

    @Test
    void sharesWithdrawnForAnUnknownOutcomeGoWhenItIsSettled() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("14:00:00").sent(1).unknown(1).cancelled(2, 1);
        day.at("14:30:00");
        assertEquals(2, day.submits());

        day.lists(true, Map.of(), line("X7", SAMSUNG, Side.BUY, 1, "14:00:00"));

        day.answering(day::fillAll).at("15:00:00");
        assertEquals(4, day.submits());
        assertEquals(3, day.filled(SAMSUNG));
    }

    @Test
    void sharesWithdrawnForAnUnknownOutcomeNeverSettledAreLostToIt() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("14:00:00").sent(1).unknown(1).cancelled(2, 1);

        day.end();

        assertEquals(2, day.submits());
        assertEquals(Map.of(Cause.UNKNOWN, 3L), day.causes(SAMSUNG));
        // It is shown as long as the run is, for a person to look at.
        assertEquals(1, day.executor().progress().get(0).unknownOrders());
    }

    private static List<Long> submittedIds(Rehearsal day, String symbol) {
        return day.commands(Command.Submit.class).stream()
                .map(Command.Submit::order)
                .filter(order -> order.symbol().code().equals(symbol))
                .map(order -> order.id().value())
                .toList();
    }

    @Test
    void anUnknownOrderFoundInTheListIsAdopted() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).unknown(1);

        day.lists(true, Map.of(), line("X7", SAMSUNG, Side.BUY, 1, "09:10:01"));

        assertEquals(1, day.filled(SAMSUNG));
        assertEquals(1, day.result().counts().accepted());
        day.answering(day::fillAll).at("15:00:00");
        assertEquals(3, day.submits());
        assertEquals(3, day.filled(SAMSUNG));
    }

    @Test
    void aLineTakenLongAfterTheAnswerWasGivenUpIsNotAdopted() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).at("09:10:10").unknown(1);

        day.at("09:11:00").lists(true, Map.of(), line("X7", SAMSUNG, Side.BUY, 1, "09:10:13"));
        day.end();

        assertEquals(List.of(), day.commands(Command.Adopt.class));
        assertEquals(Map.of(Cause.UNKNOWN, 3L), day.causes(SAMSUNG));
    }

    @Test
    void aLineTakenWhileTheAnswerWasWaitedForIsAdoptedAndALaterOneIsSomebodyElses() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).at("09:10:10").unknown(1);

        day.at("09:11:00")
                .lists(
                        true,
                        Map.of(),
                        line("X7", SAMSUNG, Side.BUY, 1, "09:10:12"),
                        line("X8", SAMSUNG, Side.BUY, 1, "09:10:13"));

        assertEquals(1, day.filled(SAMSUNG));
        assertEquals(1, day.result().counts().foreign());
    }

    @Test
    void aLongListIsWaitedForAndNotAskedForTwice() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).unknown(1);

        day.at("09:30:00");

        assertEquals(1, day.commands(Command.RefreshOrders.class).size());
    }

    @Test
    void ordersThatCannotBeOursAreCountedNotAdopted() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).unknown(1);

        day.lists(
                true,
                Map.of(),
                line("F1", SAMSUNG, Side.SELL, 1, "09:10:01"),
                line("F2", HYNIX, Side.BUY, 1, "09:10:01"),
                line("X1", SAMSUNG, Side.BUY, 1, "09:10:01"));

        assertEquals(2, day.result().counts().foreign());
        assertEquals(1, day.filled(SAMSUNG));
    }

    @Test
    void moreCandidatesThanUnknownOrdersAreLeftToAPerson() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).unknown(1);

        day.lists(
                true,
                Map.of(),
                line("X1", SAMSUNG, Side.BUY, 1, "09:10:01"),
                line("X2", SAMSUNG, Side.BUY, 1, "09:10:02"));
        day.end();

        assertEquals(1, day.submits());
        assertEquals(Map.of(Cause.UNKNOWN, 3L), day.causes(SAMSUNG));
    }

    @Test
    void aLineSeenBeforeItsAcceptanceIsNotTakenForForeign() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 1), buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).sent(2).unknown(1);
        day.lists(true, Map.of(), line("X2", SAMSUNG, Side.BUY, 1, "09:10:00"));
        assertEquals(0, day.result().counts().foreign());

        day.unknown(2);
        day.at("09:11:00").lists(true, Map.of(), line("X2", SAMSUNG, Side.BUY, 1, "09:10:00"));

        assertEquals(1, day.filled(SAMSUNG));
        assertEquals(2, day.submits());
    }

    @Test
    void aLineThatMayBeTheOneOfAnIdenticalOrderUnderWayIsNotCounted() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("15:00:00").sent(1).sent(2).sent(3).unknown(1);

        // Which of the two is it? Number 2 is still to be answered.
        day.at("15:00:20").lists(true, Map.of(), line("X", SAMSUNG, Side.BUY, 1, "15:00:00"));

        assertEquals(0, day.filled(SAMSUNG));
        assertEquals(0, day.result().counts().foreign());
        day.hears(new Event.Accepted(id(2), new BrokerOrderId("X"), day.now())).filled(2, 1);
        day.accepted(3).filled(3, 1);
        day.at("15:00:40")
                .lists(
                        true,
                        Map.of(SAMSUNG, 2L),
                        line("X", SAMSUNG, Side.BUY, 1, "15:00:00"),
                        line("N3", SAMSUNG, Side.BUY, 1, "15:00:00"));
        day.end();
        assertEquals(2, day.filled(SAMSUNG));
        assertEquals(Map.of(Cause.UNKNOWN, 1L), day.causes(SAMSUNG));
    }

    @Test
    void anIncompleteListSettlesNothingEvenWhereItShowsEnough() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).unknown(1);

        day.lists(false, Map.of(), line("N1", SAMSUNG, Side.BUY, 1, "09:10:00"));
        assertEquals(0, day.filled(SAMSUNG));

        day.at("09:10:10").lists(true, Map.of(), line("N1", SAMSUNG, Side.BUY, 1, "09:10:00"));
        assertEquals(1, day.filled(SAMSUNG));
    }

    @Test
    void aRefusalHeardAfterAnAnswerWasLostSettlesIt() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));
        day.at("15:00:00").sent(1).sent(2).unknown(1).unknown(2);

        day.rejected(1, RejectReason.INSUFFICIENT_CASH);
        day.at("15:00:20")
                .lists(true, Map.of(HYNIX, 7L), line("X", SAMSUNG, Side.BUY, 1, "15:00:00"));

        assertEquals(1, day.filled(SAMSUNG));
        assertEquals(Map.of(Cause.CASH, 1L), day.causes(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }
}
