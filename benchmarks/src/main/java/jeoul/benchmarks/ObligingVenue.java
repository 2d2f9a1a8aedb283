package jeoul.benchmarks;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Departures;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.Timeline;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.Order;

/** Fills every order at once and shows the same book all day: a venue that costs nothing. */
final class ObligingVenue implements Broker, Timeline {

    static final long PRICE = 62_200;
    private static final long TICK = 100;

    private final Queue<Event> heard = new ArrayDeque<>();
    private Departures departures = Departures.NOT_KEPT;
    private Instant now;

    ObligingVenue(Instant start) {
        now = start;
    }

    @Override
    public void send(List<Command> commands) {
        for (Command command : commands) {
            if (command instanceof Command.Submit submit) {
                departures.leaves(command, now);
                fill(submit.order());
            } else if (command instanceof Command.RefreshQuote refresh) {
                heard.add(
                        new Event.QuoteRefreshed(
                                refresh.request(), quote(refresh.symbol(), now), true, now));
            } else {
                throw new IllegalArgumentException("a quiet day needs no " + command);
            }
        }
    }

    private void fill(Order order) {
        heard.add(new Event.Sent(order.id(), now));
        heard.add(new Event.Accepted(order.id(), new BrokerOrderId("N" + order.id()), now));
        heard.add(new Event.Filled(order.id(), PRICE, order.quantity(), now));
    }

    /** Ten levels a side. */
    static Quote quote(Symbol symbol, Instant at) {
        return new Quote(
                symbol,
                at,
                levels(PRICE, TICK),
                levels(PRICE - TICK, -TICK),
                OptionalLong.of(PRICE));
    }

    private static List<Quote.Level> levels(long best, long tick) {
        return Stream.iterate(best, price -> price + tick)
                .limit(Quote.LEVELS)
                .map(price -> new Quote.Level(price, 1_234))
                .toList();
    }

    @Override
    public int poll(Consumer<Event> events) {
        int count = heard.size();
        for (int i = 0; i < count; i++) {
            events.accept(heard.remove());
        }
        return count;
    }

    @Override
    public void markDepartures(Departures other) {
        departures = other;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Instant await(Instant until) {
        if (heard.isEmpty() && until.isAfter(now)) {
            now = until;
        }
        return now;
    }
}
