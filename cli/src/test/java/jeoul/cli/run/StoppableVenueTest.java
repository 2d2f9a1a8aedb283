package jeoul.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Departures;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.Timeline;
import org.junit.jupiter.api.Test;

class StoppableVenueTest {

    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    /** A broker that has nothing to tell, and a clock that goes as far as it is asked to. */
    private static final class Quiet implements Broker, Timeline {

        private Instant now = START;
        private final List<Instant> waits = new ArrayList<>();
        private Runnable atWait = () -> {};

        @Override
        public void send(List<Command> commands) {
            // Nobody is there.
        }

        @Override
        public void markDepartures(Departures departures) {
            // Nothing leaves.
        }

        @Override
        public int poll(Consumer<Event> events) {
            return 0;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public Instant await(Instant until) {
            atWait.run();
            waits.add(until);
            now = until;
            return now;
        }
    }

    private final Quiet quiet = new Quiet();

    @Test
    void aWishIsHeardWithinASecondAndToldOnce() {
        StopRequest stop = new StopRequest(Optional.empty());
        StoppableVenue venue = venue(stop);
        quiet.atWait =
                () -> {
                    if (quiet.waits.size() == 3) {
                        stop.ask();
                    }
                };

        Instant now = venue.await(START.plusSeconds(600));
        List<Event> heard = new ArrayList<>();
        int first = venue.poll(heard::add);
        int second = venue.poll(heard::add);

        assertEquals(START.plusSeconds(4), now);
        assertEquals(1, first);
        assertEquals(0, second);
        assertEquals(now, assertInstanceOf(Event.StopRequested.class, heard.get(0)).at());
        assertEquals(START.plusSeconds(600), venue.await(START.plusSeconds(600)));
    }

    @Test
    void theTimeGivenIsAWishToTheMoment() {
        Instant until = START.plus(Duration.ofMillis(2_500));
        StoppableVenue venue = venue(new StopRequest(Optional.of(until)));

        Instant now = venue.await(START.plusSeconds(600));

        assertEquals(until, now);
        assertEquals(1, venue.poll(event -> {}));
    }

    @Test
    void askedTwiceNothingIsWaitedForAnyMore() {
        StopRequest stop = new StopRequest(Optional.empty());
        stop.ask();
        stop.ask();

        assertThrows(
                StopRequest.StoppedAtOnceException.class,
                () -> venue(stop).await(START.plusSeconds(1)));
        assertEquals(List.of(), quiet.waits);
    }

    private StoppableVenue venue(StopRequest stop) {
        return new StoppableVenue(quiet, quiet, stop, RunObserver.NONE, at -> {});
    }
}
