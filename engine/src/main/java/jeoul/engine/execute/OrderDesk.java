package jeoul.engine.execute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.RequestId;
import jeoul.engine.broker.Unsent;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Fill;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderState;
import jeoul.engine.order.OrderType;
import jeoul.engine.plan.Cause;

/**
 * Makes, revises and cancels orders, knows them all, and how many of them still wait with the
 * broker.
 */
final class OrderDesk {

    /** Orders handed to the broker that have not left it, at most. */
    static final int MOST_QUEUED = 8;

    /** An order is revised at most this often. */
    static final int MOST_REPRICES = 30;

    /**
     * After so many cancels that came to nothing an order counts as one that cannot be cancelled: a
     * refused cancel usually means that it is done, and word of it on its way.
     */
    private static final int MANY_CANCELS = 3;

    /** A price sent with an order comes from a quote no older than this. */
    static final Duration PRICE_AGE = Duration.ofSeconds(10);

    private final Run run;
    private final OrderType type;
    private final Duration quoteAge;
    private final RiskCheck risk;
    private final Tally tally;
    private final NavigableMap<ClientOrderId, ChildOrder> children = new TreeMap<>();
    private final NavigableMap<ClientOrderId, Revision> revisions = new TreeMap<>();
    private final NavigableMap<BrokerOrderId, ChildOrder> numbered = new TreeMap<>();
    private final List<ChildOrder> inDoubt = new ArrayList<>();
    private long orderIds;
    private int queued;

    OrderDesk(Run run, OrderType type, ExecutionLimits limits, Tally tally, long ordersBefore) {
        this.orderIds = ordersBefore;
        this.run = run;
        this.type = type;
        this.quoteAge = limits.quoteAge();
        this.risk = new RiskCheck(limits);
        this.tally = tally;
    }

    /** A revision asked for that nothing was heard of yet. */
    private record Revision(ChildOrder original, OptionalLong price) {}

    /** Order ids used by this run so far, those of earlier days included. */
    long orderIds() {
        return orderIds;
    }

    boolean hasRoom() {
        return queued < MOST_QUEUED;
    }

    /** All orders, in the order they were made. */
    Collection<ChildOrder> children() {
        return Collections.unmodifiableCollection(children.values());
    }

    /** The order that the broker knows by that number. */
    Optional<ChildOrder> numbered(BrokerOrderId number) {
        return Optional.ofNullable(numbered.get(number));
    }

    /**
     * The broker has it under a number.
     *
     * @return true if it had none before
     */
    boolean accepted(ChildOrder child, BrokerOrderId number) {
        leftQueue(child);
        ChildOrder other = numbered.put(number, child);
        if (other != null && other != child && child.number().isPresent()) {
            // Counting gave twins each other's number.
            other.renumber(child.number().get());
            numbered.put(child.number().get(), other);
        }
        boolean first = child.accepted(number);
        child.parent().update(child);
        return first;
    }

    /** From now on the broker knows it by its number, and tells what becomes of it. */
    void adopt(ChildOrder child) {
        if (run.isOver()) {
            // Of another day the broker may have another order under that number.
            return;
        }
        child.adopted();
        run.command(
                new Command.Adopt(
                        child.order().id(), child.number().orElseThrow(), child.filled()));
    }

    /** Its answer was lost. */
    void answerLost(ChildOrder child) {
        leftQueue(child);
        if (child.answerLost(run.now())) {
            tally.unknown();
            inDoubt.add(child);
        }
        child.parent().update(child);
    }

    /** Whether its cancel came through is not known; the broker's list tells. */
    void cancelInDoubt(ChildOrder child) {
        child.hearOnlyFromList();
        inDoubt.add(child);
    }

    /** Whether the broker has still to answer some order or revision. */
    boolean awaitsAnswer() {
        return revisions.keySet().stream().anyMatch(id -> !isVoid(id))
                || children.values().stream().anyMatch(OrderDesk::awaitsAnswer);
    }

    private static boolean awaitsAnswer(ChildOrder child) {
        return child.leaves() > 0 && child.answerToCome();
    }

    /** Answers were waited for long enough: they are lost. */
    void giveUpAnswers() {
        for (ClientOrderId revised : List.copyOf(revisions.keySet())) {
            if (isVoid(revised)) {
                revisionRefused(revised);
            } else {
                find(revised);
            }
        }
        List.copyOf(children.values()).stream()
                .filter(OrderDesk::awaitsAnswer)
                .forEach(this::answerLost);
    }

    /** Whether only the broker's list can tell what became of some order. */
    boolean anyInDoubt() {
        inDoubt.removeIf(child -> child.leaves() == 0 || !child.isInDoubt());
        return !inDoubt.isEmpty();
    }

    /** Whether a quote has to be asked for before this parent's next order. */
    boolean needsQuote(Parent parent) {
        if (parent.arrival().isEmpty()) {
            return true;
        }
        return type.pricing().namesPrice()
                ? !parent.view().hasUnusedQuoteWithin(run.now(), PRICE_AGE)
                : !parent.view().hasQuoteWithin(run.now(), quoteAge);
    }

    void askQuote(Parent parent) {
        if (parent.view().awaited().isEmpty()) {
            RequestId request = run.nextRequest();
            parent.view().await(Optional.of(request));
            run.command(new Command.RefreshQuote(request, parent.order().symbol()));
        }
    }

    /** When the next order may leave by the limit of a second: now, or later. */
    Instant mayLeaveAt() {
        return risk.mayLeaveAt(run.now());
    }

    /**
     * Sends a parent's next slice.
     *
     * @return the limit it would cross; then it is not sent, and stays pending
     */
    Optional<RiskCheck.Crossing> submitSlice(Parent parent) {
        OptionalLong price = OptionalLong.empty();
        if (type.pricing().namesPrice()) {
            price = parent.view().bestPrice();
            parent.view().useQuote();
            if (price.isEmpty()) {
                parent.view().pause(run.now().plus(Executor.RETRY_PAUSE), Cause.UNFILLED);
                parent.hold(true);
                return Optional.empty();
            }
        }
        long shares = parent.pacing().sliceShares();
        Optional<RiskCheck.Crossing> crossed =
                risk.submit(parent, reckonedPrice(parent), shares, run.now());
        if (crossed.isPresent()) {
            return crossed;
        }
        parent.pacing().takeSlice();
        Order order =
                new Order(
                        new ClientOrderId(++orderIds),
                        parent.order().symbol(),
                        parent.order().side(),
                        type,
                        price,
                        shares,
                        OptionalLong.empty());
        ChildOrder child = ChildOrder.queued(order, parent, run.now());
        children.put(order.id(), child);
        parent.add(child);
        queued++;
        tally.submitted();
        run.command(new Command.Submit(order));
        return Optional.empty();
    }

    private static long reckonedPrice(Parent parent) {
        return parent.view().reckonedPrice().orElse(parent.order().decisionPrice());
    }

    /** Whether a revision of this order could still do something. */
    boolean mayReprice(ChildOrder child) {
        return child.leaves() > 0
                && child.state() == OrderState.ACCEPTED
                && child.reprices() < MOST_REPRICES
                && !child.knownByListAlone()
                && !child.reviseAsked()
                && !child.cancelAsked();
    }

    /**
     * Moves what is left of an order to the price its type gives now.
     *
     * @return the limit it would cross; then it stays where it is
     */
    Optional<RiskCheck.Crossing> reprice(ChildOrder child) {
        Parent parent = child.parent();
        OptionalLong price = OptionalLong.empty();
        if (type.pricing().namesPrice()) {
            price = parent.view().bestPrice();
            parent.view().useQuote();
            if (price.isEmpty() || price.equals(child.order().price())) {
                return Optional.empty();
            }
        }
        Optional<RiskCheck.Crossing> crossed =
                risk.revise(parent, reckonedPrice(parent), run.now());
        if (crossed.isPresent()) {
            return crossed;
        }
        ClientOrderId revised = new ClientOrderId(++orderIds);
        revisions.put(revised, new Revision(child, price));
        child.askRevise(true);
        run.command(new Command.Revise(child.order().id(), revised, type, price, child.leaves()));
        return Optional.empty();
    }

    void cancelOpen(Parent parent) {
        for (ChildOrder child : parent.open()) {
            cancel(child);
        }
    }

    /** What could not be cancelled before may be now: the count begins anew. */
    void cancelAfresh(Parent parent) {
        for (ChildOrder child : parent.open()) {
            child.forgetCancels();
            cancelUnwanted(child);
        }
    }

    /** Takes back what has not left the broker. */
    void withdrawQueued(Parent parent) {
        for (ChildOrder child : parent.open()) {
            if (child.state() == OrderState.QUEUED) {
                cancel(child);
            }
        }
    }

    /** Cancels an order; one whose fate is unknown, as soon as it is known to stand. */
    void cancel(ChildOrder child) {
        child.want(false);
        cancelUnwanted(child);
    }

    void cancelUnwanted(ChildOrder child) {
        // What has not left must not leave after the close; of what has, nothing stands then.
        if (child.unwanted()
                && !run.readingBack()
                && (!run.isOver() || child.state() == OrderState.QUEUED)
                && !child.cancelAsked()
                && child.leaves() > 0
                && !child.fateUnknown()) {
            child.askCancel();
            run.command(new Command.Cancel(child.order().id(), child.leaves()));
        }
    }

    /** Whether all its cancels were refused, or their answers lost. */
    boolean cannotCancel(ChildOrder child) {
        return !child.cancelAsked() && child.cancels() >= MANY_CANCELS;
    }

    /** The venue has it after all, while its shares go elsewhere: it must not trade beside them. */
    void cancelReturned(ChildOrder child) {
        if (!child.cancelAsked() && !run.readingBack() && !run.isOver()) {
            child.askCancel();
            run.command(new Command.Cancel(child.order().id(), child.order().quantity()));
        }
    }

    /**
     * The order with that id. If it is a revision not heard of yet, hearing of it now means that
     * the shares have moved.
     */
    ChildOrder find(ClientOrderId id) {
        ChildOrder child = children.get(id);
        if (child != null) {
            return child;
        }
        Revision revision = revisions.remove(id);
        if (revision == null) {
            throw new IllegalStateException(
                    "the broker speaks of order " + id + ", which is not ours");
        }
        return moved(id, revision);
    }

    private ChildOrder moved(ClientOrderId id, Revision revision) {
        ChildOrder original = revision.original();
        Order order =
                new Order(
                        id,
                        original.order().symbol(),
                        original.order().side(),
                        type,
                        revision.price(),
                        original.leaves(),
                        OptionalLong.empty());
        ChildOrder next = ChildOrder.revisionOf(original, order, run.now());
        children.put(id, next);
        original.askRevise(false);
        original.parent().update(original);
        original.parent().add(next);
        return next;
    }

    void revisionRefused(ClientOrderId revised) {
        Revision revision = revisions.remove(revised);
        if (revision != null) {
            revision.original().askRevise(false);
        }
    }

    /** A revision that can have moved nothing, for its order was done before. */
    boolean isVoid(ClientOrderId id) {
        Revision revision = revisions.get(id);
        return revision != null && revision.original().leaves() == 0;
    }

    /** Of what never left, that which nobody has answered. */
    Unsent unanswered(Unsent neverLeft) {
        return Unsent.of(
                neverLeft.orders().stream()
                        .filter(id -> revisions.containsKey(id) || waitsUnsent(id))
                        .toList(),
                neverLeft.cancels().stream()
                        .filter(id -> children.containsKey(id) && children.get(id).cancelAsked())
                        .toList());
    }

    private boolean waitsUnsent(ClientOrderId id) {
        return children.containsKey(id) && children.get(id).state() == OrderState.QUEUED;
    }

    /**
     * The program was not there to hear answers: what was in flight is unknown. What never left is
     * as if withdrawn, a revision as never made, a cancel as not asked for.
     *
     * @return orders whose revision never left, which rest where they were
     */
    List<ChildOrder> resumed(Unsent unsent) {
        List<ChildOrder> stayed = new ArrayList<>();
        for (ClientOrderId revised : List.copyOf(revisions.keySet())) {
            if (unsent.orders().contains(revised)) {
                stayed.add(revisions.get(revised).original());
                revisionRefused(revised);
            } else if (isVoid(revised)) {
                revisionRefused(revised);
            } else {
                find(revised);
            }
        }
        List<ChildOrder> withdrawn = new ArrayList<>();
        for (ChildOrder child : List.copyOf(children.values())) {
            child.estrange();
            child.forgetCancels();
            if (child.cancelAsked() && unsent.cancels().contains(child.order().id())) {
                child.cancelNeverAsked();
            }
            if (child.state() == OrderState.QUEUED
                    && unsent.orders().contains(child.order().id())) {
                withdrawn.add(child);
            } else if (child.state() == OrderState.QUEUED
                    || child.state() == OrderState.SENT
                    || child.cancelAsked()) {
                answerLost(child);
                cancelUnwanted(child);
            }
        }
        withdrawn.forEach(this::withdrawn);
        return stayed;
    }

    /** An order did not leave; its shares are to be sent again. */
    void withdrawn(ChildOrder child) {
        tally.cancelled();
        giveBack(child, child.leaves(), child.parent().hasUnknown() ? Cause.UNKNOWN : Cause.RATE);
    }

    /** It does not wait with the broker any more. */
    void leftQueue(ChildOrder child) {
        if (child.leaveQueue()) {
            queued--;
        }
    }

    /** Counts a fill and puts right what was thought of its shares before. */
    void fill(ChildOrder child, Fill fill) {
        leftQueue(child);
        long late = child.fill(fill);
        Parent parent = child.parent();
        parent.account().fill(fill.quantity());
        parent.traded();
        if (late > 0) {
            parent.takeBack(late, child.endCause());
        }
        parent.update(child);
        child.original().ifPresent(parent::update);
        child.revised().ifPresent(parent::update);
        tally.filled(child);
    }

    /** Shares of an order end and are to be sent again. */
    void giveBack(ChildOrder child, long shares, Cause cause) {
        leftQueue(child);
        long ended = child.end(shares);
        child.parent().update(child);
        child.parent().account().giveBack(cause, ended);
    }

    /** Shares of an order end for good. */
    void lose(ChildOrder child, long shares, Cause cause) {
        leftQueue(child);
        long ended = child.end(shares);
        if (ended > 0) {
            child.endedFor(cause);
        }
        child.parent().update(child);
        child.parent().account().lose(cause, ended);
    }

    /** The venue has shown that what was given up as unknown found nobody to trade with. */
    void endIsKnown(ChildOrder child) {
        if (!child.fateUnknown() && child.endCause().equals(Optional.of(Cause.UNKNOWN))) {
            Cause cause =
                    child.parent().isStopped() ? Cause.STOPPED : EventHandler.unfilledCause(child);
            child.parent().account().explain(Cause.UNKNOWN, cause, child.ended());
            child.endedFor(cause);
        }
    }

    /** The venue never had it. What a revision was to move has stayed where it was. */
    void absent(ChildOrder child) {
        child.provenAbsent();
        child.neverMoved();
        child.original().ifPresent(child.parent()::update);
        giveBack(child, child.leaves(), Cause.UNKNOWN);
    }
}
