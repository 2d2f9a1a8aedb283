package jeoul.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ModelPortfolioTest {

    private static final String A = "000010";
    private static final String B = "000020";

    @Test
    void rejectsAnEmptyModel() {
        assertRejected("a model portfolio has at least one symbol", Requests.cash(1));
    }

    @Test
    void rejectsASymbolTwice() {
        assertRejected("symbol twice: 000010", Requests.cash(1).model(A, B, A));
    }

    @Test
    void rejectsAWeightThatIsNotAFraction() {
        assertThrows(IllegalArgumentException.class, () -> Requests.cash(1).weight(A, -0.01));
        assertThrows(IllegalArgumentException.class, () -> Requests.cash(1).weight(A, 1.01));
        assertThrows(IllegalArgumentException.class, () -> Requests.cash(1).weight(A, Double.NaN));
    }

    @Test
    void rejectsWeightsOfMoreThanOneInAll() {
        assertRejected(
                "weights sum to more than 1: 1.1", Requests.cash(1).weight(A, 0.5).weight(B, 0.6));
    }

    @Test
    void takesWeightsWhoseDecimalsSumJustAboveOne() {
        // 0.1 + 0.2 + 0.7 as doubles, and three thirds rounded up in the ninth decimal.
        Requests thirds =
                Requests.cash(1)
                        .weight(A, 0.3333333335)
                        .weight(B, 0.3333333333)
                        .weight("000030", 0.3333333333);

        assertFalse(thirds.request().model().isEqualWeighted());
    }

    @Test
    void rejectsWeightsOnSomeSymbolsOnly() {
        assertRejected(
                "weights stand on all symbols or on none",
                Requests.cash(1).weight(A, 0.5).model(B));
    }

    @Test
    void modelWithoutWeightsIsInEqualParts() {
        assertTrue(Requests.cash(1).model(A, B).request().model().isEqualWeighted());
    }

    @Test
    void rejectsAHoldingTwice() {
        assertRejected("holding twice: 000010", Requests.cash(1).model(B).holds(A, 1).holds(A, 2));
    }

    @Test
    void rejectsSharesOfTheAccountThatAreNoShare() {
        assertRejected("invest lies above 0 and at most at 1: 0.0", one().invest(0));
        assertRejected("invest lies above 0 and at most at 1: 1.01", one().invest(1.01));
        assertRejected("amount must be positive: 0", one().amount(0));
    }

    @Test
    void rejectsAPriceThatIsNone() {
        IllegalArgumentException rejected =
                assertThrows(IllegalArgumentException.class, () -> one().price(A, 0));
        assertEquals("price must be positive: 0", rejected.getMessage());
    }

    @Test
    void planRowsAreSortedAndUnique() {
        RebalancePlan plan =
                new Planner().plan(Requests.cash(1).model(A, B).price(A, 1).price(B, 1).request());
        List<PlanRow> swapped = List.of(plan.rows().get(1), plan.rows().get(0));

        assertThrows(IllegalArgumentException.class, () -> new RebalancePlan(1, 1, swapped));
    }

    private static Requests one() {
        return Requests.cash(1).model(A);
    }

    private static void assertRejected(String message, Requests request) {
        IllegalArgumentException rejected =
                assertThrows(IllegalArgumentException.class, request::request);
        assertEquals(message, rejected.getMessage());
    }
}
