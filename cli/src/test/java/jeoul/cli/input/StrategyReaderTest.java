package jeoul.cli.input;

import static jeoul.cli.input.Refusals.file;
import static jeoul.cli.input.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jeoul.engine.order.OrderType;
import jeoul.engine.schedule.LeavesPolicy;
import jeoul.engine.schedule.MissedPolicy;
import jeoul.engine.schedule.Strategy;
import jeoul.engine.schedule.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("charset")
class StrategyReaderTest {

    @TempDir private Path folder;

    @Test
    void readsEveryKeyOfAFile() throws IOException {
        String toml =
                file(
                        folder,
                        "mine.toml",
                        """
                        name         = "내 전략"
                        invest       = 0.9            # share of the account
                        slicer       = "twap"
                        slice        = 5
                        order        = "priority"
                        window       = "09:30-14:50"
                        sell-window  = "09:10-13:00"
                        catch-up     = "15:00-15:19"
                        leaves       = "reprice"
                        leaves-after = 90
                        missed       = "drop"
                        """);

        assertEquals(
                new Strategy(
                        "내 전략",
                        0.9,
                        5,
                        OrderType.BEST_SAME,
                        Window.parse("09:30-14:50"),
                        Window.parse("09:10-13:00"),
                        Optional.of(Window.parse("15:00-15:19")),
                        LeavesPolicy.REPRICE,
                        Duration.ofSeconds(90),
                        MissedPolicy.DROP),
                StrategyReader.read(toml, List.of()));
    }

    @Test
    void aFileWithoutANameIsCalledAsItself() throws IOException {
        String toml = file(folder, "calm.toml", "slice = 2\n");

        assertEquals("calm", StrategyReader.read(toml, List.of()).name());
    }

    @Test
    void changesABuiltInStrategyAndSaysSoInItsLabel() {
        Strategy changed = StrategyReader.read("textbook:slice=10,window=09:20-14:00", List.of());

        assertEquals("textbook:slice=10,window=09:20-14:00", changed.name());
        assertEquals(10, changed.slice());
        assertEquals(Window.parse("09:20-14:00"), changed.window());
        assertEquals(Window.parse("09:20-14:00"), changed.sellWindow());
    }

    @Test
    void settingsChangeEveryStrategyAndKeepItsLabel() {
        List<Strategy> strategies =
                StrategyReader.readAll(List.of("textbook", "sell-early"), List.of("slice=7"));

        assertEquals(
                List.of("textbook", "sell-early"),
                strategies.stream().map(Strategy::name).toList());
        assertEquals(List.of(7L, 7L), strategies.stream().map(Strategy::slice).toList());
    }

    @Test
    void namesTheNearestStrategyKeyAndValue() throws IOException {
        String toml = file(folder, "s.toml", "slices = 2\n");
        String table = file(folder, "t.toml", "[slice]\na = 2\n");

        refused(
                folder,
                "--strategy: no strategy 'sell-erly', did you mean 'sell-early'?; expected one of"
                        + " textbook, sell-early, cash-buffer, catch-up, or a .toml file",
                () -> StrategyReader.read("sell-erly", List.of()));
        refused(
                folder,
                "s.toml: no setting 'slices', did you mean 'slice'?; expected one of name, invest,"
                        + " slicer, slice, order, window, sell-window, catch-up, leaves,"
                        + " leaves-after, missed",
                () -> StrategyReader.read(toml, List.of()));
        refused(
                folder,
                "t.toml, slice: several values; expected a single value",
                () -> StrategyReader.read(table, List.of()));
        refused(
                folder,
                "--set, order: 'best-limti', did you mean 'best-limit'?; expected one of best-limit,"
                        + " priority, limit, market, best-limit-ioc, mid",
                () -> StrategyReader.read("textbook", List.of("order=best-limti")));
        refused(
                folder,
                "--set, slicer: 'vwap'; expected one of twap",
                () -> StrategyReader.read("textbook", List.of("slicer=vwap")));
    }

    @Test
    void rejectsValuesThatMakeNoSense() throws IOException {
        String toml = file(folder, "s.toml", "invest = 1.2\n");
        String noToml = file(folder, "n.toml", "slice = 1\ninvest 0.9\n");

        refused(
                folder,
                "s.toml, invest: '1.2'; expected a share of the account above 0 and at most 1, such"
                        + " as 0.98",
                () -> StrategyReader.read(toml, List.of()));
        refused(
                folder,
                "--set, window: '08:00-15:00'; expected a start before its end, both within"
                        + " 09:00-15:30, such as 09:10-15:00",
                () -> StrategyReader.read("textbook", List.of("window=08:00-15:00")));
        refused(
                folder,
                "--set, slice: '0'; expected a whole number of shares, 1 or more",
                () -> StrategyReader.read("textbook", List.of("slice=0")));
        refused(
                folder,
                "--set: 'slice'; expected KEY=VALUE, such as invest=0.95",
                () -> StrategyReader.read("textbook", List.of("slice")));
        refused(
                folder,
                "--strategy catch-up, catch-up: '15:00-15:19' starts before the windows have ended;"
                        + " expected a start at or after 15:10",
                () -> StrategyReader.read("catch-up", List.of("window=09:10-15:10")));
        refused(
                folder,
                "--strategy: 'textbook' twice; expected a name of its own each",
                () -> StrategyReader.readAll(List.of("textbook", "textbook"), List.of()));
        jeoul.engine.InputException line =
                org.junit.jupiter.api.Assertions.assertThrows(
                        jeoul.engine.InputException.class,
                        () -> StrategyReader.read(noToml, List.of()));
        assertEquals(
                true, line.getMessage().replace(folder.toString(), "").contains("n.toml, row 2"));
    }
}
