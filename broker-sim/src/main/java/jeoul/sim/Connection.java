package jeoul.sim;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.RequestId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.RejectReason;

/**
 * Our end of the line to the broker. Commands wait here for their call: orders, revisions and
 * cancels before inquiries but for the calls the profile reserves, each in the order given, no two
 * calls closer than the profile allows. A cancel or revision of an order whose number we have not
 * heard yet waits for it and lets others pass, as it must at a broker that knows orders by its own
 * number only.
 */
final class Connection implements Command.Handler, Notices {

    /** A whole call in the thousandths that profiles reserve. */
    private static final int A_CALL = 1_000;

    private final long callInterval;
    private final int reservedPerMille;
    private final int balancePage;
    private final int ordersPage;
    private final int queueLimit;
    private final SessionTime time;
    private final Agenda agenda;
    private final Latency latency;
    private final Ledger ledger;
    private final ArrayDeque<Waiting> orders = new ArrayDeque<>();
    private final ArrayDeque<Inquiry> inquiries = new ArrayDeque<>();
    private final Map<ClientOrderId, Unsent> unsent = new HashMap<>();
    private final Map<ClientOrderId, Stage> stages = new HashMap<>();
    private final ArrayDeque<Event> heard = new ArrayDeque<>();
    private Desk desk;
    private int waiting;
    private long nextCall;
    private boolean callDue;

    /** Thousandths of a call that inquiries have saved up while they waited. */
    private int reserved;

    Connection(
            SimSettings settings, SessionTime time, Agenda agenda, Latency latency, Ledger ledger) {
        this.callInterval = settings.profile().callInterval().toNanos();
        this.reservedPerMille = settings.profile().reservedPerMille();
        this.balancePage = settings.profile().balancePage();
        this.ordersPage = settings.profile().ordersPage();
        this.queueLimit = settings.queueLimit();
        this.time = time;
        this.agenda = agenda;
        this.latency = latency;
        this.ledger = ledger;
    }

    /** Connects to a day's desk. */
    void connect(Desk other) {
        desk = other;
    }

    /** Counts time from a later midnight. */
    void rebase(long nanos) {
        nextCall -= nanos;
        latency.rebase(nanos);
    }

    @Override
    public void told(Event event) {
        agenda.at(heardAt(event), () -> hear(event));
    }

    @Override
    public void numbered(ClientOrderId order, Event event) {
        agenda.at(heardAt(event), () -> hear(event, order, Stage.NUMBERED));
    }

    @Override
    public void refused(ClientOrderId order, Event event) {
        agenda.at(heardAt(event), () -> hear(event, order, Stage.DONE));
    }

    boolean hasHeard() {
        return !heard.isEmpty();
    }

    /** Hands over what was heard before this call; what its receiver causes comes next time. */
    int poll(Consumer<Event> events) {
        int count = heard.size();
        for (int i = 0; i < count; i++) {
            events.accept(heard.remove());
        }
        return count;
    }

    /** We know an event now. */
    void hear(Event event) {
        heard.add(event);
    }

    private void hear(Event event, ClientOrderId order, Stage stage) {
        stages.put(order, stage);
        hear(event);
        schedule();
    }

    @Override
    public void submit(Command.Submit command) {
        Order order = command.order();
        begin(order.id());
        if (isFull()) {
            stages.put(order.id(), Stage.DONE);
            hear(new Event.Rejected(order.id(), RejectReason.OTHER, fullText(), time.instant()));
            return;
        }
        Waiting entry = enqueue(Optional.empty(), () -> leave(order), () -> {});
        unsent.put(order.id(), new Unsent(order, entry));
    }

    @Override
    public void revise(Command.Revise command) {
        begin(command.revised());
        if (!stages.containsKey(command.order())) {
            refuse(command, RejectReason.UNKNOWN_ORDER, "never sent");
        } else if (isFull()) {
            refuse(command, RejectReason.OTHER, fullText());
        } else {
            enqueue(
                    Optional.of(command.order()),
                    () -> arriveLater(() -> desk.revise(command)),
                    () -> refuse(command, RejectReason.UNKNOWN_ORDER, "the order is done"));
        }
    }

    @Override
    public void cancel(Command.Cancel command) {
        ClientOrderId id = command.order();
        if (unsent.containsKey(id)) {
            withdraw(id, command.quantity());
        } else if (!stages.containsKey(id)) {
            refuse(command, RejectReason.UNKNOWN_ORDER, "never sent");
        } else if (isFull()) {
            refuse(command, RejectReason.OTHER, fullText());
        } else {
            enqueue(
                    Optional.of(id),
                    () -> arriveLater(() -> desk.cancel(id, command.quantity())),
                    () -> refuse(command, RejectReason.UNKNOWN_ORDER, "the order is done"));
        }
    }

    @Override
    public void adopt(Command.Adopt command) {
        List<Event.Filled> beyond = desk.adopt(command);
        stages.put(command.order(), Stage.NUMBERED);
        beyond.forEach(this::hear);
    }

    @Override
    public void refreshAccount(Command.RefreshAccount command) {
        inquire(
                new Inquiry(
                        command.request(),
                        balancePage,
                        ledger::positions,
                        () ->
                                new Event.AccountRefreshed(
                                        command.request(),
                                        ledger.snapshot(time.instant()),
                                        true,
                                        time.instant())));
    }

    @Override
    public void refreshOrders(Command.RefreshOrders command) {
        inquire(
                new Inquiry(
                        command.request(),
                        ordersPage,
                        () -> desk.orderCount(),
                        () ->
                                new Event.OrdersRefreshed(
                                        command.request(), desk.orders(), true, time.instant())));
    }

    /** The feed shows the book as it is: no call, no delay. */
    @Override
    public void refreshQuote(Command.RefreshQuote command) {
        if (desk.listing(command.symbol()).isEmpty()) {
            hear(
                    new Event.Unavailable(
                            command.request(),
                            "no symbol " + command.symbol() + " is listed",
                            time.instant()));
        } else {
            hear(
                    new Event.QuoteRefreshed(
                            command.request(),
                            desk.exchange().quote(command.symbol(), time.instant()),
                            true,
                            time.instant()));
        }
    }

    @Override
    public void wakeAt(Command.WakeAt command) {
        throw new IllegalArgumentException("time, not the broker, wakes at " + command.at());
    }

    /** While the exchange runs ahead to its next event, the event knows the time. */
    private long heardAt(Event event) {
        return latency.heard(time.nanos(event.at()));
    }

    private void begin(ClientOrderId id) {
        if (stages.putIfAbsent(id, Stage.UNNUMBERED) != null) {
            throw new IllegalArgumentException("order id " + id + " was used before");
        }
    }

    private boolean isFull() {
        return waiting >= queueLimit;
    }

    private String fullText() {
        return "not sent: " + waiting + " commands wait already";
    }

    private Waiting enqueue(Optional<ClientOrderId> needs, Runnable leave, Runnable drop) {
        Waiting entry = new Waiting(needs, leave, drop);
        orders.add(entry);
        waiting++;
        schedule();
        return entry;
    }

    private void inquire(Inquiry inquiry) {
        if (isFull()) {
            hear(new Event.Unavailable(inquiry.request, fullText(), time.instant()));
            return;
        }
        inquiries.add(inquiry);
        waiting++;
        schedule();
    }

    private void withdraw(ClientOrderId id, long quantity) {
        Unsent entry = unsent.get(id);
        Order order = entry.order;
        long withdrawn = Math.min(quantity, order.quantity());
        if (withdrawn == order.quantity()) {
            unsent.remove(id);
            orders.remove(entry.waiting);
            waiting--;
            stages.put(id, Stage.DONE);
        } else {
            Order rest = withQuantity(order, order.quantity() - withdrawn);
            entry.waiting.leave = () -> leave(rest);
            unsent.put(id, new Unsent(rest, entry.waiting));
        }
        hear(new Event.Cancelled(id, withdrawn, time.instant()));
    }

    private static Order withQuantity(Order order, long quantity) {
        return new Order(
                order.id(),
                order.symbol(),
                order.side(),
                order.type(),
                order.price(),
                quantity,
                order.stop());
    }

    private void refuse(Command.Cancel command, RejectReason reason, String text) {
        hear(new Event.CancelRejected(command.order(), reason, text, time.instant()));
    }

    private void refuse(Command.Revise command, RejectReason reason, String text) {
        stages.put(command.revised(), Stage.DONE);
        hear(
                new Event.ReviseRejected(
                        command.order(), command.revised(), reason, text, time.instant()));
    }

    private void schedule() {
        if (!callDue && waiting > 0) {
            callDue = true;
            agenda.at(Math.max(time.now(), nextCall), this::call);
        }
    }

    private void call() {
        callDue = false;
        Optional<Waiting> next = isInquirysTurn() ? Optional.empty() : nextOrder();
        if (next.isPresent()) {
            next.get().leave.run();
        } else if (!inquiries.isEmpty()) {
            reserved = Math.max(0, reserved - A_CALL);
            askPage(inquiries.remove());
        } else {
            // What waits, waits for a number: hearing it schedules the next call.
            return;
        }
        nextCall = time.now() + callInterval;
        schedule();
    }

    /** Whether a reserved call has come together, counted call by call while an inquiry waits. */
    private boolean isInquirysTurn() {
        if (inquiries.isEmpty()) {
            return false;
        }
        reserved += reservedPerMille;
        return reserved >= A_CALL;
    }

    /** Takes the first that can leave; on the way drops those whose order is done unnumbered. */
    private Optional<Waiting> nextOrder() {
        Iterator<Waiting> entries = orders.iterator();
        while (entries.hasNext()) {
            Waiting entry = entries.next();
            Stage stage = entry.needs.map(stages::get).orElse(Stage.NUMBERED);
            if (stage == Stage.UNNUMBERED) {
                continue;
            }
            entries.remove();
            waiting--;
            if (stage == Stage.NUMBERED) {
                return Optional.of(entry);
            }
            entry.drop.run();
        }
        return Optional.empty();
    }

    private void leave(Order order) {
        unsent.remove(order.id());
        hear(new Event.Sent(order.id(), time.instant()));
        arriveLater(() -> desk.receive(order));
    }

    /** Asks for one page; the last one brings the answer, which so is of one moment. */
    private void askPage(Inquiry inquiry) {
        inquiry.pagesAsked++;
        if (inquiry.rows.getAsInt() > (long) inquiry.pagesAsked * inquiry.pageSize) {
            inquiries.addFirst(inquiry);
            return;
        }
        waiting--;
        agenda.at(latency.inquiryArrival(time.now()), () -> answered(inquiry.answer.get()));
    }

    private void answered(Event event) {
        agenda.at(latency.answerHeard(time.nanos(event.at())), () -> hear(event));
    }

    private void arriveLater(Runnable action) {
        agenda.at(latency.arrival(time.now()), action);
    }

    /** What we know of an order id. */
    private enum Stage {
        /** It waits here, or is under way, or its number is. */
        UNNUMBERED,
        NUMBERED,
        /** Refused or withdrawn: there is nothing to cancel. */
        DONE
    }

    /** A command for an order, waiting for its call. */
    private static final class Waiting {
        private final Optional<ClientOrderId> needs;
        private final Runnable drop;
        private Runnable leave;

        /**
         * @param needs an order whose number must be heard first
         * @param drop instead of leaving, if that order is done
         */
        Waiting(Optional<ClientOrderId> needs, Runnable leave, Runnable drop) {
            this.needs = needs;
            this.leave = leave;
            this.drop = drop;
        }
    }

    private record Unsent(Order order, Waiting waiting) {}

    /** A question that takes a call per page. */
    private static final class Inquiry {
        private final RequestId request;
        private final int pageSize;
        private final IntSupplier rows;
        private final Supplier<Event> answer;
        private int pagesAsked;

        Inquiry(RequestId request, int pageSize, IntSupplier rows, Supplier<Event> answer) {
            this.request = request;
            this.pageSize = pageSize;
            this.rows = rows;
            this.answer = answer;
        }
    }
}
