package jeoul.engine.execute;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.Unsent;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.plan.Cause;
import jeoul.engine.schedule.ParentOrder;

/**
 * Turns what is heard into what is asked for: a deterministic state machine without clock, thread,
 * I/O or randomness. The same events give the same commands, always.
 *
 * <p>Slices go when they are due, those of one second in ticker order, never more than a few ahead
 * of the broker's rate, so that what has not left can still be withdrawn. While an order's fate is
 * unknown its symbol sends nothing more.
 */
public final class Executor {

    /** Slices still unsent this long after their window are given up. */
    static final Duration GRACE = Duration.ofSeconds(60);

    /** What could not be read or was refused for the moment is tried again after this. */
    static final Duration RETRY_PAUSE = Duration.ofSeconds(5);

    /** What became of orders still open this long after the close is asked for a last time. */
    static final Duration AFTER_CLOSE = Duration.ofMinutes(5);

    /** A run that was stopped waits this long for what is unknown to be settled. */
    static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

    /** When the day is over, an answer still under way is waited for this long. */
    static final Duration ANSWER_PATIENCE = Duration.ofSeconds(60);

    private final Run run;
    private final NavigableMap<Symbol, Parent> parents = new TreeMap<>();
    private final Tally tally = new Tally();
    private final OrderDesk desk;
    private final SliceRelease release;
    private final RestingOrders resting;
    private final OutcomeInquiry inquiry;
    private final EventHandler handler;
    private final Instant catchUpStart;
    private final Instant catchUpEnd;
    private Instant stopOver = Instant.MAX;
    private Instant answersUntil = Instant.MAX;
    private boolean catchUpOver;
    private boolean started;
    private boolean endAsked;
    private boolean closed;
    private boolean unread;

    public Executor(ExecutionPlan plan) {
        var limits = ExecutionPlan.limitsBySymbol(plan.priceLimits());
        for (ParentOrder order : plan.parents()) {
            parents.put(order.symbol(), new Parent(order, limits.get(order.symbol())));
        }
        var strategy = plan.strategy();
        run = new Run(plan.day());
        desk = new OrderDesk(run, strategy.order(), plan.limits(), tally, plan.ordersBefore());
        release = new SliceRelease(run, plan, List.copyOf(parents.values()), desk, tally);
        resting = new RestingOrders(run, strategy, desk, release);
        inquiry = new OutcomeInquiry(run, plan, desk, release, resting, tally);
        handler = new EventHandler(run, plan, parents, desk, resting, inquiry, tally);
        var catchUp = strategy.catchUp();
        catchUpStart = catchUp.map(window -> window.startOn(plan.day())).orElse(Instant.MAX);
        catchUpEnd = catchUp.map(window -> window.endOn(plan.day())).orElse(Instant.MAX);
        catchUpOver = catchUp.isEmpty();
    }

    /**
     * Takes one event and says what to do about it.
     *
     * @return commands in the order they are to be sent; a {@code WakeAt} is the last of them
     */
    public List<Command> on(Event event) {
        run.advanceTo(event.at());
        started = true;
        event.to(handler);
        if (run.readingBack()) {
            // What was taken to be over may have gone on while nobody heard of it.
            closed = false;
        }
        if (!closed) {
            act();
        }
        return run.takeCommands();
    }

    /**
     * Of what never left, that which nobody has answered: what a {@link Event.Resumed} is to name.
     */
    public Unsent unanswered(Unsent neverLeft) {
        return desk.unanswered(neverLeft);
    }

    /** True when nothing is left to do or to hear. */
    public boolean isFinished() {
        if (parents.isEmpty() || closed) {
            return true;
        }
        // Whatever its journal says, a run that goes on has not looked at the venue yet.
        return started && !run.readingBack() && parents.values().stream().allMatch(this::isDone);
    }

    /**
     * Whether the day ended before the broker had told what happened while nobody heard it: shares
     * of orders that were open then are taken for unknown.
     */
    public boolean isUnread() {
        return unread;
    }

    /** What has been done so far. */
    public ExecutionResult result() {
        return tally.result(parents.values(), run.now(), inquiry.foreignOrders());
    }

    /** Order ids used by this run so far; a later day's plan begins after them. */
    public long orderIds() {
        return desk.orderIds();
    }

    /** How many orders so far; cheap enough to be asked for at every step. */
    public ExecutionResult.Counts counts() {
        return tally.counts(parents.values(), run.now(), inquiry.foreignOrders());
    }

    /** How far each parent order has come, by symbol; cheap enough for a screen. */
    public List<ParentProgress> progress() {
        return parents.values().stream().map(parent -> parent.progress(run.now())).toList();
    }

    /** What nothing new is sent for any more; cheap enough to be asked for at every step. */
    public List<ExecutionResult.Halt> halts() {
        return tally.halts();
    }

    /** Progress of every parent, sorted by symbol. */
    NavigableMap<Symbol, Parent> parents() {
        return Collections.unmodifiableNavigableMap(parents);
    }

    private boolean isDone(Parent parent) {
        return parent.pending() == 0 && !parent.hasOpenOrders() && !canStillCatchUp(parent);
    }

    private boolean canStillCatchUp(Parent parent) {
        return !catchUpOver
                && parent.isBuy()
                && parent.mayReopen()
                && parent.account().hasLostFor(Parent.RECOVERABLE);
    }

    private void act() {
        boolean over = run.isOver();
        if (!over) {
            startCatchUp();
        }
        release.tend();
        if (!over) {
            resting.tend();
            release.releaseDue();
        }
        boolean toAsk = over && askOfTheEnd();
        inquiry.tend();
        if (over ? !toAsk && !inquiry.isReadingBack() : stopIsOver()) {
            close();
        }
        askToWake();
    }

    /**
     * What is open when the day is over is asked about once more: a machine that slept over the
     * close has heard of no fill and no expiry since.
     *
     * @return whether answers that are under way are waited for first
     */
    private boolean askOfTheEnd() {
        if (endAsked || parents.values().stream().noneMatch(Parent::hasOpenOrders)) {
            return false;
        }
        if (answersUntil.equals(Instant.MAX)) {
            answersUntil = run.now().plus(ANSWER_PATIENCE);
        }
        if (desk.awaitsAnswer() && run.now().isBefore(answersUntil)) {
            return true;
        }
        endAsked = true;
        desk.giveUpAnswers();
        inquiry.readBack();
        return false;
    }

    /** What was not bought in its window is tried again in a later one. */
    private void startCatchUp() {
        if (catchUpOver || run.now().isBefore(catchUpStart)) {
            return;
        }
        catchUpOver = true;
        for (Parent parent : parents.values()) {
            if (parent.isBuy() && parent.mayReopen() && run.now().isBefore(catchUpEnd)) {
                parent.reopenUntil(catchUpEnd);
                desk.cancelOpen(parent);
                parent.spread(run.now());
            }
        }
    }

    /**
     * Whether a run that was stopped can do no more: what is still open is unknown, or could not be
     * cancelled. A program that has gone on looks at the venue first.
     */
    private boolean stopIsOver() {
        if (inquiry.isReadingBack() || !parents.values().stream().allMatch(Parent::isStopped)) {
            return false;
        }
        if (stopOver.equals(Instant.MAX)) {
            stopOver = run.now().plus(STOP_PATIENCE);
        }
        return !run.now().isBefore(stopOver)
                && parents.values().stream()
                        .flatMap(parent -> parent.open().stream())
                        .allMatch(child -> child.fateUnknown() || desk.cannotCancel(child));
    }

    private void close() {
        closed = true;
        unread = run.readingBack();
        for (Parent parent : parents.values()) {
            parent.losePending(release.causeOfHolding(parent));
            for (ChildOrder child : parent.open()) {
                if (!run.isOver() && !child.fateUnknown()) {
                    tellStanding(child);
                }
                desk.lose(child, child.leaves(), causeOfLeaving(child));
            }
        }
        run.readBack(false);
    }

    /** The run ends before the day, and leaves an order behind: a person must see to it. */
    private void tellStanding(ChildOrder child) {
        Order order = child.order();
        String number = child.number().map(BrokerOrderId::value).orElse("without a number yet");
        tally.halted(
                Optional.of(order.symbol()),
                "order "
                        + number
                        + " could not be cancelled and may still trade: "
                        + order.side()
                        + " "
                        + child.leaves(),
                run.now());
    }

    private Cause causeOfLeaving(ChildOrder child) {
        if (child.fateUnknown() || unread) {
            return Cause.UNKNOWN;
        }
        return child.parent().isStopped() ? Cause.STOPPED : EventHandler.unfilledCause(child);
    }

    private void askToWake() {
        if (isFinished()) {
            return;
        }
        Instant wake = earlier(Instant.MAX, run.isOver() ? inquiry.lateUntil() : run.over());
        wake = earlier(wake, answersUntil);
        wake = earlier(wake, release.nextTurn());
        wake = earlier(wake, resting.nextTurn());
        wake = earlier(wake, inquiry.pollAt());
        wake = earlier(wake, stopOver);
        if (!catchUpOver) {
            wake = earlier(wake, catchUpStart);
        }
        run.wakeAt(wake);
    }

    /** A time that has come is not asked for again: what it was for waits for something else. */
    private Instant earlier(Instant wake, Instant candidate) {
        return candidate.isAfter(run.now()) && candidate.isBefore(wake) ? candidate : wake;
    }
}
