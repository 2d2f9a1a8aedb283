package jeoul.kis.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Cash;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.kis.link.Call;
import jeoul.kis.wire.AccountMapper;
import jeoul.kis.wire.Balance;
import jeoul.kis.wire.ContextArea;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Reply;
import jeoul.kis.wire.ReplyFormat;
import org.junit.jupiter.api.Test;

class AccountTest {

    private final Rig rig = Rig.ordinary();

    @Test
    void readsHoldingsAndThenWhatMayBeBought() {
        rig.serveBalance(5_000_000, 5_000_000);

        Event.AccountRefreshed answer = refresh(rig);

        assertTrue(answer.complete());
        assertEquals(5_000_000, answer.account().cash().orderable());
        assertEquals(List.of(new Position(Rig.SAMSUNG, 50, 50)), answer.account().positions());
        Call power = rig.link.calls(Endpoint.BUYING_POWER).get(0);
        assertTrue(power.query().contains("ORD_DVSN=03"), power.query());
        assertTrue(power.query().contains("PDNO=005930"), power.query());
    }

    @Test
    void followsPagesByTheirKeysToTheLast() {
        servePages(45, "D");

        Event.AccountRefreshed answer = refresh(rig);

        assertTrue(answer.complete());
        assertEquals(45, answer.account().positions().size());
        List<Call> calls = rig.link.calls(Endpoint.BALANCE);
        assertEquals(3, calls.size());
        assertEquals(Optional.of(""), calls.get(0).header("tr_cont"));
        assertTrue(calls.get(0).query().endsWith("CTX_AREA_FK100=&CTX_AREA_NK100="));
        assertEquals(Optional.of("N"), calls.get(1).header("tr_cont"));
        assertTrue(calls.get(1).query().contains("CTX_AREA_FK100=f" + "+".repeat(99)));
        assertTrue(calls.get(2).query().contains("CTX_AREA_NK100=40" + "+".repeat(98)));
    }

    @Test
    void exactlyOnePageIsComplete() {
        servePages(20, "D");

        assertTrue(refresh(rig).complete());
        assertEquals(1, rig.link.count(Endpoint.BALANCE));
    }

    @Test
    void fullPageThatDoesNotSayItIsTheLastIsIncomplete() {
        servePages(20, "");

        assertFalse(refresh(rig).complete());
    }

    @Test
    void accountWithAMissingPageIsIncompleteNotSmaller() {
        servePages(45, "D");
        AccountSnapshot all = account(45);
        rig.link.next(Endpoint.BALANCE, page(all, 0, "F"));
        for (int i = 0; i < 3; i++) {
            rig.link.next(Endpoint.BALANCE, ScriptedLink.lost(true));
        }

        assertFalse(refresh(rig).complete());
    }

    @Test
    void listThatNeverEndsIsLeft() {
        rig.link.usually(Endpoint.BALANCE, call -> page(account(45), 0, "M"));

        assertFalse(refresh(rig).complete());
        assertEquals(2, rig.link.count(Endpoint.BALANCE));
    }

    // ---- credit ----

    @Test
    void accountWithoutCreditIsNotCheckedTwice() {
        refresh(rig);

        rig.submit(Rig.best(1, Side.BUY, 500)).pass(Duration.ofSeconds(2));

        // The broker would refuse it by itself.
        assertEquals(1, rig.link.count(Endpoint.BUYING_POWER));
        assertEquals(1, rig.link.count(Endpoint.BUY));
    }

    @Test
    void buyOnCreditIsDenied() {
        rig.serveBalance(1_000_000, 5_000_000);
        refresh(rig);

        // 10 at 91,000 are covered, 2 more are not.
        rig.submit(Rig.best(1, Side.BUY, 10)).pass(Duration.ofSeconds(2));
        rig.serveBalance(90_000, 4_000_000);
        rig.submit(Rig.best(2, Side.BUY, 2)).pass(Duration.ofSeconds(3));

        assertEquals(
                List.of(
                        "AccountRefreshed",
                        "Sent 1",
                        "Accepted 1 as 1",
                        "Rejected 2 INSUFFICIENT_CASH"),
                rig.story());
        assertTrue(rig.heard(Event.Rejected.class).get(0).text().startsWith("denied by us"));
        assertEquals(1, rig.link.count(Endpoint.BUY));
    }

    @Test
    void freshReadingMayLetABuyLeaveAfterAll() {
        rig.serveBalance(90_000, 4_000_000);
        refresh(rig);
        rig.serveBalance(1_000_000, 5_000_000);

        rig.submit(Rig.best(1, Side.BUY, 10)).pass(Duration.ofSeconds(3));

        assertEquals(List.of("Sent 1", "Accepted 1 as 1"), rig.story().subList(1, 3));
    }

    @Test
    void buysUnderWayAreTakenOffAFreshReading() {
        rig.serveBalance(1_000_000, 5_000_000);
        rig.link.next(Endpoint.BUY, new ScriptedAnswer(rig.taken()));
        refresh(rig);
        rig.submit(Rig.best(1, Side.BUY, 8)).pass(Duration.ofSeconds(2));

        // The answer to the first is to come, and the reading may not know of it.
        rig.submit(Rig.best(2, Side.BUY, 8)).pass(Duration.ofSeconds(3));

        assertEquals("Rejected 2 INSUFFICIENT_CASH", rig.story().get(2));
    }

    @Test
    void oneReadingOfTheCashLetsNoTwoBuysLeaveThatItWouldNotCover() {
        rig.serveBalance(1_000_000, 5_000_000);
        ScriptedLink.Reaction power = rig.link.usual(Endpoint.BUYING_POWER);
        ScriptedAnswer first = new ScriptedAnswer(power);
        ScriptedAnswer second = new ScriptedAnswer(power);
        rig.link.next(Endpoint.BUYING_POWER, first);
        rig.link.next(Endpoint.BUYING_POWER, second);
        rig.send(
                        new Command.Submit(Rig.best(1, Side.BUY, 8)),
                        new Command.Submit(Rig.best(2, Side.BUY, 8)))
                .pass(Duration.ofSeconds(3));

        // Both were asked before either had left.
        first.come();
        second.come();
        rig.serveBalance(272_000, 4_272_000);
        rig.pass(Duration.ofSeconds(10));

        assertEquals(1, rig.link.count(Endpoint.BUY));
        assertEquals(
                List.of("Sent 1", "Accepted 1 as 1", "Rejected 2 INSUFFICIENT_CASH"), rig.story());
    }

    @Test
    void firstBuyAsksWhetherThereIsCreditAndSellsDoNot() {
        rig.submit(Rig.best(1, Side.SELL, 1)).pass(Duration.ofSeconds(2));
        assertEquals(0, rig.link.count(Endpoint.BUYING_POWER));

        rig.submit(Rig.best(2, Side.BUY, 1)).pass(Duration.ofSeconds(3));

        assertEquals(1, rig.link.count(Endpoint.BUYING_POWER));
        assertEquals("Accepted 2 as 2", rig.story().get(3));
    }

    @Test
    void buyIsNotSentIfCreditCannotBeRead() {
        rig.link.usually(Endpoint.BUYING_POWER, call -> ScriptedLink.lost(true));

        rig.submit(Rig.best(1, Side.BUY, 1)).pass(Duration.ofMinutes(1));

        assertEquals(List.of("Rejected 1 OTHER"), rig.story());
        assertEquals(0, rig.link.count(Endpoint.BUY));
    }

    private static Event.AccountRefreshed refresh(Rig rig) {
        rig.send(new Command.RefreshAccount(new RequestId(1))).pass(Duration.ofSeconds(30));
        return rig.heard(Event.AccountRefreshed.class).get(0);
    }

    /** The pages of an account with so many holdings, 20 each, and how the last is marked. */
    private void servePages(int holdings, String last) {
        AccountSnapshot all = account(holdings);
        rig.link.usually(
                Endpoint.BALANCE,
                call -> {
                    String key = call.query().substring(call.query().lastIndexOf('=') + 1);
                    String digits = key.replace("+", "");
                    int from = digits.isEmpty() ? 0 : Integer.parseInt(digits);
                    boolean more = from + 20 < holdings;
                    return page(all, from, more ? (from == 0 ? "F" : "M") : last);
                });
    }

    private static ScriptedLink.Reaction page(AccountSnapshot all, int from, String mark) {
        Balance whole =
                AccountMapper.toWire(
                        all, symbol -> "주식", symbol -> 1_000, symbol -> BigDecimal.valueOf(1_000));
        int to = Math.min(from + 20, whole.rows().size());
        return ScriptedLink.page(
                ReplyFormat.BALANCE,
                new Reply<>(
                        ScriptedLink.DONE,
                        Optional.of(new Balance(whole.rows().subList(from, to), whole.totals())),
                        new ContextArea("f", Integer.toString(to))),
                mark);
    }

    private static AccountSnapshot account(int holdings) {
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i < holdings; i++) {
            positions.add(
                    new Position(new Symbol(String.format(Locale.ROOT, "%06d", 100 + i)), 10, 10));
        }
        return new AccountSnapshot(Instant.EPOCH, new Cash(1_000, 1_000, 1_000, 1_000), positions);
    }
}
