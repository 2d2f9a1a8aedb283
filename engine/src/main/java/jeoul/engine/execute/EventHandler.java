package jeoul.engine.execute;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.Optional;
import jeoul.engine.broker.Event;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Fill;
import jeoul.engine.order.OrderState;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.RejectReason;
import jeoul.engine.plan.Cause;
import jeoul.engine.schedule.MissedPolicy;

/** What each event means for the orders and the shares it speaks of. */
final class EventHandler implements Event.Handler {

    /** A symbol whose feed does not tell the phase waits this long after an auction's refusal. */
    static final Duration AUCTION_PAUSE = Duration.ofSeconds(150);

    /**
     * Shares refused for want of cash in the catch-up, or of somebody to trade with at once, are
     * tried again this much later.
     */
    static final Duration REFUSED_PAUSE = Duration.ofSeconds(60);

    private final Run run;
    private final OrderType type;
    private final MissedPolicy missed;
    private final int refusalsInRow;
    private final NavigableMap<Symbol, Parent> parents;
    private final OrderDesk desk;
    private final RestingOrders resting;
    private final OutcomeInquiry inquiry;
    private final Tally tally;
    private boolean woken;

    EventHandler(
            Run run,
            ExecutionPlan plan,
            NavigableMap<Symbol, Parent> parents,
            OrderDesk desk,
            RestingOrders resting,
            OutcomeInquiry inquiry,
            Tally tally) {
        this.run = run;
        this.type = plan.strategy().order();
        this.missed = plan.strategy().missed();
        this.refusalsInRow = plan.limits().refusalsInRow();
        this.parents = parents;
        this.desk = desk;
        this.resting = resting;
        this.inquiry = inquiry;
        this.tally = tally;
    }

    // ---- of orders ----

    @Override
    public void sent(Event.Sent event) {
        ChildOrder child = desk.find(event.order());
        desk.leftQueue(child);
        child.sent(event.at());
        tally.sent();
    }

    @Override
    public void accepted(Event.Accepted event) {
        ChildOrder child = desk.find(event.order());
        if (desk.accepted(child, event.number())) {
            tally.accepted();
            resting.add(child);
        }
        if (child.thoughtAbsent()) {
            desk.cancelReturned(child);
        }
        desk.cancelUnwanted(child);
    }

    @Override
    public void rejected(Event.Rejected event) {
        ChildOrder child = desk.find(event.order());
        tally.refused(child, event);
        child.refused();
        if (child.leaves() > 0) {
            refused(child, event.reason());
        }
    }

    private void refused(ChildOrder child, RejectReason reason) {
        Parent parent = child.parent();
        switch (reason) {
            case INSUFFICIENT_CASH -> {
                if (parent.caughtUp()) {
                    desk.giveBack(child, child.leaves(), Cause.CASH);
                    parent.tryAgainAt(run.now(), run.now().plus(REFUSED_PAUSE));
                } else {
                    desk.lose(child, child.leaves(), Cause.CASH);
                }
            }
            case NOT_IN_AUCTION -> {
                desk.giveBack(child, child.leaves(), Cause.AUCTION);
                // A feed may trail the first refusal: give it time to tell. Then it is not to be
                // believed.
                boolean trails =
                        parent.view().refusedInAuction() == 1
                                && parent.view().phase() != Phase.UNKNOWN;
                Duration pause = trails ? Executor.RETRY_PAUSE : AUCTION_PAUSE;
                parent.view().pause(run.now().plus(pause), Cause.AUCTION);
            }
            case HALTED -> {
                desk.giveBack(child, child.leaves(), Cause.HALT);
                parent.view().pause(run.now().plus(AUCTION_PAUSE), Cause.HALT);
            }
            case BEYOND_PRICE_LIMIT -> lose(child, Cause.PRICE_LIMIT);
            case NOT_TRADABLE, TYPE_NOT_OFFERED -> {
                desk.lose(child, child.leaves(), Cause.REJECTED);
                abandon(parent, Cause.REJECTED);
            }
            case INSUFFICIENT_SHARES,
                    WRONG_TICK,
                    BAD_QUANTITY,
                    OUTSIDE_SESSION,
                    UNKNOWN_ORDER,
                    OTHER ->
                    lose(child, Cause.REJECTED);
        }
    }

    private void lose(ChildOrder child, Cause cause) {
        desk.lose(child, child.leaves(), cause);
        if (child.parent().refused() >= refusalsInRow && child.parent().mayReopen()) {
            String reason = "refusals in a row " + refusalsInRow;
            tally.halted(Optional.of(child.order().symbol()), reason, run.now());
            abandon(child.parent(), cause);
        }
    }

    private void abandon(Parent parent, Cause cause) {
        parent.abandon(cause);
        desk.withdrawQueued(parent);
    }

    @Override
    public void filled(Event.Filled event) {
        ChildOrder child = desk.find(event.order());
        long unseen = child.unseen(event.quantity());
        if (unseen > 0) {
            desk.fill(child, new Fill(event.price(), unseen, event.at()));
        }
    }

    @Override
    public void revised(Event.Revised event) {
        ChildOrder next = desk.find(event.revised());
        ChildOrder original = desk.find(event.order());
        original.askRevise(false);
        next.confirmMoved(event.quantity());
        desk.accepted(next, event.number());
        original.parent().update(original);
        resting.add(next);
        desk.cancelUnwanted(next);
        resting.stayed(original);
    }

    @Override
    public void reviseRejected(Event.ReviseRejected event) {
        desk.revisionRefused(event.revised());
        resting.add(desk.find(event.order()));
    }

    @Override
    public void cancelled(Event.Cancelled event) {
        ChildOrder child = desk.find(event.order());
        boolean ours = child.cancelAsked();
        child.cancelAnswered();
        if (child.state() != OrderState.QUEUED) {
            child.sawEndAtVenue();
        }
        tally.cancelled();
        long shares = child.unseenEnd(event.quantity());
        if (ours) {
            boolean unsent = child.state() == OrderState.QUEUED;
            desk.giveBack(child, shares, unsent ? unsentCause(child) : unfilledCause(child));
            if (child.unwanted()) {
                // What the cancel left has traded, as a rule, and word of it is under way.
                resting.cancelAgain(child);
            }
        } else if (type.condition() == Condition.IOC) {
            // Nobody was there a moment ago: asking again at once would only repeat it.
            desk.giveBack(child, shares, unfilledCause(child));
            child.parent().tryAgainAt(run.now(), run.now().plus(REFUSED_PAUSE));
        } else {
            // Somebody else cancelled it: a person who does not want it, or the venue.
            desk.lose(child, shares, unfilledCause(child));
        }
    }

    @Override
    public void cancelRejected(Event.CancelRejected event) {
        ChildOrder child = desk.find(event.order());
        child.cancelAnswered();
        resting.cancelAgain(child);
    }

    @Override
    public void expired(Event.Expired event) {
        ChildOrder child = desk.find(event.order());
        tally.expired();
        child.sawEndAtVenue();
        desk.lose(child, child.unseenEnd(event.quantity()), unfilledCause(child));
    }

    /** What shares withdrawn before they left are lost to. */
    private static Cause unsentCause(ChildOrder child) {
        return child.parent().hasUnknown() ? Cause.UNKNOWN : Cause.RATE;
    }

    /** What shares that found nobody to trade with are lost to. */
    static Cause unfilledCause(ChildOrder child) {
        SymbolView view = child.parent().view();
        if (view.phase() == Phase.HALTED) {
            return Cause.HALT;
        }
        return view.lockedAtLimit() ? Cause.PRICE_LIMIT : Cause.UNFILLED;
    }

    @Override
    public void outcomeUnknown(Event.OutcomeUnknown event) {
        if (desk.isVoid(event.order())) {
            desk.revisionRefused(event.order());
            return;
        }
        ChildOrder child = desk.find(event.order());
        desk.answerLost(child);
        if (child.fateUnknown()) {
            // What has not left must not leave beside an order that may or may not stand.
            desk.withdrawQueued(child.parent());
            inquiry.soon();
        } else if (child.leaves() > 0) {
            desk.cancelInDoubt(child);
            inquiry.soon();
            if (child.unwanted()) {
                resting.cancelAgain(child);
            }
        }
    }

    // ---- of the market ----

    @Override
    public void quoteChanged(Event.QuoteChanged event) {
        Parent parent = parents.get(event.quote().symbol());
        if (parent != null) {
            parent.noteDue(run.now());
            parent.quoted(event.quote(), run.now());
        }
    }

    @Override
    public void phaseChanged(Event.PhaseChanged event) {
        Parent parent = parents.get(event.symbol());
        if (parent != null) {
            parent.view().enter(event.phase());
        }
    }

    @Override
    public void quoteRefreshed(Event.QuoteRefreshed event) {
        Parent parent = parents.get(event.quote().symbol());
        if (parent == null || !parent.awaits(event.request())) {
            return;
        }
        parent.view().await(Optional.empty());
        if (event.complete()) {
            parent.quoted(event.quote(), run.now());
        } else {
            parent.view().pause(run.now().plus(Executor.RETRY_PAUSE), Cause.MISSED);
        }
    }

    @Override
    public void unavailable(Event.Unavailable event) {
        for (Parent parent : parents.values()) {
            if (parent.awaits(event.request())) {
                parent.view().await(Optional.empty());
                parent.view().pause(run.now().plus(Executor.RETRY_PAUSE), Cause.MISSED);
            }
        }
        inquiry.unavailable(event.request());
    }

    // ---- of the account ----

    @Override
    public void ordersRefreshed(Event.OrdersRefreshed event) {
        inquiry.ordersRefreshed(event);
    }

    @Override
    public void accountRefreshed(Event.AccountRefreshed event) {
        inquiry.accountRefreshed(event);
    }

    // ---- of the connection and of time ----

    @Override
    public void disconnected(Event.Disconnected event) {
        run.connect(false);
        inquiry.forgetRequests();
    }

    @Override
    public void reconnected(Event.Reconnected event) {
        run.connect(true);
        inquiry.forgetRequests();
        for (Parent parent : parents.values()) {
            parent.view().distrustQuote();
            desk.cancelAfresh(parent);
        }
    }

    @Override
    public void woke(Event.Woke event) {
        run.forgetWake();
        if (!woken) {
            // A run begins with it, perhaps when some slices are past.
            woken = true;
            passMissed();
        }
    }

    @Override
    public void timeGap(Event.TimeGap event) {
        // What waits to leave was decided from quotes seen before the machine slept.
        parents.values().forEach(desk::withdrawQueued);
        // What was asked for before it tells of the time before it.
        inquiry.forgetRequests();
        if (run.readingBack()) {
            inquiry.readBack();
        }
        lookAnew();
    }

    @Override
    public void resumed(Event.Resumed event) {
        run.connect(true);
        run.forgetWake();
        inquiry.forgetRequests();
        inquiry.readBack();
        lookAnew();
        desk.resumed(event.unsent()).forEach(resting::add);
    }

    /** No quote says anything about now, and what was due meanwhile was missed. */
    private void lookAnew() {
        parents.values().forEach(parent -> parent.view().distrustQuote());
        passMissed();
    }

    private void passMissed() {
        for (Parent parent : parents.values()) {
            if (!parent.isTrading() || parent.pending() == 0) {
                continue;
            }
            parent.noteDue(run.now());
            if (!run.now().isBefore(parent.cutOff())) {
                parent.closeWindow(Cause.MISSED);
                desk.withdrawQueued(parent);
            } else {
                parent.miss(run.now(), missed);
            }
        }
    }

    @Override
    public void stopRequested(Event.StopRequested event) {
        if (event.symbol().isEmpty()) {
            parents.values().forEach(this::stop);
        } else {
            Optional.ofNullable(parents.get(event.symbol().get())).ifPresent(this::stop);
        }
    }

    private void stop(Parent parent) {
        parent.stop();
        desk.cancelAfresh(parent);
        desk.cancelOpen(parent);
    }
}
