package jeoul.cli.account;

import java.util.Optional;
import jeoul.engine.broker.Event;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.RejectReason;

/** Follows what becomes of one order, revision or cancel. */
final class FateTracker implements Event.Handler {

    private final ClientOrderId order;
    private final Optional<ClientOrderId> revised;
    private final boolean cancels;
    private final long quantity;

    private Optional<Fate.Outcome> outcome = Optional.empty();
    private Optional<BrokerOrderId> number = Optional.empty();
    private Optional<RejectReason> reason = Optional.empty();
    private String text = "";
    private boolean sent;
    private long filled;
    private long notional;
    private long ended;

    private FateTracker(
            ClientOrderId order, Optional<ClientOrderId> revised, boolean cancels, long quantity) {
        this.order = order;
        this.revised = revised;
        this.cancels = cancels;
        this.quantity = quantity;
    }

    static FateTracker ofOrder(ClientOrderId order, long quantity) {
        return new FateTracker(order, Optional.empty(), false, quantity);
    }

    static FateTracker ofRevision(ClientOrderId order, ClientOrderId revised, long quantity) {
        return new FateTracker(order, Optional.of(revised), false, quantity);
    }

    static FateTracker ofCancel(ClientOrderId order, long quantity) {
        return new FateTracker(order, Optional.empty(), true, quantity);
    }

    /** Whether the broker has answered, or said that there will be no answer. */
    boolean isAnswered() {
        return outcome.isPresent();
    }

    /** Whether nothing more can happen. */
    boolean isOver() {
        if (filled + ended >= quantity) {
            return true;
        }
        return outcome.isPresent()
                && switch (outcome.get()) {
                    case ACCEPTED, REVISED -> false;
                    case REJECTED, CANCELLED, NOT_SENT, UNKNOWN -> true;
                };
    }

    boolean wasSent() {
        return sent;
    }

    Fate fate() {
        return fate(Fate.Outcome.UNKNOWN);
    }

    /**
     * @param unanswered what it is taken for without an answer
     */
    Fate fate(Fate.Outcome unanswered) {
        return new Fate(outcome.orElse(unanswered), number, filled, notional, ended, reason, text);
    }

    private boolean concerns(ClientOrderId id) {
        return id.equals(revised.orElse(order));
    }

    @Override
    public void sent(Event.Sent event) {
        sent |= event.order().equals(order) || concerns(event.order());
    }

    @Override
    public void accepted(Event.Accepted event) {
        if (concerns(event.order()) && !cancels) {
            number = Optional.of(event.number());
            // A refusal that came with a number, or before it, is the last word.
            if (outcome.isEmpty() || outcome.get() == Fate.Outcome.UNKNOWN) {
                outcome = Optional.of(Fate.Outcome.ACCEPTED);
            }
        }
    }

    @Override
    public void rejected(Event.Rejected event) {
        if (concerns(event.order())) {
            refused(event.reason(), event.text());
        }
    }

    @Override
    public void filled(Event.Filled event) {
        if (concerns(event.order())) {
            filled = Math.addExact(filled, event.quantity());
            notional = Math.addExact(notional, Math.multiplyExact(event.price(), event.quantity()));
        }
    }

    @Override
    public void revised(Event.Revised event) {
        if (revised.equals(Optional.of(event.revised()))) {
            outcome = Optional.of(Fate.Outcome.REVISED);
            number = Optional.of(event.number());
        }
    }

    @Override
    public void reviseRejected(Event.ReviseRejected event) {
        if (revised.equals(Optional.of(event.revised()))) {
            refused(event.reason(), event.text());
        }
    }

    @Override
    public void cancelled(Event.Cancelled event) {
        if (!concerns(event.order())) {
            return;
        }
        ended = Math.addExact(ended, event.quantity());
        if (cancels) {
            outcome = Optional.of(Fate.Outcome.CANCELLED);
        } else if (!sent && outcome.isEmpty()) {
            outcome = Optional.of(Fate.Outcome.NOT_SENT);
        }
    }

    @Override
    public void cancelRejected(Event.CancelRejected event) {
        if (cancels && event.order().equals(order)) {
            refused(event.reason(), event.text());
        }
    }

    @Override
    public void expired(Event.Expired event) {
        if (concerns(event.order())) {
            ended = Math.addExact(ended, event.quantity());
        }
    }

    @Override
    public void outcomeUnknown(Event.OutcomeUnknown event) {
        boolean ours = concerns(event.order()) || event.order().equals(order);
        if (ours && outcome.isEmpty()) {
            outcome = Optional.of(Fate.Outcome.UNKNOWN);
        }
    }

    private void refused(RejectReason why, String words) {
        outcome = Optional.of(Fate.Outcome.REJECTED);
        reason = Optional.of(why);
        text = words;
    }

    // What follows concerns no order.

    @Override
    public void quoteChanged(Event.QuoteChanged event) {}

    @Override
    public void phaseChanged(Event.PhaseChanged event) {}

    @Override
    public void accountRefreshed(Event.AccountRefreshed event) {}

    @Override
    public void ordersRefreshed(Event.OrdersRefreshed event) {}

    @Override
    public void quoteRefreshed(Event.QuoteRefreshed event) {}

    @Override
    public void unavailable(Event.Unavailable event) {}

    @Override
    public void disconnected(Event.Disconnected event) {}

    @Override
    public void reconnected(Event.Reconnected event) {}

    @Override
    public void woke(Event.Woke event) {}

    @Override
    public void timeGap(Event.TimeGap event) {}

    @Override
    public void resumed(Event.Resumed event) {}

    @Override
    public void stopRequested(Event.StopRequested event) {}
}
