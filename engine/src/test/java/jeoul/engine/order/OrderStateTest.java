package jeoul.engine.order;

import static jeoul.engine.order.OrderState.ACCEPTED;
import static jeoul.engine.order.OrderState.CLOSED;
import static jeoul.engine.order.OrderState.QUEUED;
import static jeoul.engine.order.OrderState.SENT;
import static jeoul.engine.order.OrderState.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import jeoul.engine.order.OrderState.Signal;
import org.junit.jupiter.api.Test;

class OrderStateTest {

    @Test
    void everyPairOfStateAndSignalHasItsOutcomeOrNone() {
        // SENT, ACCEPTED, REDUCED, EXHAUSTED, ANSWER_LOST, LATE_FILL, RESTORED
        assertEquals(row(SENT, ACCEPTED, QUEUED, CLOSED, UNKNOWN, null, null), after(QUEUED));
        assertEquals(row(null, ACCEPTED, SENT, CLOSED, UNKNOWN, null, null), after(SENT));
        assertEquals(
                row(ACCEPTED, ACCEPTED, ACCEPTED, CLOSED, ACCEPTED, null, ACCEPTED),
                after(ACCEPTED));
        assertEquals(row(UNKNOWN, ACCEPTED, UNKNOWN, CLOSED, UNKNOWN, null, null), after(UNKNOWN));
        assertEquals(row(CLOSED, CLOSED, null, null, CLOSED, CLOSED, ACCEPTED), after(CLOSED));
    }

    private static List<OrderState> row(
            OrderState sent,
            OrderState accepted,
            OrderState reduced,
            OrderState exhausted,
            OrderState answerLost,
            OrderState lateFill,
            OrderState restored) {
        List<OrderState> row = new ArrayList<>();
        row.add(sent);
        row.add(accepted);
        row.add(reduced);
        row.add(exhausted);
        row.add(answerLost);
        row.add(lateFill);
        row.add(restored);
        return row;
    }

    private static List<OrderState> after(OrderState state) {
        List<OrderState> row = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            row.add(state.after(signal).orElse(null));
        }
        return row;
    }
}
