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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.RejectReason;
import jeoul.engine.plan.Cause;
import jeoul.engine.schedule.LeavesPolicy;
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
    void anEmptyOrIncompleteListProvesNothing() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).unknown(1);

        day.lists(true, Map.of());
        day.at("09:11:00").lists(false, Map.of());
        day.at("12:00:00");

        assertEquals(1, day.submits());
        day.end();
        assertEquals(Map.of(Cause.UNKNOWN, 3L), day.causes(SAMSUNG));
    }

    @Test
    void absenceIsProvenBySomethingOfOursSentLater() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);
        day.lists(true, Map.of());
        day.at("12:05:00").sent(3).accepted(3).filled(3, 1);
        day.at("12:06:00")
                .answering(day::fillAll)
                .lists(
                        true,
                        Map.of(),
                        line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"),
                        line("N3", SAMSUNG, Side.BUY, 1, "12:05:00"));

        day.answering(day::fillAll).at("15:00:00");
        assertEquals(3, day.filled(HYNIX));
    }

    /** Of a revision we know only when its answer came. */
    @Test
    void whatTheVenueTookBeforeProvesNoAbsenceHoweverLateWeHeardOfIt() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);
        day.lists(true, Map.of());
        day.at("12:05:00").sent(3).accepted(3).filled(3, 1);

        day.at("12:06:00")
                .answering(day::fillAll)
                .lists(
                        true,
                        Map.of(),
                        line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"),
                        line("N3", SAMSUNG, Side.BUY, 1, "09:10:02"));

        day.answering(day::fillAll).at("15:00:00");
        assertEquals(0, day.filled(HYNIX));
    }

    @Test
    void anIncompleteListProvesNoAbsenceWhateverItShows() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);
        day.lists(true, Map.of());
        day.at("12:05:00").sent(3).accepted(3).filled(3, 1);

        day.at("12:06:00")
                .answering(day::fillAll)
                .lists(false, Map.of(), line("N3", SAMSUNG, Side.BUY, 1, "12:05:00"));

        day.at("15:00:00");
        assertEquals(0, day.filled(HYNIX));
    }

    @Test
    void absenceIsProvenByHoldingsThatAgreeWithAListOfAllOurOrders() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);
        day.lists(true, Map.of()).at("09:10:06").lists(true, Map.of());

        day.at("09:11:00")
                .answering(day::fillAll)
                .lists(true, Map.of(SAMSUNG, 1L), line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"));

        day.answering(day::fillAll).at("15:00:00");
        assertEquals(3, day.filled(HYNIX));
    }

    /** It may have been sent more than once until then. */
    @Test
    void aListAskedForSoonAfterAnOrderWasGivenUpProvesNothingHoweverLongAgoItWasSent() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1);

        day.at("09:10:20")
                .unknown(1)
                .lists(true, Map.of(SAMSUNG, 1L), line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"));

        day.answering(day::fillAll).at("15:00:00");
        assertEquals(0, day.filled(HYNIX));
    }

    @Test
    void whatWasSentBeforeAnOrderWasGivenUpProvesNoAbsence() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), parent(SAMSUNG, Side.BUY, 3_000, 1));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1);
        day.at("09:10:07").sent(3).accepted(3).filled(3, 1);

        day.at("09:10:08")
                .unknown(1)
                .lists(
                        true,
                        Map.of(),
                        line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"),
                        line("N3", SAMSUNG, Side.BUY, 1, "09:10:07"));

        day.answering(day::fillAll).at("15:00:00");
        assertEquals(0, day.filled(HYNIX));
    }

    @Test
    void aListWithoutAnOrderOfOursProvesNothingThoughHoldingsAgree() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3));
        day.at("09:10:00").sent(1).unknown(1);
        day.lists(true, Map.of()).at("09:10:06").lists(true, Map.of());

        day.at("09:11:00").lists(true, Map.of()).at("09:20:00").lists(true, Map.of());

        day.end();
        assertEquals(1, day.submits());
        assertEquals(Map.of(Cause.UNKNOWN, 3L), day.causes(HYNIX));
    }

    @Test
    void holdingsThatDisagreeProveNothing() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);
        day.lists(true, Map.of()).at("09:10:06").lists(true, Map.of());

        day.at("09:11:00")
                .lists(
                        true,
                        Map.of(SAMSUNG, 1L, HYNIX, 1L),
                        line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"));

        day.answering(day::fillAll).at("15:00:00");
        assertEquals(0, day.filled(HYNIX));
    }

    @Test
    void aListAskedForTooSoonProvesNothingByHoldings() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);

        day.lists(true, Map.of(SAMSUNG, 1L), line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"));

        day.answering(day::fillAll).at("12:00:00");
        assertEquals(0, day.filled(HYNIX));
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
    void anOrderThoughtAbsentThatAppearsIsCancelled() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 2), buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);
        day.lists(true, Map.of()).at("09:10:06").lists(true, Map.of());
        day.at("09:11:00")
                .lists(true, Map.of(SAMSUNG, 1L), line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"));

        day.accepted(1);

        assertEquals(List.of(new Command.Cancel(id(1), 1)), day.commands(Command.Cancel.class));
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
    void aLineSeenBeforeAnOrderWasMadeIsNotItsLine() {
        Rehearsal day =
                Rehearsal.of(
                        strategy(OrderType.BEST_OPPOSITE, LeavesPolicy.REPRICE, Optional.empty()),
                        parent(HYNIX, Side.BUY, 4, 4),
                        parent(SAMSUNG, Side.BUY, 4, 4));
        day.at("09:10:00").sent(1).unknown(1).sent(2).accepted(2);
        // A person has revised a share of our order at another screen, before we do.
        day.lists(true, Map.of(), cancelledLine("N2", 4, 0, 1), revision("R", "N2", 1, 0));
        day.at("09:11:00").unknown(3);

        day.at("09:11:20")
                .lists(
                        true,
                        Map.of(SAMSUNG, 1L),
                        cancelledLine("N2", 4, 0, 1),
                        revision("R", "N2", 1, 1));

        assertEquals(0, day.filled(SAMSUNG));
        day.end();
        assertEquals(Map.of(Cause.UNKNOWN, 4L), day.causes(SAMSUNG));
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

    @Test
    void theListTellsWhetherACancelWithoutAnswerCameThrough() {
        Rehearsal day =
                Rehearsal.of(
                        strategy(OrderType.BEST_OPPOSITE, LeavesPolicy.CANCEL, Optional.empty()),
                        parent(SAMSUNG, Side.BUY, 4, 4));
        day.answering(
                command ->
                        command instanceof Command.Cancel cancel
                                ? List.of(new Event.OutcomeUnknown(cancel.order(), day.now()))
                                : day.acceptAll(command));
        day.at("09:10:00").filled(1, 1).at("09:11:00");
        assertEquals(1, day.commands(Command.Cancel.class).size());

        day.lists(true, Map.of(SAMSUNG, 1L), cancelledLine("N1", 4, 1, 2));

        assertEquals(1, day.filled(SAMSUNG));
        assertEquals(Map.of(Cause.UNFILLED, 2L), day.causes(SAMSUNG));
        // Word of it may still come, and counts no share twice.
        day.cancelled(1, 2);
        assertEquals(Map.of(Cause.UNFILLED, 2L), day.causes(SAMSUNG));
        day.filled(1, 1);
        assertEquals(2, day.filled(SAMSUNG));
        assertEquals(Map.of(Cause.UNFILLED, 2L), day.causes(SAMSUNG));
    }

    @Test
    void aRevisionWithoutAnswerIsKnownByTheOrderItRevises() {
        Rehearsal day = Rehearsal.repricing(4);
        day.filled(1, 1).at("09:11:00").unknown(2);

        day.at("09:11:20")
                .lists(
                        true,
                        Map.of(SAMSUNG, 1L),
                        cancelledLine("N1", 4, 1, 3),
                        revision("N7", "N1", 3, 2));
        day.end();

        assertEquals(3, day.filled(SAMSUNG));
        assertEquals(Map.of(Cause.UNFILLED, 1L), day.causes(SAMSUNG));
        assertEquals(0, day.result().counts().foreign());
    }

    @Test
    void aRevisionMovesWhatItsLineSaysAndTheRestStays() {
        Rehearsal day = Rehearsal.repricing(4);
        day.at("09:11:00").unknown(2);
        day.at("09:11:20")
                .lists(
                        true,
                        Map.of(SAMSUNG, 1L),
                        cancelledLine("N1", 4, 0, 3),
                        revision("N7", "N1", 3, 1));

        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));

        assertEquals(
                List.of(new Command.Cancel(id(1), 1), new Command.Cancel(id(2), 2)),
                day.commands(Command.Cancel.class));
        assertEquals(1, day.filled(SAMSUNG));
    }

    @Test
    void theLineOfARefusedRevisionIsNotTakenForTheOneWithoutAnswer() {
        Rehearsal day = Rehearsal.repricing(4);
        day.at("09:11:00").unknown(2);

        day.at("09:11:20")
                .lists(
                        true,
                        Map.of(),
                        cancelledLine("N1", 4, 0, 0),
                        new OrderStatus(
                                new BrokerOrderId("N7"),
                                Optional.of(new BrokerOrderId("N1")),
                                new Symbol(SAMSUNG),
                                Side.BUY,
                                OrderType.BEST_OPPOSITE,
                                OptionalLong.empty(),
                                4,
                                0,
                                0,
                                0,
                                4,
                                time("09:11:00")));
        day.filled(1, 4);

        assertEquals(4, day.filled(SAMSUNG));
        assertEquals(Map.of(), day.causes(SAMSUNG));
        assertEquals(0, day.result().counts().foreign());
    }

    @Test
    void aRevisionOfAnOrderThatWasDoneIsNoLongerUnknown() {
        Rehearsal day = Rehearsal.repricing(4);
        day.at("09:11:00").unknown(2);

        day.filled(1, 4);

        assertEquals(4, day.filled(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    private static OrderStatus cancelledLine(
            String number, long quantity, long filled, long cancelled) {
        return new OrderStatus(
                new BrokerOrderId(number),
                Optional.empty(),
                new Symbol(SAMSUNG),
                Side.BUY,
                OrderType.BEST_OPPOSITE,
                OptionalLong.of(10_010),
                quantity,
                filled,
                10_010 * filled,
                cancelled,
                0,
                time("09:10:00"));
    }

    private static OrderStatus revision(String number, String of, long quantity, long filled) {
        return new OrderStatus(
                new BrokerOrderId(number),
                Optional.of(new BrokerOrderId(of)),
                new Symbol(SAMSUNG),
                Side.BUY,
                OrderType.BEST_OPPOSITE,
                OptionalLong.of(10_010),
                quantity,
                filled,
                10_010 * filled,
                0,
                0,
                time("09:11:00"));
    }
}
