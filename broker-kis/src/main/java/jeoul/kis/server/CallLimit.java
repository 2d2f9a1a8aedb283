package jeoul.kis.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import jeoul.kis.wire.Secret;

/** At most so many calls of one app key in any second of the session. */
final class CallLimit {

    private static final Duration WINDOW = Duration.ofSeconds(1);

    /** App keys that are counted at once. */
    private static final int MOST_KEYS = 1_000;

    private final int calls;
    private final Map<Secret, ArrayDeque<Instant>> taken = new Bounded<>(MOST_KEYS);

    CallLimit(int callsPerSecond) {
        this.calls = callsPerSecond;
    }

    /** Counts a call if there is room for it. */
    boolean permits(Secret appKey, Instant now) {
        ArrayDeque<Instant> recent = taken.computeIfAbsent(appKey, any -> new ArrayDeque<>());
        Instant old = now.minus(WINDOW);
        while (!recent.isEmpty() && !recent.peekFirst().isAfter(old)) {
            recent.removeFirst();
        }
        if (recent.size() >= calls) {
            return false;
        }
        recent.addLast(now);
        return true;
    }
}
