package jeoul.cli.output;

import java.io.PrintStream;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import jeoul.cli.rehearsal.Progress;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** One line on a terminal's standard error, drawn over itself a few times a second. */
public final class ProgressLine implements Progress, AutoCloseable {

    private static final int INTERVAL_MILLIS = 100;

    /** Columns the line may take: what every terminal has. */
    private static final int WIDTH = 79;

    private final PrintStream err;
    private final Texts texts;
    private final AtomicReference<String> line = new AtomicReference<>("");
    private final ProgressBar bar;

    public ProgressLine(PrintStream err, Texts texts) {
        this.err = err;
        this.texts = texts;
        bar =
                new ProgressBarBuilder()
                        .setConsumer(
                                new DelegatingProgressBarConsumer(text -> draw(err, text), WIDTH))
                        .setRenderer((state, width) -> line.get())
                        .setUpdateIntervalMillis(INTERVAL_MILLIS)
                        .continuousUpdate()
                        .clearDisplayOnFinish()
                        .build();
    }

    @Override
    public void day(Instant at, long due, long sent, long filled, long orderable) {
        line.set(
                texts.get(
                        "progress.day",
                        Numbers.time(at),
                        Numbers.grouped(due),
                        Numbers.grouped(sent),
                        Numbers.grouped(filled),
                        Numbers.grouped(orderable)));
    }

    @Override
    public void compared(int done, int of) {
        line.set(texts.get("progress.compared", done, of));
    }

    /** Shows a text from now on. */
    public void show(String text) {
        line.set(text);
    }

    /** Says something that stays, above the line. */
    public void say(String text) {
        draw(err, text);
        err.println();
    }

    /** Takes the line away. */
    @Override
    public void close() {
        bar.close();
    }

    // What a longer text left behind is blanked out; Hangul takes two columns.
    private static void draw(PrintStream err, String text) {
        err.print("\r" + text + " ".repeat(Math.max(0, WIDTH - CellWidth.of(text))));
        err.flush();
    }
}
