package jeoul.cli.command;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import jeoul.cli.output.LiveBoard;
import jeoul.cli.output.Texts;
import jeoul.cli.run.Notifier;
import jeoul.cli.run.Prospect;
import jeoul.cli.run.RunEnding;
import jeoul.cli.run.RunObserver;
import jeoul.cli.run.StopRequest;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.day.JournalledDay;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.execute.Executor;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.plan.PlanRow;

/** Shows a person how a run goes, here and far away. */
final class RunWatch implements RunObserver, AutoCloseable {

    private final LiveView view;
    private final Texts texts;
    private final StopRequest stop;
    private final Notifier notifier;
    private final RunNews news;
    private final RunLog log;
    private Optional<Executor> executor = Optional.empty();
    private Optional<Instant> planningAt = Optional.empty();
    private NavigableMap<Symbol, String> names = new TreeMap<>();
    private long cashBefore;
    private Optional<Instant> over = Optional.empty();
    private int haltsTold;

    /**
     * @param about told with every notification
     */
    RunWatch(
            OutputOptions.Outlets outlets,
            StopRequest stop,
            Notifier notifier,
            NavigableMap<String, Object> about) {
        this.view = outlets.liveView();
        this.texts = outlets.texts();
        this.stop = stop;
        this.notifier = notifier;
        this.news = new RunNews(notifier, texts, about);
        this.log = new RunLog(news);
    }

    /** It is too early; the run begins then. */
    void waitsUntil(Instant planning) {
        planningAt = Optional.of(planning);
    }

    void begins(Prospect prospect) {
        follows(prospect.day());
        news.began(prospect);
    }

    /**
     * @param steps in the journal
     */
    void resumes(JournalledDay day, Executor resumed, long steps) {
        follows(day);
        // What was halted before was told then.
        haltsTold = resumed.halts().size();
        executor = Optional.of(resumed);
        news.resumed(steps);
    }

    private void follows(JournalledDay day) {
        names = names(day);
        cashBefore = day.planned().before().cash().d2();
        over = Optional.of(day.planned().day().at(day.planned().day().close()));
    }

    /** What the symbols of a day's plan are called. */
    static NavigableMap<Symbol, String> names(JournalledDay day) {
        TreeMap<Symbol, String> names = new TreeMap<>();
        for (PlanRow row : day.planned().plan().rows()) {
            names.put(row.symbol(), row.name());
        }
        return names;
    }

    @Override
    public void commanded(Command command) {
        log.commanded(command);
    }

    @Override
    public void heard(Event event) {
        log.heard(event);
        if (event instanceof Event.StopRequested && stop.isAsked()) {
            news.stopped();
        }
    }

    @Override
    public void waited(Instant now, Executor running) {
        executor = Optional.of(running);
        tellHalts(running);
        passed(now);
    }

    @Override
    public void passed(Instant now) {
        if (executor.isPresent()) {
            Executor running = executor.get();
            view.show(() -> LiveBoard.Standing.of(running, now, names, cashBefore), note(running));
        } else if (planningAt.isPresent()) {
            view.wait(
                    texts.get(
                            "live.waiting",
                            Seoul.timeOf(now).withNano(0),
                            Seoul.timeOf(planningAt.get())));
        }
    }

    @Override
    public void closesLater(String reason, Instant now, Instant again) {
        log.closesLater(reason, now, again);
    }

    private String note(Executor running) {
        if (stop.isAsked()) {
            return texts.get("live.stopping");
        }
        return running.isFinished() && over.isPresent()
                ? texts.get("live.closing", Seoul.timeOf(over.get()))
                : "";
    }

    private void tellHalts(Executor running) {
        List<ExecutionResult.Halt> halts = running.halts();
        for (; haltsTold < halts.size(); haltsTold++) {
            log.halted(halts.get(haltsTold));
        }
    }

    /** The run ended in order. */
    void ended(RunEnding ending, int code) {
        view.close();
        news.ended(ending, code);
    }

    /** The program is about to be ended as it stands; on another thread. */
    void left() {
        view.close();
    }

    /** The run ended in another way. */
    void broke(RuntimeException e) {
        view.close();
        news.broke(e);
    }

    @Override
    public void close() {
        view.close();
        notifier.close();
    }
}
