package jeoul.engine.execute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Fill;
import jeoul.engine.order.OrderState;
import jeoul.engine.plan.Cause;
import jeoul.engine.schedule.MissedPolicy;
import jeoul.engine.schedule.ParentOrder;

/**
 * Progress of one parent order. Its shares are always accounted for: {@code quantity = filled +
 * leaves of open orders + pending + lost - overfilled}.
 */
final class Parent {

    /** Losses that a later window may make good. */
    static final Set<Cause> RECOVERABLE =
            Collections.unmodifiableSet(
                    EnumSet.of(
                            Cause.CASH,
                            Cause.UNFILLED,
                            Cause.RATE,
                            Cause.AUCTION,
                            Cause.MISSED,
                            Cause.REJECTED));

    private enum Stage {
        TRADING,
        /** Its time is over; a catch-up may open another window. */
        WINDOW_OVER,
        /** The venue does not take its orders: not tried again. */
        ABANDONED,
        /** A person or a guard ended it. */
        STOPPED
    }

    private final ParentOrder order;
    private final OptionalLong mostShares;
    private final SymbolView view;
    private final Pacing pacing;
    private final ShareAccount account = new ShareAccount();
    private final List<ChildOrder> children = new ArrayList<>();
    private final NavigableMap<ClientOrderId, ChildOrder> open = new TreeMap<>();
    private final Set<ClientOrderId> unknown = new TreeSet<>();
    private Stage stage = Stage.TRADING;
    private Instant cutOff;
    private boolean caughtUp;
    private boolean held;
    private int refusalsInRow;
    private Optional<Instant> firstDue = Optional.empty();
    private Optional<Quote> arrival = Optional.empty();
    private Instant triesAgainAt = Instant.MIN;

    Parent(ParentOrder order, ExecutionPlan.SymbolLimits limits) {
        this.order = order;
        this.mostShares = limits.mostShares();
        this.view = new SymbolView(order.side(), limits.limits());
        this.pacing = new Pacing(order.schedule());
        this.cutOff = pacing.end().plus(Executor.GRACE);
    }

    ParentOrder order() {
        return order;
    }

    /** Most shares of its symbol in this run, if there is such a limit. */
    OptionalLong mostShares() {
        return mostShares;
    }

    SymbolView view() {
        return view;
    }

    Pacing pacing() {
        return pacing;
    }

    ShareAccount account() {
        return account;
    }

    boolean isBuy() {
        return order.side() == Side.BUY;
    }

    // ---- its orders ----

    List<ChildOrder> children() {
        return Collections.unmodifiableList(children);
    }

    /** Orders with shares left. A copy, so that they may change meanwhile. */
    List<ChildOrder> open() {
        return List.copyOf(open.values());
    }

    boolean hasOpenOrders() {
        return !open.isEmpty();
    }

    void add(ChildOrder child) {
        children.add(child);
        update(child);
    }

    /** To be called whenever one of its orders has changed. */
    void update(ChildOrder child) {
        ClientOrderId id = child.order().id();
        if (child.leaves() == 0) {
            open.remove(id);
            unknown.remove(id);
            return;
        }
        open.put(id, child);
        if (child.fateUnknown()) {
            unknown.add(id);
        } else {
            unknown.remove(id);
        }
    }

    /** How many of its open orders have a fate that is not known. */
    int unknownOrders() {
        return unknown.size();
    }

    /** Whether the fate of one of its open orders is not known. */
    boolean hasUnknown() {
        return !unknown.isEmpty();
    }

    // ---- its shares ----

    /** Shares not in any order yet. */
    long pending() {
        return pacing.shares() + account.returned();
    }

    /** Shares filled or in open orders. */
    long committed() {
        return order.quantity() + account.overfilled() - pending() - account.lost();
    }

    /** Everything scheduled is lost to this cause; what came back, to its own. */
    void losePending(Cause cause) {
        account.lose(cause, pacing.takeAll());
        account.loseReturned();
    }

    /**
     * Spreads everything pending over what is left of the window.
     *
     * @return false if the window leaves no time; then nothing has changed
     */
    boolean spread(Instant now) {
        if (!pacing.spread(now, account.returned())) {
            return false;
        }
        account.takeReturned();
        return true;
    }

    /** Slices were due while nobody was there to send them. */
    void miss(Instant now, MissedPolicy policy) {
        if (policy == MissedPolicy.DROP) {
            account.lose(Cause.MISSED, pacing.takeDue(now));
        } else if (pacing.overdue(now) > 1) {
            spread(now);
        }
    }

    /**
     * Shares that had ended were filled after all.
     *
     * @param cause what they were lost to, if they were
     */
    void takeBack(long shares, Optional<Cause> cause) {
        long left = account.reclaim(shares, cause);
        left -= pacing.reduce(left);
        account.overfill(left);
    }

    // ---- its course ----

    boolean isTrading() {
        return stage == Stage.TRADING;
    }

    boolean isStopped() {
        return stage == Stage.STOPPED;
    }

    /** Whether a later window may be opened for it. */
    boolean mayReopen() {
        return stage == Stage.TRADING || stage == Stage.WINDOW_OVER;
    }

    void closeWindow(Cause cause) {
        losePending(cause);
        stage = Stage.WINDOW_OVER;
    }

    void abandon(Cause cause) {
        losePending(cause);
        if (stage != Stage.STOPPED) {
            stage = Stage.ABANDONED;
        }
    }

    /**
     * Our own limits end it.
     *
     * @return everything pending, whatever it came back for: it is denied
     */
    long deny() {
        long shares = pacing.takeAll() + account.takeReturned();
        account.lose(Cause.DENIED, shares);
        stage = Stage.ABANDONED;
        return shares;
    }

    void stop() {
        stage = Stage.STOPPED;
        loseAsStopped();
    }

    /** Everything pending was ended by the person, whatever it came back for. */
    void loseAsStopped() {
        account.lose(Cause.STOPPED, pacing.takeAll() + account.takeReturned());
    }

    /** Opens a later window for what is pending and for what may be recovered. */
    void reopenUntil(Instant newEnd) {
        pacing.moveEnd(newEnd);
        cutOff = newEnd.plus(Executor.GRACE);
        stage = Stage.TRADING;
        caughtUp = true;
        account.recover(RECOVERABLE);
    }

    /** Whether its catch-up has begun. */
    boolean caughtUp() {
        return caughtUp;
    }

    /** When what has not been sent is given up. */
    Instant cutOff() {
        return cutOff;
    }

    boolean held() {
        return held;
    }

    void hold(boolean hold) {
        held = hold;
    }

    /** When shares that came back are spread again. */
    Instant triesAgainAt() {
        return triesAgainAt;
    }

    /** Shares that come back while others wait already do not make those wait longer. */
    void tryAgainAt(Instant now, Instant at) {
        if (!triesAgainAt.isAfter(now)) {
            triesAgainAt = at;
        }
    }

    int refused() {
        return ++refusalsInRow;
    }

    void traded() {
        refusalsInRow = 0;
        view.traded();
    }

    // ---- its arrival price ----

    Optional<Instant> firstDue() {
        return firstDue;
    }

    Optional<Quote> arrival() {
        return arrival;
    }

    /** From the moment its first slice is due, the first quote heard is the arrival price. */
    void noteDue(Instant now) {
        if (firstDue.isEmpty() && !pacing.nextDue().isAfter(now)) {
            firstDue = Optional.of(pacing.nextDue());
        }
    }

    void quoted(Quote quote, Instant heardAt) {
        view.quoted(quote, heardAt);
        if (arrival.isEmpty() && firstDue.isPresent()) {
            arrival = Optional.of(quote);
        }
    }

    // ---- its progress ----

    ParentProgress progress(Instant now) {
        var schedule = order.schedule();
        long due = Math.min(schedule.quantity(), schedule.dueBy(now) * schedule.slice());
        long left = 0;
        for (ChildOrder child : open.values()) {
            left += child.state() == OrderState.QUEUED ? 0 : child.leaves();
        }
        long won = 0;
        long neverKnown = unknown.size();
        for (ChildOrder child : children) {
            neverKnown += child.endedUnknown() ? 1 : 0;
            for (Fill fill : child.fills()) {
                won += fill.price() * fill.quantity();
            }
        }
        return new ParentProgress(
                order,
                due,
                account.filled(),
                won,
                left,
                account.lost(),
                neverKnown,
                slippageBps(won));
    }

    private OptionalDouble slippageBps(long filledWon) {
        OptionalLong doubled = arrival.map(Quote::doubledReference).orElse(OptionalLong.empty());
        if (doubled.isEmpty() || account.filled() == 0) {
            return OptionalDouble.empty();
        }
        double atArrival = doubled.getAsLong() / 2.0 * account.filled();
        return OptionalDouble.of(
                10_000 * order.side().sign() * (filledWon - atArrival) / atArrival);
    }

    boolean awaits(RequestId request) {
        return view.awaited().isPresent() && view.awaited().get().equals(request);
    }

    /** Shares the law of this class misses; zero, always. */
    long imbalance() {
        long leaves = open.values().stream().mapToLong(ChildOrder::leaves).sum();
        return order.quantity()
                - (account.filled() + leaves + pending() + account.lost() - account.overfilled());
    }
}
