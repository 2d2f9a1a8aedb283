package jeoul.kis.live;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Departures;
import jeoul.engine.broker.Event;
import jeoul.kis.client.Driven;

/** A client that hears what a test has put down for it, at its time or when it arrives. */
final class ToldClient implements Driven, Broker {

    private final TreeMap<Instant, Event> due = new TreeMap<>();
    private final Deque<Event> arrived = new ArrayDeque<>();
    private final Deque<Event> heard = new ArrayDeque<>();
    private Runnable wake = () -> {};
    final List<Instant> advances = new ArrayList<>();
    final List<Command> sent = new ArrayList<>();

    void hearsAt(Event event) {
        due.put(event.at(), event);
    }

    void arrives(Event event) {
        arrived.add(event);
        wake.run();
    }

    @Override
    public void advance(Instant now) {
        advances.add(now);
        heard.addAll(due.headMap(now, true).values());
        due.headMap(now, true).clear();
        heard.addAll(arrived);
        arrived.clear();
    }

    @Override
    public Instant nextAt() {
        return due.isEmpty() ? Instant.MAX : due.firstKey();
    }

    @Override
    public boolean hasHeard() {
        return !heard.isEmpty();
    }

    @Override
    public void onArrival(Runnable toWake) {
        wake = toWake;
    }

    @Override
    public void send(List<Command> commands) {
        sent.addAll(commands);
    }

    @Override
    public void markDepartures(Departures departures) {
        throw new AssertionError("nothing leaves here");
    }

    @Override
    public int poll(Consumer<Event> events) {
        int count = heard.size();
        heard.forEach(events);
        heard.clear();
        return count;
    }
}
