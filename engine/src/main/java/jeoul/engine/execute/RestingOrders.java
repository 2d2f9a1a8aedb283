package jeoul.engine.execute;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import jeoul.engine.schedule.LeavesPolicy;
import jeoul.engine.schedule.Strategy;

/** Sees to orders that rest in the book: reprices or cancels them when they have rested enough. */
final class RestingOrders {

    /** Cancels are tried again every five minutes in the end. */
    private static final int MOST_DOUBLINGS = 6;

    private final Run run;
    private final Strategy strategy;
    private final OrderDesk desk;
    private final SliceRelease release;
    private final PriorityQueue<Turn> turns = new PriorityQueue<>();

    RestingOrders(Run run, Strategy strategy, OrderDesk desk, SliceRelease release) {
        this.run = run;
        this.strategy = strategy;
        this.desk = desk;
        this.release = release;
    }

    /** When an order is to be seen to; equal times go in the order the orders were made. */
    private record Turn(Instant at, ChildOrder child) implements Comparable<Turn> {

        private static final Comparator<Turn> ORDER =
                Comparator.comparing(Turn::at).thenComparing(turn -> turn.child().order().id());

        @Override
        public int compareTo(Turn other) {
            return ORDER.compare(this, other);
        }
    }

    /** The venue has taken it. */
    void add(ChildOrder child) {
        if (strategy.leaves() != LeavesPolicy.LEAVE && child.leaves() > 0) {
            turns.add(new Turn(run.now().plus(strategy.leavesAfter()), child));
        }
    }

    /** A revision of it left it shares, all or some, which rest where they were. */
    void stayed(ChildOrder original) {
        add(original);
        desk.cancelUnwanted(original);
    }

    /** Its cancel did not end it: it is tried again if it stands, after ever longer pauses. */
    void cancelAgain(ChildOrder child) {
        if (child.leaves() > 0) {
            int doublings = Math.max(0, Math.min(child.cancels() - 1, MOST_DOUBLINGS));
            Duration pause = Executor.RETRY_PAUSE.multipliedBy(1L << doublings);
            turns.add(new Turn(run.now().plus(pause), child));
        }
    }

    /** When the next one is to be seen to; never, if there is none. */
    Instant nextTurn() {
        return turns.isEmpty() ? Instant.MAX : turns.peek().at();
    }

    void tend() {
        while (!run.now().isBefore(nextTurn())) {
            tend(turns.remove().child());
        }
    }

    private void tend(ChildOrder child) {
        if (child.unwanted() || strategy.leaves() == LeavesPolicy.CANCEL) {
            desk.cancel(child);
        } else if (strategy.leaves() == LeavesPolicy.REPRICE
                && child.parent().isTrading()
                && run.now().isBefore(child.parent().cutOff())
                && desk.mayReprice(child)) {
            reprice(child);
        }
    }

    private void reprice(ChildOrder child) {
        Parent parent = child.parent();
        if (!release.mayGo(parent)) {
            turns.add(new Turn(run.now().plus(strategy.leavesAfter()), child));
        } else if (desk.mayLeaveAt().isAfter(run.now())) {
            turns.add(new Turn(desk.mayLeaveAt(), child));
        } else if (desk.needsQuote(parent)) {
            desk.askQuote(parent);
            turns.add(new Turn(run.now().plus(Executor.RETRY_PAUSE), child));
        } else {
            desk.reprice(child).ifPresent(crossing -> release.halt(parent, crossing));
            if (!child.reviseAsked()) {
                turns.add(new Turn(run.now().plus(strategy.leavesAfter()), child));
            }
        }
    }
}
