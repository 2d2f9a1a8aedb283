package jeoul.engine.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.RequestId;
import jeoul.engine.broker.Unsent;
import jeoul.engine.journal.AccountHash;
import jeoul.engine.journal.Journal;
import jeoul.engine.journal.MemoryJournal;
import jeoul.engine.journal.Step;
import jeoul.engine.market.Symbol;
import jeoul.engine.schedule.Strategy;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private final ExecutionPlan plan =
            Rehearsal.plan(
                    Strategy.TEXTBOOK,
                    ExecutionLimits.DEFAULT,
                    Rehearsal.buy(Rehearsal.SAMSUNG, 2));
    private final MemoryJournal journal = new MemoryJournal();

    /** The first slice is due and has been sent; nobody has answered. */
    private void runUntilTheFirstOrder() {
        Executor executor = new Executor(plan);
        for (Event event :
                List.of(
                        new Event.Woke(Rehearsal.time("09:00:00")),
                        new Event.Woke(Rehearsal.time("09:10:00")),
                        new Event.QuoteRefreshed(
                                new RequestId(1),
                                Rehearsal.quote(Rehearsal.SAMSUNG, 10_000, 10_010),
                                true,
                                Rehearsal.time("09:10:00")))) {
            journal.append(event, executor.on(event));
        }
        List<Step> steps = journal.steps().toList();
        assertTrue(
                steps.get(2).commands().stream().anyMatch(Command.Submit.class::isInstance),
                "nothing was sent");
    }

    @Test
    void anOrderThatMayHaveLeftIsAskedForAndNotSentAgain() {
        runUntilTheFirstOrder();

        Executor executor = Recovery.replay(plan, journal);
        List<Command> commands =
                executor.on(new Event.Resumed(Unsent.NONE, Rehearsal.time("09:12:00")));

        assertEquals(
                List.of(
                        new Command.RefreshOrders(new RequestId(2)),
                        new Command.RefreshAccount(new RequestId(3))),
                commands.subList(0, 2));
        assertTrue(commands.stream().noneMatch(Command.Submit.class::isInstance));
        assertEquals(1, executor.counts().unknown());
    }

    @Test
    void aCommandThatDiffersStopsItAndBothAreNamed() {
        runUntilTheFirstOrder();
        List<Step> steps = journal.steps().toList();
        Command.RefreshQuote other =
                new Command.RefreshQuote(new RequestId(1), new Symbol(Rehearsal.HYNIX));
        Journal changed = journal(steps.get(0), new Step(2, steps.get(1).event(), List.of(other)));

        Recovery.ReplayException differs =
                assertThrows(Recovery.ReplayException.class, () -> Recovery.replay(plan, changed));

        assertEquals(2, differs.step());
        assertEquals(
                "step 2 of the journal: command 1 is "
                        + other
                        + " in the journal, and now "
                        + steps.get(1).commands().get(0)
                        + "; nothing was sent",
                differs.getMessage());
    }

    @Test
    void aCommandTooManyOrTooFewStopsIt() {
        runUntilTheFirstOrder();
        List<Step> steps = journal.steps().toList();
        Event event = steps.get(1).event();
        List<Command> commands = steps.get(1).commands();
        Command cancel = new Command.Cancel(Rehearsal.id(9), 1);

        String tooMany =
                refusal(
                        steps.get(0),
                        new Step(
                                2,
                                event,
                                Stream.concat(commands.stream(), Stream.of(cancel)).toList()));
        String tooFew = refusal(steps.get(0), new Step(2, event, List.of()));

        assertTrue(tooMany.contains("is " + cancel + " in the journal, and now none"), tooMany);
        assertTrue(tooFew.contains("is none in the journal, and now " + commands.get(0)), tooFew);
    }

    @Test
    void anotherPlanDoesNotRepeatTheJournal() {
        runUntilTheFirstOrder();
        ExecutionPlan other =
                Rehearsal.plan(
                        Strategy.TEXTBOOK,
                        ExecutionLimits.DEFAULT,
                        Rehearsal.sell(Rehearsal.SAMSUNG, 2));

        assertThrows(Recovery.ReplayException.class, () -> Recovery.replay(other, journal));
    }

    @Test
    void aMissingStepStopsIt() {
        runUntilTheFirstOrder();
        List<Step> steps = journal.steps().toList();

        String missing = refusal(steps.get(0), steps.get(2));

        assertEquals(
                "step 3 of the journal: follows step 1 of the journal; nothing was sent", missing);
    }

    @Test
    void anEventThatTheExecutorCannotHaveHeardStopsIt() {
        runUntilTheFirstOrder();

        String unheard =
                refusal(
                        new Step(
                                1,
                                new Event.Sent(Rehearsal.id(7), Rehearsal.time("09:00:00")),
                                List.of()));

        assertTrue(unheard.startsWith("step 1 of the journal: cannot be told again"), unheard);
    }

    @Test
    void theCallersSettingsMayNotPoseAsThePlans() {
        TreeMap<String, String> settings = new TreeMap<>();
        settings.put("strategy.slice", "10");

        assertThrows(
                IllegalArgumentException.class,
                () -> JournalledPlan.toJournal(plan, new AccountHash("0".repeat(64)), settings));
    }

    private String refusal(Step... steps) {
        return assertThrows(
                        Recovery.ReplayException.class, () -> Recovery.replay(plan, journal(steps)))
                .getMessage();
    }

    private static Journal journal(Step... steps) {
        return new Journal() {
            @Override
            public void append(Event event, List<Command> commands) {
                throw new AssertionError("nothing is appended while steps are told again");
            }

            @Override
            public void leaves(Command command, Instant at) {
                throw new AssertionError("nothing leaves: " + command);
            }

            @Override
            public Unsent unsent() {
                return Unsent.NONE;
            }

            @Override
            public Stream<Step> steps() {
                return Stream.of(steps);
            }
        };
    }
}
