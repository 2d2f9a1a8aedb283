package jeoul.engine.execute;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import jeoul.engine.broker.OrderStatus;
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
    private final Tally tally;
    private final int unknownsOpen;
    private boolean tooManyUnknown;
    private Instant secondOver = Instant.MIN;

    SliceRelease(
            Run run, ExecutionPlan plan, Collection<Parent> parents, OrderDesk desk, Tally tally) {
        this.run = run;
        this.type = plan.strategy().order();
        this.unknownsOpen = plan.limits().unknownsOpen();
        this.parents = parents;
        this.desk = desk;
        this.tally = tally;
    }

    /** Brings every parent's pending shares in line with its phase, its pauses and its window. */
    void tend() {
        countUnknown();
        for (Parent parent : parents) {
            tend(parent);
        }
    }

    private void countUnknown() {
        int unknown = parents.stream().mapToInt(Parent::unknownOrders).sum();
        boolean tooMany = unknown > unknownsOpen;
        if (tooMany && !tooManyUnknown) {
            String reason = "unknown outcomes open " + unknown + " > " + unknownsOpen;
            tally.halted(Optional.empty(), reason, run.now());
            parents.forEach(desk::withdrawQueued);
        }
        tooManyUnknown = tooMany;
    }

    /** A limit was crossed: nothing more is sent for the parent, or at all. */
    void halt(Parent parent, RiskCheck.Crossing crossing) {
        if (crossing.wholeRun()) {
            tally.halted(Optional.empty(), crossing.limit(), run.now());
            parents.forEach(each -> deny(each, crossing.limit()));
        } else {
            tally.halted(Optional.of(parent.order().symbol()), crossing.limit(), run.now());
            deny(parent, crossing.limit());
        }
    }

    /** Somebody else trades in a symbol, on the side that we do. */
    void haltBeside(OrderStatus foreign) {
        for (Parent parent : parents) {
            if (parent.order().symbol().equals(foreign.symbol())
                    && parent.order().side() == foreign.side()
                    && parent.mayReopen()) {
                String reason = "order " + foreign.number() + " is not ours";
                tally.halted(Optional.of(foreign.symbol()), reason, run.now());
                deny(parent, reason);
                desk.withdrawQueued(parent);
            }
        }
    }

    private void deny(Parent parent, String limit) {
        if (!parent.mayReopen()) {
            return;
        }
        long shares = parent.deny();
        if (shares > 0) {
            tally.denied(parent, shares, limit, run.now());
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
                && !tooManyUnknown
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
        if (parent.hasUnknown() || tooManyUnknown) {
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
            } else if (desk.mayLeaveAt().isAfter(run.now())) {
                secondOver = desk.mayLeaveAt();
                return;
            } else {
                Parent parent = first;
                desk.submitSlice(first).ifPresent(crossing -> halt(parent, crossing));
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
        Instant next = earlier(Instant.MAX, secondOver);
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
