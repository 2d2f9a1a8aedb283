package jeoul.kis.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.Side;
import jeoul.kis.link.Call;
import jeoul.kis.wire.Endpoint;
import org.junit.jupiter.api.Test;

/** The orders of a day that is over. */
class RecallTest {

    private final Rig rig = Rig.ordinary().settle();

    @Test
    void theListIsThatOfTheDayAskedFor() {
        rig.serveOrders(rig.line(1, 10, 4, 280_000, 0, 0));
        rig.broker.recall(LocalDate.of(2026, 3, 4));

        refresh();

        Call call = rig.link.calls(Endpoint.DAY_ORDERS).get(0);
        assertTrue(
                call.query().contains("INQR_STRT_DT=20260304&INQR_END_DT=20260304"), call.query());
        Event.OrdersRefreshed told = rig.heard(Event.OrdersRefreshed.class).get(0);
        assertEquals(4, told.orders().get(0).filled());
        assertTrue(told.complete());
    }

    @Test
    void numbersOfThatDaySayNothingOfTodaysOrders() {
        rig.submit(Rig.limit(1, Side.SELL, 80_000, 10)).pass(Duration.ofSeconds(2));
        rig.serveOrders(rig.line(1, 10, 10, 700_000, 0, 0));
        rig.broker.recall(LocalDate.of(2026, 3, 4));

        refresh();

        assertEquals(10, rig.heard(Event.OrdersRefreshed.class).get(0).orders().get(0).filled());
        assertEquals(List.of(), rig.heard(Event.Filled.class));
    }

    @Test
    void whatIsOlderThanThreeMonthsStandsInAnotherList() {
        rig.link.usually(Endpoint.OLDER_ORDERS, call -> Rig.list(call, List.of()));
        rig.broker.recall(LocalDate.of(2025, 12, 4));

        refresh();

        assertEquals(1, rig.link.count(Endpoint.OLDER_ORDERS));
        assertEquals(0, rig.link.count(Endpoint.DAY_ORDERS));
        assertEquals(1, rig.heard(Event.OrdersRefreshed.class).size());
    }

    private void refresh() {
        rig.send(new Command.RefreshOrders(new RequestId(1))).pass(Duration.ofSeconds(2));
    }
}
