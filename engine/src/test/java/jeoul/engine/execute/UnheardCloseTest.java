package jeoul.engine.execute;

import static jeoul.engine.execute.Rehearsal.HYNIX;
import static jeoul.engine.execute.Rehearsal.SAMSUNG;
import static jeoul.engine.execute.Rehearsal.buy;
import static jeoul.engine.execute.Rehearsal.id;
import static jeoul.engine.execute.Rehearsal.line;
import static jeoul.engine.execute.Rehearsal.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
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
import org.junit.jupiter.api.Test;

/** What became of open orders is asked for when nobody heard it by the close. */
class UnheardCloseTest {

    /** One share at 09:10, one at the end of the window. */
    private final Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));

    @Test
    void aMachineThatSleptOverTheCloseReadsWhatBecameOfOpenOrders() {
        accepted();

        day.hears(new Event.TimeGap(time("09:10:01"), time("18:00:00")));
        assertFalse(day.executor().isFinished());
        day.at("18:00:01").lists(true, Map.of(SAMSUNG, 1L), ours("N1", 1));

        assertEquals(1, day.filled(SAMSUNG));
        assertEquals(Map.of(Cause.MISSED, 1L), day.causes(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    @Test
    void whatIsOpenLongAfterTheCloseIsAskedForOnce() {
        accepted();

        day.at("15:00:01").accepted(2).at("15:35:00");
        assertFalse(day.executor().isFinished());
        day.lists(true, Map.of(SAMSUNG, 1L), ours("N1", 1), ours("N2", 0));

        assertEquals(1, day.commands(Command.RefreshOrders.class).size());
        assertEquals(1, day.filled(SAMSUNG));
        assertEquals(Map.of(Cause.UNFILLED, 1L), day.causes(SAMSUNG));
        assertTrue(day.executor().isFinished());
        assertFalse(day.executor().isUnread());
    }

    @Test
    void whatIsOpenAfterTheCloseIsUnknownIfTheBrokerIsOutOfReach() {
        accepted();
        day.hears(new Event.Disconnected("no connection", time("15:20:00")));

        day.at("15:44:59");
        assertFalse(day.executor().isFinished());
        day.at("15:45:00");

        assertEquals(1L, day.causes(SAMSUNG).get(Cause.UNKNOWN));
        assertTrue(day.executor().isUnread());
    }

    /** Numbers come again every day. */
    @Test
    void aListOfTheNextDayIsNotTakenForThatOfTheRun() {
        accepted();
        Instant morning = time("09:30:00").plus(Duration.ofDays(1));
        day.hears(new Event.TimeGap(day.now(), morning));
        List<Command.RefreshOrders> asked = day.commands(Command.RefreshOrders.class);

        day.hears(
                new Event.OrdersRefreshed(
                        asked.get(asked.size() - 1).request(),
                        List.of(
                                new OrderStatus(
                                        new BrokerOrderId("N1"),
                                        Optional.empty(),
                                        new Symbol(HYNIX),
                                        Side.SELL,
                                        OrderType.LIMIT,
                                        OptionalLong.of(20_000),
                                        5,
                                        5,
                                        100_000,
                                        0,
                                        0,
                                        morning.minusSeconds(60))),
                        true,
                        morning));

        assertEquals(0, day.filled(SAMSUNG));
        assertFalse(day.executor().isFinished());
    }

    @Test
    void anOrderWhoseAnswerWasUnderWayWhenTheMachineSleptIsWaitedFor() {
        day.answering(day::answerQuote).at("09:10:00").sent(1);

        sleepsUntil("18:00:00");
        day.at("18:00:10");
        assertEquals(List.of(), day.commands(Command.RefreshOrders.class));
        day.unknown(1).lists(true, Map.of(SAMSUNG, 1L), ours("N7", 1));

        assertEquals(1, day.filled(SAMSUNG));
        assertEquals(Map.of(Cause.MISSED, 1L), day.causes(SAMSUNG));
        assertTrue(day.executor().isFinished());
        assertEquals(0, day.result().counts().foreign());
    }

    @Test
    void anAnswerThatNeverComesIsUnknown() {
        day.answering(day::answerQuote).at("09:10:00").sent(1);

        sleepsUntil("18:00:00");
        day.at("18:01:00").lists(true, Map.of());

        assertEquals(Map.of(Cause.MISSED, 1L, Cause.UNKNOWN, 1L), day.causes(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    @Test
    void aRevisionUnderWayWhenTheMachineSleptIsWaitedFor() {
        Rehearsal other = Rehearsal.repricing(2);
        other.answering(other::answerQuote).at("09:11:05");
        other.hears(new Event.TimeGap(other.now(), time("18:00:00")));
        OrderStatus[] lines = {
            repriced("N1", 0, 2, Optional.empty(), "09:10:00"),
            repriced("N7", 2, 0, Optional.of(new BrokerOrderId("N1")), "09:11:00")
        };

        other.at("18:00:10");
        assertEquals(List.of(), other.commands(Command.RefreshOrders.class));
        other.unknown(2).lists(true, Map.of(SAMSUNG, 2L), lines);

        assertEquals(2, other.filled(SAMSUNG));
        assertEquals(Map.of(), other.causes(SAMSUNG));
        assertTrue(other.executor().isFinished());
    }

    @Test
    void whatWasAskedForBeforeTheMachineSleptTellsNothingOfTheClose() {
        Rehearsal two = Rehearsal.of(buy(HYNIX, 1), buy(SAMSUNG, 1));
        two.answering(two::answerQuote).at("09:10:00").sent(1).sent(2).accepted(2).unknown(1);
        List<Command.RefreshOrders> before = two.commands(Command.RefreshOrders.class);

        two.hears(new Event.TimeGap(two.now(), time("18:00:00")));
        two.hears(
                new Event.OrdersRefreshed(
                        before.get(0).request(), List.of(ours("N2", 0)), true, time("18:00:00")));

        assertEquals(1, before.size());
        assertFalse(two.executor().isFinished());
        two.at("18:00:01").lists(true, Map.of(SAMSUNG, 1L), ours("N2", 1));
        assertEquals(1, two.filled(SAMSUNG));
    }

    @Test
    void aMachineThatWakesForAMomentAfterTheCloseStillAsks() {
        accepted();

        sleepsUntil("15:50:00");
        sleepsUntil("18:00:00");

        assertFalse(day.executor().isFinished());
        day.at("18:00:01").lists(true, Map.of(SAMSUNG, 1L), ours("N1", 1));
        assertEquals(1, day.filled(SAMSUNG));
    }

    @Test
    void whatWaitsWithTheBrokerWhenTheMachineSleepsOverTheCloseIsWithdrawn() {
        day.answering(day::answerQuote).at("09:10:00");

        sleepsUntil("18:00:00");

        assertEquals(List.of(new Command.Cancel(id(1), 1)), day.commands(Command.Cancel.class));
    }

    private void sleepsUntil(String wakes) {
        day.hears(new Event.TimeGap(day.now(), time(wakes)));
    }

    private static OrderStatus repriced(
            String number, long filled, long cancelled, Optional<BrokerOrderId> of, String at) {
        return new OrderStatus(
                new BrokerOrderId(number),
                of,
                new Symbol(SAMSUNG),
                Side.BUY,
                OrderType.BEST_OPPOSITE,
                OptionalLong.of(10_010),
                2,
                filled,
                10_010 * filled,
                cancelled,
                0,
                time(at));
    }

    private void accepted() {
        day.answering(day::answerQuote).at("09:10:00").sent(1).accepted(1);
    }

    private static OrderStatus ours(String number, long filled) {
        return line(number, SAMSUNG, Side.BUY, filled, "09:10:00");
    }
}
