package jeoul.engine.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Departures;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.Timeline;
import jeoul.engine.broker.Unsent;
import jeoul.engine.journal.Journal;
import jeoul.engine.journal.MemoryJournal;
import jeoul.engine.journal.Step;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.schedule.Strategy;
import org.junit.jupiter.api.Test;

class ExecutionLoopTest {

    private final ExecutionPlan plan =
            Rehearsal.plan(
                    Strategy.TEXTBOOK,
                    ExecutionLimits.DEFAULT,
                    Rehearsal.buy(Rehearsal.SAMSUNG, 2));
    private final Executor executor = new Executor(plan);
    private final Venue venue = new Venue();
    private final MemoryJournal journal = new MemoryJournal();

    @Test
    void runsUntilTheExecutorIsDone() {
        List<Instant> progress = new ArrayList<>();

        new ExecutionLoop(executor, venue, venue, journal, progress::add).run(List.of());

        assertTrue(executor.isFinished());
        assertEquals(2, executor.result().parents().get(0).filled());
        assertEquals(Rehearsal.time("15:00:00"), progress.get(progress.size() - 1));
    }

    @Test
    void everyCommandIsInTheJournalBeforeItLeaves() {
        venue.journal = journal;

        new ExecutionLoop(executor, venue, venue, journal, now -> {}).run(List.of());

        assertEquals(venue.sent, withoutWakeUps(venue.journalledWhenSent));
    }

    @Test
    void theJournalReplaysToTheSameCommands() {
        new ExecutionLoop(executor, venue, venue, journal, now -> {}).run(List.of());

        Executor fresh = new Executor(plan);
        journal.steps().forEach(step -> assertEquals(step.commands(), fresh.on(step.event())));
    }

    @Test
    void nothingLeavesIfTheStepCannotBeKept() {
        Journal full =
                new Journal() {
                    @Override
                    public void append(Event event, List<Command> commands) {
                        if (commands.stream().anyMatch(Command.RefreshQuote.class::isInstance)) {
                            throw new JournalException("disk full", null);
                        }
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
                        return Stream.of();
                    }
                };
        ExecutionLoop loop = new ExecutionLoop(executor, venue, venue, full, now -> {});

        assertThrows(Journal.JournalException.class, () -> loop.run(List.of()));
        assertEquals(List.of(), venue.sent);
        assertThrows(IllegalStateException.class, () -> loop.run(List.of()));
        assertEquals(List.of(), venue.sent);
    }

    @Test
    void anObserverSeesEveryStepOnceItsCommandsHaveLeft() {
        List<Step> seen = new ArrayList<>();
        StepObserver observer =
                (event, commands) -> {
                    seen.add(new Step(seen.size() + 1L, event, commands));
                    assertTrue(venue.sent.containsAll(withoutWakeUps(commands)));
                };

        new ExecutionLoop(executor, venue, venue, journal, now -> {}, observer).run(List.of());

        assertEquals(journal.steps().toList(), seen);
    }

    @Test
    void eventsOfTheSameInstantComeBeforeTheWakeUp() {
        Event phase =
                new Event.PhaseChanged(
                        new Symbol(Rehearsal.SAMSUNG),
                        Phase.CONTINUOUS,
                        Rehearsal.time("09:10:00"));
        venue.later.add(phase);

        new ExecutionLoop(executor, venue, venue, journal, now -> {}).run(List.of());

        List<Event> events = journal.steps().map(Step::event).toList();
        assertEquals(phase, events.get(1));
        assertEquals(new Event.Woke(Rehearsal.time("09:00:00")), events.get(0));
    }

    @Test
    void aRunThatStoppedGoesOnWithItsOrdersReadBackFirst() {
        Executor first = new Executor(plan);
        for (String time : List.of("09:00:00", "09:10:00")) {
            Event event = new Event.Woke(Rehearsal.time(time));
            journal.append(event, first.on(event));
        }
        venue.now = Rehearsal.time("09:11:00");

        Executor recovered = Recovery.replay(plan, journal);
        new ExecutionLoop(recovered, venue, venue, journal, now -> {}).resume(List.of());

        List<? extends Class<?>> sent = venue.sent.stream().map(Command::getClass).toList();
        int readBack = sent.indexOf(Command.RefreshOrders.class);
        assertTrue(readBack >= 0 && readBack < sent.indexOf(Command.Submit.class), sent.toString());
        assertTrue(recovered.isFinished());
        assertEquals(2, recovered.result().parents().get(0).filled());
        assertEquals(
                recovered.result(),
                Recovery.replay(plan, journal).result(),
                "it can be told again");
    }

    private static List<Command> withoutWakeUps(List<Command> commands) {
        return commands.stream().filter(c -> !(c instanceof Command.WakeAt)).toList();
    }

    /** A venue and its time: it answers at once, and hands {@code later} over when it is due. */
    private static final class Venue implements Broker, Timeline {

        private final Deque<Event> answers = new ArrayDeque<>();
        private final Deque<Event> later = new ArrayDeque<>();
        private final List<Command> sent = new ArrayList<>();
        private final List<Command> journalledWhenSent = new ArrayList<>();
        private MemoryJournal journal;
        private Instant now = Rehearsal.time("09:00:00");

        @Override
        public void send(List<Command> commands) {
            sent.addAll(commands);
            if (journal != null) {
                List<Step> steps = journal.steps().toList();
                journalledWhenSent.addAll(steps.get(steps.size() - 1).commands());
            }
            for (Command command : commands) {
                if (command instanceof Command.RefreshQuote refresh) {
                    answers.add(
                            new Event.QuoteRefreshed(
                                    refresh.request(),
                                    Rehearsal.quote(refresh.symbol().code(), 10_000, 10_010),
                                    true,
                                    now));
                } else if (command instanceof Command.RefreshOrders refresh) {
                    answers.add(new Event.OrdersRefreshed(refresh.request(), List.of(), true, now));
                } else if (command instanceof Command.Submit submit) {
                    var id = submit.order().id();
                    answers.add(new Event.Sent(id, now));
                    answers.add(new Event.Accepted(id, new BrokerOrderId("N" + id), now));
                    answers.add(new Event.Filled(id, 10_010, submit.order().quantity(), now));
                }
            }
        }

        @Override
        public void markDepartures(Departures departures) {
            // It takes orders at once: they leave with the step that made them.
        }

        @Override
        public int poll(Consumer<Event> events) {
            int count = answers.size();
            answers.forEach(events);
            answers.clear();
            return count;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public Instant await(Instant until) {
            if (answers.isEmpty() && until.isAfter(now)) {
                now = until;
            }
            while (!later.isEmpty() && !later.peek().at().isAfter(now)) {
                answers.add(later.remove());
            }
            return now;
        }
    }
}
