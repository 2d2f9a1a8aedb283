package jeoul.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import jeoul.engine.plan.PlanRequest;
import jeoul.engine.plan.Planner;
import jeoul.engine.plan.RebalancePlan;
import jeoul.sim.replay.LobsterReplay;
import jeoul.sim.replay.LobsterResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers do the same work as what they are compared with. */
class PeersTest {

    private static final int TIMED = 100_000;

    @ParameterizedTest
    @EnumSource(Workload.class)
    void booksFillAndLeaveTheSameShares(Workload workload) {
        assumeTrue(
                workload != Workload.RECORDED || RecordedDay.isShared(),
                "no shared/data/lob beside the project");
        Messages work = workload.draw(TIMED);
        long[] handles = new long[work.size()];

        assertTrue(work.filled() > 50_000, () -> work.filled() + " shares traded");
        for (Engine engine : Engine.values()) {
            Peer books = engine.of(work, handles);
            books.run(0, work.prefill);
            books.run(work.prefill, work.size());

            assertEquals(work.filled(), books.filled(), engine + " filled");
            assertEquals(work.left(), books.left(), engine + " left");
        }
    }

    @Test
    void aNewBookHoldsTheOrdersItWasGrownWith() {
        Peer book = (Peer) new NewBookBenchmark().buildAndGrow();

        assertEquals(Workload.W1.draw(0).left(), book.left());
        assertTrue(book.left() > 4_000, () -> book.left() + " shares of 4,000 orders");
    }

    @Test
    void workloadsAreMixedAsTheySay() {
        assertEquals(List.of(52, 38, 10, 0, 0), shares(Workload.W1.draw(TIMED), true));
        assertEquals(List.of(9, 6, 3, 82, 0), shares(Workload.W2.draw(TIMED), false));
        assertEquals(List.of(52, 38, 10, 0, 0), shares(Workload.W3.draw(TIMED), true));
        assertEquals(List.of(47, 38, 0, 0, 15), shares(Workload.W4.draw(TIMED), false));
    }

    /** Per cent of passive orders, cancellations, takers, moves and best-limit orders. */
    private static List<Integer> shares(Messages work, boolean takersAreLimits) {
        int[] counts = new int[5];
        for (int i = work.prefill; i < work.size(); i++) {
            boolean takes =
                    takersAreLimits
                            && work.kind[i] == Messages.LIMIT
                            && (work.price[i] > 10_000) == work.buy[i];
            counts[takes ? Messages.IMMEDIATE : work.kind[i]]++;
        }
        return Arrays.stream(counts)
                .mapToObj(count -> (int) StrictMath.round(count * 100.0 / TIMED))
                .toList();
    }

    @Test
    void drawnDaysReplayWithoutADifference() {
        for (int levels : new int[] {1, 10}) {
            RecordedDay day = RecordedDay.drawn(levels, 5_000);
            LobsterResult result = new LobsterReplay(day, false).run(Long.MAX_VALUE);
            day.rewind();
            LobsterResult sent = new LobsterReplay(day, true).run(Long.MAX_VALUE);

            assertEquals(4_999, result.rowsEqual());
            assertEquals(sent.rowsCompared(), sent.rowsEqual());
            assertEquals(
                    sent.executions().orElseThrow().recorded(),
                    sent.executions().orElseThrow().equal());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 3_000})
    void plannersMakeTheSamePlan(int names) {
        PlanRequest request = PlanWorkload.request(names);

        RebalancePlan plan = new Planner().plan(request);

        assertEquals(MapPlanner.plan(request), plan);
        assertEquals(names + names / 2, plan.rows().size());
    }
}
