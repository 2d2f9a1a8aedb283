package jeoul.engine.broker;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.RejectReason;

/** What a broker or time tells us. A fact: never edited, only followed by another. */
public sealed interface Event {

    /** When it happened, or when we learned of it where the source states no time. */
    Instant at();

    void to(Handler handler);

    /** The order left us. Until then it can be withdrawn. */
    record Sent(ClientOrderId order, Instant at) implements Event {
        @Override
        public void to(Handler handler) {
            handler.sent(this);
        }
    }

    /** The broker took the order and gave it a number. The exchange may still refuse it. */
    record Accepted(ClientOrderId order, BrokerOrderId number, Instant at) implements Event {
        @Override
        public void to(Handler handler) {
            handler.accepted(this);
        }
    }

    /**
     * The order, or what was left of it, was refused; before or after {@link Accepted}.
     *
     * @param text the venue's own words, for people
     */
    record Rejected(ClientOrderId order, RejectReason reason, String text, Instant at)
            implements Event {
        @Override
        public void to(Handler handler) {
            handler.rejected(this);
        }
    }

    /** Shares changed hands; may precede {@link Accepted} and follow {@link Cancelled}. */
    record Filled(ClientOrderId order, long price, long quantity, Instant at) implements Event {
        public Filled {
            if (price < 1 || quantity < 1) {
                throw new IllegalArgumentException("not a fill: " + price + " x " + quantity);
            }
        }

        @Override
        public void to(Handler handler) {
            handler.filled(this);
        }
    }

    /**
     * Shares moved from one order to another.
     *
     * @param revised the order they moved to
     * @param number the broker's number of that order
     */
    record Revised(
            ClientOrderId order,
            ClientOrderId revised,
            BrokerOrderId number,
            long quantity,
            Instant at)
            implements Event {
        @Override
        public void to(Handler handler) {
            handler.revised(this);
        }
    }

    /** A revision was refused; the order stands as it was. */
    record ReviseRejected(
            ClientOrderId order,
            ClientOrderId revised,
            RejectReason reason,
            String text,
            Instant at)
            implements Event {
        @Override
        public void to(Handler handler) {
            handler.reviseRejected(this);
        }
    }

    /** Shares were cancelled, by us, by the exchange (IOC, FOK) or before the order left. */
    record Cancelled(ClientOrderId order, long quantity, Instant at) implements Event {
        @Override
        public void to(Handler handler) {
            handler.cancelled(this);
        }
    }

    /** A cancel was refused; usually the order is done. */
    record CancelRejected(ClientOrderId order, RejectReason reason, String text, Instant at)
            implements Event {
        @Override
        public void to(Handler handler) {
            handler.cancelRejected(this);
        }
    }

    /** What was left of the order ended with its session. */
    record Expired(ClientOrderId order, long quantity, Instant at) implements Event {
        @Override
        public void to(Handler handler) {
            handler.expired(this);
        }
    }

    /** No answer. The order may or may not stand at the venue: only its statement ends this. */
    record OutcomeUnknown(ClientOrderId order, Instant at) implements Event {
        @Override
        public void to(Handler handler) {
            handler.outcomeUnknown(this);
        }
    }

    /** The book changed; conflated per symbol. */
    record QuoteChanged(Quote quote, Instant at) implements Event {
        @Override
        public void to(Handler handler) {
            handler.quoteChanged(this);
        }
    }

    record PhaseChanged(Symbol symbol, Phase phase, Instant at) implements Event {
        @Override
        public void to(Handler handler) {
            handler.phaseChanged(this);
        }
    }

    /**
     * @param complete false if a page is missing: then the account is unknown, not smaller
     */
    record AccountRefreshed(
            RequestId request, AccountSnapshot account, boolean complete, Instant at)
            implements Event {
        @Override
        public void to(Handler handler) {
            handler.accountRefreshed(this);
        }
    }

    /**
     * @param orders oldest first
     * @param complete false if a page is missing
     */
    record OrdersRefreshed(
            RequestId request, List<OrderStatus> orders, boolean complete, Instant at)
            implements Event {
        public OrdersRefreshed {
            orders = List.copyOf(orders);
        }

        @Override
        public void to(Handler handler) {
            handler.ordersRefreshed(this);
        }
    }

    /**
     * @param complete false if the book shown may be stale
     */
    record QuoteRefreshed(RequestId request, Quote quote, boolean complete, Instant at)
            implements Event {
        @Override
        public void to(Handler handler) {
            handler.quoteRefreshed(this);
        }
    }

    /** A refresh could not be answered. What it asked for is unknown. */
    record Unavailable(RequestId request, String reason, Instant at) implements Event {
        @Override
        public void to(Handler handler) {
            handler.unavailable(this);
        }
    }

    record Disconnected(String reason, Instant at) implements Event {
        @Override
        public void to(Handler handler) {
            handler.disconnected(this);
        }
    }

    record Reconnected(Instant at) implements Event {
        @Override
        public void to(Handler handler) {
            handler.reconnected(this);
        }
    }

    /** The instant asked for with {@link Command.WakeAt} has come. */
    record Woke(Instant at) implements Event {
        @Override
        public void to(Handler handler) {
            handler.woke(this);
        }
    }

    /** The machine slept: nothing was seen or sent in between. */
    record TimeGap(Instant from, Instant at) implements Event {
        @Override
        public void to(Handler handler) {
            handler.timeGap(this);
        }
    }

    /**
     * A run goes on from its journal. What was in flight is unknown, but for what never left.
     *
     * @param unsent of what nobody has answered; what is not in it may have left
     */
    record Resumed(Unsent unsent, Instant at) implements Event {
        public Resumed {
            Objects.requireNonNull(unsent, "unsent");
        }

        @Override
        public void to(Handler handler) {
            handler.resumed(this);
        }
    }

    /**
     * The person, or a guard outside the executor, wants the run to end: nothing new is sent, what
     * rests is cancelled.
     *
     * @param symbol only this symbol, or everything if empty
     */
    record StopRequested(Optional<Symbol> symbol, String reason, Instant at) implements Event {
        public StopRequested {
            Objects.requireNonNull(symbol, "symbol");
        }

        @Override
        public void to(Handler handler) {
            handler.stopRequested(this);
        }
    }

    /** One method per event, so that a new one has to be thought about everywhere. */
    interface Handler {
        void sent(Sent event);

        void accepted(Accepted event);

        void rejected(Rejected event);

        void filled(Filled event);

        void revised(Revised event);

        void reviseRejected(ReviseRejected event);

        void cancelled(Cancelled event);

        void cancelRejected(CancelRejected event);

        void expired(Expired event);

        void outcomeUnknown(OutcomeUnknown event);

        void quoteChanged(QuoteChanged event);

        void phaseChanged(PhaseChanged event);

        void accountRefreshed(AccountRefreshed event);

        void ordersRefreshed(OrdersRefreshed event);

        void quoteRefreshed(QuoteRefreshed event);

        void unavailable(Unavailable event);

        void disconnected(Disconnected event);

        void reconnected(Reconnected event);

        void woke(Woke event);

        void timeGap(TimeGap event);

        void resumed(Resumed event);

        void stopRequested(StopRequested event);
    }
}
