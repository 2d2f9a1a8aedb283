package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("charset")
class ReplayCommandTest {

    @TempDir private Path folder;
    private String messages;
    private String book;

    @BeforeEach
    void record() throws IOException {
        messages =
                write(
                        "m.csv",
                        "34200.1,1,1,25,100000,1\n34200.2,1,2,10,100500,-1\n34200.3,4,1,25,100000,1\n");
        book =
                write(
                        "b.csv",
                        "9999999999,0,100000,25\n100500,12,100000,25\n100500,12,-9999999999,0\n");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void lobsterAsJson() {
        assertEquals(
                new Typed(
                        0,
                        "{\"messages\":3,\"rowsCompared\":2,\"rowsEqual\":1,\"unknownOrders\":0,"
                                + "\"firstDifference\":{\"row\":2,\"side\":\"ask\",\"price\":\"10.05\","
                                + "\"recorded\":12,\"rebuilt\":10},\"messagesPerSecond\":0}\n",
                        ""),
                Typed.run(
                        "replay",
                        "lobster",
                        "--messages",
                        messages,
                        "--book",
                        book,
                        "--json",
                        "-"));
    }

    @Test
    void lobsterAsOrdersUpToALimit() {
        assertEquals(
                new Typed(
                        0,
                        "{\"messages\":3,\"rowsCompared\":2,\"rowsEqual\":1,\"unknownOrders\":0,"
                                + "\"firstDifference\":{\"row\":2,\"side\":\"ask\",\"price\":\"10.05\","
                                + "\"recorded\":12,\"rebuilt\":10},\"ordersSent\":1,\"executions\":1,"
                                + "\"executionsCompared\":1,\"executionsEqual\":1,"
                                + "\"executionsIdentified\":1,\"firstDifferentExecution\":null,"
                                + "\"runsOutOfPriority\":0,\"executionsOutOfPriority\":0,"
                                + "\"firstOutOfPriority\":null,\"messagesPerSecond\":0}\n",
                        ""),
                Typed.run(
                        "replay",
                        "lobster",
                        "--messages",
                        messages,
                        "--book",
                        book,
                        "--as-orders",
                        "--limit",
                        "3",
                        "--json",
                        "-"));
    }

    @Test
    void lobsterTellsWhatTheRecordingBreaksItself() throws IOException {
        String twoBids =
                write(
                        "m2.csv",
                        "34200.1,1,1,25,100000,1\n34200.2,1,2,10,100000,1\n34200.3,4,2,10,100000,1\n");
        String theirBook =
                write(
                        "b2.csv",
                        "9999999999,0,100000,25\n9999999999,0,100000,35\n9999999999,0,100000,25\n");
        String[] line = {
            "replay", "lobster", "--messages", twoBids, "--book", theirBook, "--as-orders"
        };

        assertEquals(
                "Replay of "
                        + twoBids
                        + "\n2 of 2 rows of the recorded book rebuilt exactly.\n"
                        + "0 of 0 executions filled the same orders in the same sequence when sent "
                        + "as 0 orders; the order is known in 0 of them.\n"
                        + "Not compared, for the recording itself breaks the priority of price and "
                        + "time: 1 executions in 1 places, the first in row 3. An order was executed "
                        + "while shares that came before it at its price, or any at a better price, "
                        + "still rested.\n3 messages, 0 a second.\n",
                Typed.run(line).out());
    }

    @Test
    void lobsterInBothLanguages() {
        String[] line = {
            "replay", "lobster", "--messages", messages, "--book", book, "--limit", "1"
        };

        assertEquals(
                "Replay of "
                        + messages
                        + "\n0 of 0 rows of the recorded book rebuilt exactly.\n"
                        + "1 messages, 0 a second.\n",
                Typed.run(line).out());
        assertEquals(
                "기록된 호가 0행 가운데 0행이 정확히 재현되었습니다.",
                Typed.run(
                                "replay",
                                "lobster",
                                "--lang",
                                "ko",
                                "--messages",
                                messages,
                                "--book",
                                book,
                                "--limit",
                                "1")
                        .out()
                        .lines()
                        .skip(1)
                        .findFirst()
                        .orElse(""));
    }

    @Test
    void ordersOneByOneAsJson() throws IOException {
        String orders = write("o.csv", "type,time,id,price,size,type\nA,1,7,11.36,2700,BID\n");

        assertEquals(
                new Typed(
                        0,
                        "{\"messages\":1,\"unknownOrders\":0,\"crossed\":0,\"bids\":{\"orders\":1,"
                                + "\"levels\":1,\"bestPrice\":\"11.36\",\"bestSize\":2700},\"asks\":"
                                + "{\"orders\":0,\"levels\":0,\"bestPrice\":null,\"bestSize\":0},"
                                + "\"messagesPerSecond\":0}\n",
                        ""),
                Typed.run("replay", "l3", "--messages", orders, "--json", "-"));
    }

    @Test
    void badInputLeavesNothingBehind() throws IOException {
        String cut = write("cut.csv", "34200.1,1,1,25,100000,1\n34200.2,1,2\n");
        Path json = folder.resolve("out.json");

        Typed typed =
                Typed.run(
                        "replay",
                        "lobster",
                        "--messages",
                        cut,
                        "--book",
                        book,
                        "--json",
                        json.toString());

        assertEquals(
                new Typed(2, "", "jeoul: " + cut + ", row 2, size: missing; expected a value\n"),
                typed);
        assertFalse(Files.exists(json));
    }

    @Test
    void saysWhatIsMissing() {
        assertEquals(
                "jeoul: no format given; expected lobster or l3. See 'jeoul replay --help'.\n",
                Typed.run("replay").err());
        assertEquals(
                "jeoul: Missing required option: '--book=FILE'. See 'jeoul replay lobster --help'.\n",
                Typed.run("replay", "lobster", "--messages", messages).err());
        assertEquals(
                "jeoul: --limit: '0'; expected a number of at least 1\n",
                Typed.run("replay", "l3", "--messages", messages, "--limit", "0").err());
    }
}
