package jeoul.cli.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Departures;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.Timeline;

/**
 * A broker and its time that also hear a person who wants the run to end: the wish becomes an event
 * between the broker's, told once.
 */
final class StoppableVenue implements Broker, Timeline {

    /** The longest a wish waits to be heard, in the session's time. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Broker broker;
    private final Timeline timeline;
    private final StopRequest stop;
    private final RunObserver observer;
    private final Consumer<Instant> passed;
    private boolean told;

    /**
     * @param passed told what time it is after each wait, before anything is heard
     */
    StoppableVenue(
            Broker broker,
            Timeline timeline,
            StopRequest stop,
            RunObserver observer,
            Consumer<Instant> passed) {
        this.broker = broker;
        this.timeline = timeline;
        this.stop = stop;
        this.observer = observer;
        this.passed = passed;
    }

    @Override
    public void send(List<Command> commands) {
        commands.forEach(observer::commanded);
        broker.send(commands);
    }

    @Override
    public int poll(Consumer<Event> events) {
        int count = 0;
        if (isToTell()) {
            told = true;
            Event event =
                    new Event.StopRequested(
                            Optional.empty(),
                            stop.isAsked() ? StopRequest.BY_PERSON : StopRequest.BY_TIME,
                            timeline.now());
            observer.heard(event);
            events.accept(event);
            count++;
        }
        return count
                + broker.poll(
                        event -> {
                            observer.heard(event);
                            events.accept(event);
                        });
    }

    @Override
    public void markDepartures(Departures departures) {
        broker.markDepartures(departures);
    }

    @Override
    public Instant now() {
        return timeline.now();
    }

    @Override
    public Instant await(Instant until) {
        while (true) {
            if (stop.isAskedTwice()) {
                throw new StopRequest.StoppedAtOnceException();
            }
            Instant before = timeline.now();
            if (isToTell()) {
                return before;
            }
            Instant slice = earliest(until, before.plus(LONGEST_WAIT));
            if (!told) {
                slice = earliest(slice, stop.next());
            }
            Instant now = timeline.await(slice);
            passed.accept(now);
            observer.passed(now);
            // Earlier than asked for: there is something to hear.
            if (now.isBefore(slice) || !now.isBefore(until)) {
                return now;
            }
        }
    }

    private boolean isToTell() {
        return !told && stop.isDue(timeline.now());
    }

    private static Instant earliest(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
