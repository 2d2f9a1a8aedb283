package jeoul.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import jeoul.engine.InputException;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.OrderType;
import org.junit.jupiter.api.Test;

final class PlannerTest {

    private static final String A = "000010";
    private static final String B = "000020";
    private static final String C = "000030";

    @Test
    void sharesEquallyWhatIsInvested() {
        // 98 % of 1,000,000 in two parts of 490,000: 49 shares at 10,000, 16.33 at 30,000.
        Requests request =
                Requests.cash(1_000_000).invest(0.98).model(B, A).price(A, 10_000).price(B, 30_000);

        assertEquals(List.of("000010 0>49 0", "000020 0>16 -10000"), request.planned());
    }

    @Test
    void sellsWhatLeftTheModelAndCountsItsValue() {
        // 30 x 10,000 + 700,000 = 1,000,000, all of it for B: 33.33 shares.
        Requests request =
                Requests.cash(700_000).model(B).holds(A, 30).price(A, 10_000).price(B, 30_000);

        RebalancePlan plan = new Planner().plan(request.request());

        assertEquals(1_000_000, plan.totalValue());
        assertEquals(List.of("000010 30>0 0", "000020 0>33 -10000"), Requests.lines(plan));
        assertEquals(-30, plan.rows().get(0).trade());
        assertEquals(33, plan.rows().get(1).trade());
    }

    @Test
    void roundsHalfToEven() {
        // 2.5 shares round to 2, 3.5 to 4.
        Requests even = Requests.cash(250_000).model(A).price(A, 100_000);
        Requests odd = Requests.cash(350_000).model(A).price(A, 100_000);

        assertEquals(List.of("000010 0>2 -50000"), even.planned());
        assertEquals(List.of("000010 0>4 50000"), odd.planned());
    }

    @Test
    void statesTheRoundingInWholeWonHalfToEven() {
        // A third of 1,000 is 333.33, meant as 333 won: 333 shares at 1 won leave nothing over.
        Requests third =
                Requests.cash(1_000).model(A, B, C).price(A, 1).price(B, 100).price(C, 1_000);
        // Half of 5 won is 2.5, meant as 2 won.
        Requests half = Requests.cash(5).model(A, B).price(A, 3).price(B, 2);

        assertEquals(
                List.of("000010 0>333 0", "000020 0>3 -33", "000030 0>0 -333"), third.planned());
        assertEquals(List.of("000010 0>1 1", "000020 0>1 0"), half.planned());
    }

    @Test
    void weightsReplaceEqualParts() {
        // 500,000, 300,000 and none; 200,000 stay in cash.
        Requests request =
                Requests.cash(1_000_000)
                        .weight(A, 0.5)
                        .weight(B, 0.3)
                        .weight(C, 0)
                        .holds(C, 0)
                        .price(A, 10_000)
                        .price(B, 10_000)
                        .price(C, 10_000);

        assertEquals(List.of("000010 0>50 0", "000020 0>30 0", "000030 0>0 0"), request.planned());
    }

    @Test
    void amountReplacesTheShareOfTheAccount() {
        // 600,000 of 1,000,000 in two parts of 300,000.
        Requests request =
                Requests.cash(1_000_000)
                        .invest(0.98)
                        .amount(600_000)
                        .model(A, B)
                        .price(A, 10_000)
                        .price(B, 30_000);

        RebalancePlan plan = new Planner().plan(request.request());

        assertEquals(List.of("000010 0>30 0", "000020 0>10 0"), Requests.lines(plan));
        assertEquals(0.6, plan.invest());
    }

    @Test
    void keptSymbolsAreNeitherCountedNorListedNorTraded() {
        // 100 kept shares of C have no price and no value; A and B share 1,000,000.
        Requests request =
                Requests.cash(1_000_000)
                        .model(A, B)
                        .holds(C, 100)
                        .keep(C)
                        .price(A, 10_000)
                        .price(B, 10_000);

        RebalancePlan plan = new Planner().plan(request.request());

        assertEquals(1_000_000, plan.totalValue());
        assertEquals(List.of("000010 0>50 0", "000020 0>50 0"), Requests.lines(plan));
    }

    @Test
    void keptSymbolsOfTheModelLeaveTheirPartToTheOthers() {
        // Weights of 0.25 and 0.5 keep their proportion: one third and two thirds of 1,000,000.
        Requests equal =
                Requests.cash(1_000_000).model(A, B, C).keep(C).price(A, 10_000).price(B, 10_000);
        Requests weighted =
                Requests.cash(1_000_000)
                        .weight(A, 0.25)
                        .weight(B, 0.5)
                        .weight(C, 0.25)
                        .keep(C)
                        .price(A, 10_000)
                        .price(B, 10_000);

        assertEquals(List.of("000010 0>50 0", "000020 0>50 0"), equal.planned());
        assertEquals(List.of("000010 0>33 -3333", "000020 0>67 3333"), weighted.planned());
    }

    @Test
    void haltedSymbolKeepsItsSharesAndTheOthersShareTheRest() {
        // 10 x 40,000 + 600,000 = 1,000,000; less the 400,000 halted, 300,000 for each other.
        Requests request =
                Requests.cash(600_000)
                        .model(A, B, C)
                        .holds(A, 10)
                        .price(A, 40_000, TradingMode.HALTED)
                        .price(B, 10_000)
                        .price(C, 10_000);

        assertEquals(
                List.of("000010 10>10 HALT 0", "000020 0>30 0", "000030 0>30 0"),
                request.planned());
    }

    @Test
    void haltedSymbolThatLeftTheModelStaysToo() {
        Requests request =
                Requests.cash(600_000)
                        .model(B, C)
                        .holds(A, 10)
                        .price(A, 40_000, TradingMode.HALTED)
                        .price(B, 10_000)
                        .price(C, 10_000);

        assertEquals(
                List.of("000010 10>10 HALT 0", "000020 0>30 0", "000030 0>30 0"),
                request.planned());
    }

    @Test
    void haltedSymbolIsNeverBought() {
        // Its part of 500,000 goes to the other.
        Requests request =
                Requests.cash(1_000_000)
                        .model(A, B)
                        .price(A, 10_000, TradingMode.HALTED)
                        .price(B, 10_000);

        assertEquals(List.of("000010 0>0 HALT 0", "000020 0>100 0"), request.planned());
    }

    @Test
    void weightsOfTheOthersKeepTheirProportionsBesideAHalt() {
        // 1,000,000 less 200,000 halted, shared 3 to 1: 600,000 and 200,000.
        Requests request =
                Requests.cash(800_000)
                        .weight(A, 0.6)
                        .weight(B, 0.3)
                        .weight(C, 0.1)
                        .holds(A, 20)
                        .price(A, 10_000, TradingMode.HALTED)
                        .price(B, 10_000)
                        .price(C, 10_000);

        assertEquals(
                List.of("000010 20>20 HALT 0", "000020 0>60 0", "000030 0>20 0"),
                request.planned());
    }

    @Test
    void haltedSharesWorthMoreThanIsInvestedLeaveNothingForTheOthers() {
        // 100 x 10,000 + 0 cash, half to be invested: the halt alone is more.
        Requests request =
                Requests.cash(0)
                        .invest(0.5)
                        .model(A, B)
                        .holds(A, 100)
                        .holds(B, 1)
                        .price(A, 10_000, TradingMode.HALTED)
                        .price(B, 10_000);

        assertEquals(List.of("000010 100>100 HALT 0", "000020 1>0 0"), request.planned());
    }

    @Test
    void wholeModelHaltedStillSellsTheRest() {
        Requests request =
                Requests.cash(0)
                        .model(A)
                        .holds(B, 3)
                        .price(A, 10_000, TradingMode.HALTED)
                        .price(B, 10_000);

        assertEquals(List.of("000010 0>0 HALT 0", "000020 3>0 0"), request.planned());
    }

    @Test
    void bestLimitOrdersCannotTradeInAnAllDayCallAuction() {
        Requests request =
                Requests.cash(600_000)
                        .model(A, B)
                        .holds(A, 10)
                        .price(A, 40_000, TradingMode.PERIODIC_CALL_30)
                        .price(B, 10_000);

        assertEquals(List.of("000010 10>10 AUCTION 0", "000020 0>60 0"), request.planned());
    }

    @Test
    void limitOrdersTradeInAnAllDayCallAuction() {
        // 500,000 for each: 12.5 shares at 40,000 round to 12.
        Requests request =
                Requests.cash(600_000)
                        .orders(OrderType.LIMIT)
                        .model(A, B)
                        .holds(A, 10)
                        .price(A, 40_000, TradingMode.PERIODIC_CALL_10)
                        .price(B, 10_000);

        assertEquals(List.of("000010 10>12 -20000", "000020 0>50 0"), request.planned());
    }

    @Test
    void sellsNoMoreThanIsSellable() {
        // 100 x 10,000, of which 30 may go: 70 stay, worth 700,000; 300,000 for B.
        Requests request =
                Requests.cash(0).model(B).holds(A, 100, 30).price(A, 10_000).price(B, 10_000);

        assertEquals(List.of("000010 100>70 DENIED 0", "000020 0>30 0"), request.planned());
    }

    @Test
    void unsellableSharesThatNeedNotBeSoldChangeNothing() {
        // Meant: 50 of A; 40 of the 100 cannot be sold, 50 can.
        Requests request =
                Requests.cash(0).model(A, B).holds(A, 100, 60).price(A, 10_000).price(B, 10_000);

        assertEquals(List.of("000010 100>50 0", "000020 0>50 0"), request.planned());
    }

    @Test
    void oneDeniedSaleCanDenyTheNext() {
        // 2,000,000 in three parts of 666,667: A must keep 110 of 110, worth 1,100,000. The
        // other 900,000 are 450,000 each, and B, which could have gone to 67, must keep 50.
        Requests request =
                Requests.cash(200_000)
                        .model(A, B, C)
                        .holds(A, 110, 0)
                        .holds(B, 70, 20)
                        .price(A, 10_000)
                        .price(B, 10_000)
                        .price(C, 10_000);

        assertEquals(
                List.of("000010 110>110 DENIED 0", "000020 70>50 DENIED 0", "000030 0>40 0"),
                request.planned());
    }

    @Test
    void refusesAPlanWithoutAPriceAndListsTheSymbols() {
        Requests request = Requests.cash(1_000).model(B, A).holds(C, 1).price(A, 1);

        assertRefused(
                "plan: no price for 000020, 000030; expected a price for every symbol of the"
                        + " model and the holdings",
                request);
    }

    @Test
    void refusesAModelThatIsKeptAsAWhole() {
        assertRefused(
                "plan: every symbol of the model is kept; expected one that may be traded",
                Requests.cash(1_000).model(A).keep(A));
    }

    @Test
    void refusesAnAmountAboveTheAccountsValue() {
        assertRefused(
                "plan: amount 1001 won; expected at most the account's value of 1000 won",
                Requests.cash(1_000).amount(1_001).model(A).price(A, 1));
    }

    @Test
    void refusesAnAccountWorthLessThanNothing() {
        assertRefused(
                "plan: the account is worth -1 won; expected a value of 0 or more to invest",
                Requests.cash(-1).model(A).price(A, 1));
    }

    @Test
    void emptyAccountPlansNothing() {
        assertEquals(List.of("000010 0>0 0"), Requests.cash(0).model(A).price(A, 10_000).planned());
    }

    @Test
    void refusesMoreSharesThanAnOrderMayHave() {
        assertRefused(
                "plan: 000010 from 0 to 10000000001 shares; expected at most 10000000000 shares"
                        + " of a symbol",
                Requests.cash(10_000_000_001L).model(A).price(A, 1));
    }

    @Test
    void refusesAnAccountWhoseValueOverflows() {
        assertRefused(
                "plan: 000010 worth 10000000000 x 1000000000 won; expected an account value below"
                        + " 9223372036854775807 won",
                Requests.cash(0).model(A).holds(A, 10_000_000_000L).price(A, 1_000_000_000L));
    }

    @Test
    void refusesATargetWhoseValueOverflows() {
        // Two shares at 5,000,000,000,000,000,000 won are more than a long holds.
        assertRefused(
                "plan: 000010 worth 2 x 5000000000000000000 won; expected a value below"
                        + " 9223372036854775807 won",
                Requests.cash(9_000_000_000_000_000_000L)
                        .model(A)
                        .price(A, 5_000_000_000_000_000_000L));
    }

    private static void assertRefused(String message, Requests request) {
        InputException refused = assertThrows(InputException.class, request::planned);
        assertEquals(message, refused.getMessage());
    }
}
