package jeoul.kis.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Departures;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.Timeline;
import jeoul.kis.client.Driven;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time as it passes on the wall: waiting drives the client, and sleeps until something arrives or
 * is due, never more than a second at a time. Both clocks of the machine are read around each
 * sleep; where they drift apart, or a sleep took far longer than was asked for, the machine itself
 * slept, and an {@link Event.TimeGap} is told.
 *
 * <p>All but {@link #now} and {@link #tell} is for the one thread that drives. Time never goes back
 * here: where the wall is set back, it stands until the wall has caught up.
 */
public final class LiveTimeline implements Timeline {

    /** The longest sleep between two looks at the wall. */
    public static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    /**
     * How far the two clocks may drift apart, or a sleep may overrun, before the machine is taken
     * to have slept. Far above the steps a time service makes and the pauses of a busy machine.
     */
    public static final Duration MAX_DRIFT = Duration.ofSeconds(5);

    /** How many events may wait that were told from outside. */
    public static final int MAX_TOLD = 1_000;

    /** Keeps something that is always due from taking a whole core. */
    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(1);

    private static final Logger LOG = LoggerFactory.getLogger(LiveTimeline.class);

    private final Driven driven;
    private final SessionClock clock;
    private final LongSupplier nanos;
    private final Bell bell;
    private final BlockingQueue<Event> told = new ArrayBlockingQueue<>(MAX_TOLD);
    private final AtomicReference<Instant> latest;

    private Instant lastWall;
    private long lastNanos;
    private Instant lastSeen;
    private Instant gapFrom;
    private Instant gapTo;

    /**
     * @param nanos a clock that is never set, such as {@code System::nanoTime}
     */
    public LiveTimeline(Driven driven, SessionClock clock, LongSupplier nanos) {
        this(driven, clock, nanos, new HandBell());
    }

    LiveTimeline(Driven driven, SessionClock clock, LongSupplier nanos, Bell bell) {
        this.driven = driven;
        this.clock = clock;
        this.nanos = nanos;
        this.bell = bell;
        lastWall = clock.wallNow();
        lastNanos = nanos.getAsLong();
        lastSeen = clock.at(lastWall);
        latest = new AtomicReference<>(lastSeen);
        driven.onArrival(bell::ring);
    }

    /** The session's clock; for any thread. */
    @Override
    public Instant now() {
        return notBefore(clock.now());
    }

    @Override
    public Instant await(Instant until) {
        Instant now = read(false);
        boolean past = !now.isBefore(until);
        while (true) {
            if (gapFrom == null) {
                // After a gap nothing leaves before it was heard: what waits was decided before.
                driven.advance(now);
            }
            boolean over = !now.isBefore(until);
            if (over || hasOwn() || driven.hasHeard()) {
                return over && !past ? until : now;
            }
            sleep(now, until, LONGEST_SLEEP);
            now = read(true);
        }
    }

    /**
     * Drives the client without handing events over: they stay until the next poll.
     *
     * @param done asked after each step
     * @param atMost on the wall
     * @return whether it was done in time
     */
    public boolean waitFor(BooleanSupplier done, Duration atMost) {
        long started = nanos.getAsLong();
        Instant now = read(false);
        while (true) {
            driven.advance(now);
            if (done.getAsBoolean()) {
                return true;
            }
            Duration left = atMost.minusNanos(nanos.getAsLong() - started);
            if (left.isZero() || left.isNegative()) {
                return false;
            }
            sleep(now, Instant.MAX, left);
            now = read(true);
        }
    }

    /**
     * Adds an event from outside, such as the person's wish to stop, and ends a wait; for any
     * thread.
     *
     * @throws IllegalStateException if {@link #MAX_TOLD} wait already
     */
    public void tell(Event event) {
        told.add(Objects.requireNonNull(event, "event"));
        bell.ring();
    }

    /**
     * A broker whose events are preceded by those of time and of {@link #tell}. Whoever waits on
     * this timeline polls here.
     */
    public Broker broker(Broker inner) {
        return new Broker() {
            @Override
            public void send(List<Command> commands) {
                inner.send(commands);
            }

            @Override
            public int poll(Consumer<Event> events) {
                return pollOwn(events) + inner.poll(events);
            }

            @Override
            public void markDepartures(Departures departures) {
                inner.markDepartures(departures);
            }
        };
    }

    private int pollOwn(Consumer<Event> events) {
        int count = 0;
        if (gapFrom != null) {
            Event gap = new Event.TimeGap(gapFrom, gapTo);
            gapFrom = null;
            events.accept(gap);
            count++;
        }
        for (Event event = told.poll(); event != null; event = told.poll()) {
            events.accept(event);
            count++;
        }
        return count;
    }

    private boolean hasOwn() {
        return gapFrom != null || !told.isEmpty();
    }

    private void sleep(Instant now, Instant until, Duration atMost) {
        Instant due = driven.nextAt().isBefore(until) ? driven.nextAt() : until;
        Duration longest = atMost.compareTo(LONGEST_SLEEP) < 0 ? atMost : LONGEST_SLEEP;
        Duration session = Duration.between(now, due);
        // Compared in session time first: up to Instant.MAX is too long to be scaled.
        Duration sleep =
                session.compareTo(clock.session(longest)) < 0 ? clock.wall(session) : longest;
        bell.sleep(sleep.compareTo(SHORTEST_SLEEP) < 0 ? SHORTEST_SLEEP : sleep);
    }

    /** Looks at both clocks, and notes a gap since the last look. */
    private Instant read(boolean slept) {
        Instant wall = clock.wallNow();
        long nano = nanos.getAsLong();
        Duration byWall = Duration.between(lastWall, wall);
        Duration byNanos = Duration.ofNanos(nano - lastNanos);
        Duration drift = byWall.minus(byNanos);
        Instant now = notBefore(clock.at(wall));
        boolean overslept = slept && byNanos.compareTo(LONGEST_SLEEP.plus(MAX_DRIFT)) > 0;
        if (overslept || drift.compareTo(MAX_DRIFT) > 0) {
            LOG.warn("TIME_GAP wall={}s awake={}s", byWall.toSeconds(), byNanos.toSeconds());
            gapFrom = gapFrom == null ? lastSeen : gapFrom;
            gapTo = now;
        } else if (drift.negated().compareTo(MAX_DRIFT) > 0) {
            LOG.warn("CLOCK_SET_BACK by={}s", drift.negated().toSeconds());
        }
        lastWall = wall;
        lastNanos = nano;
        lastSeen = now;
        return now;
    }

    private Instant notBefore(Instant time) {
        return latest.accumulateAndGet(time, (a, b) -> a.isAfter(b) ? a : b);
    }
}
