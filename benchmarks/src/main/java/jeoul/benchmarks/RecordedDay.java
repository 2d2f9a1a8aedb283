package jeoul.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import jeoul.sim.replay.LobsterMessage;
import jeoul.sim.replay.LobsterRow;
import jeoul.sim.replay.LobsterSource;

/** A day of messages and books as numbers, to be replayed as often as one likes. */
final class RecordedDay implements LobsterSource {

    static final String AMAZON_MESSAGES = "AMZN_2012-06-21_34200000_57600000_message_1.csv.gz";
    static final String AMAZON_BOOK = "AMZN_2012-06-21_34200000_57600000_orderbook_1.csv.gz";

    private static final int CELLS = 4;
    private static final long EMPTY = 9_999_999_999L;

    private final int levels;
    private long[] nanos = new long[1 << 10];
    private byte[] type = new byte[1 << 10];
    private long[] id = new long[1 << 10];
    private long[] size = new long[1 << 10];
    private long[] price = new long[1 << 10];
    private boolean[] buy = new boolean[1 << 10];
    private long[] rows;
    private int count;
    private int at = -1;

    private RecordedDay(int levels) {
        this.levels = levels;
        rows = new long[(1 << 10) * CELLS * levels];
    }

    /** Whether the recordings lie beside the project. */
    static boolean isShared() {
        return folder().isPresent();
    }

    /** The folder of recordings beside the project. */
    static Path shared() {
        return folder().orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "no shared/data/lob beside the project; skip this day"));
    }

    private static Optional<Path> folder() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("shared/data/lob"))
                .filter(Files::exists)
                .findFirst();
    }

    /** All that a source has. */
    static RecordedDay of(LobsterSource source) {
        RecordedDay day = new RecordedDay(source.levels());
        LobsterMessage message = new LobsterMessage();
        LobsterRow row = new LobsterRow(source.levels());
        while (source.nextMessage(message)) {
            source.nextRow(row);
            day.add(message);
            for (int level = 0; level < day.levels; level++) {
                day.put(level, false, row.price(false, level), row.size(false, level));
                day.put(level, true, row.price(true, level), row.size(true, level));
            }
        }
        return day;
    }

    /**
     * A day drawn with {@code java.util.Random}, seed 42: new orders, deletions and executions of a
     * book that is deeper than what is shown, of which the messages that touch the levels shown are
     * kept, as LOBSTER does.
     */
    static RecordedDay drawn(int levels, int messages) {
        return new DrawnDay(new RecordedDay(levels), new Random(42)).draw(messages);
    }

    void add(LobsterMessage message) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
            type = Arrays.copyOf(type, 2 * count);
            id = Arrays.copyOf(id, 2 * count);
            size = Arrays.copyOf(size, 2 * count);
            price = Arrays.copyOf(price, 2 * count);
            buy = Arrays.copyOf(buy, 2 * count);
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
        nanos[count] = message.nanos;
        type[count] = (byte) message.type;
        id[count] = message.id;
        size[count] = message.size;
        price[count] = message.price;
        buy[count] = message.buy;
        count++;
    }

    /** A level of the book after the message added last; without shares it is empty. */
    void put(int level, boolean bid, long levelPrice, long shares) {
        int cell = (count - 1) * CELLS * levels + CELLS * level + (bid ? 2 : 0);
        rows[cell] = shares > 0 ? levelPrice : bid ? -EMPTY : EMPTY;
        rows[cell + 1] = shares;
    }

    int count() {
        return count;
    }

    void rewind() {
        at = -1;
    }

    @Override
    public int levels() {
        return levels;
    }

    @Override
    public boolean nextMessage(LobsterMessage message) {
        if (++at == count) {
            return false;
        }
        message.nanos = nanos[at];
        message.type = type[at];
        message.id = id[at];
        message.size = size[at];
        message.price = price[at];
        message.buy = buy[at];
        return true;
    }

    @Override
    public void nextRow(LobsterRow row) {
        row.set(rows, at * CELLS * levels);
    }

    @Override
    public String where() {
        return "message " + (at + 1);
    }

    /** The messages as LOBSTER writes them. */
    String messageText() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(nanos[i] / 1_000_000_000)
                    .append('.')
                    .append(Long.toString(1_000_000_000 + nanos[i] % 1_000_000_000), 1, 10)
                    .append(',')
                    .append(type[i])
                    .append(',')
                    .append(id[i])
                    .append(',')
                    .append(size[i])
                    .append(',')
                    .append(price[i])
                    .append(buy[i] ? ",1\n" : ",-1\n");
        }
        return text.toString();
    }

    /** The books as LOBSTER writes them. */
    String bookText() {
        StringBuilder text = new StringBuilder();
        for (int cell = 0; cell < count * CELLS * levels; cell++) {
            text.append(rows[cell]).append((cell + 1) % (CELLS * levels) == 0 ? '\n' : ',');
        }
        return text.toString();
    }
}
