package jeoul.sim.conditioned;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPInputStream;
import jeoul.engine.market.Bar;
import jeoul.engine.market.Market;
import jeoul.engine.market.Symbol;
import jeoul.sim.flow.SymbolDay;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The names of a recorded session, each followed for a day by its bar and looked at when the
 * recording looked. The data lies beside the repository.
 */
class RecordedDaySimulation {

    private static final Path FOLDER = Path.of("../../shared/data/krx");
    private static final Path BARS = FOLDER.resolve("daily_2026-01-02_2026-02-20.csv.gz");
    private static final Path POLLS = FOLDER.resolve("intraday_polls_2026-01-23.csv.gz");
    private static final long SEED = 1;

    /** A look at a name: recorded and simulated, as parts of the day's volume and range. */
    private record Look(
            double recordedVolume,
            double volume,
            double recordedPrice,
            double price,
            double line,
            double recordedRange,
            double range) {}

    private static final TreeMap<LocalTime, List<Look>> LOOKS = new TreeMap<>();
    private static int names;
    private static int exact;

    @BeforeAll
    static void playTheSession() throws IOException {
        Assumptions.assumeTrue(
                Files.exists(BARS) && Files.exists(POLLS), "no recorded data in " + FOLDER);
        Map<String, List<Map<String, String>>> polls = new HashMap<>();
        for (Map<String, String> poll : rows(POLLS)) {
            polls.computeIfAbsent(poll.get("code"), code -> new ArrayList<>()).add(poll);
        }
        for (Map<String, String> row : rows(BARS)) {
            if (row.get("date").equals("2026-01-23") && polls.containsKey(row.get("code"))) {
                play(row, polls.get(row.get("code")));
            }
        }
    }

    private static void play(Map<String, String> row, List<Map<String, String>> polls) {
        DayBar bar =
                new DayBar(
                        number(row, "open"),
                        number(row, "high"),
                        number(row, "low"),
                        number(row, "close"),
                        number(row, "volume"));
        SymbolDay symbol =
                PlayedDay.symbol(
                        new Symbol(row.get("code")),
                        row.get("market").equals("KOSPI") ? Market.KOSPI : Market.KOSDAQ,
                        number(row, "base_price"));
        PlayedDay day = new PlayedDay(symbol, bar, SEED);
        for (Map<String, String> poll : polls) {
            LocalTime at = OffsetDateTime.parse(poll.get("ts")).toLocalTime();
            day.playUntil(at);
            look(day, bar, poll, at);
        }
        names++;
        exact += day.printed().equals(bar) ? 1 : 0;
    }

    private static void look(PlayedDay day, DayBar bar, Map<String, String> poll, LocalTime at) {
        if (number(poll, "cum_volume") == 0 || day.traded().isEmpty()) {
            return;
        }
        Bar soFar = day.traded().orElseThrow();
        double range = (double) bar.high() - bar.low();
        double part = (at.toSecondOfDay() - LocalTime.of(9, 0).toSecondOfDay()) / 23_400.0;
        LOOKS.computeIfAbsent(at.withSecond(0).withNano(0), time -> new ArrayList<>())
                .add(
                        new Look(
                                (double) number(poll, "cum_volume") / bar.volume(),
                                (double) soFar.volume() / bar.volume(),
                                (number(poll, "last") - bar.low()) / range,
                                (soFar.close() - bar.low()) / range,
                                (bar.open() + part * (bar.close() - bar.open()) - bar.low())
                                        / range,
                                (number(poll, "high") - number(poll, "low")) / range,
                                (soFar.high() - soFar.low()) / range));
    }

    @Test
    void everyNamePrintsItsBar() {
        assertEquals(64, names);
        assertEquals(64, exact);
    }

    @Test
    void volumeComesWhenItCameOnTheRecordedDay() {
        LOOKS.forEach(
                (at, looks) -> {
                    double recorded = median(looks, Look::recordedVolume);
                    double simulated = median(looks, Look::volume);
                    report(at + " volume", recorded, simulated);
                    assertEquals(recorded, simulated, 0.04, "at " + at);
                });
    }

    /**
     * The score of the path: how far it is from the recorded one, which nothing drawn by chance can
     * foresee, and how much of the day's range it has seen by when, which it should.
     */
    @Test
    void pathFindsItsRangeAsTheRecordedOneDoes() {
        List<Look> all = new ArrayList<>();
        double farthest = 0;
        for (Map.Entry<LocalTime, List<Look>> each : LOOKS.entrySet()) {
            all.addAll(each.getValue());
            double recorded = median(each.getValue(), Look::recordedRange);
            double simulated = median(each.getValue(), Look::range);
            report(each.getKey() + " range", recorded, simulated);
            farthest = StrictMath.max(farthest, StrictMath.abs(recorded - simulated));
        }
        double off = mean(all, look -> StrictMath.abs(look.price - look.recordedPrice));
        double lineOff = mean(all, look -> StrictMath.abs(look.line - look.recordedPrice));
        report("distance of line and path", lineOff, off);
        report("farthest median of the range seen", 0, farthest);

        assertTrue(off < 0.25, "distance from the recorded path in ranges: " + off);
        assertTrue(farthest < 0.15, "range seen by a poll, farthest: " + farthest);
    }

    private static void report(String what, double recorded, double simulated) {
        System.out.printf(Locale.ROOT, "%s: %.3f %.3f%n", what, recorded, simulated);
    }

    private static double median(List<Look> looks, ToDoubleFunction<Look> value) {
        double[] sorted = looks.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double mean(List<Look> looks, ToDoubleFunction<Look> value) {
        return looks.stream().mapToDouble(value).average().orElseThrow();
    }

    private static long number(Map<String, String> row, String column) {
        return Long.parseLong(row.get(column));
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            String[] names = in.readLine().split(",", -1);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < names.length; i++) {
                    row.put(names[i], cells[i]);
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
