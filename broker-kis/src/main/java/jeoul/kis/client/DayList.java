package jeoul.kis.client;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.Seoul;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.kis.wire.ContextArea;
import jeoul.kis.wire.DayOrders;
import jeoul.kis.wire.DayOrdersRequest;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Environment;
import jeoul.kis.wire.OrderMapper;
import jeoul.kis.wire.OrderRequest;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The day's orders as the venue lists them: for the one who asks, and to find what was not heard
 * of. Mock has answered an empty list while fills happened, so a list without orders that must
 * stand there is not complete.
 */
final class DayList {

    /** A list may trail by this much: what was accepted since need not stand there. */
    static final Duration LIST_LAG = Duration.ofSeconds(10);

    /** So far back reaches the list that knows today's orders too; older ones are in another. */
    private static final int MONTHS_IN_LIST = 3;

    private static final String ALL_EXCHANGES = "ALL";
    private static final Logger LOG = LoggerFactory.getLogger(DayList.class);

    private final KisSettings settings;
    private final Calls calls;
    private final KnownOrders orders;
    private final NoticeReading notices;
    private final ListReading reading;
    private final Consumer<Event> tell;
    private final BiPredicate<KnownOrder, Instant> sessionIsOver;
    private final Map<BrokerOrderId, Line> lines = new HashMap<>();
    private final Map<BrokerOrderId, Adoption> adoptions = new LinkedHashMap<>();
    private Optional<LocalDate> recalled = Optional.empty();

    /**
     * @param sessionIsOver whether an order's session had ended at an instant
     */
    DayList(
            KisSettings settings,
            Calls calls,
            KnownOrders orders,
            NoticeReading notices,
            Consumer<Event> tell,
            BiPredicate<KnownOrder, Instant> sessionIsOver) {
        this.settings = settings;
        this.calls = calls;
        this.orders = orders;
        this.notices = notices;
        this.reading = new ListReading(orders);
        this.tell = tell;
        this.sessionIsOver = sessionIsOver;
    }

    private record Line(OrderStatus status, String branch) {}

    private record Adoption(ClientOrderId order, long filled) {}

    void startDay() {
        lines.clear();
        adoptions.clear();
    }

    // ---- for the one who asks ----

    /** Who asks from now on is told the orders of a day that is over. */
    void recall(LocalDate day) {
        recalled = Optional.of(day);
    }

    /**
     * Reads the whole list and tells it. That of a day that is over says nothing of the orders
     * known here, which are today's: numbers come again every day.
     */
    void refresh(RequestId request) {
        Instant askedAt = orders.now();
        LocalDate day = recalled.orElseGet(this::today);
        boolean ofToday = recalled.isEmpty();
        Set<BrokerOrderId> expected = expected(askedAt);
        boolean known = anyAccepted();
        pages(
                day,
                true,
                page -> false,
                (pages, missing) -> {
                    if (pages.isEmpty()) {
                        unavailable(request, missing.orElse("no page came"));
                        return;
                    }
                    try {
                        List<OrderStatus> listed = OrderMapper.fromWire(pages).orders();
                        boolean complete =
                                missing.isEmpty()
                                        && (!ofToday
                                                || ListReading.isPlausible(
                                                        listed, expected, known));
                        if (missing.isEmpty() && ofToday) {
                            take(pages, listed, askedAt);
                        }
                        tell.accept(
                                new Event.OrdersRefreshed(request, listed, complete, orders.now()));
                    } catch (WireException e) {
                        unavailable(request, missing.orElse("unreadable: " + e.getMessage()));
                    }
                });
    }

    private void unavailable(RequestId request, String reason) {
        tell.accept(new Event.Unavailable(request, reason, orders.now()));
    }

    // ---- to find what was not heard of ----

    /** Whether a reading could tell anything. */
    boolean hasWanted() {
        return !adoptions.isEmpty() || !wanted().isEmpty();
    }

    /**
     * Reads the list, newest first, as far as the orders go that are open or in doubt.
     *
     * @param done told whether all of them were found
     */
    void catchUp(Consumer<Boolean> done) {
        Set<BrokerOrderId> wanted = wanted();
        wanted.addAll(adoptions.keySet());
        if (wanted.isEmpty()) {
            done.accept(true);
            return;
        }
        Instant askedAt = orders.now();
        Set<BrokerOrderId> missingYet = new HashSet<>(wanted);
        pages(
                today(),
                false,
                page -> {
                    page.rows().forEach(row -> missingYet.remove(row.number()));
                    return missingYet.isEmpty();
                },
                (pages, missing) -> {
                    if (missing.isEmpty() && !pages.isEmpty()) {
                        try {
                            take(pages, OrderMapper.fromWire(pages).orders(), askedAt);
                        } catch (WireException e) {
                            LOG.warn("ORDERS_UNREADABLE reason={}", e.getMessage());
                            done.accept(false);
                            return;
                        }
                    }
                    missing.ifPresent(reason -> LOG.warn("ORDERS_INCOMPLETE reason={}", reason));
                    if (missing.isEmpty() && !missingYet.isEmpty()) {
                        LOG.warn("ORDERS_NOT_LISTED orders={}", missingYet.size());
                    }
                    done.accept(missing.isEmpty() && missingYet.isEmpty());
                });
    }

    private Set<BrokerOrderId> wanted() {
        Set<BrokerOrderId> wanted = new HashSet<>();
        for (KnownOrder order : orders.numbered()) {
            boolean unmoved = order.isUnmoved() && !order.isRefused();
            if (order.isOpen() || unmoved) {
                wanted.add(order.number().orElseThrow());
            }
        }
        return wanted;
    }

    // ---- orders found by others ----

    /**
     * An order turns out to be the one the venue has under a number: one whose answer was lost, or
     * one sent before this client began.
     *
     * @param filled shares of it that are known to be filled
     */
    void adopt(ClientOrderId order, BrokerOrderId number, long filled) {
        Line line = lines.get(number);
        if (line == null) {
            // Its line tells what it is; until one comes it cannot be cancelled.
            adoptions.put(number, new Adoption(order, filled));
            orders.needList();
            return;
        }
        // Who adopts it has seen its line, and what was cancelled of it.
        found(order, number, filled, line).adoptCancelled(cancelled(line.status));
        notices.numbered(number);
    }

    private KnownOrder found(ClientOrderId order, BrokerOrderId number, long filled, Line line) {
        adoptions.remove(number);
        KnownOrder known = orders.find(order).orElseGet(() -> adopted(order, line.status));
        if (known.isUnmoved()) {
            known.move(line.status.quantity());
        }
        known.adoptFilled(filled, notional(line.status, filled), orders.now());
        orders.number(known, number, line.branch);
        return known;
    }

    /** A line shows what revisions moved away as cancelled, too. */
    private long cancelled(OrderStatus status) {
        long moved =
                lines.values().stream()
                        .map(Line::status)
                        .filter(other -> other.revises().equals(Optional.of(status.number())))
                        .mapToLong(other -> other.quantity() - other.rejected())
                        .sum();
        return status.cancelled() - moved;
    }

    private KnownOrder adopted(ClientOrderId id, OrderStatus status) {
        KnownOrder known =
                KnownOrder.adopted(
                        id,
                        status.symbol(),
                        status.side(),
                        status.type(),
                        status.quantity(),
                        status.at());
        orders.add(known);
        return known;
    }

    private static long notional(OrderStatus status, long filled) {
        return status.filled() == filled || status.filled() == 0
                ? status.filledNotional()
                : Math.multiplyExact(status.filledNotional() / status.filled(), filled);
    }

    // ---- reading ----

    private LocalDate today() {
        return Seoul.dateOf(orders.now());
    }

    private void pages(
            LocalDate day,
            boolean oldestFirst,
            Predicate<DayOrders> enough,
            Pages.Taker<DayOrders> taker) {
        boolean older = day.isBefore(today().minusMonths(MONTHS_IN_LIST));
        new Pages<>(
                        calls,
                        older ? Endpoint.OLDER_ORDERS : Endpoint.DAY_ORDERS,
                        ReplyFormat.DAY_ORDERS,
                        context -> request(day, oldestFirst, context),
                        page -> page.rows().size(),
                        settings.profile().ordersPage(),
                        enough,
                        taker)
                .ask();
    }

    private DayOrdersRequest request(LocalDate day, boolean oldestFirst, ContextArea context) {
        DayOrdersRequest all =
                DayOrdersRequest.of(
                        settings.account(),
                        day,
                        settings.environment() == Environment.MOCK
                                ? OrderRequest.KRX
                                : ALL_EXCHANGES,
                        context);
        return new DayOrdersRequest(
                all.account(),
                all.from(),
                all.to(),
                all.side(),
                all.symbol(),
                all.number(),
                all.fills(),
                oldestFirst,
                all.exchange(),
                all.context());
    }

    private void take(List<DayOrders> pages, List<OrderStatus> listed, Instant askedAt) {
        Map<BrokerOrderId, String> branches = new HashMap<>();
        for (DayOrders page : pages) {
            page.rows().forEach(row -> branches.put(row.number(), row.branch()));
        }
        for (OrderStatus status : listed) {
            lines.put(
                    status.number(), new Line(status, branches.getOrDefault(status.number(), "")));
        }
        Map.copyOf(adoptions)
                .forEach(
                        (number, adoption) -> {
                            Line line = lines.get(number);
                            if (line != null) {
                                // What was cancelled of it is told as news.
                                found(adoption.order, number, adoption.filled, line);
                                notices.numbered(number);
                            }
                        });
        reading.take(listed, askedAt, order -> sessionIsOver.test(order, askedAt));
        // Of a revision that the list has moved shares to, fills may have been heard before.
        listed.stream()
                .filter(status -> status.revises().isPresent())
                .map(OrderStatus::number)
                .filter(number -> orders.numbered(number).isPresent())
                .forEach(notices::numbered);
    }

    private Set<BrokerOrderId> expected(Instant askedAt) {
        Set<BrokerOrderId> expected = new HashSet<>();
        for (KnownOrder order : orders.numbered()) {
            if (!order.sentAt().isAfter(askedAt.minus(LIST_LAG))) {
                expected.add(order.number().orElseThrow());
            }
        }
        return expected;
    }

    private boolean anyAccepted() {
        return !orders.numbered().isEmpty();
    }
}
