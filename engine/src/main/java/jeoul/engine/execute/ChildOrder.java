package jeoul.engine.execute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.Fill;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderState;
import jeoul.engine.plan.Cause;

/**
 * One order sent for a parent. Its shares are filled, cancelled, expired, refused, moved to a
 * revised order, or left: {@code quantity = filled + ended + moved + leaves}.
 */
final class ChildOrder {

    private final Order order;
    private final Parent parent;
    private final Instant createdAt;
    private final Optional<ChildOrder> original;
    private final int reprices;
    private final List<Fill> fills = new ArrayList<>(1);
    private OrderState state;
    private long quantity;
    private long filled;
    private long filledByEvents;
    private long ended;
    private long endedByListAlone;
    private long moved;
    private boolean inQueue;
    private boolean moveConfirmed;
    private boolean fateUnknown;
    private boolean thoughtAbsent;
    private boolean endedAtVenue;
    private boolean knownByListAlone;
    private boolean strange;
    private boolean unwanted;
    private boolean cancelAsked;
    private int cancels;
    private boolean reviseAsked;
    private Optional<ChildOrder> revised = Optional.empty();
    private Optional<Cause> endCause = Optional.empty();
    private Optional<Instant> sentAt = Optional.empty();
    private Optional<Instant> lostAt = Optional.empty();
    private Optional<BrokerOrderId> number = Optional.empty();

    private ChildOrder(
            Order order,
            Parent parent,
            OrderState state,
            Instant createdAt,
            Optional<ChildOrder> original) {
        this.order = order;
        this.parent = parent;
        this.state = state;
        this.createdAt = createdAt;
        this.original = original;
        this.quantity = order.quantity();
        this.inQueue = state == OrderState.QUEUED;
        this.reprices = original.isEmpty() ? 0 : original.get().reprices + 1;
    }

    /** An order just handed to the broker. */
    static ChildOrder queued(Order order, Parent parent, Instant at) {
        return new ChildOrder(order, parent, OrderState.QUEUED, at, Optional.empty());
    }

    /**
     * The part of an order that a revision moves. Until the venue confirms how much it moved,
     * shares may turn out to have stayed.
     */
    static ChildOrder revisionOf(ChildOrder original, Order order, Instant at) {
        ChildOrder next =
                new ChildOrder(order, original.parent, OrderState.SENT, at, Optional.of(original));
        original.revised = Optional.of(next);
        original.moved += order.quantity();
        original.reduced(order.quantity());
        next.unwanted = original.unwanted;
        return next;
    }

    Order order() {
        return order;
    }

    Parent parent() {
        return parent;
    }

    OrderState state() {
        return state;
    }

    /** When it left us, or was made if we have not heard that it left. */
    Instant leftAt() {
        return sentAt.orElse(createdAt);
    }

    /** When its answer was waited for no longer: at the latest then the venue had it, if ever. */
    Instant givenUpAt() {
        return lostAt.or(() -> sentAt).orElse(createdAt);
    }

    Optional<BrokerOrderId> number() {
        return number;
    }

    List<Fill> fills() {
        return Collections.unmodifiableList(fills);
    }

    long filled() {
        return filled;
    }

    long leaves() {
        return quantity - filled - ended - moved;
    }

    /** Shares that ended without a fill. */
    long ended() {
        return ended;
    }

    boolean isFilledWhole() {
        return state == OrderState.CLOSED && filled == quantity && quantity > 0;
    }

    /** How many revisions led to it. */
    int reprices() {
        return reprices;
    }

    /** True while we do not know whether the venue has this order. */
    boolean fateUnknown() {
        return fateUnknown;
    }

    /** Its shares were given up before anybody said whether the venue has it. */
    boolean endedUnknown() {
        return fateUnknown && endCause.equals(Optional.of(Cause.UNKNOWN));
    }

    /**
     * True if the venue's list may be the only one to tell what becomes of it: the answer to its
     * cancel was lost.
     */
    boolean knownByListAlone() {
        return knownByListAlone;
    }

    /** Whether the broker has still to say if it has this order. */
    boolean answerToCome() {
        return !fateUnknown && number.isEmpty() && (leaves() > 0 || filled > 0);
    }

    /** Something became of it at the venue, so the venue had it, whatever else was lost. */
    boolean certainlyExists() {
        return filled > 0 || endedAtVenue;
    }

    /** The order it is a revision of. */
    Optional<ChildOrder> original() {
        return original;
    }

    /** The order that its latest revision moved shares to. */
    Optional<ChildOrder> revised() {
        return revised;
    }

    // ---- what we want of it ----

    boolean unwanted() {
        return unwanted;
    }

    /** It is to be cancelled, at once or as soon as it is known to stand. */
    void want(boolean wanted) {
        unwanted = !wanted;
    }

    boolean cancelAsked() {
        return cancelAsked;
    }

    /** Cancels asked for so far, since they were counted anew. */
    int cancels() {
        return cancels;
    }

    /** But for one under way. */
    void forgetCancels() {
        cancels = cancelAsked ? 1 : 0;
    }

    void askCancel() {
        cancelAsked = true;
        cancels++;
    }

    void cancelAnswered() {
        cancelAsked = false;
    }

    /** The cancel asked for last never left us. */
    void cancelNeverAsked() {
        cancelAsked = false;
        cancels--;
    }

    boolean reviseAsked() {
        return reviseAsked;
    }

    void askRevise(boolean asked) {
        reviseAsked = asked;
    }

    // ---- what is heard of it ----

    /** Leaves the broker's queue; true the first time. */
    boolean leaveQueue() {
        boolean was = inQueue;
        inQueue = false;
        return was;
    }

    void sent(Instant at) {
        signal(OrderState.Signal.SENT);
        sentAt = Optional.of(at);
    }

    /**
     * The venue has it under a number.
     *
     * @return false if it had a number already
     */
    boolean accepted(BrokerOrderId brokerNumber) {
        signal(OrderState.Signal.ACCEPTED);
        boolean first = number.isEmpty();
        fateUnknown = false;
        knownByListAlone = false;
        number = Optional.of(brokerNumber);
        return first;
    }

    void renumber(BrokerOrderId brokerNumber) {
        number = Optional.of(brokerNumber);
    }

    /** The broker of a program that has gone on knows nothing of it until it adopts it. */
    void estrange() {
        strange = true;
    }

    /** Whether the broker has still to adopt it. */
    boolean isStrange() {
        return strange;
    }

    /** The broker is to tell only what goes beyond what is known now. */
    void adopted() {
        strange = false;
        filledByEvents = filled;
        endedByListAlone = 0;
        knownByListAlone = false;
    }

    /** What becomes of it, only the venue's list may tell. */
    void hearOnlyFromList() {
        knownByListAlone = true;
    }

    /** Whether only the venue's list can tell what becomes of it. */
    boolean isInDoubt() {
        return fateUnknown || knownByListAlone;
    }

    /**
     * An answer to it, or to its cancel, was lost.
     *
     * @return true if its fate was known before and is not now
     */
    boolean answerLost(Instant at) {
        boolean before = fateUnknown;
        if (lostAt.isEmpty()) {
            lostAt = Optional.of(at);
        }
        signal(OrderState.Signal.ANSWER_LOST);
        fateUnknown = state == OrderState.UNKNOWN;
        cancelAsked = false;
        return fateUnknown && !before;
    }

    /** The venue has shown that it never had this order. */
    void provenAbsent() {
        fateUnknown = false;
        thoughtAbsent = true;
    }

    /** True if the venue had shown that it never had this order. */
    boolean thoughtAbsent() {
        return thoughtAbsent;
    }

    /** Some of its shares were cancelled or expired there. */
    void sawEndAtVenue() {
        endedAtVenue = true;
    }

    /** The venue has refused it: its answer is known after all. */
    void refused() {
        fateUnknown = false;
    }

    /** Shares of a fill heard of that the venue's list has not shown before. */
    long unseen(long shares) {
        filledByEvents += shares;
        return Math.max(0, Math.min(shares, filledByEvents - filled));
    }

    /** The list has shown shares of it to have ended, which an event may yet tell as well. */
    void endedByList(long shares) {
        endedByListAlone += shares;
    }

    /** Shares of an end heard of that the venue's list has not shown before. */
    long unseenEnd(long shares) {
        long seen = Math.min(shares, endedByListAlone);
        endedByListAlone -= seen;
        return shares - seen;
    }

    /**
     * Counts a fill.
     *
     * @return shares of it that were thought cancelled, expired or refused before
     */
    long fill(Fill fill) {
        if (fill.quantity() > leaves()) {
            revised.ifPresent(next -> next.returnTo(this, fill.quantity() - leaves()));
        }
        long late = Math.max(0, fill.quantity() - leaves());
        if (late > ended) {
            throw new IllegalStateException(
                    "order "
                            + order.id()
                            + " was filled for more than its "
                            + quantity
                            + " shares");
        }
        filled += fill.quantity();
        ended -= late;
        fills.add(fill);
        if (late > 0 && state == OrderState.CLOSED) {
            signal(OrderState.Signal.LATE_FILL);
        } else {
            signal(leaves() == 0 ? OrderState.Signal.EXHAUSTED : OrderState.Signal.REDUCED);
        }
        return late;
    }

    /**
     * Shares end without a fill: cancelled, expired, refused, or proven never to have existed.
     *
     * @return how many: a cancel and a fill may cross, and what was filled cannot end as well
     */
    long end(long shares) {
        long actual = Math.min(shares, leaves());
        ended += actual;
        reduced(actual);
        return actual;
    }

    /** Remembers what its ended shares were lost to. */
    void endedFor(Cause cause) {
        endCause = Optional.of(cause);
    }

    Optional<Cause> endCause() {
        return endCause;
    }

    /** The venue has moved this many shares to this order; what it did not move stayed behind. */
    void confirmMoved(long shares) {
        if (!moveConfirmed) {
            original.ifPresent(from -> returnTo(from, quantity - shares));
            moveConfirmed = true;
        }
    }

    /** Nothing was moved: the revision never reached the venue. */
    void neverMoved() {
        original.ifPresent(from -> returnTo(from, leaves()));
    }

    private void returnTo(ChildOrder from, long shares) {
        long actual = moveConfirmed ? 0 : Math.max(0, Math.min(shares, leaves()));
        if (actual > 0) {
            quantity -= actual;
            from.moved -= actual;
            from.unwanted |= unwanted;
            from.signal(OrderState.Signal.RESTORED);
            reduced(actual);
        }
    }

    private void reduced(long shares) {
        if (shares > 0) {
            signal(leaves() == 0 ? OrderState.Signal.EXHAUSTED : OrderState.Signal.REDUCED);
        }
    }

    private void signal(OrderState.Signal signal) {
        OrderState before = state;
        state =
                before.after(signal)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "order "
                                                        + order.id()
                                                        + " cannot be "
                                                        + signal
                                                        + " when "
                                                        + before));
    }
}
