package jeoul.kis.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * When the day's orders are read though nobody asked: while some are open and no notices come, now
 * and then while they do, when a confirmation is late or something heard is in doubt, after the
 * stream was lost, and after the close, of which nothing tells. One reading at a time.
 */
final class CatchUp {

    private final KisTimings timings;
    private final KnownOrders orders;
    private final DayList list;
    private final BooleanSupplier hearsNotices;
    private final Consumer<Boolean> onRead;
    private Instant lastEnd = Instant.MIN;
    private Instant doubtAt = Instant.MAX;
    private Instant expiresAt = Instant.MAX;
    private Instant triedExpiry = Instant.EPOCH;
    private boolean asked;
    private boolean reading;

    /**
     * @param onRead told after each reading whether it found all it was to find
     */
    CatchUp(
            KisTimings timings,
            KnownOrders orders,
            DayList list,
            BooleanSupplier hearsNotices,
            Consumer<Boolean> onRead) {
        this.timings = timings;
        this.orders = orders;
        this.list = list;
        this.hearsNotices = hearsNotices;
        this.onRead = onRead;
    }

    void startDay() {
        doubtAt = Instant.MAX;
        asked = false;
    }

    /** Reads as soon as it can be. */
    void soon() {
        asked = true;
    }

    /** When open orders have expired by the clock; {@link Instant#MAX} if none is open. */
    void expireAt(Instant at) {
        expiresAt = at;
    }

    void tend() {
        Instant now = orders.now();
        if (lastEnd.equals(Instant.MIN)) {
            lastEnd = now;
        }
        if (orders.takeListNeeded() && doubtAt.equals(Instant.MAX)) {
            doubtAt = now.plus(timings.settle());
        }
        if (reading || now.isBefore(nextAt())) {
            return;
        }
        if (!now.isBefore(expiresAt)) {
            triedExpiry = now;
        }
        asked = false;
        doubtAt = Instant.MAX;
        reading = true;
        list.catchUp(
                found -> {
                    reading = false;
                    lastEnd = orders.now();
                    onRead.accept(found);
                });
    }

    /** When the list is read next; {@link Instant#MAX} while it is being read, and for never. */
    Instant nextAt() {
        if (reading) {
            return Instant.MAX;
        }
        if (asked) {
            return Instant.MIN;
        }
        Instant next = doubtAt;
        Optional<Duration> poll = poll();
        if (poll.isPresent() && list.hasWanted()) {
            next = earlier(next, lastEnd.plus(poll.get()));
        }
        Optional<Instant> unconfirmed = orders.unconfirmedSince();
        if (unconfirmed.isPresent()) {
            Instant late = unconfirmed.get().plus(timings.settle());
            next = earlier(next, later(late, lastEnd.plus(timings.settle())));
        }
        if (!expiresAt.equals(Instant.MAX)) {
            next = earlier(next, later(expiresAt, triedExpiry.plus(timings.fillPoll())));
        }
        return next;
    }

    private Optional<Duration> poll() {
        return hearsNotices.getAsBoolean() ? timings.safetyPoll() : Optional.of(timings.fillPoll());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
