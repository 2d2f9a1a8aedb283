package jeoul.engine.execute;

import static jeoul.engine.execute.Rehearsal.HYNIX;
import static jeoul.engine.execute.Rehearsal.SAMSUNG;
import static jeoul.engine.execute.Rehearsal.buy;
import static jeoul.engine.execute.Rehearsal.id;
import static jeoul.engine.execute.Rehearsal.line;
import static jeoul.engine.execute.Rehearsal.parent;
import static jeoul.engine.execute.Rehearsal.quote;
import static jeoul.engine.execute.Rehearsal.sell;
import static jeoul.engine.execute.Rehearsal.strategy;
import static jeoul.engine.execute.Rehearsal.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
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
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.RejectReason;
import jeoul.engine.plan.Cause;
import jeoul.engine.schedule.LeavesPolicy;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Strategy;
import jeoul.engine.schedule.Window;
import org.junit.jupiter.api.Test;

class ExecutorTest {

    private static final Optional<Window> LATE = Optional.of(Window.parse("15:00-15:19"));

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

    // ---- our own limits ----

    @Test
    void deniesWhatCrossesALimit() {
        ExecutionLimits wide = ExecutionLimits.DEFAULT;
        assertDenied("won per order", limits(20_019, wide.wonPerDay(), 3_000, 60, 99, 99), 5, 1);
        assertDenied("won per day", limits(99_999, 40_039, 3_000, 60, 99, 99), 3, 1);
        assertDenied("orders per day", limits(99_999, 999_999, 3_000, 60, 3, 99), 2, 3);
        assertDenied("orders per second", limits(99_999, 999_999, 3_000, 1, 99, 99), 1, 1);
        assertDenied("shares per symbol", limits(99_999, 999_999, 3_000, 60, 99, 7), 2, 3);
    }

    /** Ten shares by two from each of two symbols at 10,010 won. */
    private static void assertDenied(
            String limit, ExecutionLimits limits, int fewest, int mostSent) {
        Rehearsal day =
                Rehearsal.of(
                        Strategy.TEXTBOOK,
                        limits,
                        parent(HYNIX, Side.BUY, 10, 2),
                        parent(SAMSUNG, Side.BUY, 10, 2));
        day.answering(day::fillAll).end();

        assertFalse(day.result().denials().isEmpty(), limit);
        assertTrue(
                day.result().denials().stream().allMatch(d -> d.limit().startsWith(limit)), limit);
        assertEquals(
                10 - day.filled(HYNIX), day.causes(HYNIX).getOrDefault(Cause.DENIED, 0L), limit);
        assertTrue(day.result().denials().size() >= fewest, limit);
        assertTrue(day.submits() + day.result().denials().size() == 10, limit + mostSent);
    }

    private static ExecutionLimits limits(
            long order, long wonPerDay, long collar, long second, long perDay, long shares) {
        return new ExecutionLimits(
                order, wonPerDay, collar, Duration.ofMinutes(1), second, perDay, shares, 20);
    }

    @Test
    void deniesAPriceAHairBeyondTheCollar() {
        Rehearsal inside = Rehearsal.of(Strategy.TEXTBOOK, collar(10), buy(SAMSUNG, 1));
        inside.at("09:10:00");
        assertEquals(1, inside.submits());

        Rehearsal beyond = Rehearsal.of(Strategy.TEXTBOOK, collar(9), buy(SAMSUNG, 1));
        beyond.at("09:10:00");
        assertEquals(0, beyond.submits());
        assertEquals(Map.of(Cause.DENIED, 1L), beyond.causes(SAMSUNG));
    }

    @Test
    void theCollarLooksAtThePriceAnOrderWouldTradeAtNotAtTheMid() {
        Rehearsal day = Rehearsal.of(Strategy.TEXTBOOK, collar(1_000), buy(SAMSUNG, 1));
        day.answering(
                command ->
                        command instanceof Command.RefreshQuote refresh
                                ? List.of(
                                        new Event.QuoteRefreshed(
                                                refresh.request(),
                                                quote(SAMSUNG, 8_800, 11_200),
                                                true,
                                                day.now()))
                                : List.of());

        day.at("09:10:00");

        assertEquals(Map.of(Cause.DENIED, 1L), day.causes(SAMSUNG));
    }

    private static ExecutionLimits collar(long bps) {
        return limits(99_999, 999_999, bps, 60, 99, 99);
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

    // ---- orders that rest ----

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
        Rehearsal day = repricing(1);

        day.at("09:11:00");

        assertEquals(
                List.of(
                        new Command.Revise(
                                id(1), id(2), OrderType.BEST_OPPOSITE, OptionalLong.empty(), 1)),
                day.commands(Command.Revise.class));
    }

    @Test
    void repricingWaitsForAnAuctionToEnd() {
        Rehearsal day = repricing(1);
        day.phase(SAMSUNG, Phase.VOLATILITY_INTERRUPTION).at("09:12:30");
        assertEquals(0, day.commands(Command.Revise.class).size());

        day.phase(SAMSUNG, Phase.CONTINUOUS).at("09:14:00");
        assertEquals(1, day.commands(Command.Revise.class).size());
    }

    @Test
    void aRefusedRevisionIsTriedAgainLater() {
        Rehearsal day = repricing(1);
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
        Rehearsal day = repricing(10);
        day.at("09:11:00").filled(2, 4).filled(1, 3);
        day.hears(new Event.Revised(id(1), id(2), new BrokerOrderId("N2"), 7, day.now()));
        assertEquals(7, day.filled(SAMSUNG));

        day.filled(2, 3);
        assertEquals(10, day.filled(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    @Test
    void aRevisionProvenAbsentLeavesItsSharesWithTheOrder() {
        Rehearsal day = repricing(1);
        day.at("09:11:00").unknown(2);
        day.at("09:12:00").lists(true, Map.of(), line("N1", SAMSUNG, Side.BUY, 0, "09:10:00"));
        day.at("09:13:00").lists(true, Map.of(), line("N1", SAMSUNG, Side.BUY, 0, "09:10:00"));

        day.filled(1, 1);

        assertEquals(1, day.filled(SAMSUNG));
        assertEquals(1, day.submits());
        assertTrue(day.executor().isFinished());
    }

    private static Rehearsal repricing(long shares) {
        Rehearsal day =
                Rehearsal.of(
                        strategy(OrderType.BEST_OPPOSITE, LeavesPolicy.REPRICE, Optional.empty()),
                        parent(SAMSUNG, Side.BUY, shares, shares));
        return day.answering(day::acceptAll).at("09:10:00");
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

    // ---- unknown outcomes ----

    @Test
    void anUnknownOutcomeBlocksItsSymbolAndNoOther() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);

        day.at("14:59:59");

        assertEquals(List.of("000660 x 1", "005930 x 1", "005930 x 1"), day.submitted());
    }

    @Test
    void anUnknownOutcomeWithdrawsWhatHasNotLeft() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 2), parent(SAMSUNG, Side.BUY, 6, 2));
        day.at("15:00:00");
        // Samsung's are 2, 3 and 5; the first two have left.
        assertEquals(List.of(2L, 3L, 5L), submittedIds(day, SAMSUNG));
        day.sent(2).sent(3);

        day.unknown(2);

        assertEquals(List.of(new Command.Cancel(id(5), 2)), day.commands(Command.Cancel.class));
    }

    @Test
    void sharesWithdrawnForAnUnknownOutcomeGoWhenItIsSettled() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("14:00:00").sent(1).unknown(1).cancelled(2, 1);
        day.at("14:30:00");
        assertEquals(2, day.submits());

        day.lists(true, Map.of(), line("X7", SAMSUNG, Side.BUY, 1, "14:00:00"));

        day.answering(day::fillAll).at("15:00:00");
        assertEquals(4, day.submits());
        assertEquals(3, day.filled(SAMSUNG));
    }

    @Test
    void sharesWithdrawnForAnUnknownOutcomeNeverSettledAreLostToIt() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("14:00:00").sent(1).unknown(1).cancelled(2, 1);

        day.end();

        assertEquals(2, day.submits());
        assertEquals(Map.of(Cause.UNKNOWN, 3L), day.causes(SAMSUNG));
    }

    private static List<Long> submittedIds(Rehearsal day, String symbol) {
        return day.commands(Command.Submit.class).stream()
                .map(Command.Submit::order)
                .filter(order -> order.symbol().code().equals(symbol))
                .map(order -> order.id().value())
                .toList();
    }

    @Test
    void anUnknownOrderFoundInTheListIsAdopted() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).unknown(1);

        day.lists(false, Map.of(), line("X7", SAMSUNG, Side.BUY, 1, "09:10:01"));

        assertEquals(1, day.filled(SAMSUNG));
        assertEquals(1, day.result().counts().accepted());
        day.answering(day::fillAll).at("15:00:00");
        assertEquals(3, day.submits());
        assertEquals(3, day.filled(SAMSUNG));
    }

    @Test
    void fillsOfAnAdoptedOrderAreReadFromTheListAndNeverCountedTwice() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).unknown(1);
        day.lists(true, Map.of(), line("X7", SAMSUNG, Side.BUY, 0, "09:10:01"));
        assertEquals(0, day.filled(SAMSUNG));

        day.at("09:12:00").lists(true, Map.of(), line("X7", SAMSUNG, Side.BUY, 1, "09:10:01"));
        assertEquals(1, day.filled(SAMSUNG));

        day.accepted(1).filled(1, 1);
        assertEquals(1, day.filled(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    @Test
    void anEmptyOrIncompleteListProvesNothing() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).unknown(1);

        day.lists(true, Map.of());
        day.at("09:11:00").lists(false, Map.of());
        day.at("12:00:00");

        assertEquals(1, day.submits());
        day.end();
        assertEquals(Map.of(Cause.UNKNOWN, 3L), day.causes(SAMSUNG));
    }

    @Test
    void absenceIsProvenBySomethingOfOursSentLater() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);
        day.lists(true, Map.of());
        day.at("12:05:00").sent(3).accepted(3).filled(3, 1);
        day.at("12:06:00")
                .answering(day::fillAll)
                .lists(
                        true,
                        Map.of(),
                        line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"),
                        line("N3", SAMSUNG, Side.BUY, 1, "12:05:00"));

        day.answering(day::fillAll).at("15:00:00");
        assertEquals(3, day.filled(HYNIX));
    }

    @Test
    void anIncompleteListProvesNoAbsenceWhateverItShows() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);
        day.lists(true, Map.of());
        day.at("12:05:00").sent(3).accepted(3).filled(3, 1);

        day.at("12:06:00")
                .answering(day::fillAll)
                .lists(false, Map.of(), line("N3", SAMSUNG, Side.BUY, 1, "12:05:00"));

        day.at("15:00:00");
        assertEquals(0, day.filled(HYNIX));
    }

    @Test
    void absenceIsProvenByHoldingsThatAgreeWithAListOfAllOurOrders() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);
        day.lists(true, Map.of()).at("09:10:06").lists(true, Map.of());

        day.at("09:11:00")
                .answering(day::fillAll)
                .lists(true, Map.of(SAMSUNG, 1L), line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"));

        day.answering(day::fillAll).at("15:00:00");
        assertEquals(3, day.filled(HYNIX));
    }

    @Test
    void holdingsThatDisagreeProveNothing() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);
        day.lists(true, Map.of()).at("09:10:06").lists(true, Map.of());

        day.at("09:11:00")
                .lists(
                        true,
                        Map.of(SAMSUNG, 1L, HYNIX, 1L),
                        line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"));

        day.answering(day::fillAll).at("15:00:00");
        assertEquals(0, day.filled(HYNIX));
    }

    @Test
    void aListAskedForTooSoonProvesNothingByHoldings() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);

        day.lists(true, Map.of(SAMSUNG, 1L), line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"));

        day.answering(day::fillAll).at("12:00:00");
        assertEquals(0, day.filled(HYNIX));
    }

    @Test
    void aLongListIsWaitedForAndNotAskedForTwice() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).unknown(1);

        day.at("09:30:00");

        assertEquals(1, day.commands(Command.RefreshOrders.class).size());
    }

    @Test
    void ordersThatCannotBeOursAreCountedNotAdopted() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).unknown(1);

        day.lists(
                true,
                Map.of(),
                line("F1", SAMSUNG, Side.SELL, 1, "09:10:01"),
                line("F2", HYNIX, Side.BUY, 1, "09:10:01"),
                line("X1", SAMSUNG, Side.BUY, 1, "09:10:01"));

        assertEquals(2, day.result().counts().foreign());
        assertEquals(1, day.filled(SAMSUNG));
    }

    @Test
    void moreCandidatesThanUnknownOrdersAreLeftToAPerson() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).unknown(1);

        day.lists(
                true,
                Map.of(),
                line("X1", SAMSUNG, Side.BUY, 1, "09:10:01"),
                line("X2", SAMSUNG, Side.BUY, 1, "09:10:02"));
        day.end();

        assertEquals(1, day.submits());
        assertEquals(Map.of(Cause.UNKNOWN, 3L), day.causes(SAMSUNG));
    }

    @Test
    void aLineSeenBeforeItsAcceptanceIsNotTakenForForeign() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 1), buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).sent(2).unknown(1);
        day.lists(true, Map.of(), line("X2", SAMSUNG, Side.BUY, 1, "09:10:00"));
        assertEquals(0, day.result().counts().foreign());

        day.unknown(2);
        day.at("09:11:00").lists(true, Map.of(), line("X2", SAMSUNG, Side.BUY, 1, "09:10:00"));

        assertEquals(1, day.filled(SAMSUNG));
        assertEquals(2, day.submits());
    }

    @Test
    void anOrderThoughtAbsentThatAppearsIsCancelled() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 2), buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);
        day.lists(true, Map.of()).at("09:10:06").lists(true, Map.of());
        day.at("09:11:00")
                .lists(true, Map.of(SAMSUNG, 1L), line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"));

        day.accepted(1);

        assertEquals(List.of(new Command.Cancel(id(1), 1)), day.commands(Command.Cancel.class));
    }

    // ---- what comes in another order than one would think ----

    @Test
    void aFillMayComeBeforeTheAcceptance() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 1));

        day.at("09:10:00").filled(1, 1).accepted(1).sent(1);

        assertEquals(1, day.filled(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    @Test
    void aFillAfterACancelIsCountedAndItsCauseTakenBack() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).rejected(1, RejectReason.INSUFFICIENT_CASH);
        day.at("12:05:00").sent(2).accepted(2).cancelled(2, 1);
        assertEquals(Map.of(Cause.CASH, 1L, Cause.UNFILLED, 1L), day.causes(SAMSUNG));

        day.filled(2, 1);

        assertEquals(Map.of(Cause.CASH, 1L), day.causes(SAMSUNG));
        assertEquals(1, day.filled(SAMSUNG));
    }

    @Test
    void aSecondAcceptanceChangesNothing() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));

        day.at("09:10:00").sent(1).accepted(1).accepted(1).filled(1, 1).accepted(1);

        assertEquals(1, day.result().counts().accepted());
        assertEquals(1, day.result().counts().filled());
    }

    @Test
    void aFillOfMoreThanWasOrderedStopsTheRun() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));
        day.at("09:10:00").sent(1).accepted(1).filled(1, 1);

        assertThrows(IllegalStateException.class, () -> day.filled(1, 1));
    }

    // ---- stopping ----

    @Test
    void aStopWithdrawsCancelsAndIsTheCause() {
        Rehearsal day = Rehearsal.of(Strategy.CATCH_UP, buy(HYNIX, 2), buy(SAMSUNG, 2));
        day.at("09:10:00").sent(1).accepted(1);

        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));
        assertEquals(
                List.of(new Command.Cancel(id(1), 1), new Command.Cancel(id(2), 1)),
                day.commands(Command.Cancel.class));
        day.cancelled(1, 1).cancelled(2, 1);

        assertEquals(Map.of(Cause.STOPPED, 2L), day.causes(HYNIX));
        assertEquals(Map.of(Cause.STOPPED, 2L), day.causes(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    @Test
    void aStopOfOneSymbolLeavesTheOthersAndHoldsThroughTheCatchUp() {
        Rehearsal day = Rehearsal.of(Strategy.CATCH_UP, buy(HYNIX, 2), buy(SAMSUNG, 2));
        day.at("09:10:00").sent(1).rejected(1, RejectReason.INSUFFICIENT_CASH).sent(2);
        day.accepted(2).filled(2, 1);

        day.hears(new Event.StopRequested(Optional.of(new Symbol(HYNIX)), "person", day.now()));
        day.answering(day::fillAll).end();

        assertEquals(Map.of(Cause.CASH, 1L, Cause.STOPPED, 1L), day.causes(HYNIX));
        assertEquals(
                1,
                day.commands(Command.Submit.class).stream()
                        .filter(submit -> submit.order().symbol().code().equals(HYNIX))
                        .count());
        assertEquals(2, day.filled(SAMSUNG));
    }

    @Test
    void anUnknownOrderFoundAfterAStopIsCancelled() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));
        day.at("09:10:00").sent(1).unknown(1);
        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));
        assertEquals(List.of(), day.commands(Command.Cancel.class));

        day.lists(true, Map.of(), line("X1", SAMSUNG, Side.BUY, 0, "09:10:01"));

        assertEquals(List.of(new Command.Cancel(id(1), 1)), day.commands(Command.Cancel.class));
    }

    @Test
    void aRevisionUnderWayAtAStopIsCancelledWhenItStands() {
        Rehearsal day = repricing(1);
        day.at("09:11:00").answering(day::answerQuote);
        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));
        day.hears(new Event.Revised(id(1), id(2), new BrokerOrderId("N2"), 1, day.now()));

        assertEquals(
                List.of(new Command.Cancel(id(1), 1), new Command.Cancel(id(2), 1)),
                day.commands(Command.Cancel.class));
    }

    @Test
    void aRefusedCancelIsTriedAgainButNotForever() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).accepted(1);
        day.answering(
                command ->
                        command instanceof Command.Cancel cancel
                                ? List.of(
                                        new Event.CancelRejected(
                                                cancel.order(), RejectReason.OTHER, "", day.now()))
                                : List.of());

        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));
        day.at("10:00:00");

        assertEquals(3, day.commands(Command.Cancel.class).size());
    }

    @Test
    void sharesThatComeBackAfterAStopAreStopped() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1);
        day.hears(new Event.StopRequested(Optional.empty(), "person", day.now()));

        day.rejected(1, RejectReason.NOT_IN_AUCTION);

        assertEquals(Map.of(Cause.STOPPED, 1L), day.causes(SAMSUNG));
        assertTrue(day.executor().isFinished());
    }

    // ---- gaps, resumptions and lost connections ----

    @Test
    void aTimeGapSpreadsWhatWasMissedAndRefreshesQuotesFirst() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 36));
        day.answering(day::fillAll).at("09:15:00");
        int quotes = day.commands(Command.RefreshQuote.class).size();

        sleepUntil(day, "12:00:00");
        assertEquals(2, day.submits());
        assertEquals(quotes + 1, day.commands(Command.RefreshQuote.class).size());
        day.at("12:04:00");
        assertEquals(2, day.submits());
        day.at("15:00:00");
        assertEquals(36, day.submits());
    }

    @Test
    void whatASleepBeyondTheWindowLeftUnsentWasMissed() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 2));
        day.answering(day::fillAll).at("09:15:00");

        sleepUntil(day, "15:10:00");

        assertEquals(Map.of(Cause.MISSED, 1L), day.causes(SAMSUNG));
    }

    private static void sleepUntil(Rehearsal day, String wakes) {
        day.hears(new Event.TimeGap(day.now(), time(wakes)));
    }

    @Test
    void aResumptionMakesUnansweredOrdersUnknownAndReadsTheListBeforeAnythingIsSent() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).sent(2).accepted(2);

        day.at("12:04:00").hears(new Event.Resumed(day.now()));
        assertEquals(2, day.submits());
        assertEquals(1, day.result().counts().unknown());
        day.lists(
                true,
                Map.of(),
                line("X1", HYNIX, Side.BUY, 1, "09:10:00"),
                line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"));

        assertEquals(1, day.filled(HYNIX));
        assertEquals(1, day.filled(SAMSUNG));
        day.answering(day::fillAll).at("15:00:00");
        assertEquals(6, day.submits());
    }

    @Test
    void nothingIsSentWhileDisconnectedAndQuotesAreAskedAnewAfterwards() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3)).answering(command -> List.of());
        day.at("09:10:00").hears(new Event.Disconnected("cable", day.now()));
        day.at("12:05:00");
        assertEquals(0, day.submits());

        day.answering(day::fillAll).hears(new Event.Reconnected(day.now()));
        assertEquals(1, day.submits());
        day.at("15:00:00");
        assertEquals(3, day.filled(SAMSUNG));
    }

    @Test
    void aConnectionThatStaysLostMissesTheWindow() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.hears(new Event.Disconnected("cable", day.now())).end();

        assertEquals(Map.of(Cause.MISSED, 3L), day.causes(SAMSUNG));
    }

    @Test
    void catchUpCancelsWhatRestsAndBuysItAgain() {
        Rehearsal day =
                Rehearsal.of(
                        strategy(OrderType.BEST_OPPOSITE, LeavesPolicy.LEAVE, LATE),
                        buy(SAMSUNG, 2));
        day.answering(day::acceptAll).at("14:59:59");

        day.answering(day::fillAll).at("15:19:00");

        assertEquals(2, day.filled(SAMSUNG));
        assertEquals(3, day.submits());
    }

    private static long arrival(Rehearsal day) {
        return day.parentResult(SAMSUNG).arrival().orElseThrow().doubledMid().orElseThrow();
    }
}
