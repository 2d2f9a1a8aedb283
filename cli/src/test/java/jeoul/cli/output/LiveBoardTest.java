package jeoul.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.execute.ParentProgress;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Schedule;
import org.junit.jupiter.api.Test;

class LiveBoardTest {

    private static final Instant TEN = Instant.parse("2026-11-20T01:00:00Z");
    private static final Map<Symbol, String> NAMES =
            new TreeMap<>(
                    Map.of(
                            new Symbol("000660"), "SK하이닉스",
                            new Symbol("005930"), "삼성전자",
                            new Symbol("035420"), "NAVER"));

    private final LiveBoard board = new LiveBoard(Texts.in(Locale.ENGLISH));
    private final List<ParentProgress> parents =
            List.of(
                    parent("000660", Side.BUY, 40, 10, 10, 0, 0),
                    parent("005930", Side.BUY, 1000, 250, 200, 20, 0),
                    parent("035420", Side.SELL, 60, 15, 13, 1, 1));

    @Test
    void aWideScreenShowsEverySymbolInItsOrder() {
        assertEquals(
                """
                10:00:00  [####----------------]  filled 223 of 1,100 shares; due 275, late 31
                Orders sent 240, refused 3; D+2 cash before costs 1,234,567 won; slippage 2.00 bp
                Orders whose fate is unknown: 1; not this run's: 0; halts: 0
                code    name        side                filled     of  due  late  open  unknown    bp
                000660  SK하이닉스  buy   [##--------]      10     40   10     0     0        0  2.00
                005930  삼성전자    buy   [##--------]     200  1,000  250    30    20        0  2.00
                035420  NAVER       sell  [##--------]      13     60   15     1     1        1  2.00
                """,
                drawn(100, 40, ""));
    }

    @Test
    void onALowScreenTheMostUrgentComeFirst() {
        assertEquals(
                """
                10:00:00  [####----------------]  filled 223 of 1,100 shares; due 275, late 31
                Orders sent 240, refused 3; D+2 cash before costs 1,234,567 won; slippage 2.00 bp
                Orders whose fate is unknown: 1; not this run's: 0; halts: 0
                code    name   side                filled  of  due  late  open  unknown    bp
                035420  NAVER  sell  [##--------]      13  60   15     1     1        1  2.00
                and 2 more
                Stopping
                """,
                drawn(100, 12, "Stopping"));
    }

    @Test
    void aNarrowScreenLeavesOutWhatMattersLeast() {
        assertEquals(
                """
                code    side  filled  due  late  unknown
                000660  buy       10   10     0        0
                005930  buy      200  250    30        0
                035420  sell      13   15     1        1
                """,
                drawn(42, 40, "").lines().skip(3).reduce("", (all, line) -> all + line + "\n"));
    }

    @Test
    void noScreenIsTooSmall() {
        for (int columns = 1; columns < 120; columns++) {
            for (int rows = 1; rows < 30; rows++) {
                FakeTerminal terminal = new FakeTerminal(columns, rows);
                terminal.screen().show(lines(columns, rows, "note"), true);

                assertEquals("", terminal.scrolled(), columns + "x" + rows);
            }
        }
        assertTrue(drawn(20, 5, "note").contains("note"));
    }

    @Test
    void whereNothingCanBeDrawnOverItIsOneLine() {
        assertEquals(
                "10:00:00  filled 223/1,100  due 275  late 31  unknown 1  cash 1,234,567 won"
                        + "  2.00 bp",
                board.line(standing()));
    }

    private String drawn(int columns, int rows, String note) {
        StringBuilder text = new StringBuilder();
        lines(columns, rows, note).forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    private List<Screen.Line> lines(int columns, int rows, String note) {
        return board.lines(standing(), new Screen.Size(columns, rows), note);
    }

    private LiveBoard.Standing standing() {
        return new LiveBoard.Standing(
                TEN,
                new ArrayList<>(parents),
                new ExecutionResult.Counts(275, 243, 240, 237, 3, 223, 0, 0, 0, 2, 0),
                0,
                NAMES,
                3_204_567);
    }

    private static ParentProgress parent(
            String code, Side side, long shares, long due, long filled, long open, long unknown) {
        return new ParentProgress(
                new ParentOrder(
                        new Symbol(code),
                        side,
                        10_000,
                        new Schedule(TEN.minusSeconds(3000), TEN.plusSeconds(18_000), shares, 1)),
                due,
                filled,
                10_000 * filled,
                open,
                0,
                unknown,
                OptionalDouble.of(2));
    }
}
