package jeoul.kis.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import jeoul.engine.broker.CallQueue;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Departures;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Side;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.Pricing;
import jeoul.engine.order.RejectReason;
import jeoul.kis.wire.AccountNumber;
import jeoul.kis.wire.BuyingPower;
import jeoul.kis.wire.BuyingPowerRequest;
import jeoul.kis.wire.Continuation;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.OrderMapper;
import jeoul.kis.wire.OrderReply;
import jeoul.kis.wire.OrderRequest;
import jeoul.kis.wire.Reply;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.Request;
import jeoul.kis.wire.ReviseCancelRequest;
import jeoul.kis.wire.Verdict;

/** Sends orders, revisions and cancels, each once. */
final class OrderCommands {

    private static final String NEVER_SENT = "never sent";
    private static final String IS_DONE = "the order is done";
    private static final String NO_HASH = "not sent: its hash key could not be had";

    private final VenueProfile profile;
    private final AccountNumber account;
    private final boolean hashKey;
    private final CallQueue queue;
    private final Calls calls;
    private final KnownOrders orders;
    private final NoticeReading notices;
    private final BuyingGuard guard;
    private final Consumer<Event> tell;
    private final Map<ClientOrderId, Calls.Attempt> attempts = new LinkedHashMap<>();
    private Departures departures = Departures.NOT_KEPT;

    OrderCommands(
            KisSettings settings,
            CallQueue queue,
            Calls calls,
            KnownOrders orders,
            NoticeReading notices,
            BuyingGuard guard,
            Consumer<Event> tell) {
        this.profile = settings.profile();
        this.account = settings.account();
        this.hashKey = settings.hashKey();
        this.queue = queue;
        this.calls = calls;
        this.orders = orders;
        this.notices = notices;
        this.guard = guard;
        this.tell = tell;
    }

    void markDepartures(Departures other) {
        departures = other;
    }

    void submit(Order order) {
        queue.begin(order.id());
        if (!profile.offers(order.type())) {
            reject(
                    order.id(),
                    RejectReason.TYPE_NOT_OFFERED,
                    profile.name() + " takes no " + order.type());
        } else if (queue.isFull()) {
            reject(order.id(), RejectReason.OTHER, fullText());
        } else {
            queue.submit(order, new Departure());
        }
    }

    void revise(Command.Revise command) {
        queue.begin(command.revised());
        if (!queue.knows(command.order())) {
            refuse(command, RejectReason.UNKNOWN_ORDER, NEVER_SENT);
        } else if (!profile.offers(command.type())) {
            refuse(
                    command,
                    RejectReason.TYPE_NOT_OFFERED,
                    profile.name() + " takes no " + command.type());
        } else if (queue.isFull()) {
            refuse(command, RejectReason.OTHER, fullText());
        } else {
            queue.act(
                    command.order(),
                    () -> leave(command),
                    () -> refuse(command, RejectReason.UNKNOWN_ORDER, IS_DONE));
        }
    }

    void cancel(Command.Cancel command) {
        ClientOrderId id = command.order();
        if (queue.isUnsent(id)) {
            long withdrawn = queue.withdraw(id, command.quantity());
            tell.accept(new Event.Cancelled(id, withdrawn, orders.now()));
        } else if (!queue.knows(id)) {
            refuse(command, RejectReason.UNKNOWN_ORDER, NEVER_SENT);
        } else if (!takeBack(id, command.quantity())) {
            join(command);
        }
    }

    private void join(Command.Cancel command) {
        if (queue.isFull()) {
            refuse(command, RejectReason.OTHER, fullText());
        } else {
            queue.act(
                    command.order(),
                    () -> leave(command),
                    () -> refuse(command, RejectReason.UNKNOWN_ORDER, IS_DONE));
        }
    }

    /** Takes back every order that certainly has not reached the venue. */
    void withdrawAll() {
        for (ClientOrderId id : queue.unsent()) {
            long withdrawn = queue.withdraw(id, Long.MAX_VALUE);
            tell.accept(new Event.Cancelled(id, withdrawn, orders.now()));
        }
        List.copyOf(attempts.keySet()).forEach(id -> takeBack(id, Long.MAX_VALUE));
    }

    /**
     * Takes back a whole order that left and was sent back, and waits to leave again.
     *
     * @return whether it was, and was told
     */
    private boolean takeBack(ClientOrderId id, long quantity) {
        Calls.Attempt attempt = attempts.get(id);
        Optional<KnownOrder> order = orders.find(id);
        if (attempt == null
                || order.isEmpty()
                || quantity < order.get().quantity()
                || !attempt.withdraw()) {
            return false;
        }
        attempts.remove(id);
        queue.ended(id);
        guard.answered(id);
        orders.tellCancelled(order.get(), order.get().leaves());
        return true;
    }

    String fullText() {
        return "not sent: " + queue.size() + " commands wait already";
    }

    /** Asks with the call at hand what an order may use; the guard hears of it first. */
    private void askPower(Order order, BiConsumer<Optional<BuyingPower>, Optional<Verdict>> then) {
        BuyingGuard.Mark mark = guard.mark();
        calls.askNow(
                Endpoint.BUYING_POWER,
                new BuyingPowerRequest(
                        account, order.symbol(), order.type(), order.price().orElse(0), false),
                ReplyFormat.BUYING_POWER,
                new Calls.Answered<>() {
                    @Override
                    public void answered(Reply<BuyingPower> reply, Continuation continuation) {
                        BuyingPower power = reply.body().orElseThrow();
                        guard.read(power, order.symbol(), order.type(), mark);
                        then.accept(Optional.of(power), Optional.empty());
                    }

                    @Override
                    public void failed(String reason, Optional<Verdict> refusal) {
                        then.accept(Optional.empty(), refusal);
                    }
                });
    }

    private void reject(ClientOrderId id, RejectReason reason, String text) {
        queue.ended(id);
        tell.accept(new Event.Rejected(id, reason, text, orders.now()));
    }

    private void refuse(Command.Cancel command, RejectReason reason, String text) {
        tell.accept(new Event.CancelRejected(command.order(), reason, text, orders.now()));
    }

    private void refuse(Command.Revise command, RejectReason reason, String text) {
        queue.ended(command.revised());
        tell.accept(
                new Event.ReviseRejected(
                        command.order(), command.revised(), reason, text, orders.now()));
    }

    /** An order on its way out: it may need a reading of the cash and a hash before it leaves. */
    private final class Departure implements CallQueue.Submission {

        private boolean waits;
        private Optional<Request> hashed = Optional.empty();
        private Optional<String> hash = Optional.empty();

        @Override
        public boolean isReady() {
            return !waits;
        }

        @Override
        public boolean leave(Order order) {
            if (order.side() == Side.BUY && !guard.allows(order)) {
                waits = true;
                askPower(order, (power, refusal) -> decide(order, power, refusal));
                return false;
            }
            OrderRequest request = OrderMapper.toWire(order, account);
            if (hashKey && !hashed.equals(Optional.of(request))) {
                waits = true;
                calls.hashNow(request, answer -> take(order, request, answer));
                return false;
            }
            depart(order, request);
            return true;
        }

        /**
         * The reading is of now and for this very order; the guard lets it leave, or another order
         * takes the cash first.
         */
        private void decide(Order order, Optional<BuyingPower> power, Optional<Verdict> refusal) {
            waits = false;
            if (power.isEmpty()) {
                withdraw(
                        order.id(),
                        refusal.flatMap(Verdict::reason).orElse(RejectReason.OTHER),
                        "not sent: what may be bought could not be read"
                                + refusal.map(word -> ": " + word.envelope().text()).orElse(""));
                return;
            }
            boolean allowed =
                    !power.get().allowsCredit()
                            || (guard.allows(order) && power.get().quantity() >= order.quantity());
            if (!allowed) {
                withdraw(
                        order.id(),
                        RejectReason.INSUFFICIENT_CASH,
                        "denied by us: the account would buy "
                                + order.quantity()
                                + " shares on credit");
            }
        }

        private void take(Order order, Request request, Optional<String> answer) {
            waits = false;
            hashed = Optional.of(request);
            hash = answer;
            if (answer.isEmpty()) {
                withdraw(order.id(), RejectReason.OTHER, NO_HASH);
            }
        }

        /** Unless it was withdrawn meanwhile. */
        private void withdraw(ClientOrderId id, RejectReason reason, String text) {
            if (queue.isUnsent(id)) {
                queue.withdraw(id, Long.MAX_VALUE);
                reject(id, reason, text);
            }
        }

        private void depart(Order order, OrderRequest request) {
            departures.leaves(new Command.Submit(order), orders.now());
            KnownOrder known = KnownOrder.sent(order, orders.now());
            orders.add(known);
            tell.accept(new Event.Sent(order.id(), orders.now()));
            if (order.side() == Side.BUY) {
                guard.left(order);
            }
            Endpoint endpoint = OrderMapper.endpoint(order.side());
            Submitted submitted = new Submitted(known);
            attempts.put(order.id(), calls.act(endpoint, request, hash, submitted));
            if (submitted.answered) {
                attempts.remove(order.id());
            }
        }
    }

    /** Takes the answer to an order. */
    private final class Submitted implements Calls.Acted {

        private final KnownOrder order;
        private boolean answered;

        Submitted(KnownOrder order) {
            this.order = order;
        }

        @Override
        public void taken(OrderReply reply) {
            answered();
            guard.answered(order.id());
            orders.accepted(order, reply);
            notices.numbered(reply.number());
        }

        @Override
        public void refused(RejectReason reason, String text) {
            answered();
            guard.answered(order.id());
            orders.refused(order, reason, text);
        }

        @Override
        public void unknown(String reason) {
            answered();
            tell.accept(new Event.OutcomeUnknown(order.id(), orders.now()));
        }

        /** Some links answer before the call returns. */
        private void answered() {
            answered = true;
            attempts.remove(order.id());
        }
    }

    // ---- revisions and cancels ----

    private void leave(Command.Revise command) {
        Optional<KnownOrder> found = orders.find(command.order());
        if (found.isEmpty() || found.get().number().isEmpty()) {
            refuse(command, RejectReason.UNKNOWN_ORDER, IS_DONE);
            return;
        }
        KnownOrder order = found.get();
        if (order.side() == Side.BUY
                && !guard.allowsRevision(
                        order.symbol(), command.type(), command.price(), command.quantity())) {
            refuse(
                    command,
                    RejectReason.INSUFFICIENT_CASH,
                    "denied by us: the account might buy on credit");
            return;
        }
        long quantity = atMostLeft(command.quantity(), order);
        KnownOrder revision =
                KnownOrder.revision(
                        order, command.revised(), command.type(), quantity, orders.now());
        orders.add(revision);
        ReviseCancelRequest request =
                OrderMapper.revise(
                        account,
                        order.branch(),
                        order.number().orElseThrow(),
                        command.type(),
                        command.price(),
                        quantity,
                        command.quantity() >= order.leaves(),
                        command.type().pricing() == Pricing.STOP_LIMIT
                                ? order.stop()
                                : OptionalLong.empty());
        send(command, request, new RevisionSent(command, revision));
    }

    private void leave(Command.Cancel command) {
        Optional<KnownOrder> found = orders.find(command.order());
        if (found.isEmpty() || found.get().number().isEmpty()) {
            refuse(command, RejectReason.UNKNOWN_ORDER, IS_DONE);
            return;
        }
        KnownOrder order = found.get();
        ReviseCancelRequest request =
                OrderMapper.cancel(
                        account,
                        order.branch(),
                        order.number().orElseThrow(),
                        atMostLeft(command.quantity(), order),
                        command.quantity() >= order.leaves());
        send(command, request, new CancelSent(command, order, orders.cancelLeaves(order)));
    }

    private static long atMostLeft(long quantity, KnownOrder order) {
        return order.leaves() == 0 ? quantity : Math.min(quantity, order.leaves());
    }

    private void send(Command command, ReviseCancelRequest request, Calls.Acted acted) {
        if (!hashKey) {
            depart(command, request, Optional.empty(), acted);
            return;
        }
        calls.hashNow(
                request,
                hash -> {
                    if (hash.isEmpty()) {
                        acted.refused(RejectReason.OTHER, NO_HASH);
                    } else {
                        queue.actAgain(() -> depart(command, request, hash, acted));
                    }
                });
    }

    private void depart(
            Command command,
            ReviseCancelRequest request,
            Optional<String> hash,
            Calls.Acted acted) {
        departures.leaves(command, orders.now());
        calls.act(Endpoint.REVISE_CANCEL, request, hash, acted);
    }

    private final class RevisionSent implements Calls.Acted {

        private final Command.Revise command;
        private final KnownOrder revision;

        RevisionSent(Command.Revise command, KnownOrder revision) {
            this.command = command;
            this.revision = revision;
        }

        /** How many shares moved is the exchange's to say. */
        @Override
        public void taken(OrderReply reply) {
            orders.number(revision, reply.number(), reply.branch());
            notices.numbered(reply.number());
        }

        @Override
        public void refused(RejectReason reason, String text) {
            if (revision.isUnmoved()) {
                orders.tellReviseRefused(revision, reason, text);
            }
            lookUpIfOpen(command.order(), reason);
        }

        @Override
        public void unknown(String reason) {
            revision.loseAnswer(orders.now());
            tell.accept(new Event.OutcomeUnknown(command.revised(), orders.now()));
        }
    }

    private final class CancelSent implements Calls.Acted {

        private final Command.Cancel command;
        private final KnownOrder order;
        private final KnownOrders.CancelRequest request;

        CancelSent(Command.Cancel command, KnownOrder order, KnownOrders.CancelRequest request) {
            this.command = command;
            this.order = order;
            this.request = request;
        }

        @Override
        public void taken(OrderReply reply) {
            orders.cancelTaken(request, reply);
        }

        @Override
        public void refused(RejectReason reason, String text) {
            orders.cancelOver(request);
            refuse(command, reason, text);
            lookUpIfOpen(order.id(), reason);
        }

        @Override
        public void unknown(String reason) {
            orders.cancelOver(request);
            tell.accept(new Event.OutcomeUnknown(order.id(), orders.now()));
            orders.needList();
        }
    }

    /**
     * What cannot be cancelled or revised has usually been filled, and we have yet to hear of it.
     */
    private void lookUpIfOpen(ClientOrderId id, RejectReason reason) {
        if (reason == RejectReason.UNKNOWN_ORDER) {
            orders.find(id).filter(KnownOrder::isOpen).ifPresent(open -> orders.needList());
        }
    }
}
