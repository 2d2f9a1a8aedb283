package jeoul.engine.execute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.Seoul;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.Fill;
import jeoul.engine.plan.Cause;

/**
 * Asks for the broker's list of the day's orders as long as something is unknown, and puts right
 * what it shows. One reading at a time: a long list takes its time.
 */
final class OutcomeInquiry {

    /** The list is read this often while an outcome is unknown, at first. */
    static final Duration POLL = Duration.ofSeconds(5);

    /** Longest time between two readings. */
    static final Duration POLL_MOST = Duration.ofSeconds(60);

    /** So many lists of a day that is over are asked for before what they tell is given up. */
    static final int LATE_ATTEMPTS = 5;

    /** Longest time all of them take together. */
    static final Duration LATE_PATIENCE = Duration.ofMinutes(10);

    private final Run run;
    private final OrderDesk desk;
    private final SliceRelease release;
    private final RestingOrders resting;
    private final Tally tally;
    private final UnknownOutcomes unknowns;
    private Optional<RequestId> ordersAsked = Optional.empty();
    private Optional<RequestId> accountAsked = Optional.empty();
    private Instant askedAt = Instant.MIN;
    private Optional<UnknownOutcomes.DayList> list = Optional.empty();
    private boolean needed;
    private Instant pollAt = Instant.MAX;
    private Duration pollEvery = POLL;
    private Instant lateUntil = Instant.MIN;
    private int failed;

    OutcomeInquiry(
            Run run,
            ExecutionPlan plan,
            OrderDesk desk,
            SliceRelease release,
            RestingOrders resting,
            Tally tally) {
        this.run = run;
        this.desk = desk;
        this.release = release;
        this.resting = resting;
        this.tally = tally;
        this.unknowns = new UnknownOutcomes(plan.before(), plan.othersAccepted());
    }

    int foreignOrders() {
        return unknowns.foreignOrders();
    }

    /** When the list is to be read again; never, if nothing is unknown. */
    Instant pollAt() {
        return pollAt;
    }

    /** Something has become unknown: the list is read at once, or when the reading at hand ends. */
    void soon() {
        needed = true;
        pollAt = run.now();
        pollEvery = POLL;
    }

    /** The list tells what happened while the program was not there, or did not hear it. */
    void readBack() {
        run.readBack(true);
        lateUntil = run.now().plus(LATE_PATIENCE);
        failed = 0;
        soon();
    }

    /** Whether the venue may still tell what happened meanwhile. */
    boolean isReadingBack() {
        boolean asks = run.readingBack() || (accountAsked.isPresent() && desk.anyInDoubt());
        return asks && failed < LATE_ATTEMPTS && run.now().isBefore(lateUntil);
    }

    /** When a day that is over is not asked about any more. */
    Instant lateUntil() {
        return lateUntil;
    }

    /** Answers that were on their way will not come. */
    void forgetRequests() {
        ordersAsked = Optional.empty();
        accountAsked = Optional.empty();
    }

    void tend() {
        if (!needed) {
            return;
        }
        needed = run.readingBack() || desk.anyInDoubt();
        if (!needed) {
            pollAt = Instant.MAX;
            return;
        }
        if (run.now().isBefore(pollAt)
                || !run.connected()
                || ordersAsked.isPresent()
                || accountAsked.isPresent()) {
            return;
        }
        list = Optional.empty();
        askedAt = run.now();
        ordersAsked = Optional.of(run.nextRequest());
        accountAsked = Optional.of(run.nextRequest());
        // The list first: holdings read after it can prove that nothing is missing from it.
        run.command(new Command.RefreshOrders(ordersAsked.get()));
        run.command(new Command.RefreshAccount(accountAsked.get()));
        pollAt = run.now().plus(pollEvery);
        Duration doubled = pollEvery.multipliedBy(2);
        pollEvery = doubled.compareTo(POLL_MOST) > 0 ? POLL_MOST : doubled;
    }

    void unavailable(RequestId request) {
        if (ordersAsked.equals(Optional.of(request))) {
            ordersAsked = Optional.empty();
            failed++;
        }
        if (accountAsked.equals(Optional.of(request))) {
            accountAsked = Optional.empty();
        }
    }

    void ordersRefreshed(Event.OrdersRefreshed event) {
        if (!ordersAsked.equals(Optional.of(event.request()))) {
            return;
        }
        ordersAsked = Optional.empty();
        List<OrderStatus> lines = ofTheDay(event.orders());
        list =
                Optional.of(
                        new UnknownOutcomes.DayList(
                                lines, event.complete(), askedAt, desk.orderIds()));
        catchUpWith(lines);
        if (run.readingBack() && event.complete() && (!run.isOver() || listsOurs(lines))) {
            run.readBack(false);
            adoptAll(lines);
        } else if (run.readingBack()) {
            failed++;
        }
        settle(Optional.empty());
    }

    void accountRefreshed(Event.AccountRefreshed event) {
        if (!accountAsked.equals(Optional.of(event.request()))) {
            return;
        }
        accountAsked = Optional.empty();
        if (event.complete() && list.isPresent()) {
            settle(Optional.of(event.account()));
        }
    }

    /** A broker that has begun another day lists that one, under numbers that come again. */
    private List<OrderStatus> ofTheDay(List<OrderStatus> lines) {
        return lines.stream().filter(line -> Seoul.dateOf(line.at()).equals(run.date())).toList();
    }

    /** A broker that has forgotten a day, or most of it, does not say so. */
    private boolean listsOurs(List<OrderStatus> lines) {
        Set<BrokerOrderId> listed = new TreeSet<>();
        lines.forEach(line -> listed.add(line.number()));
        return desk.children().stream()
                .flatMap(child -> child.number().stream())
                .allMatch(listed::contains);
    }

    /**
     * A broker that was not listened to is told of every order that stands. One of which the shares
     * were given up must not trade any more.
     */
    private void adoptAll(List<OrderStatus> lines) {
        Set<BrokerOrderId> standing = new TreeSet<>();
        for (OrderStatus line : lines) {
            if (line.leaves() > 0) {
                standing.add(line.number());
            }
        }
        for (ChildOrder child : desk.children()) {
            if (child.number().isEmpty()) {
                continue;
            }
            boolean stands = standing.contains(child.number().get());
            if (stands || child.leaves() > 0) {
                desk.adopt(child);
                desk.cancelUnwanted(child);
            }
            surfaced(child, stands);
        }
    }

    /** What was given up of an order seems not to have been filled, and must not be any more. */
    private void surfaced(ChildOrder child, boolean stands) {
        boolean givenUp = child.leaves() == 0 && child.endCause().isPresent();
        if (stands && (child.thoughtAbsent() || givenUp)) {
            desk.cancelReturned(child);
        }
        desk.endIsKnown(child);
    }

    private void settle(Optional<AccountSnapshot> account) {
        UnknownOutcomes.Settlement settlement =
                unknowns.settle(desk.children(), list.orElseThrow(), account);
        for (UnknownOutcomes.Found found : settlement.found()) {
            ChildOrder child = found.child();
            child.confirmMoved(found.line().quantity());
            desk.accepted(child, found.line().number());
            child.original().ifPresent(child.parent()::update);
            tally.accepted();
            catchUpWith(child, found.line());
            if (child.leaves() > 0) {
                desk.adopt(child);
            }
            resting.add(child);
            desk.cancelUnwanted(child);
            surfaced(child, found.line().leaves() > 0);
            child.original().ifPresent(this::stayed);
        }
        for (ChildOrder child : settlement.absent()) {
            desk.absent(child);
            child.original().ifPresent(this::stayed);
        }
        if (!run.isOver()) {
            settlement.foreign().forEach(release::haltBeside);
        }
    }

    /** A revision left it shares, which seemed to have moved when the list was read back. */
    private void stayed(ChildOrder original) {
        if (original.isStrange()) {
            for (OrderStatus line : list.orElseThrow().lines()) {
                if (original.number().equals(Optional.of(line.number()))) {
                    catchUpWith(original, line);
                }
            }
            if (original.leaves() > 0) {
                desk.adopt(original);
            }
        }
        resting.stayed(original);
    }

    /**
     * Orders that we hear of from the list alone have no other source; while it is read back, that
     * is true of all.
     */
    private void catchUpWith(List<OrderStatus> lines) {
        for (OrderStatus line : lines) {
            Optional<ChildOrder> child = desk.numbered(line.number());
            if (child.isPresent() && (run.readingBack() || child.get().knownByListAlone())) {
                catchUpWith(child.get(), line);
            }
        }
    }

    private void catchUpWith(ChildOrder child, OrderStatus line) {
        for (Fill fill : unseenFills(child, line)) {
            desk.fill(child, fill);
        }
        // What is open neither at the venue nor filled has ended. A fill may trail in the list.
        long gone = Math.max(0, child.leaves() - line.leaves());
        long rejected = Math.min(gone, line.rejected());
        long cancelled = Math.min(gone - rejected, line.cancelled());
        child.endedByList(rejected + cancelled);
        desk.lose(child, rejected, Cause.REJECTED);
        desk.lose(child, cancelled, EventHandler.unfilledCause(child));
    }

    /** Fills that add up to a line's shares and won beyond those known already, to the won. */
    private static List<Fill> unseenFills(ChildOrder child, OrderStatus line) {
        long shares = line.filled() - child.filled();
        if (shares <= 0) {
            return List.of();
        }
        long known = child.fills().stream().mapToLong(Fill::notional).sum();
        long won = line.filledNotional() - known;
        long price = won / shares;
        long dearer = won % shares;
        List<Fill> fills = new ArrayList<>();
        if (shares > dearer) {
            fills.add(new Fill(price, shares - dearer, line.at()));
        }
        if (dearer > 0) {
            fills.add(new Fill(price + 1, dearer, line.at()));
        }
        return fills;
    }
}
