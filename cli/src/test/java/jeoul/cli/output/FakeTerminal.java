package jeoul.cli.output;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;

/**
 * A terminal in memory: bytes go in, what a person would see comes out. It knows what xterm does
 * with the few sequences that are sent here, and refuses all others.
 */
public final class FakeTerminal extends OutputStream {

    private final DumbTerminal terminal;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final List<int[]> scrolledAway = new ArrayList<>();
    private int[][] cells;
    private int row;
    private int column;
    private boolean broken;
    private Consumer<String> look = seen -> {};

    public FakeTerminal(int columns, int rows) {
        this(columns, rows, "xterm-256color");
    }

    public FakeTerminal(int columns, int rows, String type) {
        try {
            terminal =
                    new DumbTerminal(
                            "fake",
                            type,
                            new ByteArrayInputStream(new byte[0]),
                            OutputStream.nullOutputStream(),
                            StandardCharsets.UTF_8) {
                        @Override
                        public Size getSize() {
                            if (broken) {
                                throw new IOError(new IOException("Input/output error"));
                            }
                            return super.getSize();
                        }
                    };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        terminal.setSize(new Size(columns, rows));
        cells = blank(columns, rows);
    }

    public Screen screen() {
        return new Screen(this, StandardCharsets.UTF_8, this::terminal);
    }

    /** Has everything that is to be seen looked at whenever it has changed. */
    public FakeTerminal watched(Consumer<String> watcher) {
        look = watcher;
        return this;
    }

    private Optional<Terminal> terminal() {
        return Optional.of(terminal);
    }

    /** As a terminal that cuts off what does not fit any more. */
    void resize(int columns, int rows) {
        int[][] before = cells;
        int first = Math.max(0, row - rows + 1);
        cells = blank(columns, rows);
        for (int r = 0; r < Math.min(rows, before.length - first); r++) {
            System.arraycopy(
                    before[first + r], 0, cells[r], 0, Math.min(columns, before[r].length));
        }
        row -= first;
        column = Math.min(column, columns - 1);
        terminal.setSize(new Size(columns, rows));
    }

    /** The person types something that the terminal shows by itself. */
    void echo(String text) {
        text.codePoints().forEach(this::put);
    }

    /** The person closes the window. */
    void hangUp() {
        broken = true;
    }

    /** Everything to be seen, without blank lines at the end and blanks at the ends of lines. */
    public String seen() {
        StringBuilder text = new StringBuilder();
        for (int[] line : cells) {
            text.append(text(line)).append('\n');
        }
        return text.toString().stripTrailing();
    }

    /** What was to be seen and has scrolled away. */
    String scrolled() {
        StringBuilder text = new StringBuilder();
        scrolledAway.forEach(line -> text.append(text(line)).append('\n'));
        return text.toString();
    }

    int cursorRow() {
        return row;
    }

    int cursorColumn() {
        return column;
    }

    @Override
    public void write(int b) throws IOException {
        if (broken) {
            throw new IOException("Input/output error");
        }
        received.write(b);
    }

    /** Everything is sent in whole sequences and flushed at their end. */
    @Override
    public void flush() {
        String text = received.toString(StandardCharsets.UTF_8);
        received.reset();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\u001b') {
                put(c);
                continue;
            }
            int end = i + 2;
            while (!Character.isLetter(text.charAt(end))) {
                end++;
            }
            sequence(text.substring(i + 1, end + 1));
            i = end;
        }
        look.accept(seen());
    }

    private void sequence(String sequence) {
        String number = sequence.substring(1, sequence.length() - 1);
        switch (sequence.charAt(sequence.length() - 1)) {
            case 'A' -> row = Math.max(0, row - Integer.parseInt(number));
            case 'K' -> Arrays.fill(cells[row], column, cells[row].length, ' ');
            case 'J' -> {
                Arrays.fill(cells[row], column, cells[row].length, ' ');
                for (int r = row + 1; r < cells.length; r++) {
                    Arrays.fill(cells[r], ' ');
                }
            }
            case 'm' -> {
                // Colours are not to be seen here.
            }
            default -> throw new IllegalArgumentException("ESC " + sequence);
        }
    }

    private void put(int c) {
        if (c == '\r') {
            column = 0;
        } else if (c == '\n') {
            column = 0;
            down();
        } else {
            int width = CellWidth.of(Character.toString(c));
            if (column + width > cells[row].length) {
                column = 0;
                down();
            }
            cells[row][column] = c;
            for (int i = 1; i < width; i++) {
                cells[row][column + i] = 0;
            }
            column += width;
        }
    }

    private void down() {
        if (row < cells.length - 1) {
            row++;
            return;
        }
        scrolledAway.add(cells[0]);
        System.arraycopy(cells, 1, cells, 0, cells.length - 1);
        cells[row] = blank(cells[0].length, 1)[0];
    }

    private static int[][] blank(int columns, int rows) {
        int[][] blank = new int[rows][columns];
        for (int[] line : blank) {
            Arrays.fill(line, ' ');
        }
        return blank;
    }

    private static String text(int[] line) {
        StringBuilder text = new StringBuilder();
        for (int c : line) {
            if (c != 0) {
                text.appendCodePoint(c);
            }
        }
        return text.toString().stripTrailing();
    }
}
