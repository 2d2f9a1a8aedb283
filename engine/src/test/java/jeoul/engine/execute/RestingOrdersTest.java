package jeoul.engine.execute;

import static jeoul.engine.execute.Rehearsal.SAMSUNG;
import static jeoul.engine.execute.Rehearsal.buy;
import static jeoul.engine.execute.Rehearsal.id;
import static jeoul.engine.execute.Rehearsal.line;
import static jeoul.engine.execute.Rehearsal.parent;
import static jeoul.engine.execute.Rehearsal.quote;
import static jeoul.engine.execute.Rehearsal.strategy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Side;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.RejectReason;
import jeoul.engine.plan.Cause;
import jeoul.engine.schedule.LeavesPolicy;
import org.junit.jupiter.api.Test;

/** What becomes of orders that wait in the book. */
class RestingOrdersTest {

    @Test
    void leavesStayInTheBookAndAreUnfilledAtTheEnd() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 1));
        day.answering(day::acceptAll).at("15:29:00");
        assertEquals(1, day.commands(Command.Submit.class).size());
        assertEquals(0, day.commands(Command.Cancel.class).size());

        day.expired(1, 1);
        assertEquals(Map.of(Cause.UNFILLED, 1L), day.causes(SAMSUNG));
    }

    @Test
    void leavesOfALockedStockAreLostToThePriceLimit() {
        for (OrderType type : List.of(OrderType.BEST_OPPOSITE, OrderType.LIMIT)) {
            Rehearsal day =
                    Rehearsal.of(
                            strategy(type, LeavesPolicy.LEAVE, Optional.empty()), buy(SAMSUNG, 1));
            day.answering(
                            command ->
                                    command instanceof Command.RefreshQuote refresh
                                            ? List.of(
                                                    new Event.QuoteRefreshed(
                                                            refresh.request(),
                                                            quote(SAMSUNG, 13_000, 0),
                                                            true,
                                                            day.now()))
                                            : day.acceptAll(command))
                    .at("15:30:00")
                    .expired(1, 1);

            assertEquals(Map.of(Cause.PRICE_LIMIT, 1L), day.causes(SAMSUNG), type.toString());
        }
    }

    @Test
    void cancelPolicySendsTheLeavesAgain() {
        Rehearsal day =
                Rehearsal.of(
                        strategy(OrderType.BEST_OPPOSITE, LeavesPolicy.CANCEL, Optional.empty()),
                        buy(SAMSUNG, 1));
        day.answering(day::acceptAll).at("09:10:59");
        assertEquals(0, day.commands(Command.Cancel.class).size());

        day.at("09:11:00");
        assertEquals(1, day.commands(Command.Cancel.class).size());
        day.answering(day::fillAll).at("15:00:00");
        assertEquals(2, day.submits());
        assertEquals(1, day.filled(SAMSUNG));
    }

    @Test
    void repricePolicyRevisesWhatRests() {
        Rehearsal day = Rehearsal.repricing(1);

        day.at("09:11:00");

        assertEquals(
                List.of(
                        new Command.Revise(
                                id(1), id(2), OrderType.BEST_OPPOSITE, OptionalLong.empty(), 1)),
                day.commands(Command.Revise.class));
    }

    @Test
    void repricingWaitsForAnAuctionToEnd() {
        Rehearsal day = Rehearsal.repricing(1);
        day.phase(SAMSUNG, Phase.VOLATILITY_INTERRUPTION).at("09:12:30");
        assertEquals(0, day.commands(Command.Revise.class).size());

        day.phase(SAMSUNG, Phase.CONTINUOUS).at("09:14:00");
        assertEquals(1, day.commands(Command.Revise.class).size());
    }

    @Test
    void aRefusedRevisionIsTriedAgainLater() {
        Rehearsal day = Rehearsal.repricing(1);
        day.at("09:11:00")
                .hears(new Event.ReviseRejected(id(1), id(2), RejectReason.OTHER, "", day.now()));

        day.at("09:12:05");

        assertEquals(2, day.commands(Command.Revise.class).size());
    }

    @Test
    void limitOrdersAreRepricedFromAQuoteOfTheirOwn() {
        Rehearsal day =
                Rehearsal.of(
                        strategy(OrderType.LIMIT, LeavesPolicy.REPRICE, Optional.empty()),
                        buy(SAMSUNG, 1));
        day.answering(day::acceptAll).at("09:10:30");
        day.answering(
                command ->
                        command instanceof Command.RefreshQuote refresh
                                ? List.of(
                                        new Event.QuoteRefreshed(
                                                refresh.request(),
                                                quote(SAMSUNG, 10_040, 10_050),
                                                true,
                                                day.now()))
                                : List.of());

        day.at("09:12:00");

        assertEquals(OptionalLong.of(10_050), day.commands(Command.Revise.class).get(0).price());
    }

    @Test
    void aFillOfTheRevisedOrderMayComeBeforeItsRevision() {
        Rehearsal day = Rehearsal.repricing(10);
        day.at("09:11:00").filled(2, 4).filled(1, 3);
        day.hears(new Event.Revised(id(1), id(2), new BrokerOrderId("N2"), 7, day.now()));
        assertEquals(7, day.filled(SAMSUNG));

        day.filled(2, 3);
        assertEquals(10, day.filled(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    @Test
    void aRevisionProvenAbsentLeavesItsSharesWithTheOrder() {
        Rehearsal day = Rehearsal.repricing(1);
        day.at("09:11:00").unknown(2);
        day.at("09:12:00").lists(true, Map.of(), line("N1", SAMSUNG, Side.BUY, 0, "09:10:00"));
        day.at("09:13:00").lists(true, Map.of(), line("N1", SAMSUNG, Side.BUY, 0, "09:10:00"));

        day.filled(1, 1);

        assertEquals(1, day.filled(SAMSUNG));
        assertEquals(1, day.submits());
        assertTrue(day.executor().isFinished());
    }

    @Test
    void anOrderWhoseRevisionNeverCameIsRevisedAgain() {
        Rehearsal day = Rehearsal.repricing(1);
        day.at("09:11:00").unknown(2);
        day.at("09:11:20").lists(true, Map.of(), line("N1", SAMSUNG, Side.BUY, 0, "09:10:00"));
        day.at("09:11:40").lists(true, Map.of(), line("N1", SAMSUNG, Side.BUY, 0, "09:10:00"));

        day.answering(day::answerQuote).at("09:15:00");

        assertEquals(2, day.commands(Command.Revise.class).size());
    }

    @Test
    void whatAnImmediateOrderLeavesIsTriedAgainAfterAPause() {
        Rehearsal day =
                Rehearsal.of(
                        strategy(OrderType.BEST_OPPOSITE_IOC, LeavesPolicy.LEAVE, Optional.empty()),
                        parent(SAMSUNG, Side.BUY, 10, 10));
        day.at("09:10:00").sent(1).accepted(1).filled(1, 4).cancelled(1, 6);
        day.at("09:10:59");
        assertEquals(1, day.submits());

        day.answering(day::fillAll).at("15:00:00");
        assertEquals(List.of("005930 x 10", "005930 x 6"), day.submitted());
    }

    @Test
    void aRemainderRefusedAtTheEndIsUnfilledNotLate() {
        Rehearsal day =
                Rehearsal.of(
                        strategy(OrderType.BEST_OPPOSITE_IOC, LeavesPolicy.LEAVE, Optional.empty()),
                        buy(SAMSUNG, 2));
        day.answering(day::fillAll).at("14:59:00").answering(day::answerQuote);
        day.at("15:00:00").sent(2).accepted(2).cancelled(2, 1).end();

        assertEquals(Map.of(Cause.UNFILLED, 1L), day.causes(SAMSUNG));
    }
}
