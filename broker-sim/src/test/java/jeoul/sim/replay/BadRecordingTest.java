package jeoul.sim.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be a recording ends with one message that says where. */
class BadRecordingTest {

    private static final String MESSAGE = "34200.5,1,7,100,100000,1";
    private static final String BOOK = "9999999999,0,100000,100";

    @TempDir private Path folder;
    private RecordedFiles files;

    @BeforeEach
    void inAFolder() {
        files = new RecordedFiles(folder);
    }

    private void refusesMessage(String refusal, String second) {
        files.refused(
                refusal, () -> files.lobster(false, MESSAGE + "\n" + second, BOOK + "\n" + BOOK));
    }

    private void refusesRow(String refusal, String second) {
        files.refused(
                refusal,
                () ->
                        files.lobster(
                                false, MESSAGE + "\n34200.6,5,0,1,100000,1", BOOK + "\n" + second));
    }

    private void refusesL3(String refusal, String... lines) {
        files.refused(refusal, () -> files.l3(lines));
    }

    @Test
    void messages() {
        refusesMessage("m.csv, row 2, price: missing; expected a value", "34200.6,1,8,100");
        refusesMessage(
                "m.csv, row 2, time: earlier than the row before; expected times in order",
                "34200.4,1,8,100,100000,1");
        refusesMessage(
                "m.csv, row 2, type: '9'; expected a type of event from 1 to 7",
                "34200.6,9,8,100,100000,1");
        refusesMessage(
                "m.csv, row 2, size: '-100'; expected a number of shares, at least 1",
                "34200.6,1,8,-100,100000,1");
        refusesMessage(
                "m.csv, row 2, size: '1.5'; expected a whole number", "34200.6,1,8,1.5,100000,1");
        refusesMessage(
                "m.csv, row 2, price: '0'; expected a price in 1/10,000 dollar",
                "34200.6,1,8,100,0,1");
        refusesMessage(
                "m.csv, row 2, direction: '0'; expected 1 for a bid or -1 for an ask",
                "34200.6,1,8,100,100000,0");
        refusesMessage(
                "m.csv, row 2, time: 'noon'; expected seconds after midnight",
                "noon,1,8,100,100000,0");
        refusesMessage(
                "m.csv, row 2, order id: '7', which is in the book already; expected a new number",
                "34200.6,1,7,100,100000,1");
        refusesMessage(
                "m.csv, row 2: touches none of the levels that the book file shows; expected"
                        + " messages and book of the same number of levels",
                "34200.6,1,8,100,90000,1");
    }

    @Test
    void rows() {
        refusesRow("b.csv, row 2, bid price 1: missing; expected a value", "9999999999,0");
        refusesRow(
                "b.csv, row 2: more than 4 columns; expected as many as in row 1",
                BOOK + ",9999999999,0,-9999999999,0");
        refusesRow(
                "b.csv, row 2, bid 1: a negative size; expected levels from the best price on, each"
                        + " with its shares",
                "9999999999,0,100000,-100");
        files.refused(
                "b.csv, row 1: 3 columns; expected four for each level: ask price, ask size, bid"
                        + " price, bid size",
                () -> files.lobster(false, MESSAGE, "9999999999,0,100000"));
        files.refused(
                "b.csv, row 1, bid 2: no level that can follow the one before; expected levels from"
                        + " the best price on, each with its shares",
                () -> files.lobster(false, MESSAGE, BOOK + ",9999999999,0,100100,5"));
        files.refused(
                "b.csv, row 2: missing, though m.csv, row 2 is there; expected as many rows as"
                        + " messages",
                () -> files.lobster(false, MESSAGE + "\n34200.6,5,0,1,100000,1", BOOK));
        files.refused(
                "b.csv, row 2: no message belongs to it; expected as many rows as messages",
                () -> files.lobster(false, MESSAGE, BOOK + "\n" + BOOK));
    }

    @Test
    void filesOfDifferentDepthByTheirNames() throws IOException {
        String messages = files.write("X_message_10.csv", MESSAGE);
        String book = files.write("X_orderbook_5.csv", BOOK);

        files.refused(
                "X_orderbook_5.csv: of other depth than the messages; expected the orderbook file"
                        + " of 10 levels",
                () -> new LobsterFiles(messages, book));
    }

    @Test
    void gzipThatEndsInTheMiddle() throws IOException {
        StringBuilder lines = new StringBuilder("A,1,1,11.36,100,BID\n");
        for (int i = 2; i < 5_000; i++) {
            lines.append("A,")
                    .append(i * 7919 % 10_007)
                    .append(',')
                    .append(i)
                    .append(",11.36,1,BID\n");
        }
        byte[] whole = RecordedFiles.zipped(lines.toString().getBytes(StandardCharsets.UTF_8));
        String complete = files.write("whole.csv.gz", whole);
        String cut = files.write("cut.csv.gz", RecordedFiles.half(whole));

        try (L3Replay replay = new L3Replay(complete)) {
            assertEquals(4_999, replay.run(Long.MAX_VALUE).bids().orders());
        }
        String refusal = "";
        try (L3Replay replay = new L3Replay(cut)) {
            replay.run(Long.MAX_VALUE);
        } catch (jeoul.engine.InputException e) {
            refusal = e.getMessage();
        }
        assertEquals(
                "the gzip file ends in the middle; expected a whole file",
                refusal.replaceFirst(".*cut.csv.gz, row 2\\d\\d\\d: ", ""));
    }

    @Test
    void filesThatAreNone() throws IOException {
        String damaged = files.write("d.csv.gz", new byte[] {0x1f, (byte) 0x8b, 1, 2, 3});
        files.refused(
                "d.csv.gz: cannot be unpacked (Unsupported compression method); expected a gzip"
                        + " file",
                () -> new L3Replay(damaged));
        files.refused(
                "none.csv: no such file; expected the path of a file",
                () -> new L3Replay(folder.resolve("none.csv").toString()));
        String noText = files.write("t.csv", new byte[] {'A', ',', 0x1b, '[', (byte) 0x8b});
        files.refused(
                "t.csv, row 1, time: bytes that are no text; expected milliseconds after"
                        + " midnight",
                () -> new L3Replay(noText).run(1));
        String empty = files.write("e.csv", new byte[0]);
        String book = files.write("b.csv", BOOK);
        files.refused(
                "b.csv, row 1: no message belongs to it; expected as many rows as messages",
                () -> new LobsterReplay(new LobsterFiles(empty, book), false).run(1));
        files.refused(
                "e.csv, row 1: missing; expected a message", () -> new L3Replay(empty).run(1));
        files.refused(
                "e.csv: empty file; expected the book after each message",
                () -> new LobsterFiles(empty, empty));
    }

    @Test
    void ordersOneByOne() {
        refusesL3("l3.csv, row 2, type: 'X'; expected A, C, R or T", "C,1,1", "X,1,1");
        refusesL3("l3.csv, row 1, id: missing; expected a value", "C,1");
        refusesL3("l3.csv, row 1, size: '-5'; expected a number of shares, at least 0", "R,1,2,-5");
        refusesL3(
                "l3.csv, row 1, price: '11.36005'; expected dollars with at most four decimals",
                "A,1,1,11.36005,100,BID");
        refusesL3(
                "l3.csv, row 1, size: '0'; expected a number of shares, at least 1",
                "A,1,1,11.36,0,BID");
        refusesL3("l3.csv, row 1, side: 'BUY'; expected BID or ASK", "A,1,1,11.36,1,BUY");
        refusesL3("l3.csv, row 1, side: missing; expected a value", "A,1,1,11.36,1");
        refusesL3(
                "l3.csv, row 2, id: '1', which is in the book already; expected a new number",
                "A,1,1,11.36,1,BID",
                "A,2,1,11.36,1,BID");
        refusesL3(
                "l3.csv, row 1: more than 16384 characters; expected a shorter line",
                "T" + ",1".repeat(100_000));
    }
}
