package jeoul.engine.execute;

import static jeoul.engine.execute.Rehearsal.HYNIX;
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
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.OrderType;
import jeoul.engine.plan.Cause;
import jeoul.engine.schedule.LeavesPolicy;
import org.junit.jupiter.api.Test;

/** What becomes of cancels and revisions whose answer was lost. */
class UnknownCommandsTest {

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
        day.expired(2, 1).end();

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
