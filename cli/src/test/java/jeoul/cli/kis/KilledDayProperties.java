package jeoul.cli.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

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

    /**
     * A log cut at its end looks like one that was never longer. What it forgot is on the broker's
     * list, read before anything is sent: its symbols are halted and the result says so.
     */
    @Property(tries = 30)
    void ofWhatALogThatLostItsEndForgotNothingIsSentAgain(
            @ForAll long seed,
            @ForAll @IntRange(max = MOST_POINTS) int point,
            @ForAll @IntRange(min = 32, max = 400_000) int left)
            throws IOException {
        int points = live(seed).points();

        KilledDay day = live(folder -> killed(seed, folder, point % points).leavingOfTheLog(left));

        assertEquals(1, day.killed());
    }

    /** Guards the law above against logs that forget nothing. */
    @Test
    void suchLogsForgetOrders() throws IOException {
        long forgotten = 0;
        for (int seed = 1; seed <= 3; seed++) {
            int drawn = seed;
            int late = live(seed).points() * 3 / 4;
            forgotten +=
                    live(folder -> killed(drawn, folder, late).leavingOfTheLog(60_000)).forgotten();
        }

        assertTrue(forgotten > 0, "nothing was forgotten");
    }

    private static KilledDay killed(long seed, Path folder, int... killAt) {
        return new KilledDay(seed, folder.resolve("run.db"), killAt);
    }

    private static KilledDay live(long seed, int... killAt) throws IOException {
        return live(folder -> killed(seed, folder, killAt));
    }

    private static KilledDay live(Function<Path, KilledDay> drawn) throws IOException {
        Path folder = Files.createTempDirectory("killed");
        try {
            KilledDay day = drawn.apply(folder);
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
