package jeoul.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import jeoul.engine.market.Seoul;

/** The simulated now: nanoseconds since midnight in Seoul of the trading date. */
final class SessionTime {

    static final long NANOS_PER_DAY = Duration.ofDays(1).toNanos();

    private LocalDate date;
    private Instant midnight;
    private long now;

    SessionTime(LocalDate date, long now) {
        startDay(date, now);
    }

    void startDay(LocalDate day, long nanos) {
        date = day;
        midnight = Seoul.at(day, LocalTime.MIDNIGHT);
        now = nanos;
    }

    LocalDate date() {
        return date;
    }

    long now() {
        return now;
    }

    Instant instant() {
        return instant(now);
    }

    Instant instant(long nanos) {
        return midnight.plusNanos(nanos);
    }

    /** An instant of this trading day or the closed days after it. */
    long nanos(Instant instant) {
        return Duration.between(midnight, instant).toNanos();
    }

    void moveTo(long nanos) {
        if (nanos < now) {
            throw new IllegalStateException("time went back from " + now + " to " + nanos);
        }
        now = nanos;
    }
}
