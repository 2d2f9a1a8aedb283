package jeoul.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private final FakeTerminal terminal = new FakeTerminal(20, 6);
    private final Screen screen = terminal.screen();
    private final PrintStream err = new PrintStream(screen, true, StandardCharsets.UTF_8);

    @Test
    void whatIsShownIsDrawnOverItself() {
        show("one", "삼성전자 12");
        show("two");

        assertEquals("two", terminal.seen());
        assertEquals(1, terminal.cursorRow());
        assertEquals(0, terminal.cursorColumn());
    }

    @Test
    void whatIsWrittenScrollsAboveIt() {
        err.println("before");
        show("10:00", "table");

        err.print("an event ");
        err.println("worth reading");
        show("10:01", "table");
    }

    @Test
    void aLineNotYetEndedWaitsAndIsNotLost() {
        show("10:00");

        err.print("half");
        assertEquals("10:00", terminal.seen());
        screen.clear();

        assertEquals("half", terminal.seen());
    }

    @Test
    void atTheFootOfAFullScreenTheLogScrollsAway() {
        show("10:00", "table");

        for (int i = 1; i <= 9; i++) {
            err.println("event " + i);
        }

        assertEquals("event 7\nevent 8\nevent 9\n10:00\ntable", terminal.seen());
        assertEquals("event 1\nevent 2\nevent 3\nevent 4\nevent 5\nevent 6\n", terminal.scrolled());
    }

    @Test
    void whatAPersonTypesIsWipedAway() {
        show("10:00");

        terminal.echo("^C");
        assertEquals("10:00\n^C", terminal.seen());
        show("10:01");

        assertEquals("10:01", terminal.seen());
    }

    @Test
    void linesAreCutToTheScreenAndHangulIsNotHalved() {
        show("123456789012345678가나", "x", "x", "x", "x", "x", "x", "x");

        assertEquals("123456789012345678\nx\nx\nx\nx", terminal.seen());
        assertEquals("", terminal.scrolled());
    }

    @Test
    void aNarrowerAndAWiderTerminalAreDrawnOverAgain() {
        err.println("log");
        show("1234567890123456789", "table");

        terminal.resize(30, 6);
        show("1234567890123456789012345", "table");
        assertEquals("log\n1234567890123456789012345\ntable", terminal.seen());

        terminal.resize(30, 4);
        show("10:02", "table");
        assertEquals("log\n10:02\ntable", terminal.seen());
    }

    @Test
    void takenAwayNothingIsLeftOfIt() {
        err.println("log");
        show("10:00", "table");

        screen.clear();
        err.println("report");

        assertEquals("log\nreport", terminal.seen());
    }

    @Test
    void aClosedWindowDisturbsNobody() {
        show("10:00");

        terminal.hangUp();
        show("10:01");
        err.println("stopping");
        screen.clear();

        assertEquals(Optional.empty(), screen.size());
    }

    @Test
    void aTerminalThatCannotBeDrawnOverGetsLinesAlone() {
        FakeTerminal dumb = new FakeTerminal(20, 6, "dumb");
        Screen lines = dumb.screen();

        lines.show(List.of(Screen.Line.plain("10:00")), true);

        assertEquals(Optional.empty(), lines.size());
        assertEquals("", dumb.seen());
        assertEquals(Optional.of(new Screen.Size(20, 6)), screen.size());
    }

    private void show(String... lines) {
        screen.show(Stream.of(lines).map(Screen.Line::plain).toList(), false);
    }
}
