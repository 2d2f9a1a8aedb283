package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import jeoul.cli.consent.ScriptedTerminal;
import jeoul.cli.keys.AccountHashKey;
import jeoul.cli.keys.Canaries;
import jeoul.cli.run.AccountLock;
import jeoul.cli.run.RunFolder;
import jeoul.cli.run.SampleAccount;
import jeoul.engine.journal.AccountHash;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.OrderType;
import org.junit.jupiter.api.Test;

/** What a run asks and refuses before anything is sent. */
class RunChecksTest extends RunDay {

    @Test
    void aDryRunSendsNothingAndShowsEverything() {
        SampleAccount account = account(PLANNED, List.of());

        Typed dry = new AtRun(account, state).run("run", model, "--dry-run");

        assertEquals(0, dry.exit(), dry.err());
        assertTrue(dry.out().contains("Before anything is sent"), dry.out());
        assertTrue(dry.out().contains("Expected, from one simulated day"), dry.out());
        assertEquals(List.of(), account.submitted());
        assertFalse(Files.exists(state.resolve("jeoul/runs")));
    }

    @Test
    void offATerminalNothingIsSentWithoutAWordBeforehand() {
        SampleAccount account = account(PLANNED, List.of());

        Typed typed = new AtRun(account, state).run("run", model);

        assertEquals(2, typed.exit());
        assertTrue(typed.err().contains("--yes"), typed.err());
        assertEquals(List.of(), account.submitted());
    }

    @Test
    void aNoSendsNothing() {
        SampleAccount account = account(PLANNED, List.of());
        ScriptedTerminal person = new ScriptedTerminal("n");

        Typed typed = new AtRun(account, state).with(person).run("run", model, "--predict", "0");

        assertEquals(2, typed.exit());
        assertTrue(person.questions().get(0).contains("Send these orders to mock"));
        assertEquals(List.of(), account.submitted());
    }

    @Test
    void namesSoldEntirelyHaveToBeCounted() {
        SampleAccount account = account(PLANNED, List.of(held("035420", 5)));

        Typed silent = new AtRun(account, state).run(run());
        Typed wrong = new AtRun(account, state).run(run("--confirm-sells", "2"));
        ScriptedTerminal person = new ScriptedTerminal("3");
        Typed typed = new AtRun(account, state).with(person).run(run());

        for (Typed refused : List.of(silent, wrong, typed)) {
            assertEquals(2, refused.exit(), refused.err());
            assertTrue(refused.err().contains("--confirm-sells 1"), refused.err());
        }
        assertEquals(1, person.questions().size());
        assertEquals(List.of(), account.submitted());
    }

    @Test
    void ordersThatAreOpenAlreadyStopTheRun() {
        SampleAccount account = account(LocalTime.of(9, 30), List.of());
        assertTrue(
                account.broker()
                        .placeForeign(
                                new Symbol("005930"),
                                Side.BUY,
                                OrderType.LIMIT,
                                OptionalLong.of(lowPrice(account)),
                                1)
                        .isPresent());

        Typed typed = new AtRun(account, state).run(run());

        assertEquals(2, typed.exit(), typed.err());
        assertTrue(typed.err().contains("orders are open already: 1"), typed.err());
        assertEquals(List.of(), account.submitted());
    }

    @Test
    void ordersThatWereOpenedSinceThePersonAgreedStopTheRun() {
        Instant before = Seoul.at(SampleAccount.DATE, LocalTime.of(9, 1));
        AtomicBoolean placed = new AtomicBoolean();
        SampleAccount account = account(LocalTime.of(8, 40), List.of());
        account.whenWaiting(
                at -> {
                    if (at.isAfter(before) && placed.compareAndSet(false, true)) {
                        account.placeForeign("005930");
                    }
                });

        Typed typed = new AtRun(account, state).run(run());

        assertTrue(placed.get());
        assertEquals(2, typed.exit(), typed.err());
        assertTrue(typed.err().contains("orders are open already: 1"), typed.err());
        assertEquals(List.of(), account.submitted());
    }

    @Test
    void aClockMoreThanTenSecondsOffIsRefusedAndMoreThanOneIsSaid() {
        SampleAccount account = account(PLANNED, List.of());

        Typed far = new AtRun(account.brokerAhead(Duration.ofSeconds(11)), state).run(run());
        Typed near =
                new AtRun(account.brokerAhead(Duration.ofSeconds(5)), state)
                        .run("run", model, "--dry-run");

        assertEquals(2, far.exit());
        assertTrue(far.err().contains("clock is 11 s off"), far.err());
        assertTrue(near.err().contains("clock is 5 s off"), near.err());
        assertEquals(List.of(), account.submitted());
    }

    @Test
    void aClosedMarketIsRefused() {
        SampleAccount closed = account(LocalTime.of(15, 31), List.of());

        Typed typed = new AtRun(closed, state).run(run());

        assertEquals(2, typed.exit());
        assertTrue(typed.err().contains("closed at 15:30"), typed.err());
        assertEquals(List.of(), closed.submitted());
    }

    @Test
    void aBrokersCalendarThatDiffersIsSaidAndStopsNothing() {
        String[] typed = {"run", model, "--dry-run"};
        String[] korean = {"run", model, "--dry-run", "--lang", "ko"};
        String differs = "The broker's calendar says that the exchange is closed on 2026-11-20";

        Typed closed =
                new AtRun(account(PLANNED, List.of()).calling(SampleAccount.DATE, false), state)
                        .run(typed);
        Typed inKorean =
                new AtRun(account(PLANNED, List.of()).calling(SampleAccount.DATE, false), state)
                        .run(korean);
        Typed open =
                new AtRun(account(PLANNED, List.of()).calling(SampleAccount.DATE, true), state)
                        .run(typed);
        Typed none = new AtRun(account(PLANNED, List.of()), state).run(typed);
        Typed begun =
                new AtRun(account(PLANNED, List.of()).calling(SampleAccount.DATE, false), state)
                        .run(run("--until", "09:20"));

        assertEquals(0, closed.exit(), closed.err());
        assertTrue(closed.err().contains(differs), closed.err());
        assertTrue(inKorean.err().contains("2026-11-20에 휴장이라 하고"), inKorean.err());
        assertFalse(open.err().contains("calendar"), open.err());
        assertFalse(none.err().contains("calendar"), none.err());
        assertEquals(3, begun.exit(), begun.err());
        assertTrue(begun.err().contains(differs), begun.err());
    }

    @Test
    void aModelNameThatIsNotListedIsRefused() throws IOException {
        SampleAccount account = account(PLANNED, List.of());
        String delisted =
                Files.writeString(folder.resolve("d.csv"), "code\n005930\n000020\n").toString();

        Typed typed = new AtRun(account, state).run("run", delisted, "--yes", "--predict", "0");

        assertEquals(2, typed.exit());
        assertTrue(typed.err().contains("000020 is not listed"), typed.err());
        assertEquals(List.of(), account.submitted());
    }

    @Test
    void aHeldNameThatIsNotListedAnyMoreIsKeptAndSaid() {
        SampleAccount account =
                new SampleAccount(
                        PLANNED, CASH, List.of(held("035420", 5)), SYMBOLS.subList(0, 2), SEED);

        Typed dry = new AtRun(account, state).run("run", model, "--dry-run");
        Typed korean = new AtRun(account, state).run("run", model, "--dry-run", "--lang", "ko");

        assertEquals(0, dry.exit(), dry.err());
        assertTrue(
                dry.out().contains("! 035420 is not listed any more: its 5 shares are kept."),
                dry.out());
        assertTrue(korean.out().contains("! 035420은(는) 더 이상 상장되어 있지 않습니다."), korean.out());
    }

    @Test
    @SuppressWarnings("try")
    void oneAccountHasOneRunAtATime() throws IOException {
        SampleAccount account = account(PLANNED, List.of());
        RunFolder runs = RunFolder.of(Map.of("XDG_STATE_HOME", state.toString()));
        AccountHash hash = new AccountHashKey(state.resolve("jeoul")).of(Canaries.keys());

        Typed typed;
        try (AccountLock other = AccountLock.of(runs, hash)) {
            typed = new AtRun(account, state).run(run());
        }

        assertEquals(2, typed.exit());
        assertTrue(typed.err().contains("another run trades on it now"), typed.err());
        assertEquals(List.of(), account.submitted());
    }

    @Test
    void aRealAccountIsConfirmedEveryTime() {
        SampleAccount account = account(PLANNED, List.of());
        String[] real = {"--broker", "http://127.0.0.1:9", "--profile", "real", "--until", "09:15"};
        List<String> wrong = new ArrayList<>(List.of(run(real)));
        wrong.addAll(List.of("--confirm-account", "8765"));
        List<String> right = new ArrayList<>(List.of(run(real)));
        right.addAll(List.of("--confirm-account", "4321"));

        Typed silent = new AtRun(account, state).run(run(real));
        Typed mistaken = new AtRun(account, state).run(wrong.toArray(String[]::new));
        assertEquals(List.of(), account.submitted());
        Typed confirmed = new AtRun(account, state).run(right.toArray(String[]::new));

        assertEquals(2, silent.exit(), silent.err());
        assertEquals(2, mistaken.exit(), mistaken.err());
        assertEquals(3, confirmed.exit(), confirmed.err());
        assertFalse(account.submitted().isEmpty());
    }

    private static long lowPrice(SampleAccount account) {
        return account.broker().statistics(new Symbol("005930")).limits().lower();
    }
}
