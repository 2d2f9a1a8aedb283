package jeoul.sim.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import jeoul.engine.market.Phase;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.OrderType;
import org.junit.jupiter.api.Test;

/** Periodic-call names, halted names and scripted halts. */
class SessionRulesTest {

    private static OneStock halted(ScheduledHalt halt, ScriptedFlow flow) {
        return OneStock.with(OneStock.EXACT.withHalts(List.of(halt)), flow);
    }

    @Test
    void aThirtyMinuteNameTradesAtTheEndOfEachRound() {
        OneStock stock =
                OneStock.in(
                                TradingMode.PERIODIC_CALL_30,
                                new ScriptedFlow()
                                        .sell("08:40", 10_000, 1)
                                        .sell("09:10", 10_000, 1)
                                        .sell("14:59", 10_000, 1)
                                        .sell("15:01", 10_000, 1))
                        .at("08:31")
                        .buy(1, OrderType.LIMIT, 10_000, 5)
                        .at("18:30");

        assertEquals(
                List.of(
                        "08:31 accepted 1",
                        "09:00 filled 1 10000x1",
                        "09:30 filled 1 10000x1",
                        "15:00 filled 1 10000x1",
                        "15:30 filled 1 10000x1",
                        "15:30 expired 1 1"),
                stock.heard());
    }

    @Test
    void aTenMinuteNameHasRoundsUpToItsClosingAuction() {
        OneStock stock =
                OneStock.in(
                                TradingMode.PERIODIC_CALL_10,
                                new ScriptedFlow()
                                        .sell("09:01", 10_000, 1)
                                        .sell("15:19", 10_000, 1)
                                        .sell("15:21", 10_000, 1))
                        .at("08:31")
                        .buy(1, OrderType.LIMIT, 10_000, 3)
                        .at("18:30");

        assertEquals(
                List.of(
                        "08:31 accepted 1",
                        "09:10 filled 1 10000x1",
                        "15:20 filled 1 10000x1",
                        "15:30 filled 1 10000x1"),
                stock.heard());
    }

    @Test
    void aPeriodicCallNameRefusesBestLimitOrdersAndIsNeverInterrupted() {
        OneStock stock =
                OneStock.in(
                                TradingMode.PERIODIC_CALL_30,
                                new ScriptedFlow()
                                        .trade("08:40", 10_000)
                                        .trade("09:10", 12_000)
                                        .trade("15:25", 13_000))
                        .at("09:20")
                        .buy(1, OrderType.BEST_OPPOSITE, 1)
                        .at("15:30");

        assertEquals(List.of("09:20 rejected 1 NOT_IN_AUCTION"), stock.heard());
        assertEquals(Phase.CLOSED, stock.phase());
        assertEquals(13_000, stock.exchange.closePrice(OneStock.SYMBOL));
    }

    @Test
    void aHaltedNameRefusesEveryOrder() {
        OneStock stock =
                OneStock.in(TradingMode.HALTED, new ScriptedFlow())
                        .at("08:35")
                        .buy(1, OrderType.PREVIOUS_CLOSE, 1)
                        .at("10:00")
                        .buy(2, OrderType.LIMIT, 10_000, 1)
                        .at("15:45")
                        .buy(3, OrderType.CLOSING_PRICE, 1);

        assertEquals(
                List.of(
                        "08:35 rejected 1 HALTED",
                        "10:00 rejected 2 HALTED",
                        "15:45 rejected 3 HALTED"),
                stock.heard());
        assertEquals(10_000, stock.exchange.closePrice(OneStock.SYMBOL));
    }

    @Test
    void aDisclosureStopsASymbolForHalfAnHourAndATenMinuteAuctionRestartsIt() {
        OneStock stock =
                halted(
                                ScheduledHalt.disclosure(OneStock.SYMBOL, LocalTime.of(10, 0)),
                                new ScriptedFlow().trade("08:50", 10_000).sell("10:35", 9_900, 1))
                        .at("09:30")
                        .buy(1, OrderType.LIMIT, 9_900, 3)
                        .at("10:10")
                        .buy(2, OrderType.LIMIT, 9_900, 1)
                        .revise(1, 3, OrderType.LIMIT, 9_910, 1)
                        .cancel(1, 1);
        assertEquals(List.of(), stock.quote().bids());
        stock.at("10:35").buy(4, OrderType.BEST_OPPOSITE, 1).at("15:00");

        assertEquals(
                List.of(
                        "09:30 accepted 1",
                        "10:10 rejected 2 HALTED",
                        "10:10 revise rejected 1 to 3 HALTED",
                        "10:10 cancelled 1 1",
                        "10:35 rejected 4 NOT_IN_AUCTION",
                        "10:40 filled 1 9900x1"),
                stock.heard());
        assertEquals(
                List.of(
                        "08:30 OPENING_AUCTION",
                        "09:00 CONTINUOUS",
                        "10:00 HALTED",
                        "10:30 VOLATILITY_INTERRUPTION",
                        "10:40 CONTINUOUS"),
                stock.recorder.phases());
    }

    @Test
    void aCircuitBreakerStopsEverySymbolForTwentyMinutes() {
        OneStock stock =
                halted(ScheduledHalt.circuitBreaker(LocalTime.of(14, 0)), new ScriptedFlow())
                        .at("18:30");

        assertEquals(
                List.of(
                        "08:30 OPENING_AUCTION",
                        "09:00 CONTINUOUS",
                        "14:00 HALTED",
                        "14:20 VOLATILITY_INTERRUPTION",
                        "14:30 CONTINUOUS",
                        "15:20 CLOSING_AUCTION",
                        "15:30 CLOSED"),
                stock.recorder.phases());
    }

    @Test
    void aHaltOverTheOpeningDelaysTheFirstPrice() {
        OneStock early =
                halted(
                                new ScheduledHalt(
                                        Optional.empty(),
                                        LocalTime.of(8, 40),
                                        Duration.ofMinutes(15),
                                        Duration.ofMinutes(10)),
                                new ScriptedFlow())
                        .at("10:00");
        assertEquals(
                List.of(
                        "08:30 OPENING_AUCTION",
                        "08:40 HALTED",
                        "08:55 OPENING_AUCTION",
                        "09:05 CONTINUOUS"),
                early.recorder.phases());

        OneStock late =
                halted(
                                ScheduledHalt.disclosure(OneStock.SYMBOL, LocalTime.of(8, 50)),
                                new ScriptedFlow())
                        .at("10:00");
        assertEquals(
                List.of(
                        "08:30 OPENING_AUCTION",
                        "08:50 HALTED",
                        "09:20 VOLATILITY_INTERRUPTION",
                        "09:30 CONTINUOUS"),
                late.recorder.phases());
    }

    @Test
    void aHaltThatEndsInTheClosingAuctionRestartsInIt() {
        OneStock stock =
                halted(
                                ScheduledHalt.disclosure(OneStock.SYMBOL, LocalTime.of(14, 55)),
                                new ScriptedFlow().trade("08:50", 10_000).sell("15:26", 10_000, 1))
                        .at("09:30")
                        .buy(1, OrderType.CONDITIONAL_LIMIT, 9_900, 1)
                        .at("18:30");

        assertEquals(List.of("09:30 accepted 1", "15:30 filled 1 10000x1"), stock.heard());
        assertEquals(
                List.of("14:55 HALTED", "15:25 CLOSING_AUCTION", "15:30 CLOSED"),
                stock.recorder.phases().subList(2, 5));
    }

    @Test
    void aHaltPastTheCloseEndsTheDay() {
        OneStock stock =
                halted(
                                ScheduledHalt.disclosure(OneStock.SYMBOL, LocalTime.of(15, 10)),
                                new ScriptedFlow().trade("08:50", 10_000))
                        .at("09:30")
                        .buy(1, OrderType.LIMIT, 9_900, 1)
                        .at("15:35")
                        .buy(2, OrderType.CLOSING_PRICE, 1)
                        .at("15:45")
                        .buy(3, OrderType.CLOSING_PRICE, 1);

        assertEquals(
                List.of(
                        "09:30 accepted 1",
                        "15:30 expired 1 1",
                        "15:35 rejected 2 HALTED",
                        "15:45 accepted 3"),
                stock.heard());
    }

    @Test
    void aHaltOutsideTheRegularHoursIsRefusedAsAScript() {
        ScheduledHalt halt = ScheduledHalt.disclosure(OneStock.SYMBOL, LocalTime.of(15, 30));

        assertThrows(IllegalArgumentException.class, () -> halted(halt, new ScriptedFlow()));
    }

    @Test
    void aDelayedOpeningLongerThanTheDayGivesWayToTheClosingAuction() {
        OneStock stock =
                halted(
                                new ScheduledHalt(
                                        Optional.empty(),
                                        LocalTime.of(8, 40),
                                        Duration.ofMinutes(15),
                                        Duration.ofHours(12)),
                                new ScriptedFlow().trade("14:00", 10_100))
                        .at("18:30");

        assertEquals(
                List.of(
                        "08:30 OPENING_AUCTION",
                        "08:40 HALTED",
                        "08:55 OPENING_AUCTION",
                        "15:20 CLOSING_AUCTION",
                        "15:30 CLOSED"),
                stock.recorder.phases());
        assertEquals(10_100, stock.exchange.closePrice(OneStock.SYMBOL));
    }

    @Test
    void aCircuitBreakerAfterTenToThreeIsRefusedAsAScript() {
        ScheduledHalt latest = ScheduledHalt.circuitBreaker(LocalTime.of(14, 50));
        ScheduledHalt late = ScheduledHalt.circuitBreaker(LocalTime.of(14, 50, 1));

        assertEquals(
                "14:50 HALTED",
                halted(latest, new ScriptedFlow()).at("15:00").recorder.phases().get(2));
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class, () -> halted(late, new ScriptedFlow()));
        assertEquals(
                "no circuit breaker of stage 1 or 2 starts after 14:50: 14:50:01",
                refused.getMessage());
    }
}
