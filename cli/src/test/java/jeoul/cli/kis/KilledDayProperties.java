package jeoul.cli.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Kills at every boundary of the journal, with its file, the client's wire and the exchange's own
 * books: what the account holds in the end is what the journal says, and no order leaves twice.
 */
class KilledDayProperties {

    /** More than any of these days has. */
    private static final int MOST_POINTS = 1_000;

    @Property(tries = 1)
    void killedOnceAtEveryPointOfADayTheLawsHold(@ForAll long seed) throws IOException {
        int points = live(seed).points();
        assertTrue(points < MOST_POINTS, points + " points");

        for (int point = 0; point < points; point++) {
            try {
                assertEquals(1, live(seed, point).killed());
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", point " + point, e);
            }
        }
    }

    @Property(tries = 30)
    void killedTwiceAnywhereTheLawsHold(
            @ForAll long seed,
            @ForAll @IntRange(max = MOST_POINTS) int first,
            @ForAll @IntRange(min = 1, max = 60) int later)
            throws IOException {
        int one = first % live(seed).points();

        KilledDay day = live(seed, one, one + later);

        assertTrue(day.killed() >= 1);
    }

    private static KilledDay live(long seed, int... killAt) throws IOException {
        Path folder = Files.createTempDirectory("killed");
        try {
            KilledDay day = new KilledDay(seed, folder.resolve("run.db"), killAt);
            day.live();
            return day;
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
