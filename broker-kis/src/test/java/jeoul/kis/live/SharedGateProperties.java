package jeoul.kis.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jeoul.kis.wire.Secret;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

class SharedGateProperties {

    private static final Instant OPEN = Instant.parse("2026-11-20T00:00:00Z");
    private static final Path FOLDER = folder();

    private static final AtomicInteger KEYS = new AtomicInteger();

    private static Path folder() {
        try {
            return Files.createTempDirectory("gate");
        } catch (IOException e) {
            throw new IllegalStateException("no folder for temporary files", e);
        }
    }

    @AfterContainer
    static void clear() throws IOException {
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(FOLDER);
    }

    /** Somebody asks for a call some time after the one before. */
    record Ask(int who, Duration after) {}

    @Provide
    Arbitrary<Ask> asks() {
        Arbitrary<Integer> who = Arbitraries.integers().between(0, 2);
        Arbitrary<Long> after =
                Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 1_000),
                        Arbitraries.longs().between(0, 120_000_000),
                        Arbitraries.longs().between(0, 3_000_000_000L));
        return Combinators.combine(who, after.map(Duration::ofNanos)).as(Ask::new);
    }

    @Property
    void noStretchOfAnIntervalHoldsMoreThanTheRate(
            @ForAll @IntRange(min = 1, max = 20) int calls,
            @ForAll @Size(min = 30, max = 60) List<@From("asks") Ask> asks) {
        CallRate rate = new CallRate(calls, Duration.ofSeconds(1));
        List<SharedGate> gates = gates(rate);

        List<Instant> permitted = new ArrayList<>();
        Instant now = OPEN;
        for (Ask ask : asks) {
            now = now.plus(ask.after());
            if (gates.get(ask.who()).permit(now).equals(now)) {
                permitted.add(now);
            }
        }

        for (int i = calls; i < permitted.size(); i++) {
            Duration stretch = Duration.between(permitted.get(i - calls), permitted.get(i));
            assertTrue(stretch.compareTo(Duration.ofSeconds(1)) >= 0, stretch.toString());
        }
    }

    @Property
    void whoeverComesBackWhenToldIsLetThrough(
            @ForAll @Size(min = 1, max = 40) List<@From("asks") Ask> asks) {
        List<SharedGate> gates = gates(CallRate.REAL);

        Instant now = OPEN;
        for (Ask ask : asks) {
            now = now.plus(ask.after());
            Instant told = gates.get(ask.who()).permit(now);
            if (!told.equals(now)) {
                assertTrue(told.isAfter(now));
                assertTrue(Duration.between(now, told).toNanos() <= 55_555_556);
                assertEquals(told, gates.get(2 - ask.who()).permit(told));
                now = told;
            }
        }
    }

    private static List<SharedGate> gates(CallRate rate) {
        Secret key = new Secret("key " + KEYS.incrementAndGet());
        return IntStream.range(0, 3)
                .mapToObj(i -> new SharedGate(FOLDER, key, "http://127.0.0.1", rate))
                .toList();
    }
}
