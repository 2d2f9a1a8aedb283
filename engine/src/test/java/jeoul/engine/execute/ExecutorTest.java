package jeoul.engine.execute;

import static jeoul.engine.execute.Rehearsal.HYNIX;
import static jeoul.engine.execute.Rehearsal.SAMSUNG;
import static jeoul.engine.execute.Rehearsal.buy;
import static jeoul.engine.execute.Rehearsal.parent;
import static jeoul.engine.execute.Rehearsal.quote;
import static jeoul.engine.execute.Rehearsal.sell;
import static jeoul.engine.execute.Rehearsal.strategy;
import static jeoul.engine.execute.Rehearsal.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.RejectReason;
import jeoul.engine.plan.Cause;
import jeoul.engine.schedule.LeavesPolicy;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Strategy;
import org.junit.jupiter.api.Test;

/** Slices, limits, phases, refusals and the end of the window. */
class ExecutorTest {

    // ---- slices and their times ----

    @Test
    void slicesOfOneSecondGoInTickerOrder() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 2), sell(SAMSUNG, 2));

        day.answering(day::fillAll).at("15:00:00");

        assertEquals(
                List.of("000660 x 1", "005930 x 1", "000660 x 1", "005930 x 1"), day.submitted());
    }

    @Test
    void lastSliceGoesAtTheEndOfTheWindow() {
        Rehearsal day = Rehearsal.of(parent(SAMSUNG, Side.BUY, 5, 2));
        day.answering(day::fillAll);

        day.at("14:59:59");
        assertEquals(List.of("005930 x 2", "005930 x 2"), day.submitted());

        day.at("15:00:00");
        assertEquals(List.of("005930 x 2", "005930 x 2", "005930 x 1"), day.submitted());
        assertTrue(day.executor().isFinished());
        assertEquals(Map.of(), day.causes(SAMSUNG));
    }

    @Test
    void asksTheQuoteBeforeTheFirstSliceAndUsesItAsArrival() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 1)).answering(command -> List.of());

        day.at("09:10:00");
        assertEquals(0, day.submits());
        assertEquals(1, day.commands(Command.RefreshQuote.class).size());

        day.answering(day::acceptAll);
        day.hears(
                new Event.QuoteRefreshed(
                        day.commands(Command.RefreshQuote.class).get(0).request(),
                        quote(SAMSUNG, 9_990, 10_000),
                        true,
                        day.now()));
        assertEquals(1, day.submits());
        assertEquals(19_990, arrival(day));
    }

    @Test
    void aQuoteFedBeforeTheFirstSliceIsDueIsNotItsArrival() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 1));
        day.at("09:09:30").hears(new Event.QuoteChanged(quote(SAMSUNG, 9_000, 9_010), day.now()));

        day.at("09:10:00");

        assertEquals(20_010, arrival(day));
    }

    @Test
    void arrivalIsTheQuoteWhenTheFirstSliceWasDueThoughItHadToWait() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.phase(SAMSUNG, Phase.VOLATILITY_INTERRUPTION).at("09:10:00");

        assertEquals(Optional.of(time("09:10:00")), day.parentResult(SAMSUNG).firstDue());
        assertEquals(20_010, arrival(day));
        assertEquals(0, day.submits());
    }

    @Test
    void handsTheBrokerNoMoreThanEightAhead() {
        Rehearsal day =
                Rehearsal.of(
                        IntStream.range(100, 120)
                                .mapToObj(i -> buy("000" + i, 1))
                                .toArray(ParentOrder[]::new));

        day.at("09:10:00");
        assertEquals(8, day.submits());

        day.sent(1);
        assertEquals(9, day.submits());
        assertEquals("000108 x 1", day.submitted().get(8));
    }

    @Test
    void aFillHeardBeforeTheOrderWasSeenToLeaveFreesItsPlaceOnce() {
        Rehearsal day = Rehearsal.of(parent(SAMSUNG, Side.BUY, 200, 2));
        day.at("09:10:00");

        day.filled(1, 1).sent(1).accepted(1).filled(1, 1);
        day.at("14:00:00");

        assertEquals(9, day.submits());
    }

    @Test
    void limitOrdersAskAQuotePerSlice() {
        Rehearsal day =
                Rehearsal.of(
                        strategy(OrderType.LIMIT, LeavesPolicy.LEAVE, Optional.empty()),
                        buy(SAMSUNG, 100));
        day.answering(day::fillAll).at("09:20:00");

        assertEquals(day.submits(), day.commands(Command.RefreshQuote.class).size());
        assertEquals(
                OptionalLong.of(10_010), day.commands(Command.Submit.class).get(0).order().price());
    }

    @Test
    void aLimitSliceWithoutAnyPriceWaitsAndIsNotLost() {
        Rehearsal day =
                Rehearsal.of(
                        strategy(OrderType.LIMIT, LeavesPolicy.LEAVE, Optional.empty()),
                        buy(SAMSUNG, 1));
        day.answering(
                command ->
                        command instanceof Command.RefreshQuote refresh
                                ? List.of(
                                        new Event.QuoteRefreshed(
                                                refresh.request(),
                                                quote(SAMSUNG, 0, 0),
                                                true,
                                                day.now()))
                                : List.of());
        day.at("09:11:00");
        assertEquals(0, day.submits());

        day.answering(day::fillAll).at("09:12:00");
        assertEquals(1, day.submits());
    }

    // ---- phases ----

    @Test
    void nothingIsSentInACallAuctionAndWhatWasDueIsSpreadAfterwards() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 36));
        day.answering(day::fillAll).at("09:15:00");
        assertEquals(1, day.submits());

        day.phase(SAMSUNG, Phase.VOLATILITY_INTERRUPTION).at("12:00:00");
        assertEquals(1, day.submits());

        day.phase(SAMSUNG, Phase.CONTINUOUS);
        assertEquals(2, day.submits());
        day.at("12:04:00");
        assertEquals(2, day.submits());
        day.at("15:00:00");
        assertEquals(36, day.submits());
    }

    @Test
    void aWindowThatEndsInAnAuctionLosesItsSharesToIt() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));
        day.phase(SAMSUNG, Phase.VOLATILITY_INTERRUPTION).end();

        assertEquals(Map.of(Cause.AUCTION, 2L), day.causes(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    @Test
    void aRefusalForAnAuctionAfterAcceptancePausesASymbolWithoutAFeed() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));
        day.at("09:10:00").sent(1).accepted(1).rejected(1, RejectReason.NOT_IN_AUCTION);

        day.at("09:12:29");
        assertEquals(1, day.submits());
        day.answering(day::fillAll).at("15:00:00");
        assertEquals(3, day.submits());
        assertEquals(2, day.filled(SAMSUNG));
    }

    @Test
    void aFeedThatContradictsRefusalsIsNotBelievedForLong() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 1_000));
        day.phase(SAMSUNG, Phase.CONTINUOUS)
                .answering(
                        command ->
                                command instanceof Command.Submit submit
                                        ? List.of(
                                                new Event.Rejected(
                                                        submit.order().id(),
                                                        RejectReason.NOT_IN_AUCTION,
                                                        "",
                                                        day.now()))
                                        : day.answerQuote(command));

        day.end();

        assertTrue(day.submits() < 160, "orders: " + day.submits());
        assertEquals(1_000, day.causes(SAMSUNG).values().stream().mapToLong(n -> n).sum());
    }

    @Test
    void aHaltPausesAndIsTheCauseIfItLasts() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).rejected(1, RejectReason.HALTED);
        day.phase(SAMSUNG, Phase.HALTED).end();

        assertEquals(1, day.submits());
        assertEquals(Map.of(Cause.HALT, 1L), day.causes(SAMSUNG));
    }

    // ---- refusals ----

    @Test
    void aRefusalForCashLosesTheShareToCash() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));
        day.at("09:10:00").sent(1).rejected(1, RejectReason.INSUFFICIENT_CASH);

        assertEquals(Map.of(Cause.CASH, 1L), day.causes(SAMSUNG));
        day.answering(day::fillAll).end();
        assertEquals(2, day.submits());
    }

    @Test
    void catchUpBuysWhatWasRefusedForCash() {
        Rehearsal day = Rehearsal.of(Strategy.CATCH_UP, buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).rejected(1, RejectReason.INSUFFICIENT_CASH);
        day.answering(day::fillAll).at("14:59:59");
        assertEquals(1, day.filled(SAMSUNG));

        day.at("15:20:00");

        assertEquals(3, day.filled(SAMSUNG));
        assertEquals(Map.of(), day.causes(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    @Test
    void catchUpTriesAgainAfterAPauseAndNeverInABurst() {
        Rehearsal day = Rehearsal.of(Strategy.CATCH_UP, parent(SAMSUNG, Side.BUY, 60, 1));
        day.answering(command -> refuseForCash(day, command)).at("14:59:59");
        int before = day.submits();
        for (int second = 0; second < 19 * 60; second++) {
            int submits = day.submits();
            day.at(
                    time("15:00:00")
                            .plusSeconds(second)
                            .atZone(Seoul.ZONE)
                            .toLocalTime()
                            .toString());
            assertTrue(day.submits() - submits <= 2, "burst at second " + second);
        }
        day.end();

        assertTrue(day.submits() - before > 100, "tries: " + (day.submits() - before));
        assertEquals(Map.of(Cause.CASH, 60L), day.causes(SAMSUNG));
    }

    private static List<Event> refuseForCash(Rehearsal day, Command command) {
        if (command instanceof Command.Submit submit) {
            return List.of(
                    new Event.Rejected(
                            submit.order().id(), RejectReason.INSUFFICIENT_CASH, "", day.now()));
        }
        return day.answerQuote(command);
    }

    @Test
    void aSymbolThatIsNotTradableIsGivenUpForGood() {
        Rehearsal day = Rehearsal.of(Strategy.CATCH_UP, buy(SAMSUNG, 5));
        day.at("09:10:00").sent(1).rejected(1, RejectReason.NOT_TRADABLE);

        assertEquals(Map.of(Cause.REJECTED, 5L), day.causes(SAMSUNG));
        assertTrue(day.executor().isFinished());
        day.end();
        assertEquals(1, day.submits());
    }

    @Test
    void givesASymbolUpAfterTooManyRefusalsInARow() {
        Rehearsal day = Rehearsal.of(Strategy.CATCH_UP, buy(SAMSUNG, 100));
        day.answering(
                        command ->
                                command instanceof Command.Submit submit
                                        ? List.of(
                                                new Event.Rejected(
                                                        submit.order().id(),
                                                        RejectReason.OTHER,
                                                        "",
                                                        day.now()))
                                        : day.answerQuote(command))
                .end();

        assertEquals(20, day.submits());
        assertEquals(Map.of(Cause.REJECTED, 100L), day.causes(SAMSUNG));
    }

    // ---- the end of the window ----

    @Test
    void aBacklogAtTheEndOfTheWindowIsLostToTheRateAndWithdrawn() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 20));
        day.at("15:00:59");
        assertEquals(8, day.submits());

        day.at("15:01:00");
        assertEquals(Map.of(Cause.RATE, 12L), day.causes(SAMSUNG));
        assertEquals(8, day.commands(Command.Cancel.class).size());

        for (int order = 1; order <= 8; order++) {
            day.cancelled(order, 1);
        }
        assertEquals(Map.of(Cause.RATE, 20L), day.causes(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    @Test
    void sharesRefusedInTheGraceDoNotTakeTheBacklogWithThem() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 20));
        day.at("15:00:10").sent(1).rejected(1, RejectReason.NOT_IN_AUCTION);

        assertEquals(Map.of(), day.causes(SAMSUNG));
    }

    private static long arrival(Rehearsal day) {
        return day.parentResult(SAMSUNG).arrival().orElseThrow().doubledMid().orElseThrow();
    }
}
