package jeoul.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jeoul.engine.plan.PlanRequest;
import jeoul.engine.plan.Planner;
import jeoul.engine.plan.RebalancePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers do the same work as what they are compared with. */
class PeersTest {

    @Test
    void booksFillAndLeaveTheSameShares() {
        BookWorkload work = new BookWorkload();
        LadderBook book = new LadderBook(work, new long[work.kind.length]);

        book.grow();
        book.prefill();
        book.run();

        assertEquals(work.filled, book.filled());
        assertEquals(work.left, book.left());
        assertTrue(work.filled > 10_000_000, () -> work.filled + " shares traded");
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
