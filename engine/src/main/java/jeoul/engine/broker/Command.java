package jeoul.engine.broker;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;

/** What the engine asks of a broker, or of time. Answers come as {@link Event}s. */
public sealed interface Command {

    void to(Handler handler);

    /** Sends a new order. It is sent at most once, whatever happens. */
    record Submit(Order order) implements Command {
        public Submit {
            Objects.requireNonNull(order, "order");
        }

        @Override
        public void to(Handler handler) {
            handler.submit(this);
        }
    }

    /**
     * Moves shares of a standing order to a new type or price. As at KRX the moved part is an order
     * of its own with the revision's time priority and its own id; the rest keeps its place. A
     * stop-limit order that stays one keeps its stop; no other order can become one.
     *
     * @param order the standing order
     * @param revised our id for the moved part
     * @param quantity shares to move; at most what is left
     */
    record Revise(
            ClientOrderId order,
            ClientOrderId revised,
            OrderType type,
            OptionalLong price,
            long quantity)
            implements Command {
        public Revise {
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(revised, "revised");
            if (quantity < 1 || price.isPresent() != type.pricing().namesPrice()) {
                throw new IllegalArgumentException("not a revision: " + type + " x " + quantity);
            }
        }

        @Override
        public void to(Handler handler) {
            handler.revise(this);
        }
    }

    /**
     * Cancels shares of an order; one that has not left yet is withdrawn.
     *
     * @param quantity shares to cancel; at most what is left
     */
    record Cancel(ClientOrderId order, long quantity) implements Command {
        public Cancel {
            Objects.requireNonNull(order, "order");
            if (quantity < 1) {
                throw new IllegalArgumentException("nothing to cancel: " + quantity);
            }
        }

        @Override
        public void to(Handler handler) {
            handler.cancel(this);
        }
    }

    /**
     * Says which of the broker's orders an order of ours is: after its answer was lost, or by a
     * program that goes on from its journal and whose broker knows no orders yet. It follows a
     * complete list that shows the number.
     *
     * <p>From now on the broker's order {@code number} goes by {@code order}, whatever it was
     * called before: it can be cancelled and revised, and events tell of it. Of its fills those
     * beyond {@code filled} are told; what the list has shown as cancelled or refused is not told
     * again. If the broker knows the order by that number already, nothing changes. There is no
     * answer.
     *
     * @param filled shares of it that are known to have been filled
     */
    record Adopt(ClientOrderId order, BrokerOrderId number, long filled) implements Command {
        public Adopt {
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(number, "number");
            if (filled < 0) {
                throw new IllegalArgumentException("filled cannot be negative: " + filled);
            }
        }

        @Override
        public void to(Handler handler) {
            handler.adopt(this);
        }
    }

    /** Asks for cash and positions. */
    record RefreshAccount(RequestId request) implements Command {
        @Override
        public void to(Handler handler) {
            handler.refreshAccount(this);
        }
    }

    /** Asks for all orders of the day. */
    record RefreshOrders(RequestId request) implements Command {
        @Override
        public void to(Handler handler) {
            handler.refreshOrders(this);
        }
    }

    /** Asks for a symbol's book as it is now. */
    record RefreshQuote(RequestId request, Symbol symbol) implements Command {
        @Override
        public void to(Handler handler) {
            handler.refreshQuote(this);
        }
    }

    /** Asks for {@link Event.Woke} at an instant. A later command replaces an earlier one. */
    record WakeAt(Instant at) implements Command {
        @Override
        public void to(Handler handler) {
            handler.wakeAt(this);
        }
    }

    /** One method per command, so that a new one has to be thought about everywhere. */
    interface Handler {
        void submit(Submit command);

        void revise(Revise command);

        void cancel(Cancel command);

        void adopt(Adopt command);

        void refreshAccount(RefreshAccount command);

        void refreshOrders(RefreshOrders command);

        void refreshQuote(RefreshQuote command);

        void wakeAt(WakeAt command);
    }
}
