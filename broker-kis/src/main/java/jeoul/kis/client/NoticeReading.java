package jeoul.kis.client;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jeoul.engine.market.Seoul;
import jeoul.engine.order.BrokerOrderId;
import jeoul.kis.wire.AccountNumber;
import jeoul.kis.wire.Notice;
import jeoul.kis.wire.Notice.Stage;

/**
 * What notices say of our orders. One of a number never heard of is kept: the answer that gives an
 * order this number may be on its way. Most of them are of orders that are not ours.
 */
final class NoticeReading {

    /** Numbers never heard of that are remembered, the latest. */
    static final int MOST_STRANGERS = 1_000;

    private final AccountNumber account;
    private final KnownOrders orders;
    private final Map<BrokerOrderId, List<Kept>> strangers = new LinkedHashMap<>();

    NoticeReading(AccountNumber account, KnownOrders orders) {
        this.account = account;
        this.orders = orders;
    }

    private record Kept(Notice notice, int sameInFrame) {}

    private record FrameKey(BrokerOrderId number, LocalTime at, long price, long quantity) {}

    void startDay() {
        strangers.clear();
    }

    /** All notices of one frame. */
    void take(List<Notice> frame) {
        Map<FrameKey, Integer> same = new HashMap<>();
        for (Notice notice : frame) {
            // One HTS id may have several accounts.
            if (notice.account().equals(account)) {
                FrameKey key =
                        new FrameKey(
                                notice.number(), notice.at(), notice.price(), notice.quantity());
                take(notice, notice.fill() ? same.merge(key, 1, Integer::sum) : 1);
            }
        }
    }

    /** An order has its number, or the shares it was to have: what was heard before counts now. */
    void numbered(BrokerOrderId number) {
        List<Kept> kept = strangers.remove(number);
        if (kept != null) {
            kept.forEach(one -> take(one.notice, one.sameInFrame));
        }
    }

    private void take(Notice notice, int sameInFrame) {
        if (notice.fill()) {
            orders.numbered(notice.number())
                    .ifPresentOrElse(
                            order -> fill(order, notice, sameInFrame),
                            () -> keep(notice, sameInFrame));
        } else if (notice.stage() == Stage.CONDITION_CANCELLED) {
            orders.numbered(notice.number())
                    .ifPresentOrElse(
                            order ->
                                    orders.tellCancelled(
                                            order, order.countCancel(notice.quantity())),
                            () -> keep(notice, sameInFrame));
        } else {
            switch (notice.action()) {
                case NEW -> {
                    if (notice.refused()) {
                        orders.numbered(notice.number())
                                .ifPresentOrElse(
                                        orders::tellRefused, () -> keep(notice, sameInFrame));
                    }
                }
                case REVISE -> revision(notice);
                case CANCEL -> cancel(notice);
            }
        }
    }

    private void fill(KnownOrder order, Notice notice, int sameInFrame) {
        if (order.isUnmoved()) {
            // A fill says that the revision has moved shares, and only of one share how many.
            if (order.quantity() > 1) {
                keep(notice, sameInFrame);
                orders.needList();
                return;
            }
            orders.tellMoved(order, order.quantity());
        }
        Instant happened = Seoul.at(Seoul.dateOf(orders.now()), notice.at());
        KnownOrder.Counted counted =
                order.count(notice.at(), notice.price(), notice.quantity(), sameInFrame, happened);
        if (counted.shares() > 0) {
            orders.tellFill(order, notice.price(), counted.shares(), happened);
        }
        if (counted.inDoubt()) {
            orders.needList();
        }
    }

    private void revision(Notice notice) {
        Optional<KnownOrder> revision =
                orders.numbered(notice.number())
                        .filter(order -> order.original().isPresent())
                        .or(() -> unnumberedRevision(notice));
        if (revision.isEmpty()) {
            return;
        }
        if (notice.refused()) {
            orders.tellReviseRefused(revision.get());
        } else if (notice.stage() == Stage.CONFIRMED) {
            orders.tellMoved(
                    revision.get(), Math.min(notice.quantity(), revision.get().quantity()));
            numbered(notice.number());
        }
    }

    /** A notice may come before the answer to the revision, or in its place. */
    private Optional<KnownOrder> unnumberedRevision(Notice notice) {
        if (notice.stage() == Stage.RECEIVED && !notice.refused()) {
            return Optional.empty();
        }
        Optional<KnownOrder> revision =
                notice.original().flatMap(orders::numbered).flatMap(orders::revisionInFlight);
        revision.ifPresent(order -> orders.number(order, notice.number(), notice.branch()));
        return revision;
    }

    /** It goes by the number of the request, of the order, or of somebody else's request. */
    private void cancel(Notice notice) {
        Optional<KnownOrder> order =
                orders.cancelledBy(notice.number())
                        .or(() -> orders.numbered(notice.number()))
                        .or(() -> notice.original().flatMap(orders::numbered));
        if (order.isEmpty()) {
            return;
        }
        Optional<KnownOrders.CancelRequest> request = orders.cancel(notice.number(), order.get());
        if (notice.refused()) {
            request.ifPresent(orders::tellCancelRefused);
        } else if (notice.stage() == Stage.CONFIRMED) {
            if (request.isPresent()) {
                orders.tellCancelled(request.get(), notice.number(), notice.quantity());
            } else {
                // Somebody else's, or ours told once more: the list knows how many shares are gone.
                orders.needList();
            }
        }
    }

    private void keep(Notice notice, int sameInFrame) {
        strangers
                .computeIfAbsent(notice.number(), any -> new ArrayList<>(1))
                .add(new Kept(notice, sameInFrame));
        if (strangers.size() > MOST_STRANGERS) {
            strangers.remove(strangers.keySet().iterator().next());
        }
    }
}
