package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jeoul.cli.account.SimulatedAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code record} refuses before anything is asked of the broker; ten o'clock in Seoul. */
class RecordCommandTest {

    @TempDir private Path directory;

    private Typed record(String... more) {
        List<String> args = new ArrayList<>(List.of("record"));
        args.addAll(List.of(more));
        return new AtAccount(new SimulatedAccounts(), directory).run(args.toArray(String[]::new));
    }

    private static void refused(String message, Typed typed) {
        assertEquals(ExitCode.BAD_INPUT, typed.exit());
        assertEquals("jeoul: " + message, typed.err().strip());
        assertEquals("", typed.out());
    }

    @Test
    void refusesMoreSymbolsThanAStreamTakes() {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            codes.add(String.format(Locale.ROOT, "%06d", 100 + i));
        }

        refused(
                "CODE: 21 codes; expected at most 20, which is what a stream takes",
                record(codes.toArray(String[]::new)));
    }

    @Test
    void refusesACodeThatIsNone() {
        assertTrue(record("삼성전자").err().startsWith("jeoul: CODE: "), record("삼성전자").err());
    }

    @Test
    void refusesATimeThatIsPastOrNone() {
        refused(
                "--until: '09:30' is past; expected a time still to come",
                record("005930", "--until", "09:30"));
        refused(
                "--until: 'noon'; expected a time such as 14:30",
                record("005930", "--until", "noon"));
        assertFalse(Files.exists(directory.resolve("jeoul").resolve("recordings")));
    }

    @Test
    void refusesADirectoryThatMayNotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        refused(
                "--recording: "
                        + file
                        + " may not be written; expected a directory that may be written to",
                record("005930", "--recording", file.toString()));
    }

    @Test
    void refusesADayThatAnotherProgramRecords() throws IOException {
        try (FileChannel channel =
                        FileChannel.open(
                                directory.resolve("2026-11-20.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertTrue(lock.isValid());

            refused(
                    "--recording: another program records 2026-11-20 into "
                            + directory
                            + "; expected one recorder for a day, or another directory",
                    record("005930", "--recording", directory.toString()));
        }
    }

    @Test
    void saysInKoreanWhatIsWrong() {
        Typed typed = record("005930", "--until", "09:30", "--lang", "ko");

        assertTrue(typed.err().startsWith("jeoul: --until: '09:30'"), typed.err());
        assertFalse(typed.err().contains("past"), typed.err());
    }
}
