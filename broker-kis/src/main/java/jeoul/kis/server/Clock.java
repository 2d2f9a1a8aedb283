package jeoul.kis.server;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import jeoul.engine.market.Seoul;

/** The two times of a server: the session's, which it is told, and the wall's. */
final class Clock {

    private final InstantSource wall;
    private Instant now;

    Clock(InstantSource wall, Instant now) {
        this.wall = wall;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    Instant wall() {
        return wall.instant();
    }

    /** Today in Seoul, by the session. */
    LocalDate today() {
        return Seoul.dateOf(now);
    }

    void moveTo(Instant later) {
        if (later.isBefore(now)) {
            throw new IllegalArgumentException("the session does not go back to " + later);
        }
        now = later;
    }
}
