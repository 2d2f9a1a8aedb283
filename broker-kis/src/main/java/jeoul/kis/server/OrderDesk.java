package jeoul.kis.server;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.RejectReason;
import jeoul.kis.wire.AccountNumber;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Environment;
import jeoul.kis.wire.OrderMapper;
import jeoul.kis.wire.OrderReply;
import jeoul.kis.wire.OrderRequest;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.ReviseCancelRequest;

/**
 * Takes orders, revisions and cancels. A call is answered when the broker says what became of it:
 * its acceptance, not the exchange's. The broker knows orders by the ids given here, callers by the
 * broker's numbers; cancels have numbers of this desk.
 */
final class OrderDesk {

    /** Cancels are numbered from here, far from any order of a broker. */
    private static final long FIRST_CANCEL = 9_000_000_001L;

    private final Environment environment;
    private final String branch;
    private final Broker broker;
    private final Clock clock;
    private final NoticeDesk notices;
    private final Lines lines;
    private final OrderLists lists;
    private final OtherOrders others;
    private final Map<ClientOrderId, OpenCall> entering = new HashMap<>();
    private final Map<ClientOrderId, ArrayDeque<OpenCall>> cancelling = new HashMap<>();
    private final List<CancelLine> cancels = new ArrayList<>();
    private final Traded traded = new Traded();
    private long lastCancel;

    OrderDesk(
            Environment environment,
            String branch,
            Broker broker,
            Clock clock,
            NoticeDesk notices,
            Lines lines,
            OrderLists lists,
            OtherOrders others) {
        this.environment = environment;
        this.branch = branch;
        this.broker = broker;
        this.clock = clock;
        this.notices = notices;
        this.lines = lines;
        this.lists = lists;
        this.others = others;
    }

    /** Requests to cancel, oldest first. */
    List<CancelLine> cancels() {
        return cancels;
    }

    /** What orders that came through here traded today. */
    Traded traded() {
        return traded;
    }

    /** Forgets the day before; what still waits for its answer stays. */
    void startDay() {
        lines.startDay(id -> entering.containsKey(id) || cancelling.containsKey(id));
        cancels.clear();
        traded.clear();
        lastCancel = 0;
    }

    void submit(OpenCall call) {
        OrderRequest request = OrderRequest.read(call.fields());
        Side side = call.endpoint() == Endpoint.BUY ? Side.BUY : Side.SELL;
        if (!takes(request.exchange())) {
            call.refuse(Refusals.check("EXCG_ID_DVSN_CD"));
            return;
        }
        Optional<RejectReason> absurd =
                absurd(request.type(), request.price(), request.quantity(), request.stop());
        if (absurd.isPresent()) {
            call.refuse(absurd.get());
            return;
        }
        Order order = OrderMapper.fromWire(request, lines.nextId(), side);
        enter(order, request.account(), Optional.empty(), call);
        broker.send(List.of(new Command.Submit(order)));
    }

    void reviseOrCancel(OpenCall call) {
        ReviseCancelRequest request = ReviseCancelRequest.read(call.fields());
        if (request.branch().isEmpty()) {
            call.refuse("IGW00007");
            return;
        }
        if (!takes(request.exchange())) {
            call.refuse(Refusals.check("EXCG_ID_DVSN_CD"));
            return;
        }
        if (!request.branch().equals(branch)) {
            call.refuse(RejectReason.UNKNOWN_ORDER);
            return;
        }
        Optional<Line> line = lines.numbered(request.original());
        if (line.isPresent()) {
            reviseOrCancel(request, line.get(), call);
        } else {
            lists.ask(listed -> call.attempt(() -> reviseOrCancel(request, listed, call)));
        }
    }

    /** Whoever has the key may touch every order of the account, so it may be another's. */
    private void reviseOrCancel(
            ReviseCancelRequest request, Optional<List<OrderStatus>> listed, OpenCall call) {
        seen(listed.orElseThrow(() -> new CallRefused("EGW00002")), request.account());
        Optional<Line> line = lines.numbered(request.original());
        if (line.isPresent()) {
            reviseOrCancel(request, line.get(), call);
        } else {
            call.refuse(RejectReason.UNKNOWN_ORDER);
        }
    }

    private void reviseOrCancel(ReviseCancelRequest request, Line line, OpenCall call) {
        if (!request.all() && (request.quantity() < 1 || isHuge(request.quantity()))) {
            call.refuse(RejectReason.BAD_QUANTITY);
            return;
        }
        // A broker takes what is left at most, and says so if that is nothing.
        long quantity = request.all() ? Math.max(1, line.leaves()) : request.quantity();
        if (request.cancel()) {
            cancelling.computeIfAbsent(line.id(), any -> new ArrayDeque<>()).add(call);
            broker.send(List.of(new Command.Cancel(line.id(), quantity)));
        } else {
            revise(request, line, quantity, call);
        }
    }

    private void revise(ReviseCancelRequest request, Line line, long quantity, OpenCall call) {
        OrderType type = request.type();
        boolean named = type.pricing().namesPrice();
        Optional<RejectReason> absurd =
                absurd(
                        type,
                        request.price(),
                        quantity,
                        line.order.stop().isPresent() ? line.order.stop() : request.stop());
        if (absurd.isPresent()) {
            call.refuse(absurd.get());
            return;
        }
        OptionalLong price = named ? OptionalLong.of(request.price()) : OptionalLong.empty();
        boolean keepsStop = type.equals(OrderType.STOP_LIMIT) && line.order.stop().isPresent();
        if (type.equals(OrderType.STOP_LIMIT) && !keepsStop) {
            call.refuse(RejectReason.TYPE_NOT_OFFERED);
            return;
        }
        Order revised =
                new Order(
                        lines.nextId(),
                        line.order.symbol(),
                        line.order.side(),
                        type,
                        price,
                        quantity,
                        keepsStop ? line.order.stop() : OptionalLong.empty());
        enter(revised, request.account(), line.number(), call);
        broker.send(List.of(new Command.Revise(line.id(), revised.id(), type, price, quantity)));
    }

    /** The broker has shown all orders of the day. */
    void seen(List<OrderStatus> listed, AccountNumber account) {
        others.isNamed(account);
        others.find(listed, this::mayBeEntering);
    }

    private boolean mayBeEntering(OrderStatus order) {
        return entering.keySet().stream().anyMatch(id -> lines.get(id).looksLike(order));
    }

    private void enter(
            Order order, AccountNumber account, Optional<BrokerOrderId> revises, OpenCall call) {
        others.isNamed(account);
        lines.add(new Line(order, account, revises, clock.now()));
        entering.put(order.id(), call);
    }

    void accepted(Event.Accepted event) {
        Line line = lines.get(event.order());
        if (line == null) {
            return;
        }
        lines.number(line, event.number(), event.at());
        String code =
                environment == Environment.REAL
                        ? "APBK0013"
                        : line.order.side() == Side.BUY ? "40600000" : "40590000";
        answer(entering.remove(event.order()), code, event.number(), event.at());
        notices.received(line);
        line.tellUntold();
    }

    void rejected(Event.Rejected event) {
        Line line = lines.get(event.order());
        if (line == null) {
            return;
        }
        long quantity = line.leaves();
        line.reject();
        OpenCall call = entering.remove(event.order());
        if (call != null) {
            refuse(call, event.reason(), event.at());
        } else {
            line.tell(() -> notices.refused(line, quantity, event.at()));
        }
    }

    private void refuse(OpenCall call, RejectReason reason, Instant at) {
        // Mock has another code before the session than after it.
        boolean early =
                environment == Environment.MOCK
                        && reason == RejectReason.OUTSIDE_SESSION
                        && Seoul.timeOf(at).isBefore(LocalTime.NOON);
        if (early) {
            call.refuse("40570000");
        } else {
            call.refuse(reason);
        }
    }

    void filled(Event.Filled event) {
        Line line = lines.get(event.order());
        if (line == null) {
            return;
        }
        line.fill(event.price(), event.quantity());
        traded.add(line.order.symbol(), line.order.side(), event.price(), event.quantity());
        line.tell(() -> notices.filled(line, event));
    }

    void revised(Event.Revised event) {
        Line line = lines.get(event.order());
        Line moved = lines.get(event.revised());
        if (moved == null) {
            return;
        }
        if (line != null) {
            line.cancel(event.quantity());
        }
        moved.resize(event.quantity());
        lines.number(moved, event.number(), event.at());
        String code = environment == Environment.REAL ? "APBK0013" : "40620000";
        answer(entering.remove(event.revised()), code, event.number(), event.at());
        notices.revised(moved, event.quantity(), event.at());
        moved.tellUntold();
    }

    void reviseRejected(Event.ReviseRejected event) {
        OpenCall call = entering.remove(event.revised());
        lines.remove(event.revised());
        if (call != null) {
            call.refuse(event.reason());
        }
    }

    void cancelled(Event.Cancelled event) {
        Line line = lines.get(event.order());
        if (line == null) {
            return;
        }
        line.cancel(event.quantity());
        OpenCall call = nextCancel(event.order());
        if (call == null && line.order.type().condition() != Condition.DAY) {
            line.tell(() -> notices.conditionCancelled(line, event.quantity(), event.at()));
            return;
        }
        // Without a call it was cancelled from elsewhere.
        line.tell(() -> book(line, event, call));
    }

    private void book(Line line, Event.Cancelled event, OpenCall call) {
        BrokerOrderId number =
                new BrokerOrderId(String.format(Locale.ROOT, "%010d", FIRST_CANCEL + lastCancel++));
        OrderReply reply = new OrderReply(branch, number, second(event.at()));
        cancels.add(new CancelLine(line.status(), event.quantity(), reply));
        if (call != null) {
            String code = environment == Environment.REAL ? "APBK0013" : "40630000";
            call.done(ReplyFormat.ORDER, code, reply);
        }
        notices.cancelled(line, number, event.quantity(), event.at());
    }

    void cancelRejected(Event.CancelRejected event) {
        OpenCall call = nextCancel(event.order());
        if (call != null) {
            call.refuse(event.reason());
        }
    }

    void expired(Event.Expired event) {
        Line line = lines.get(event.order());
        if (line != null) {
            line.cancel(event.quantity());
        }
    }

    /** Not even the broker knows: neither does the caller. */
    void outcomeUnknown(Event.OutcomeUnknown event) {
        OpenCall call = entering.remove(event.order());
        if (call != null) {
            call.refuse("EGW00302");
        }
    }

    private OpenCall nextCancel(ClientOrderId order) {
        ArrayDeque<OpenCall> calls = cancelling.get(order);
        if (calls == null) {
            return null;
        }
        OpenCall call = calls.remove();
        if (calls.isEmpty()) {
            cancelling.remove(order);
        }
        return call;
    }

    private void answer(OpenCall call, String code, BrokerOrderId number, Instant at) {
        if (call != null) {
            call.done(ReplyFormat.ORDER, code, new OrderReply(branch, number, second(at)));
        }
    }

    private boolean takes(String exchange) {
        // The market served is KRX; a real account may leave the choice to the broker.
        return exchange.equals(OrderRequest.KRX)
                || (environment == Environment.REAL && exchange.equals("SOR"));
    }

    /** What no exchange has to look at. */
    private static Optional<RejectReason> absurd(
            OrderType type, long price, long quantity, OptionalLong stop) {
        if (quantity < 1 || isHuge(quantity)) {
            return Optional.of(RejectReason.BAD_QUANTITY);
        }
        if (type.pricing().namesPrice() && price < 1) {
            return Optional.of(RejectReason.WRONG_TICK);
        }
        if (type.pricing().namesPrice() && price > Order.MAX_PRICE) {
            return Optional.of(RejectReason.BEYOND_PRICE_LIMIT);
        }
        if (type.equals(OrderType.STOP_LIMIT) && stop.isEmpty()) {
            return Optional.of(RejectReason.TYPE_NOT_OFFERED);
        }
        return stop.isPresent() && stop.getAsLong() > Order.MAX_PRICE
                ? Optional.of(RejectReason.BEYOND_PRICE_LIMIT)
                : Optional.empty();
    }

    private static boolean isHuge(long quantity) {
        return quantity > Order.MAX_QUANTITY;
    }

    private static LocalTime second(Instant at) {
        return Seoul.timeOf(at).withNano(0);
    }
}
