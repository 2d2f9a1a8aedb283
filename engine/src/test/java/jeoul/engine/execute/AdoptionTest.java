package jeoul.engine.execute;

import static jeoul.engine.execute.Rehearsal.SAMSUNG;
import static jeoul.engine.execute.Rehearsal.id;
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
import jeoul.engine.broker.Unsent;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.OrderType;
import jeoul.engine.plan.Cause;
import jeoul.engine.schedule.LeavesPolicy;
import org.junit.jupiter.api.Test;

/** Orders that the broker is told the number of. */
class AdoptionTest {

    private final Rehearsal day =
            Rehearsal.of(
                    strategy(OrderType.BEST_OPPOSITE, LeavesPolicy.REPRICE, Optional.empty()),
                    parent(SAMSUNG, Side.BUY, 4, 4));

    @Test
    void anOrderFoundInTheListIsAdopted() {
        day.at("09:10:00").sent(1).unknown(1);

        day.lists(true, Map.of(SAMSUNG, 1L), line("X7", 1, 0));

        assertEquals(List.of(adopt(1, "X7", 1)), day.commands(Command.Adopt.class));
        assertEquals(1, day.filled(SAMSUNG));
        assertEquals(1, day.result().counts().accepted());
    }

    @Test
    void anOrderFoundDoneIsNotAdopted() {
        day.at("09:10:00").sent(1).unknown(1);

        day.lists(true, Map.of(SAMSUNG, 3L), line("X7", 3, 1));

        assertEquals(List.of(), day.commands(Command.Adopt.class));
        assertEquals(3, day.filled(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    @Test
    void ofAnAdoptedOrderEventsTellWhatGoesBeyondTheList() {
        day.at("09:10:00").sent(1).unknown(1).filled(1, 2);
        day.lists(true, Map.of(SAMSUNG, 3L), line("X7", 3, 0));
        assertEquals(3, day.filled(SAMSUNG));

        day.filled(1, 1);

        assertEquals(4, day.filled(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    @Test
    void whatOfAnAdoptedOrderIsCancelledLaterIsCounted() {
        day.at("09:10:00").sent(1).unknown(1);
        day.lists(true, Map.of(), line("X7", 0, 2));
        assertEquals(Map.of(Cause.UNFILLED, 2L), day.causes(SAMSUNG));

        day.cancelled(1, 2);

        assertEquals(Map.of(Cause.UNFILLED, 4L), day.causes(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    @Test
    void anAdoptedOrderIsRevisedAsAnyOther() {
        day.at("09:10:00").sent(1).unknown(1);
        day.lists(true, Map.of(SAMSUNG, 1L), line("X7", 1, 0));

        day.at("09:11:00");

        assertEquals(
                List.of(
                        new Command.Revise(
                                id(1), id(2), OrderType.BEST_OPPOSITE, OptionalLong.empty(), 3)),
                day.commands(Command.Revise.class));
    }

    @Test
    void aProgramThatGoesOnCancelsNothingBeforeItsBrokerKnowsTheOrder() {
        day.at("09:10:00").sent(1).accepted(1);
        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));
        assertEquals(List.of(new Command.Cancel(id(1), 4)), day.commands(Command.Cancel.class));

        day.at("09:12:00").hears(new Event.Resumed(Unsent.NONE, day.now()));
        assertEquals(1, day.commands(Command.Cancel.class).size());
        day.lists(false, Map.of(SAMSUNG, 1L), line("N1", 1, 0));
        assertEquals(List.of(), day.commands(Command.Adopt.class));
        day.at("09:13:00").lists(true, Map.of(SAMSUNG, 1L), line("N1", 1, 0));

        List<Command> commands = day.commands();
        int adopted = commands.indexOf(adopt(1, "N1", 1));
        assertEquals(new Command.Cancel(id(1), 3), commands.get(adopted + 1));
    }

    @Test
    void aProgramThatGoesOnLeavesDoneOrdersAlone() {
        day.at("09:10:00").sent(1).accepted(1).filled(1, 4);

        day.at("09:12:00").hears(new Event.Resumed(Unsent.NONE, day.now()));
        day.lists(true, Map.of(SAMSUNG, 4L), line("N1", 4, 0));

        assertEquals(List.of(), day.commands(Command.Adopt.class));
    }

    @Test
    void sharesThatALostRevisionDidNotMoveHaveEndedIfTheirOrderHas() {
        day.at("09:10:00").sent(1).accepted(1);
        day.answering(day::answerQuote).at("09:11:00");
        assertEquals(1, day.commands(Command.Revise.class).size());
        day.at("09:11:30").hears(new Event.StopRequested(Optional.empty(), "person", day.now()));
        day.hears(new Event.Resumed(Unsent.NONE, day.now()));
        int cancels = day.commands(Command.Cancel.class).size();

        // Somebody has cancelled it at another screen, before our revision.
        day.at("09:11:35").lists(true, Map.of(SAMSUNG, 1L), line("N1", 1, 3));
        day.at("09:11:45").lists(true, Map.of(SAMSUNG, 1L), line("N1", 1, 3));
        day.at("09:12:10").lists(true, Map.of(SAMSUNG, 1L), line("N1", 1, 3));

        assertEquals(cancels, day.commands(Command.Cancel.class).size());
        assertEquals(List.of(), day.commands(Command.Adopt.class));
        assertEquals(1, day.filled(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    private static Command.Adopt adopt(long order, String number, long filled) {
        return new Command.Adopt(id(order), new BrokerOrderId(number), filled);
    }

    private static OrderStatus line(String number, long filled, long cancelled) {
        return new OrderStatus(
                new BrokerOrderId(number),
                Optional.empty(),
                new Symbol(SAMSUNG),
                Side.BUY,
                OrderType.BEST_OPPOSITE,
                OptionalLong.of(10_010),
                4,
                filled,
                10_010 * filled,
                cancelled,
                0,
                time("09:10:00"));
    }
}
