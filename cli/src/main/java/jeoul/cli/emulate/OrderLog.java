package jeoul.cli.emulate;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import jeoul.cli.input.OrderTerms;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Departures;
import jeoul.engine.broker.Event;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;

/** Stands before the served broker and writes a line for what becomes of each order. */
final class OrderLog implements Broker {

    private final Broker broker;
    private final Consumer<String> lines;
    private final Map<ClientOrderId, Leg> legs = new TreeMap<>();
    private final Map<ClientOrderId, String> known = new TreeMap<>();
    private final Map<ClientOrderId, BrokerOrderId> numbers = new TreeMap<>();
    private final Listener listener = new Listener();

    /** What no revision changes. */
    private record Leg(Side side, Symbol symbol) {}

    OrderLog(Broker broker, Consumer<String> lines) {
        this.broker = broker;
        this.lines = lines;
    }

    @Override
    public void send(List<Command> commands) {
        for (Command command : commands) {
            if (command instanceof Command.Submit submit) {
                submitted(submit.order());
            } else if (command instanceof Command.Revise revise) {
                revising(revise);
            } else if (command instanceof Command.Adopt adopt) {
                known.put(adopt.order(), "placed elsewhere");
                numbers.put(adopt.order(), adopt.number());
            }
        }
        broker.send(commands);
    }

    @Override
    public int poll(Consumer<Event> events) {
        return broker.poll(
                event -> {
                    event.to(listener);
                    events.accept(event);
                });
    }

    @Override
    public void markDepartures(Departures departures) {
        broker.markDepartures(departures);
    }

    private void submitted(Order order) {
        Leg leg = new Leg(order.side(), order.symbol());
        legs.put(order.id(), leg);
        known.put(order.id(), described(leg, order.type(), order.price(), order.quantity()));
    }

    /** Of an order placed elsewhere it is not known which symbol it is of. */
    private void revising(Command.Revise revise) {
        Leg leg = legs.get(revise.order());
        if (leg != null) {
            legs.put(revise.revised(), leg);
            known.put(
                    revise.revised(),
                    described(leg, revise.type(), revise.price(), revise.quantity()));
        }
    }

    private static String described(Leg leg, OrderType type, OptionalLong price, long quantity) {
        return (leg.side() == Side.BUY ? "buy " : "sell ")
                + quantity
                + " "
                + leg.symbol()
                + " "
                + OrderTerms.nameOf(type)
                + (price.isPresent() ? " at " + price.getAsLong() : "");
    }

    private void line(Instant at, ClientOrderId order, String what) {
        LocalTime time = Seoul.timeOf(at).withNano(0);
        lines.accept(time + (time.getSecond() == 0 ? ":00" : "") + "  " + what(order) + what);
    }

    private String what(ClientOrderId order) {
        BrokerOrderId number = numbers.get(order);
        String text = known.get(order);
        if (text == null) {
            return number == null ? "" : number + ": ";
        }
        return (number == null ? "" : number + " ") + text + ": ";
    }

    /** What is worth a line. */
    private final class Listener implements Event.Handler {

        @Override
        public void sent(Event.Sent event) {}

        @Override
        public void accepted(Event.Accepted event) {
            numbers.put(event.order(), event.number());
            line(event.at(), event.order(), "accepted");
        }

        @Override
        public void rejected(Event.Rejected event) {
            line(event.at(), event.order(), "refused, " + event.reason() + ", " + event.text());
        }

        @Override
        public void filled(Event.Filled event) {
            line(event.at(), event.order(), event.quantity() + " filled at " + event.price());
        }

        @Override
        public void revised(Event.Revised event) {
            numbers.put(event.revised(), event.number());
            line(
                    event.at(),
                    event.revised(),
                    event.quantity() + " moved from " + numbers.get(event.order()));
        }

        @Override
        public void reviseRejected(Event.ReviseRejected event) {
            line(
                    event.at(),
                    event.order(),
                    "revision refused, " + event.reason() + ", " + event.text());
        }

        @Override
        public void cancelled(Event.Cancelled event) {
            line(event.at(), event.order(), event.quantity() + " cancelled");
        }

        @Override
        public void cancelRejected(Event.CancelRejected event) {
            line(
                    event.at(),
                    event.order(),
                    "cancel refused, " + event.reason() + ", " + event.text());
        }

        @Override
        public void expired(Event.Expired event) {
            line(event.at(), event.order(), event.quantity() + " expired");
        }

        @Override
        public void outcomeUnknown(Event.OutcomeUnknown event) {}

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
}
