package jeoul.cli.emulate;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import jeoul.kis.live.SessionClock;

/**
 * The clock of an emulated session: it runs at a speed, and can be held. Used on the server's
 * thread alone.
 */
final class HeldClock implements InstantSource {

    private final InstantSource wall;
    private final BigDecimal speed;

    /** What it shows while it is held; while it runs, what it began from. */
    private Instant shown;

    private SessionClock running;

    /** Held, until it is let go. */
    HeldClock(Instant start, BigDecimal speed, InstantSource wall) {
        this.wall = wall;
        this.speed = speed;
        this.shown = start;
    }

    @Override
    public Instant instant() {
        return running == null ? shown : running.now();
    }

    boolean isHeld() {
        return running == null;
    }

    /** Lets it go on from where it stands. */
    void run() {
        if (running == null) {
            running = SessionClock.scaled(shown, speed, wall.instant(), wall);
        }
    }

    void hold() {
        shown = instant();
        running = null;
    }

    /** How much of the session passes in a time of the wall. */
    Duration session(Duration wallTime) {
        return SessionClock.scaled(shown, speed, wall.instant(), wall).session(wallTime);
    }

    /** As a client's option reads it. While it is held, as if it were let go now. */
    String text() {
        return (running == null ? SessionClock.scaled(shown, speed, wall.instant(), wall) : running)
                .toString();
    }
}
