package jeoul.kis.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/** A machine whose two clocks pass only in sleep, and differently only where a test says so. */
final class ToldMachine implements Bell, InstantSource, LongSupplier {

    private Instant wall;
    private long nanos = -7_000_000_000L;
    private boolean ringing;
    private final Deque<Runnable> nights = new ArrayDeque<>();
    final List<Duration> sleeps = new ArrayList<>();

    ToldMachine(String wall) {
        this.wall = Instant.parse(wall);
    }

    @Override
    public Instant instant() {
        return wall;
    }

    @Override
    public long getAsLong() {
        return nanos;
    }

    /** Time in which the machine is awake. */
    void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    /** The wall alone goes on, or back. */
    void jump(Duration time) {
        wall = wall.plus(time);
    }

    /** What happens in the next sleep that has nothing to happen yet, instead of the sleep. */
    void during(Runnable night) {
        nights.add(night);
    }

    @Override
    public void ring() {
        ringing = true;
    }

    @Override
    public void sleep(Duration atMost) {
        sleeps.add(atMost);
        Runnable night = nights.poll();
        if (night != null) {
            night.run();
        } else if (!ringing) {
            pass(atMost);
        }
        ringing = false;
    }
}
