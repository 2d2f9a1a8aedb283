package jeoul.cli.emulate;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Departures;
import jeoul.engine.broker.Event;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;

/** Stands before the served broker and writes a line for what becomes of each order. */
final class OrderLog implements Broker {

    private final Broker broker;
    private final Consumer<String> lines;
    private final Map<ClientOrderId, String> known = new TreeMap<>();
    private final Listener listener = new Listener();

    OrderLog(Broker broker, Consumer<String> lines) {
        this.broker = broker;
        this.lines = lines;
    }

    @Override
    public void send(List<Command> commands) {
        for (Command command : commands) {
            if (command instanceof Command.Submit submit) {
                known.put(submit.order().id(), described(submit.order()));
            } else if (command instanceof Command.Adopt adopt) {
                known.put(adopt.order(), adopt.number() + " placed elsewhere");
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

    private static String described(Order order) {
        return (order.side() == Side.BUY ? "buy " : "sell ")
                + order.quantity()
                + " "
                + order.symbol()
                + " "
                + order.type()
                + (order.price().isPresent() ? " at " + order.price().getAsLong() : "");
    }

    private void line(Instant at, ClientOrderId order, String what) {
        LocalTime time = Seoul.timeOf(at).withNano(0);
        lines.accept(time + (time.getSecond() == 0 ? ":00" : "") + "  " + what(order) + what);
    }

    private String what(ClientOrderId order) {
        String text = known.get(order);
        return text == null ? "" : text + ": ";
    }

    private void numbered(ClientOrderId order, BrokerOrderId number) {
        known.computeIfPresent(order, (id, text) -> number + " " + text);
    }

    /** What is worth a line. */
    private final class Listener implements Event.Handler {

        @Override
        public void sent(Event.Sent event) {}

        @Override
        public void accepted(Event.Accepted event) {
            numbered(event.order(), event.number());
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
            String was = known.get(event.order());
            if (was != null) {
                known.put(event.revised(), event.number() + " revised from " + was);
            }
            line(event.at(), event.revised(), event.quantity() + " moved");
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
