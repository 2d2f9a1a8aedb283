package jeoul.engine.execute;

import java.time.Duration;
import java.time.Instant;
import jeoul.engine.schedule.Schedule;

/** When a parent's shares go: its schedule, how far it has come, and how it is spread anew. */
final class Pacing {

    private Schedule schedule;
    private Instant end;
    private long nextSlice;
    private Instant nextDue;

    Pacing(Schedule schedule) {
        this.schedule = schedule;
        this.end = schedule.end();
        this.nextDue = dueTime();
    }

    /** When the last slice is due. */
    Instant end() {
        return end;
    }

    void moveEnd(Instant newEnd) {
        end = newEnd;
    }

    boolean hasSlice() {
        return nextSlice < schedule.count();
    }

    /** When the next slice is due; never, if there is none. */
    Instant nextDue() {
        return nextDue;
    }

    /** Number of slices due and not taken. */
    long overdue(Instant now) {
        return now.isBefore(nextDue) ? 0 : schedule.dueBy(now) - nextSlice;
    }

    /** Shares not taken yet. */
    long shares() {
        return hasSlice() ? schedule.quantity() - nextSlice * schedule.slice() : 0;
    }

    /** Shares of the next slice. */
    long sliceShares() {
        return schedule.quantityOf(nextSlice);
    }

    void takeSlice() {
        nextSlice++;
        nextDue = dueTime();
    }

    /** Takes what is due off the schedule. */
    long takeDue(Instant now) {
        long shares = 0;
        while (!now.isBefore(nextDue)) {
            shares += sliceShares();
            takeSlice();
        }
        return shares;
    }

    /** Takes everything off the schedule. */
    long takeAll() {
        long shares = shares();
        nextSlice = schedule.count();
        nextDue = dueTime();
        return shares;
    }

    /** Takes up to that many shares off the schedule; its times stay within the same stretch. */
    long reduce(long most) {
        long taken = Math.min(most, shares());
        if (taken > 0) {
            Instant from = nextDue.isBefore(end) ? nextDue : end.minusSeconds(1);
            use(from, shares() - taken);
        }
        return taken;
    }

    /**
     * Spreads these shares and what is scheduled evenly from now to the end of the window. A slice
     * due already may go at once, the next one is never put off, and none is added at this instant:
     * what could not go when it was due never goes in a burst, and shares that keep coming back do
     * not keep the others waiting.
     *
     * @return false if the window leaves no time; then nothing has changed
     */
    boolean spread(Instant now, long more) {
        if (!now.isBefore(end)) {
            return false;
        }
        long shares = shares() + more;
        long slices = Math.max(1, (shares + schedule.slice() - 1) / schedule.slice());
        Instant start = now.plus(Duration.between(now, end).dividedBy(2).dividedBy(slices));
        if (nextDue.isBefore(start)) {
            start = nextDue.isBefore(now) ? now : nextDue;
        }
        use(start, shares);
        return true;
    }

    private void use(Instant start, long shares) {
        schedule = new Schedule(start, end, shares, schedule.slice());
        nextSlice = 0;
        nextDue = dueTime();
    }

    private Instant dueTime() {
        return hasSlice() ? schedule.timeOf(nextSlice) : Instant.MAX;
    }
}
