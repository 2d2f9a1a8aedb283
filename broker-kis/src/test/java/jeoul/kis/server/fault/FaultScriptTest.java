package jeoul.kis.server.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import jeoul.engine.InputException;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.OrderType;
import jeoul.kis.wire.Endpoint;
import org.junit.jupiter.api.Test;

class FaultScriptTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    void rulesAreReadOneALine() {
        FaultScript script =
                FaultScript.parse(
                        "f",
                        """
                        # a comment

                        order 3 lose-answer # the third
                        orders 1..4 lag 30s
                        any every 50 refuse-rate
                        notice 2.5% delay 500ms
                        at 10:15:00 foreign buy 005930 limit 70000 10
                        at 10:16 cut
                        """
                                .replace("\n", "\r\n"));

        assertEquals(
                List.of(
                        new FaultScript.CallRule(
                                CallTarget.ORDER,
                                new Occasion.Range(3, 3),
                                CallFault.of(CallFault.Kind.LOSE_ANSWER)),
                        new FaultScript.CallRule(
                                CallTarget.ORDERS,
                                new Occasion.Range(1, 4),
                                new CallFault(CallFault.Kind.LAG, Duration.ofSeconds(30))),
                        new FaultScript.CallRule(
                                CallTarget.ANY,
                                new Occasion.Every(50),
                                CallFault.of(CallFault.Kind.REFUSE_RATE))),
                script.calls());
        assertEquals(
                List.of(
                        new FaultScript.NoticeRule(
                                new Occasion.Chance(0.025),
                                new NoticeFault(NoticeFault.Kind.DELAY, Duration.ofMillis(500)))),
                script.notices());
        assertEquals(
                List.of(
                        new FaultScript.TimedRule(
                                LocalTime.of(10, 15),
                                new TimedFault.ForeignOrder(
                                        new Symbol("005930"),
                                        Side.BUY,
                                        OrderType.LIMIT,
                                        OptionalLong.of(70_000),
                                        10)),
                        new FaultScript.TimedRule(LocalTime.of(10, 16), new TimedFault.Cut())),
                script.times());
    }

    @Test
    void malformedLineIsNamedWithWhatWouldBeRight() {
        assertEquals(
                "faults.txt, line 2: 'lose'; expected delay, lose-call, lose-answer, truncate,"
                        + " repeat, fail, fail-bare, fail-after, fail-bare-after, expire-token,"
                        + " refuse-rate, cut, lag, empty",
                wrong("any 1 cut\norder 3 lose"));
        assertEquals(
                "faults.txt, line 1: 'orderz'; expected notice, at, any, token, hashkey, order,"
                        + " amend, balance, orders, power, quote",
                wrong("orderz 3 cut"));
        assertEquals(
                "faults.txt, line 1: '0'; expected a number such as 3, a range such as 1..4,"
                        + " 'every 5' or 2.5%",
                wrong("order 0 cut"));
        assertEquals(
                "faults.txt, line 1: 'soon'; expected a time such as 500ms, 30s or 2m",
                wrong("order 1 delay soon"));
        assertEquals(
                "faults.txt, line 1: '25:00'; expected a time such as 10:15:00",
                wrong("at 25:00 cut"));
        assertEquals(
                "faults.txt, line 1: 'please'; expected the end of the line",
                wrong("order 1 cut please"));
        for (String line :
                List.of(
                        "order",
                        "order every",
                        "order every x cut",
                        "order 3..1 cut",
                        "order 101% cut",
                        "order 1 delay",
                        "order 1 delay 0s",
                        "notice 1 empty",
                        "at",
                        "at 10:00 rain",
                        "at 10:00 foreign",
                        "at 10:00 foreign hold 005930 market 1",
                        "at 10:00 foreign buy 5930 market 1",
                        "at 10:00 foreign buy 005930 marked 1",
                        "at 10:00 foreign buy 005930 limit 1",
                        "at 10:00 foreign buy 005930 limit 999999999 1",
                        "at 10:00 foreign buy 005930 stop-limit 100 1",
                        "at 10:00 foreign buy 005930 market -1")) {
            assertTrue(wrong(line).startsWith("faults.txt, line 1: "), line);
        }
    }

    private static String wrong(String text) {
        return assertThrows(InputException.class, () -> FaultScript.parse("faults.txt", text))
                .getMessage();
    }

    @Test
    void chanceIsTheSeeds() {
        FaultScript script = FaultScript.parse("f", "order 30% cut\nnotice 30% lose");

        assertEquals(course(script, 1), course(script, 1));
        assertNotEquals(course(script, 1), course(script, 2));
    }

    @Test
    void otherCallsChangeNoRulesCount() {
        Faults faults = new Faults(FaultScript.parse("f", "order every 2 fail"), 0, Instant.EPOCH);

        assertTrue(faults.onCall(Endpoint.BUY).isEmpty());
        assertTrue(faults.onCall(Endpoint.PRICE).isEmpty());
        assertEquals(1, faults.onCall(Endpoint.SELL).size());
        assertTrue(faults.onCall(Endpoint.REVISE_CANCEL).isEmpty());
    }

    private static String course(FaultScript script, long seed) {
        Faults faults = new Faults(script, seed, Instant.EPOCH);
        StringBuilder course = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            course.append(faults.onCall(Endpoint.BUY).size()).append(faults.onNotice().size());
        }
        return course.toString();
    }

    @Test
    void timesComeOnceADayInOrderFromTheStartOn() {
        FaultScript script =
                FaultScript.parse("f", "at 11:00 expire-token\nat 10:00 cut\nat 09:00 cut");
        Faults faults = new Faults(script, 0, at(0, "09:30"));

        assertEquals(at(0, "10:00"), faults.nextAt());
        assertEquals(List.of(), faults.due(at(0, "09:59")));
        assertEquals(List.of(new TimedFault.Cut()), faults.due(at(0, "10:30")));
        assertEquals(List.of(new TimedFault.ExpireToken()), faults.due(at(0, "15:00")));
        assertEquals(at(1, "09:00"), faults.nextAt());
    }

    @Test
    void mixIsTheSeedsAndHasSomethingToSay() {
        List<Symbol> symbols = List.of(new Symbol("005930"));
        List<Integer> sizes = new ArrayList<>();
        for (long seed = 0; seed < 50; seed++) {
            FaultScript script = FaultScript.random(seed, symbols);
            assertEquals(script, FaultScript.random(seed, symbols));
            sizes.add(script.calls().size());
        }
        assertTrue(sizes.stream().mapToInt(Integer::intValue).average().orElseThrow() > 5);
        assertEquals(Instant.MAX, Faults.none().nextAt());
    }

    private static Instant at(int later, String time) {
        return Seoul.at(DAY.plusDays(later), LocalTime.parse(time));
    }
}
