package jeoul.cli.output;

import java.io.ByteArrayOutputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Curses;
import org.jline.utils.InfoCmp.Capability;

/**
 * The terminal behind standard error. What is written to it scrolls by as always, whoever writes
 * it; below stand the lines that are shown at the moment, each time drawn over the last ones.
 *
 * <p>The terminal keeps its modes and its cursor, so that nothing has to be put right when the
 * program dies. The cursor waits on an empty line of its own, where what a person types (a Ctrl-C
 * shows as {@code ^C}) spoils nothing.
 */
public final class Screen extends OutputStream {

    private static final String BOLD = "\u001b[1m";
    private static final String YELLOW = "\u001b[33m";
    private static final String PLAIN = "\u001b[0m";

    /** What a terminal has that does not say. */
    private static final Size USUAL = new Size(80, 24);

    private final OutputStream out;
    private final Charset charset;
    private final Supplier<Optional<Terminal>> opener;
    private final ByteArrayOutputStream unended = new ByteArrayOutputStream();
    private Optional<Optional<Terminal>> terminal = Optional.empty();
    private List<Line> shown = List.of();
    private int shownColumns;
    private boolean styled;
    private boolean gone;

    /**
     * @param opener called once, when first something is to be shown; empty if there is no terminal
     *     that is understood
     */
    Screen(OutputStream out, Charset charset, Supplier<Optional<Terminal>> opener) {
        this.out = Objects.requireNonNull(out, "out");
        this.charset = Objects.requireNonNull(charset, "charset");
        this.opener = Objects.requireNonNull(opener, "opener");
    }

    /**
     * The terminal of this process.
     *
     * @param err standard error, raw
     */
    public static Screen ofProcess(OutputStream err, Charset charset) {
        return new Screen(err, charset, Screen::systemTerminal);
    }

    private static Optional<Terminal> systemTerminal() {
        try {
            // The signals are the run's: nothing of the terminal may take them.
            return Optional.of(
                    TerminalBuilder.builder()
                            .system(true)
                            .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                            .nativeSignals(false)
                            .dumb(false)
                            .build());
        } catch (IOException | IllegalStateException e) {
            // None that can be drawn on; lines can be written all the same.
            return Optional.empty();
        }
    }

    /** How much a terminal shows. */
    public record Size(int columns, int rows) {}

    /** How a line stands out. */
    public enum Style {
        PLAIN,
        STRONG,
        WARNING
    }

    /** A line to show, without a line's end. */
    public record Line(String text, Style style) {

        public Line {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(style, "style");
        }

        public static Line plain(String text) {
            return new Line(text, Style.PLAIN);
        }
    }

    /** The size at the moment; empty if nothing can be drawn over on this terminal. */
    public synchronized Optional<Size> size() {
        return usable().map(this::sizeOf).filter(size -> !gone);
    }

    private Optional<Terminal> usable() {
        if (gone) {
            return Optional.empty();
        }
        if (terminal.isEmpty()) {
            terminal = Optional.of(opener.get().filter(Screen::canRedraw));
        }
        return terminal.get();
    }

    private static boolean canRedraw(Terminal terminal) {
        return terminal.getStringCapability(Capability.parm_up_cursor) != null
                && terminal.getStringCapability(Capability.clr_eol) != null
                && terminal.getStringCapability(Capability.clr_eos) != null;
    }

    private Size sizeOf(Terminal terminal) {
        try {
            int columns = terminal.getWidth();
            int rows = terminal.getHeight();
            return columns > 0 && rows > 0 ? new Size(columns, rows) : USUAL;
        } catch (IOError e) {
            leave();
            return USUAL;
        }
    }

    /** The person closed the terminal (SIGHUP): the run has to end in order all the same. */
    private void leave() {
        gone = true;
        shown = List.of();
    }

    /**
     * Shows lines in place of those shown before, where something can be drawn over. Lines that do
     * not fit are cut off, at their end and at the bottom.
     *
     * @param colour whether lines may stand out
     */
    public synchronized void show(List<Line> lines, boolean colour) {
        Optional<Terminal> here = usable();
        if (here.isEmpty()) {
            return;
        }
        Size size = sizeOf(here.get());
        if (gone) {
            return;
        }
        String start = toTop(here.get(), size);
        shown = List.copyOf(lines.subList(0, Math.min(lines.size(), size.rows() - 1)));
        shownColumns = size.columns();
        styled = colour;
        write(bytes(start), bytes(drawn(here.get())));
    }

    /** Takes away what is shown; the cursor stands where it stood before. */
    public synchronized void clear() {
        if (!shown.isEmpty()) {
            write(bytes(erased(usable().orElseThrow())), unended.toByteArray());
            unended.reset();
            shown = List.of();
        }
    }

    @Override
    public synchronized void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (shown.isEmpty()) {
            out.write(bytes, offset, length);
            return;
        }
        int end = offset + length;
        while (end > offset && bytes[end - 1] != '\n') {
            end--;
        }
        unended.write(bytes, offset, end - offset);
        if (end > offset) {
            Terminal here = usable().orElseThrow();
            write(bytes(erased(here)), unended.toByteArray(), bytes(drawn(here)));
            unended.reset();
        }
        unended.write(bytes, end, offset + length - end);
    }

    @Override
    public synchronized void flush() throws IOException {
        out.flush();
    }

    private String drawn(Terminal here) {
        String clear = capability(here, Capability.clr_eol);
        StringBuilder frame = new StringBuilder();
        for (Line line : shown) {
            String text = clipped(line);
            frame.append(styled ? styled(text, line.style()) : text).append(clear).append('\n');
        }
        return frame.append(capability(here, Capability.clr_eos)).toString();
    }

    private String erased(Terminal here) {
        return toTop(here, sizeOf(here)) + capability(here, Capability.clr_eos);
    }

    // One column less than there is: after the last some terminals go to the next line.
    private String clipped(Line line) {
        return CellWidth.clip(line.text(), shownColumns - 1);
    }

    private static String styled(String text, Style style) {
        return switch (style) {
            case PLAIN -> text;
            case STRONG -> BOLD + text + PLAIN;
            case WARNING -> YELLOW + text + PLAIN;
        };
    }

    /** To the first of the lines shown, which on a terminal made narrower may take several rows. */
    private String toTop(Terminal here, Size size) {
        int rows = 0;
        for (Line line : shown) {
            int width = CellWidth.of(clipped(line));
            rows += Math.max(1, (width + size.columns() - 1) / size.columns());
        }
        rows = Math.min(rows, size.rows() - 1);
        String up = here.getStringCapability(Capability.parm_up_cursor);
        return rows == 0 ? "\r" : "\r" + Curses.tputs(up, rows);
    }

    private static String capability(Terminal here, Capability capability) {
        return Curses.tputs(here.getStringCapability(capability));
    }

    private byte[] bytes(String text) {
        return text.getBytes(charset);
    }

    /** In one piece, so that nobody sees half of it. */
    private void write(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        try {
            whole.writeTo(out);
            out.flush();
        } catch (IOException e) {
            leave();
        }
    }
}
