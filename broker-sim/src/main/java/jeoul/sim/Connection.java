package jeoul.sim;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import jeoul.engine.broker.CallQueue;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Departures;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.RequestId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.RejectReason;

/** Our end of the line to the broker. Commands wait here for their call. */
final class Connection implements Command.Handler, Notices {

    private final int balancePage;
    private final int ordersPage;
    private final SessionTime time;
    private final Agenda agenda;
    private final Latency latency;
    private final Ledger ledger;
    private final CallQueue queue;
    private final ArrayDeque<Event> heard = new ArrayDeque<>();
    private Desk desk;
    private boolean callDue;
    private Departures departures = Departures.NOT_KEPT;

    Connection(
            SimSettings settings, SessionTime time, Agenda agenda, Latency latency, Ledger ledger) {
        this.balancePage = settings.profile().balancePage();
        this.ordersPage = settings.profile().ordersPage();
        this.queue = new CallQueue(settings.profile(), settings.queueLimit());
        this.time = time;
        this.agenda = agenda;
        this.latency = latency;
        this.ledger = ledger;
    }

    /** Connects to a day's desk. */
    void connect(Desk other) {
        desk = other;
    }

    void markDepartures(Departures other) {
        departures = other;
    }

    /** Counts time from a later midnight. */
    void rebase(long nanos) {
        latency.rebase(nanos);
    }

    @Override
    public void told(Event event) {
        agenda.at(heardAt(event), () -> hear(event));
    }

    @Override
    public void numbered(ClientOrderId order, Event event) {
        agenda.at(
                heardAt(event),
                () -> {
                    queue.numbered(order);
                    hear(event);
                    schedule();
                });
    }

    @Override
    public void refused(ClientOrderId order, Event event) {
        agenda.at(
                heardAt(event),
                () -> {
                    queue.ended(order);
                    hear(event);
                    schedule();
                });
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

    @Override
    public void submit(Command.Submit command) {
        Order order = command.order();
        queue.begin(order.id());
        if (queue.isFull()) {
            queue.ended(order.id());
            hear(new Event.Rejected(order.id(), RejectReason.OTHER, fullText(), time.instant()));
            return;
        }
        queue.submit(order, this::leave);
        schedule();
    }

    @Override
    public void revise(Command.Revise command) {
        queue.begin(command.revised());
        if (!queue.knows(command.order())) {
            refuse(command, RejectReason.UNKNOWN_ORDER, "never sent");
        } else if (queue.isFull()) {
            refuse(command, RejectReason.OTHER, fullText());
        } else {
            queue.act(
                    command.order(),
                    () -> leave(command, () -> desk.revise(command)),
                    () -> refuse(command, RejectReason.UNKNOWN_ORDER, "the order is done"));
            schedule();
        }
    }

    @Override
    public void cancel(Command.Cancel command) {
        ClientOrderId id = command.order();
        if (queue.isUnsent(id)) {
            long withdrawn = queue.withdraw(id, command.quantity());
            hear(new Event.Cancelled(id, withdrawn, time.instant()));
        } else if (!queue.knows(id)) {
            refuse(command, RejectReason.UNKNOWN_ORDER, "never sent");
        } else if (queue.isFull()) {
            refuse(command, RejectReason.OTHER, fullText());
        } else {
            queue.act(
                    id,
                    () -> leave(command, () -> desk.cancel(id, command.quantity())),
                    () -> refuse(command, RejectReason.UNKNOWN_ORDER, "the order is done"));
            schedule();
        }
    }

    @Override
    public void adopt(Command.Adopt command) {
        List<Event.Filled> beyond = desk.adopt(command);
        queue.numbered(command.order());
        beyond.forEach(this::hear);
    }

    /** The pages of the balance, and a call for what may be bought. */
    @Override
    public void refreshAccount(Command.RefreshAccount command) {
        inquire(
                new Inquiry(
                        command.request(),
                        () -> pages(ledger.positions(), balancePage) + 1,
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
                        () -> pages(desk.orderCount(), ordersPage),
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

    private String fullText() {
        return "not sent: " + queue.size() + " commands wait already";
    }

    private void inquire(Inquiry inquiry) {
        if (queue.isFull()) {
            hear(new Event.Unavailable(inquiry.request, fullText(), time.instant()));
            return;
        }
        queue.ask(() -> askPage(inquiry), () -> lineCut(inquiry));
        schedule();
    }

    private void refuse(Command.Cancel command, RejectReason reason, String text) {
        hear(new Event.CancelRejected(command.order(), reason, text, time.instant()));
    }

    private void refuse(Command.Revise command, RejectReason reason, String text) {
        queue.ended(command.revised());
        hear(
                new Event.ReviseRejected(
                        command.order(), command.revised(), reason, text, time.instant()));
    }

    private void schedule() {
        if (!callDue && queue.size() > 0) {
            callDue = true;
            agenda.at(time.nanos(queue.nextCallAt(time.instant())), this::call);
        }
    }

    private void call() {
        callDue = false;
        if (queue.call(time.instant())) {
            schedule();
        }
        // Otherwise what waits, waits for a number: hearing it schedules the next call.
    }

    private void leave(Command command, Runnable arrival) {
        departures.leaves(command, time.instant());
        arriveLater(arrival);
    }

    private boolean leave(Order order) {
        departures.leaves(new Command.Submit(order), time.instant());
        hear(new Event.Sent(order.id(), time.instant()));
        arriveLater(() -> desk.receive(order));
        return true;
    }

    /** Asks for one page; the last one brings the answer, which so is of one moment. */
    private void askPage(Inquiry inquiry) {
        inquiry.callsMade++;
        if (inquiry.calls.getAsInt() > inquiry.callsMade) {
            queue.askNext(() -> askPage(inquiry), () -> lineCut(inquiry));
            return;
        }
        agenda.at(latency.inquiryArrival(time.now()), () -> told(inquiry.answer.get()));
    }

    /** Inquiries are given up where a line is cut, which happens in no simulation. */
    private static void lineCut(Inquiry inquiry) {
        throw new IllegalStateException("given up: " + inquiry.request);
    }

    /** An empty list takes a page too. */
    private static int pages(int rows, int pageSize) {
        return Math.max(1, (rows + pageSize - 1) / pageSize);
    }

    private void arriveLater(Runnable action) {
        agenda.at(latency.arrival(time.now()), action);
    }

    /** A question that takes several calls. */
    private static final class Inquiry {
        private final RequestId request;
        private final IntSupplier calls;
        private final Supplier<Event> answer;
        private int callsMade;

        Inquiry(RequestId request, IntSupplier calls, Supplier<Event> answer) {
            this.request = request;
            this.calls = calls;
            this.answer = answer;
        }
    }
}
