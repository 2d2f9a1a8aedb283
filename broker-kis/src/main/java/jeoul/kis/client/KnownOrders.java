package jeoul.kis.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import jeoul.engine.broker.CallQueue;
import jeoul.engine.broker.Event;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.RejectReason;
import jeoul.kis.wire.OrderReply;

/**
 * Our orders of the day by their numbers, and the telling of what becomes of them: each share once,
 * whether a notice shows it, a list, both, or one of them twice.
 */
final class KnownOrders {

    /** KIS' clock shows whole seconds and may differ from ours by this much. */
    static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /** A list asked for sooner than this after an order came to the venue may not show it yet. */
    static final Duration LIST_LAG = Duration.ofSeconds(10);

    private final CallQueue queue;
    private final Consumer<Event> tell;
    private final Function<KnownOrder, RejectReason> refusalReason;
    private final Map<ClientOrderId, KnownOrder> byClient = new LinkedHashMap<>();
    private final Map<BrokerOrderId, KnownOrder> byNumber = new LinkedHashMap<>();
    private final List<CancelRequest> cancels = new ArrayList<>();
    private Instant now = Instant.MIN;
    private Instant lastFill = Instant.MIN;
    private boolean listNeeded;

    /**
     * @param refusalReason why the exchange refuses an order it has just refused
     */
    KnownOrders(
            CallQueue queue,
            Consumer<Event> tell,
            Function<KnownOrder, RejectReason> refusalReason) {
        this.queue = queue;
        this.tell = tell;
        this.refusalReason = refusalReason;
    }

    /** A cancel that left us. */
    static final class CancelRequest {

        private final KnownOrder order;
        private final Instant at;
        private Optional<BrokerOrderId> number = Optional.empty();
        private boolean taken;
        private boolean told;

        CancelRequest(KnownOrder order, Instant at) {
            this.order = order;
            this.at = at;
        }
    }

    void advance(Instant time) {
        now = time;
    }

    Instant now() {
        return now;
    }

    /** Numbers begin anew each day; orders do not outlive theirs. */
    void startDay() {
        byClient.clear();
        byNumber.clear();
        cancels.clear();
        listNeeded = false;
    }

    // ---- what we do ----

    void add(KnownOrder order) {
        byClient.put(order.id(), order);
    }

    void number(KnownOrder order, BrokerOrderId number, String branch) {
        order.accepted(number, branch);
        byNumber.put(number, order);
        queue.numbered(order.id());
    }

    void accepted(KnownOrder order, OrderReply reply) {
        number(order, reply.number(), reply.branch());
        tell.accept(new Event.Accepted(order.id(), reply.number(), now));
    }

    /** Refused before it had a number. */
    void refused(KnownOrder order, RejectReason reason, String text) {
        queue.ended(order.id());
        order.reject();
        tell.accept(new Event.Rejected(order.id(), reason, text, now));
    }

    CancelRequest cancelLeaves(KnownOrder order) {
        // A notice from now on tells of this cancel, and not of an earlier one that is known.
        order.expectCancel();
        CancelRequest request = new CancelRequest(order, now);
        cancels.add(request);
        return request;
    }

    void cancelTaken(CancelRequest request, OrderReply reply) {
        request.number = Optional.of(reply.number());
        request.taken = true;
    }

    /** Nothing comes of it, or nobody knows: what becomes of the order is told all the same. */
    void cancelOver(CancelRequest request) {
        cancels.remove(request);
    }

    // ---- what is known ----

    Optional<KnownOrder> find(ClientOrderId id) {
        return Optional.ofNullable(byClient.get(id));
    }

    Optional<KnownOrder> numbered(BrokerOrderId number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** The revision of an order that has no number yet: its answer is to come, or was lost. */
    Optional<KnownOrder> revisionInFlight(KnownOrder original) {
        return byClient.values().stream()
                .filter(
                        o ->
                                o.original().equals(Optional.of(original))
                                        && o.number().isEmpty()
                                        && o.isUnmoved()
                                        && !o.isRefused())
                .findFirst();
    }

    /** Our cancel with this number, or of this order if its number has not been heard yet. */
    Optional<CancelRequest> cancel(BrokerOrderId number, KnownOrder order) {
        Optional<CancelRequest> known =
                cancels.stream().filter(c -> c.number.equals(Optional.of(number))).findFirst();
        return known.isPresent()
                ? known
                : cancels.stream()
                        .filter(c -> c.order == order && c.number.isEmpty() && !c.told)
                        .findFirst();
    }

    Optional<KnownOrder> cancelledBy(BrokerOrderId number) {
        return cancels.stream()
                .filter(c -> c.number.equals(Optional.of(number)))
                .map(c -> c.order)
                .findFirst();
    }

    boolean hasOpenCancel(KnownOrder order) {
        return cancels.stream().anyMatch(c -> c.order == order && !c.told);
    }

    /** Orders the venue has with something left, oldest first. */
    List<KnownOrder> open() {
        return byNumber.values().stream().filter(KnownOrder::isOpen).toList();
    }

    /** All that the venue has numbered, done or not. */
    List<KnownOrder> numbered() {
        return List.copyOf(byNumber.values());
    }

    /** When the oldest confirmation that is still to come was asked for; empty for none. */
    Optional<Instant> unconfirmedSince() {
        Instant oldest = Instant.MAX;
        for (CancelRequest request : cancels) {
            if (request.taken && !request.told && request.at.isBefore(oldest)) {
                oldest = request.at;
            }
        }
        for (KnownOrder order : byNumber.values()) {
            if (order.isUnmoved() && !order.isRefused() && order.sentAt().isBefore(oldest)) {
                oldest = order.sentAt();
            }
        }
        return oldest.equals(Instant.MAX) ? Optional.empty() : Optional.of(oldest);
    }

    /** Something was heard that only the venue's list can settle. */
    void needList() {
        listNeeded = true;
    }

    /** Whether the list is needed, once. */
    boolean takeListNeeded() {
        boolean needed = listNeeded;
        listNeeded = false;
        return needed;
    }

    // ---- what is told ----

    void tellFill(KnownOrder order, long price, long shares, Instant stated) {
        Instant at = order.fillTime(stated, now);
        if (at.isBefore(lastFill)) {
            // One that came late: fills are told in the order they are heard.
            at = lastFill;
        }
        lastFill = at;
        order.fill(price, shares, at);
        tell.accept(new Event.Filled(order.id(), price, shares, at));
    }

    void tellRefused(KnownOrder order) {
        if (order.isUnmoved()) {
            tellReviseRefused(order);
        } else if (!order.isRefused() && order.leaves() > 0) {
            RejectReason reason = refusalReason.apply(order);
            order.reject();
            tell.accept(
                    new Event.Rejected(
                            order.id(), reason, "refused by the exchange after acceptance", now));
        }
    }

    void tellCancelled(KnownOrder order, long shares) {
        if (shares > 0) {
            order.cancel(shares);
            tell.accept(new Event.Cancelled(order.id(), shares, now));
        }
        boolean settled = shares > 0 || order.leaves() == 0;
        for (CancelRequest request : cancels) {
            request.told |= request.order == order && request.taken && settled;
        }
    }

    void tellCancelled(CancelRequest request, BrokerOrderId number, long shares) {
        request.number = Optional.of(number);
        if (!request.told) {
            request.told = true;
            long counted = request.order.countCancel(shares);
            if (counted > 0) {
                request.order.cancel(counted);
                tell.accept(new Event.Cancelled(request.order.id(), counted, now));
            } else {
                // A list has told the shares, or fills have taken them.
                needList();
            }
        }
    }

    void tellCancelRefused(CancelRequest request) {
        cancelOver(request);
        tell.accept(
                new Event.CancelRejected(
                        request.order.id(),
                        RejectReason.UNKNOWN_ORDER,
                        "refused by the exchange after acceptance",
                        now));
    }

    void tellExpired(KnownOrder order, long shares) {
        if (shares > 0) {
            order.expire(shares);
            tell.accept(new Event.Expired(order.id(), shares, now));
        }
    }

    /** The venue has moved shares to a revision. */
    void tellMoved(KnownOrder revision, long shares) {
        if (revision.isUnmoved() && !revision.isRefused()) {
            KnownOrder original = revision.original().orElseThrow();
            revision.move(shares);
            tell.accept(
                    new Event.Revised(
                            original.id(),
                            revision.id(),
                            revision.number().orElseThrow(),
                            shares,
                            now));
        }
    }

    void tellReviseRefused(KnownOrder revision) {
        RejectReason reason = refusalReason.apply(revision);
        tellReviseRefused(revision, reason, "refused by the exchange after acceptance");
    }

    void tellReviseRefused(KnownOrder revision, RejectReason reason, String text) {
        if (revision.isUnmoved() && !revision.isRefused()) {
            revision.reject();
            queue.ended(revision.id());
            tell.accept(
                    new Event.ReviseRejected(
                            revision.original().orElseThrow().id(),
                            revision.id(),
                            reason,
                            text,
                            now));
        }
    }
}
