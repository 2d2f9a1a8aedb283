package jeoul.engine.execute;

import java.time.Instant;
import java.util.Collection;
import jeoul.engine.market.Phase;
import jeoul.engine.order.OrderType;
import jeoul.engine.plan.Cause;

/**
 * Lets slices go when they are due, those of one second in ticker order, and holds them while the
 * phase, a pause, the connection or an unknown outcome forbids.
 */
final class SliceRelease {

    private final Run run;
    private final OrderType type;
    private final Collection<Parent> parents;
    private final OrderDesk desk;

    SliceRelease(Run run, OrderType type, Collection<Parent> parents, OrderDesk desk) {
        this.run = run;
        this.type = type;
        this.parents = parents;
        this.desk = desk;
    }

    /** Brings every parent's pending shares in line with its phase, its pauses and its window. */
    void tend() {
        for (Parent parent : parents) {
            tend(parent);
        }
    }

    private void tend(Parent parent) {
        if (parent.pending() == 0) {
            return;
        }
        if (!parent.isTrading()) {
            if (parent.isStopped()) {
                parent.loseAsStopped();
            } else {
                parent.losePending(causeOfHolding(parent));
            }
            return;
        }
        Instant now = run.now();
        parent.noteDue(now);
        if (!now.isBefore(parent.cutOff())) {
            parent.closeWindow(causeOfHolding(parent));
            desk.withdrawQueued(parent);
            return;
        }
        boolean hold = !mayGo(parent);
        if (parent.held() && !hold && parent.pacing().overdue(now) > 1) {
            parent.spread(now);
        }
        parent.hold(hold);
        if (!hold
                && parent.account().returned() > 0
                && !now.isBefore(parent.triesAgainAt())
                && !parent.spread(now)) {
            parent.account().loseReturned();
        }
        if (parent.firstDue().isPresent() && parent.arrival().isEmpty() && mayAsk(parent)) {
            desk.askQuote(parent);
        }
    }

    private boolean mayAsk(Parent parent) {
        return run.connected() && !parent.view().paused(run.now());
    }

    /** Whether the venue would take this parent's orders now, as far as we know. */
    boolean mayGo(Parent parent) {
        return run.connected()
                && !run.readingBack()
                && !parent.view().paused(run.now())
                && !parent.hasUnknown()
                && type.acceptedIn(phase(parent));
    }

    private Phase phase(Parent parent) {
        // No feed tells: the clock says what is likely, and a refusal pauses the symbol.
        Phase phase = parent.view().phase();
        return phase == Phase.UNKNOWN ? run.scheduledPhase() : phase;
    }

    /** What scheduled shares are lost to if their time ends now. */
    Cause causeOfHolding(Parent parent) {
        if (parent.hasUnknown()) {
            return Cause.UNKNOWN;
        }
        if (!run.connected() || run.readingBack()) {
            return Cause.MISSED;
        }
        Phase phase = phase(parent);
        if (phase == Phase.HALTED) {
            return Cause.HALT;
        }
        if (phase.isCallAuction() && !type.acceptedIn(phase)) {
            return Cause.AUCTION;
        }
        if (parent.view().paused(run.now())) {
            return parent.view().pauseCause();
        }
        return Cause.RATE;
    }

    void releaseDue() {
        while (desk.hasRoom()) {
            Parent first = null;
            for (Parent parent : parents) {
                if (canRelease(parent)
                        && (first == null
                                || parent.pacing().nextDue().isBefore(first.pacing().nextDue()))) {
                    first = parent;
                }
            }
            if (first == null) {
                return;
            }
            if (desk.needsQuote(first)) {
                desk.askQuote(first);
            } else {
                desk.submitSlice(first);
            }
        }
    }

    private boolean canRelease(Parent parent) {
        return !parent.pacing().nextDue().isAfter(run.now())
                && parent.isTrading()
                && !parent.held()
                && parent.view().awaited().isEmpty();
    }

    /** When the earliest of them has something to do if nothing is heard before. */
    Instant nextTurn() {
        Instant next = Instant.MAX;
        for (Parent parent : parents) {
            if (parent.isTrading() && parent.pending() > 0) {
                next = nextTurn(parent, next);
            }
        }
        return next;
    }

    private Instant nextTurn(Parent parent, Instant next) {
        Instant earliest = earlier(next, parent.cutOff());
        earliest = earlier(earliest, parent.view().pausedUntil());
        if (!parent.held() || parent.firstDue().isEmpty()) {
            earliest = earlier(earliest, parent.pacing().nextDue());
        }
        if (parent.account().returned() > 0) {
            earliest = earlier(earliest, parent.triesAgainAt());
        }
        if (parent.view().phase() == Phase.UNKNOWN) {
            // It follows the clock, so the clock's turns must wake us.
            earliest = earlier(earliest, run.nextScheduledPhase());
        }
        return earliest;
    }

    /** A time that has come is not asked for again: what it was for waits for something else. */
    private Instant earlier(Instant next, Instant candidate) {
        return candidate.isAfter(run.now()) && candidate.isBefore(next) ? candidate : next;
    }
}
