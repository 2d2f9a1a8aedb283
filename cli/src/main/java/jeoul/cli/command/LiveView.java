package jeoul.cli.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jeoul.cli.output.LiveBoard;
import jeoul.cli.output.Screen;

/**
 * Shows a person where a run stands, a few times a second: drawn over itself at the foot of the
 * terminal, or as a line now and then where nothing can be drawn over. Nobody's terminal, nothing.
 */
final class LiveView implements AutoCloseable {

    /** Between two drawings, nanoseconds. */
    private static final long REDRAW = 250_000_000L;

    /** Between two lines where nothing can be drawn over, nanoseconds. */
    private static final long NEXT_LINE = 10_000_000_000L;

    private final LiveBoard board;
    private final Optional<Screen> screen;
    private final Optional<PrintStream> lines;
    private final boolean colour;
    private final LongSupplier nanoTime;
    private OptionalLong shownAt = OptionalLong.empty();
    private String shownNote = "";

    private LiveView(
            LiveBoard board,
            Optional<Screen> screen,
            Optional<PrintStream> lines,
            boolean colour,
            LongSupplier nanoTime) {
        this.board = board;
        this.screen = screen;
        this.lines = lines;
        this.colour = colour;
        this.nanoTime = nanoTime;
    }

    /**
     * @param screen where there is one that a person looks at
     * @param lines the same terminal, line by line
     */
    static LiveView on(
            LiveBoard board,
            Optional<Screen> screen,
            PrintStream lines,
            boolean colour,
            LongSupplier nanoTime) {
        return new LiveView(board, screen, Optional.of(lines), colour, nanoTime);
    }

    /** Shows nothing, for whom nobody looks at. */
    static LiveView none(LiveBoard board) {
        return new LiveView(board, Optional.empty(), Optional.empty(), false, () -> 0);
    }

    /**
     * Shows it, unless something was shown a moment ago.
     *
     * @param note what is going on beside it; may be empty
     */
    void show(Supplier<LiveBoard.Standing> standing, String note) {
        Optional<Screen.Size> size = size();
        if (size.isPresent() && isTime(REDRAW, note)) {
            screen.get().show(board.lines(standing.get(), size.get(), note), colour);
        } else if (size.isEmpty() && lines.isPresent() && isTime(NEXT_LINE, note)) {
            lines.get().println(board.line(standing.get()));
        }
    }

    /** Shows only what is going on, of a run that has not begun. */
    void wait(String note) {
        if (size().isPresent() && isTime(REDRAW, "")) {
            screen.get().show(List.of(new Screen.Line(note, Screen.Style.STRONG)), colour);
        }
    }

    private Optional<Screen.Size> size() {
        return screen.flatMap(Screen::size);
    }

    /** Whether enough time has gone by, or what is going on has changed. */
    private boolean isTime(long apart, String note) {
        long now = nanoTime.getAsLong();
        boolean same = note.equals(shownNote);
        if (same && shownAt.isPresent() && now - shownAt.getAsLong() < apart) {
            return false;
        }
        shownAt = OptionalLong.of(now);
        shownNote = note;
        return true;
    }

    /** Takes away what is shown, so that other things can be. */
    @Override
    public void close() {
        screen.ifPresent(Screen::clear);
        shownAt = OptionalLong.empty();
    }
}
