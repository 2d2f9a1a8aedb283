package jeoul.engine.broker;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;

/**
 * The line in which commands wait for their call. Orders, revisions and cancels go before inquiries
 * but for the calls the profile reserves, each in the order given, no two calls closer than the
 * profile allows. A cancel or revision of an order whose number has not been heard yet waits for it
 * and lets others pass, as it must at a broker that knows orders by its own number only. What has
 * not left can be withdrawn.
 *
 * <p>Every broker waits in this line, so that a rehearsed day paces as a traded one. It is told the
 * time and calls nobody by itself.
 */
public final class CallQueue {

    /** A whole call in the thousandths that profiles reserve. */
    private static final int A_CALL = 1_000;

    private final VenueProfile profile;
    private final int limit;
    private final ArrayDeque<Waiting> actions = new ArrayDeque<>();
    private final ArrayDeque<Inquiry> inquiries = new ArrayDeque<>();
    private final Map<ClientOrderId, Unsent> unsent = new LinkedHashMap<>();
    private final Map<ClientOrderId, Stage> stages = new HashMap<>();
    private Instant nextCall = Instant.MIN;

    /** Thousandths of a call that inquiries have saved up while they waited. */
    private int reserved;

    /**
     * @param limit commands that may wait; {@link #isFull} tells when there are so many
     */
    public CallQueue(VenueProfile profile, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("the queue holds at least one: " + limit);
        }
        this.profile = profile;
        this.limit = limit;
    }

    /** An order that waits. */
    @FunctionalInterface
    public interface Submission {

        /**
         * The order's call has come.
         *
         * @param order what is left of it after withdrawals
         * @return false if the call was used for something that the order needs first: then it
         *     stays at its place
         */
        boolean leave(Order order);

        /** Whether it could use a call now; if not, others pass. */
        default boolean isReady() {
            return true;
        }
    }

    // ---- order ids ----

    /**
     * Takes note of an order id of ours: an order's, or that of the part a revision moves.
     *
     * @throws IllegalArgumentException if it was used before
     */
    public void begin(ClientOrderId id) {
        if (stages.putIfAbsent(id, Stage.UNNUMBERED) != null) {
            throw new IllegalArgumentException("order id " + id + " was used before");
        }
    }

    /** Whether an order id was used. */
    public boolean knows(ClientOrderId id) {
        return stages.containsKey(id);
    }

    /** The broker's number of an order was heard: what waited for it can leave. */
    public void numbered(ClientOrderId id) {
        stages.put(id, Stage.NUMBERED);
    }

    /** An order will never have a number: what waits for one is dropped in its turn. */
    public void ended(ClientOrderId id) {
        stages.put(id, Stage.DONE);
    }

    // ---- the line ----

    public boolean isFull() {
        return size() >= limit;
    }

    /** Commands that wait. */
    public int size() {
        return actions.size() + inquiries.size();
    }

    /** An order joins the line. */
    public void submit(Order order, Submission submission) {
        Unsent entry = new Unsent(order, submission);
        unsent.put(order.id(), entry);
        actions.add(entry);
    }

    /** The orders that wait here, in the order they came. */
    public List<ClientOrderId> unsent() {
        return List.copyOf(unsent.keySet());
    }

    /** Whether an order still waits here. */
    public boolean isUnsent(ClientOrderId id) {
        return unsent.containsKey(id);
    }

    /**
     * Takes shares out of an order that waits here; if none are left, it leaves the line.
     *
     * @return how many: at most the order's
     */
    public long withdraw(ClientOrderId id, long quantity) {
        Unsent entry = unsent.get(id);
        Order order = entry.order;
        long withdrawn = Math.min(quantity, order.quantity());
        if (withdrawn == order.quantity()) {
            unsent.remove(id);
            actions.remove(entry);
            ended(id);
        } else {
            entry.order = withQuantity(order, order.quantity() - withdrawn);
        }
        return withdrawn;
    }

    /**
     * A cancel or revision joins the line.
     *
     * @param needs the order whose number must be heard first
     * @param drop instead of leaving, if that order turns out never to have one
     */
    public void act(ClientOrderId needs, Runnable leave, Runnable drop) {
        actions.add(
                new Waiting(() -> stages.getOrDefault(needs, Stage.NUMBERED)) {
                    @Override
                    boolean leave() {
                        leave.run();
                        return true;
                    }

                    @Override
                    void drop() {
                        drop.run();
                    }
                });
    }

    /** Something that had its call, which came to nothing, goes first; the limit is not asked. */
    public void actAgain(Runnable leave) {
        actions.addFirst(
                new Waiting(() -> Stage.NUMBERED) {
                    @Override
                    boolean leave() {
                        leave.run();
                        return true;
                    }
                });
    }

    /**
     * A page of an inquiry joins the line.
     *
     * @param drop instead of leaving, if inquiries are given up
     */
    public void ask(Runnable leave, Runnable drop) {
        inquiries.add(new Inquiry(leave, drop));
    }

    /** The next page of an inquiry under way, before other inquiries; the limit is not asked. */
    public void askNext(Runnable leave, Runnable drop) {
        inquiries.addFirst(new Inquiry(leave, drop));
    }

    /** Gives up the inquiries that wait. */
    public void dropInquiries() {
        List<Inquiry> dropped = new ArrayList<>(inquiries);
        inquiries.clear();
        dropped.forEach(inquiry -> inquiry.drop().run());
    }

    // ---- calls ----

    /** Whether something that waits could use a call, whatever the time. */
    public boolean canCall() {
        return !inquiries.isEmpty()
                || actions.stream().anyMatch(entry -> entry.stage.get() == Stage.NUMBERED);
    }

    /** When the next call may be made. */
    public Instant nextCallAt(Instant now) {
        return nextCall.isAfter(now) ? nextCall : now;
    }

    /** Makes no call before an instant: the venue has had too many. */
    public void holdUntil(Instant instant) {
        if (instant.isAfter(nextCall)) {
            nextCall = instant;
        }
    }

    /**
     * Lets the next one leave, and drops on the way what cannot leave any more. The time for it
     * must have come.
     *
     * @return false if nothing can leave: what waits, waits for a number
     */
    public boolean call(Instant now) {
        if (now.isBefore(nextCall)) {
            throw new IllegalStateException("no call before " + nextCall + ": " + now);
        }
        Optional<Waiting> next = isInquirysTurn() ? Optional.empty() : nextAction();
        if (next.isEmpty() && inquiries.isEmpty()) {
            return false;
        }
        nextCall = now.plus(profile.callInterval());
        if (next.isPresent()) {
            leave(next.get());
        } else {
            reserved = Math.max(0, reserved - A_CALL);
            inquiries.remove().leave().run();
        }
        return true;
    }

    /** Whether a reserved call has come together, counted call by call while an inquiry waits. */
    private boolean isInquirysTurn() {
        if (inquiries.isEmpty()) {
            return false;
        }
        reserved += profile.reservedPerMille();
        return reserved >= A_CALL;
    }

    private Optional<Waiting> nextAction() {
        List<Waiting> dropped = new ArrayList<>();
        Optional<Waiting> next = Optional.empty();
        Iterator<Waiting> entries = actions.iterator();
        while (entries.hasNext() && next.isEmpty()) {
            Waiting entry = entries.next();
            switch (entry.stage.get()) {
                case UNNUMBERED -> {}
                case NUMBERED -> next = Optional.of(entry);
                case DONE -> {
                    entries.remove();
                    dropped.add(entry);
                }
            }
        }
        dropped.forEach(Waiting::drop);
        return next;
    }

    private void leave(Waiting entry) {
        // It is out of the line while it leaves: what it causes may join.
        if (entry.leave()) {
            actions.remove(entry);
        }
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

    /** What is known of an order id. */
    private enum Stage {
        /** It waits here, or is under way, or its number is. */
        UNNUMBERED,
        NUMBERED,
        /** Refused or withdrawn: there is nothing to cancel. */
        DONE
    }

    private record Inquiry(Runnable leave, Runnable drop) {}

    /** A command for an order, waiting for its call. */
    private abstract static class Waiting {

        private final Supplier<Stage> stage;

        Waiting(Supplier<Stage> stage) {
            this.stage = stage;
        }

        abstract boolean leave();

        void drop() {
            throw new IllegalStateException("it needs nothing and is never dropped");
        }
    }

    private final class Unsent extends Waiting {

        private final Submission submission;
        private Order order;

        Unsent(Order order, Submission submission) {
            super(() -> submission.isReady() ? Stage.NUMBERED : Stage.UNNUMBERED);
            this.order = order;
            this.submission = submission;
        }

        @Override
        boolean leave() {
            boolean left = submission.leave(order);
            if (left) {
                unsent.remove(order.id());
            }
            return left;
        }
    }
}
