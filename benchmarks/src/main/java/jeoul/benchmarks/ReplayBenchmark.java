package jeoul.benchmarks;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import jeoul.sim.replay.LobsterFiles;
import jeoul.sim.replay.LobsterReplay;
import jeoul.sim.replay.LobsterResult;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Replay of a recorded day in LOBSTER's format, over and over. {@code messages} is what to read: so
 * many a second.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"})
@State(Scope.Thread)
public class ReplayBenchmark {

    /** A recorded day, or {@code drawn}, which is always at hand. */
    @Param({"drawn-1", "drawn-10", "amazon-1"})
    private String day;

    private Path folder;
    private String messageFile;
    private String bookFile;
    private RecordedDay parsed;

    /** Messages replayed. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Messages {

        /** Counted by JMH, per second. */
        public long messages;
    }

    /** The day as files, and as numbers. */
    @Setup(Level.Trial)
    public void read() throws IOException {
        folder = Files.createTempDirectory("jeoul-replay");
        if (day.startsWith("drawn-")) {
            RecordedDay drawn = RecordedDay.drawn(Integer.parseInt(day.substring(6)), 100_000);
            messageFile = folder.resolve("messages.csv.gz").toString();
            bookFile = folder.resolve("book.csv.gz").toString();
            write(messageFile, drawn.messageText());
            write(bookFile, drawn.bookText());
        } else {
            Path shared = RecordedDay.shared();
            messageFile = shared.resolve(RecordedDay.AMAZON_MESSAGES).toString();
            bookFile = shared.resolve(RecordedDay.AMAZON_BOOK).toString();
        }
        try (LobsterFiles files = new LobsterFiles(messageFile, bookFile)) {
            parsed = RecordedDay.of(files);
        }
    }

    private static void write(String file, String text) throws IOException {
        try (Writer out =
                new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(Path.of(file))),
                        StandardCharsets.US_ASCII)) {
            out.write(text);
        }
    }

    /** Takes the files away. */
    @TearDown(Level.Trial)
    public void delete() {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From gzip'd text. */
    @Benchmark
    public long fromText(Messages count) {
        try (LobsterFiles files = new LobsterFiles(messageFile, bookFile)) {
            return checked(new LobsterReplay(files, false).run(Long.MAX_VALUE), count);
        }
    }

    /** Once parsed. */
    @Benchmark
    public long fromNumbers(Messages count) {
        parsed.rewind();
        return checked(new LobsterReplay(parsed, false).run(Long.MAX_VALUE), count);
    }

    /** Once parsed, with executions sent to the matching engine. */
    @Benchmark
    public long asOrders(Messages count) {
        parsed.rewind();
        return checked(new LobsterReplay(parsed, true).run(Long.MAX_VALUE), count);
    }

    private static long checked(LobsterResult result, Messages count) {
        if (result.rowsEqual() != result.rowsCompared()) {
            throw new IllegalStateException(
                    String.format(
                            Locale.ROOT,
                            "%d of %d rows equal",
                            result.rowsEqual(),
                            result.rowsCompared()));
        }
        count.messages += result.messages();
        return result.rowsEqual();
    }
}
