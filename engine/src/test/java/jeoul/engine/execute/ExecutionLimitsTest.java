package jeoul.engine.execute;

import static jeoul.engine.execute.Rehearsal.HYNIX;
import static jeoul.engine.execute.Rehearsal.SAMSUNG;
import static jeoul.engine.execute.Rehearsal.buy;
import static jeoul.engine.execute.Rehearsal.line;
import static jeoul.engine.execute.Rehearsal.parent;
import static jeoul.engine.execute.Rehearsal.quote;
import static jeoul.engine.execute.Rehearsal.sell;
import static jeoul.engine.execute.Rehearsal.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.execute.ExecutionResult.Denial;
import jeoul.engine.execute.ExecutionResult.Halt;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.RejectReason;
import jeoul.engine.plan.Cause;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Strategy;
import org.junit.jupiter.api.Test;

/** What is done when one of our own limits is reached. */
class ExecutionLimitsTest {

    @Test
    void anOrderOfTooMuchWonHaltsItsSymbol() {
        Rehearsal day = twoSymbols(limits(20_019, 999_999, 3_000, 60, 99, 99));

        day.answering(day::fillAll).end();

        assertEquals(0, day.submits());
        assertEquals(
                List.of(
                        halt("09:10:00", HYNIX, "won per order 20020 > 20019"),
                        halt("09:10:00", SAMSUNG, "won per order 20020 > 20019")),
                day.result().halts());
        assertEquals(
                List.of(
                        denial("09:10:00", HYNIX, 10, "won per order 20020 > 20019"),
                        denial("09:10:00", SAMSUNG, 10, "won per order 20020 > 20019")),
                day.result().denials());
        assertEquals(Map.of(Cause.DENIED, 10L), day.causes(HYNIX));
    }

    @Test
    void tooMuchWonOfTheDayHaltsTheRun() {
        Rehearsal day = twoSymbols(limits(99_999, 40_039, 3_000, 60, 99, 99));

        day.answering(day::fillAll).end();

        String limit = "won per day 20020 + 20020 > 40039";
        assertEquals(1, day.submits());
        assertEquals(List.of(halt("09:10:00", limit)), day.result().halts());
        assertEquals(
                List.of(
                        denial("09:10:00", HYNIX, 8, limit),
                        denial("09:10:00", SAMSUNG, 10, limit)),
                day.result().denials());
        assertEquals(Map.of(Cause.DENIED, 8L), day.causes(HYNIX));
        assertEquals(Map.of(Cause.DENIED, 10L), day.causes(SAMSUNG));
    }

    @Test
    void tooManyOrdersOfTheDayHaltTheRun() {
        Rehearsal day = twoSymbols(limits(99_999, 999_999, 3_000, 60, 3, 99));

        day.answering(day::fillAll).end();

        assertEquals(3, day.submits());
        assertEquals(1, day.result().halts().size());
        assertEquals(Map.of(Cause.DENIED, 6L), day.causes(HYNIX));
        assertEquals(Map.of(Cause.DENIED, 8L), day.causes(SAMSUNG));
    }

    @Test
    void tooManySharesOfASymbolHaltIt() {
        Rehearsal day = twoSymbols(limits(99_999, 999_999, 3_000, 60, 99, 7));

        day.answering(day::fillAll).end();

        assertEquals(6, day.submits());
        assertEquals(Map.of(Cause.DENIED, 4L), day.causes(HYNIX));
        assertEquals("shares per symbol > 7", day.result().halts().get(0).reason());
    }

    @Test
    void tooLargeAShareOfTheDaysVolumeHaltsTheSymbol() {
        ExecutionPlan plan = plan(buy(HYNIX, 10), buy(SAMSUNG, 10));
        ExecutionPlan.SymbolLimits thin =
                new ExecutionPlan.SymbolLimits(
                        new Symbol(HYNIX), plan.priceLimits().get(0).limits(), OptionalLong.of(4));

        Rehearsal day =
                Rehearsal.of(
                        with(
                                plan,
                                List.of(thin, plan.priceLimits().get(1)),
                                Collections.emptyNavigableSet()));
        day.answering(day::fillAll).end();

        assertEquals(4, day.filled(HYNIX));
        assertEquals(10, day.filled(SAMSUNG));
        assertEquals("shares of 000660 > 4", day.result().denials().get(0).limit());
        assertEquals(Map.of(Cause.DENIED, 6L), day.causes(HYNIX));
    }

    @Test
    void tooManyOrdersOfASecondWaitForTheNext() {
        Rehearsal day = twoSymbols(limits(99_999, 999_999, 3_000, 1, 99, 99));

        day.answering(day::fillAll).at("09:10:00");
        assertEquals(List.of("000660 x 2"), day.submitted());
        day.at("09:10:01");
        assertEquals(List.of("000660 x 2", "005930 x 2"), day.submitted());
        day.end();

        assertEquals(10, day.submits());
        assertEquals(List.of(), day.result().denials());
        assertEquals(List.of(), day.result().halts());
    }

    @Test
    void aPriceAHairBeyondTheCollarHaltsTheSymbol() {
        Rehearsal inside = Rehearsal.of(Strategy.TEXTBOOK, collar(10), buy(SAMSUNG, 1));
        inside.at("09:10:00");
        assertEquals(1, inside.submits());

        Rehearsal beyond = Rehearsal.of(Strategy.TEXTBOOK, collar(9), buy(SAMSUNG, 2));
        beyond.answering(beyond::fillAll).end();
        assertEquals(0, beyond.submits());
        assertEquals(Map.of(Cause.DENIED, 2L), beyond.causes(SAMSUNG));
    }

    @Test
    void theCollarLooksAtThePriceAnOrderWouldTradeAtNotAtTheMid() {
        Rehearsal day = Rehearsal.of(Strategy.TEXTBOOK, collar(1_000), buy(SAMSUNG, 1));

        quoting(day, quote(SAMSUNG, 8_800, 11_200)).at("09:10:00");

        assertEquals(Map.of(Cause.DENIED, 1L), day.causes(SAMSUNG));
    }

    @Test
    void theCollarLooksAtTheLastPriceTradedToo() {
        Rehearsal day = Rehearsal.of(Strategy.TEXTBOOK, collar(500), buy(SAMSUNG, 1));
        Quote thin = quote(SAMSUNG, 9_800, 10_400);

        quoting(
                        day,
                        new Quote(
                                thin.symbol(),
                                thin.at(),
                                thin.asks(),
                                thin.bids(),
                                OptionalLong.of(9_900)))
                .at("09:10:00");

        // 500 won of 9,900 are 505.05 basis points; of the plan's 10,000 they would be 400.
        assertEquals(
                "price 10400 is 506 bp from the last 9900", day.result().denials().get(0).limit());
    }

    @Test
    void refusalsInARowHaltTheSymbol() {
        ExecutionLimits limits =
                new ExecutionLimits(
                        99_999, 999_999, 3_000, Duration.ofMinutes(1), 60, 99, 99, 2, 10);
        Rehearsal day = Rehearsal.of(Strategy.TEXTBOOK, limits, buy(SAMSUNG, 10));
        day.answering(
                command ->
                        command instanceof Command.Submit submit
                                ? List.of(
                                        new Event.Rejected(
                                                submit.order().id(),
                                                RejectReason.OTHER,
                                                "no",
                                                day.now()))
                                : day.answerQuote(command));

        day.end();

        assertEquals(2, day.submits());
        assertEquals(Map.of(Cause.REJECTED, 10L), day.causes(SAMSUNG));
        assertEquals("refusals in a row 2", day.result().halts().get(0).reason());
    }

    @Test
    void tooManyUnknownOutcomesHoldTheRunUntilTheyAreSettled() {
        ExecutionLimits limits =
                new ExecutionLimits(
                        99_999, 999_999, 3_000, Duration.ofMinutes(1), 60, 99, 99, 20, 1);
        Rehearsal day =
                Rehearsal.of(
                        Strategy.TEXTBOOK,
                        limits,
                        buy("000100", 3),
                        buy(HYNIX, 3),
                        buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).sent(2).sent(3).accepted(3).filled(3, 1);
        day.unknown(1);
        assertEquals(List.of(), day.result().halts());
        day.unknown(2);
        assertEquals(
                List.of(halt("09:10:00", "unknown outcomes open 2 > 1")), day.result().halts());

        day.at("12:06:00");
        assertEquals(3, day.submits());
        day.answering(day::fillAll);
        day.lists(
                true,
                Map.of(),
                line("N1", "000100", Side.BUY, 1, "09:10:00"),
                line("N2", HYNIX, Side.BUY, 1, "09:10:00"),
                line("N3", SAMSUNG, Side.BUY, 1, "09:10:00"));
        day.end();

        assertEquals(9, day.submits());
        assertEquals(3, day.filled(SAMSUNG));
    }

    @Test
    void anOrderThatIsNotOursHaltsItsSymbolAndSide() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), sell(SAMSUNG, 3));

        day.at("09:10:00").sent(2).accepted(2).filled(2, 1).sent(1).unknown(1);
        day.lists(
                true,
                Map.of(),
                line("N1", HYNIX, Side.BUY, 1, "09:10:00"),
                line("N2", SAMSUNG, Side.SELL, 1, "09:10:00"),
                line("F1", HYNIX, Side.SELL, 1, "09:09:00"),
                line("F2", SAMSUNG, Side.SELL, 1, "09:09:00"));
        day.answering(day::fillAll).end();

        assertEquals(
                List.of(halt("09:10:00", SAMSUNG, "order F2 is not ours")), day.result().halts());
        assertEquals(Map.of(Cause.DENIED, 2L), day.causes(SAMSUNG));
        assertEquals(3, day.filled(HYNIX));
        assertEquals(2, day.result().counts().foreign());
    }

    @Test
    void anOrderOfOthersThatWasAcceptedHaltsNothingAndIsNeverTakenForOurs() {
        ExecutionPlan plan = plan(buy(SAMSUNG, 3));
        Rehearsal day =
                Rehearsal.of(
                        with(
                                plan,
                                plan.priceLimits(),
                                new TreeSet<>(List.of(new BrokerOrderId("F2")))));

        day.at("09:10:00").sent(1).unknown(1);
        day.lists(true, Map.of(), line("F2", SAMSUNG, Side.BUY, 1, "09:10:00"));

        assertEquals(0, day.filled(SAMSUNG));
        assertEquals(List.of(), day.result().halts());
        assertEquals(1, day.result().counts().foreign());
    }

    @Test
    void aLimitBelowOneIsNone() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ExecutionLimits(1, 1, 1, Duration.ofMinutes(1), 1, 1, 1, 1, 0));
    }

    /** Ten shares by two from each of two symbols at 10,010 won. */
    private static Rehearsal twoSymbols(ExecutionLimits limits) {
        return Rehearsal.of(
                Strategy.TEXTBOOK,
                limits,
                parent(HYNIX, Side.BUY, 10, 2),
                parent(SAMSUNG, Side.BUY, 10, 2));
    }

    private static ExecutionLimits limits(
            long order, long wonPerDay, long collar, long second, long perDay, long shares) {
        return new ExecutionLimits(
                order, wonPerDay, collar, Duration.ofMinutes(1), second, perDay, shares, 20, 10);
    }

    private static ExecutionLimits collar(long bps) {
        return limits(99_999, 999_999, bps, 60, 99, 99);
    }

    private static Rehearsal quoting(Rehearsal day, Quote quote) {
        return day.answering(
                command ->
                        command instanceof Command.RefreshQuote refresh
                                ? List.of(
                                        new Event.QuoteRefreshed(
                                                refresh.request(), quote, true, day.now()))
                                : List.of());
    }

    private static ExecutionPlan plan(ParentOrder... parents) {
        return Rehearsal.plan(Strategy.TEXTBOOK, ExecutionLimits.DEFAULT, parents);
    }

    private static ExecutionPlan with(
            ExecutionPlan plan,
            List<ExecutionPlan.SymbolLimits> limits,
            NavigableSet<BrokerOrderId> accepted) {
        return new ExecutionPlan(
                plan.day(),
                plan.strategy(),
                plan.parents(),
                plan.before(),
                limits,
                plan.limits(),
                0,
                accepted);
    }

    private static Halt halt(String at, String reason) {
        return new Halt(time(at), Optional.empty(), reason);
    }

    private static Halt halt(String at, String symbol, String reason) {
        return new Halt(time(at), Optional.of(new Symbol(symbol)), reason);
    }

    private static Denial denial(String at, String symbol, long shares, String limit) {
        return new Denial(time(at), new Symbol(symbol), Side.BUY, shares, limit);
    }
}
