package jeoul.cli.command;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import jeoul.cli.output.LiveLine;
import jeoul.cli.output.ProgressLine;
import jeoul.cli.run.Notifier;
import jeoul.cli.run.RunEnding;
import jeoul.cli.run.RunObserver;
import jeoul.engine.execute.Executor;
import jeoul.engine.plan.Cause;
import jeoul.engine.report.DayReport;

/** Shows a person how a run goes, here and far away. */
final class RunWatch implements AutoCloseable {

    /** Between two looks at a run that a person follows, nanoseconds. */
    private static final long REFRESH = 500_000_000L;

    private final Notifier notifier;
    private final Map<String, String> about;
    private final Optional<ProgressLine> line;
    private final LiveLine words;
    private final LongSupplier nanoTime;
    private final RunObserver observer;
    private OptionalLong shownAt = OptionalLong.empty();

    /**
     * @param about told with every notification
     */
    RunWatch(
            Surroundings surroundings,
            OutputOptions.Outlets outlets,
            Notifier notifier,
            Map<String, String> about) {
        this.notifier = notifier;
        this.about = about;
        this.line = outlets.progressLine();
        this.words = new LiveLine(outlets.texts());
        this.nanoTime = surroundings.nanoTime();
        this.observer = new RunLog(notifier, about, this::show);
    }

    RunObserver observer() {
        return observer;
    }

    private void show(Instant at, Executor executor, OptionalLong orderable) {
        if (line.isEmpty()) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (shownAt.isEmpty() || now - shownAt.getAsLong() >= REFRESH) {
            shownAt = OptionalLong.of(now);
            line.get().show(words.of(executor.result(), at, orderable));
        }
    }

    void began() {
        notifier.tell(Notifier.Kind.START, about);
    }

    /** The run ended in order. */
    void ended(RunEnding ending, int code) {
        line.ifPresent(ProgressLine::close);
        DayReport report = ending.report();
        TreeMap<String, String> details = new TreeMap<>(about);
        details.put("sharesMissing", Long.toString(report.sharesMissing()));
        details.put("unknownOrders", Long.toString(report.orders().unknown()));
        details.put("exitCode", Integer.toString(code));
        if (code == ExitCode.STOPPED) {
            notifier.tell(Notifier.Kind.HALT, details);
        }
        long foreign = ending.result().counts().foreign();
        boolean unknown =
                report.rows().stream()
                        .anyMatch(row -> row.causes().getOrDefault(Cause.UNKNOWN, 0L) != 0);
        if (foreign > 0 || unknown) {
            details.put("foreignOrders", Long.toString(foreign));
            notifier.tell(Notifier.Kind.NEEDS_PERSON, details);
        }
        notifier.tell(Notifier.Kind.FINISH, details);
    }

    /** The run ended in another way, and can be gone on with. */
    void broke(RuntimeException e) {
        TreeMap<String, String> details = new TreeMap<>(about);
        details.put("text", "the run broke off: " + e.getClass().getSimpleName());
        notifier.tell(Notifier.Kind.HALT, details);
        notifier.tell(Notifier.Kind.NEEDS_PERSON, details);
    }

    @Override
    public void close() {
        line.ifPresent(ProgressLine::close);
        notifier.close();
    }
}
