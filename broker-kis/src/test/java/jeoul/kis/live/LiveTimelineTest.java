package jeoul.kis.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.RequestId;
import jeoul.kis.client.Driven;
import org.junit.jupiter.api.Test;

class LiveTimelineTest {

    private final ToldMachine machine = new ToldMachine("2026-11-20T00:10:00Z");
    private final ToldClient client = new ToldClient();
    private final LiveTimeline timeline =
            new LiveTimeline(client, SessionClock.ofWall(machine), machine, machine);
    private final Broker broker = timeline.broker(client);

    @Test
    void waitsUntilTheInstantItWasAskedFor() {
        Instant woken = timeline.await(at("00:10:02.500"));

        assertEquals(at("00:10:02.500"), woken);
        assertEquals(
                List.of(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(500)),
                machine.sleeps);
    }

    @Test
    void drivesTheClientBeforeAndAfterEachSleep() {
        timeline.await(at("00:10:02.500"));

        assertEquals(
                List.of(at("00:10:00"), at("00:10:01"), at("00:10:02"), at("00:10:02.500")),
                client.advances);
    }

    @Test
    void returnsAtTheFirstEventAndNotLater() {
        client.hearsAt(disconnected("00:10:00.250"));

        Instant woken = timeline.await(at("00:10:05"));

        assertEquals(at("00:10:00.250"), woken);
        assertEquals(List.of(disconnected("00:10:00.250")), polled());
    }

    @Test
    void isWokenByAnArrival() {
        machine.during(
                () -> {
                    machine.pass(Duration.ofMillis(40));
                    client.arrives(disconnected("00:10:00.040"));
                });

        Instant woken = timeline.await(at("00:10:05"));

        assertEquals(at("00:10:00.040"), woken);
        assertEquals(List.of(disconnected("00:10:00.040")), polled());
    }

    @Test
    void missesNoArrivalBetweenTheLookAndTheSleep() {
        timeline.waitFor(
                () -> {
                    // After the client was driven, before the sleep.
                    client.arrives(disconnected("00:10:00"));
                    return true;
                },
                Duration.ofSeconds(1));

        Instant woken = timeline.await(at("00:10:05"));

        assertEquals(at("00:10:00"), woken);
    }

    @Test
    void returnsTheInstantAskedForThoughTheSleepEndedALittleLater() {
        machine.during(() -> machine.pass(Duration.ofMillis(1_003)));

        assertEquals(at("00:10:01"), timeline.await(at("00:10:01")));
        assertEquals(at("00:10:01.003"), timeline.now());
    }

    @Test
    void drivesOnceAndReturnsNowWhereTheInstantIsPast() {
        Instant woken = timeline.await(at("00:09:00"));

        assertEquals(at("00:10:00"), woken);
        assertEquals(List.of(at("00:10:00")), client.advances);
        assertEquals(List.of(), machine.sleeps);
    }

    @Test
    void tellsThatTheMachineSleptThoughItsOwnClockStoodStill() {
        client.hearsAt(disconnected("01:00:00"));
        machine.during(() -> machine.jump(Duration.ofHours(1)));

        Instant woken = timeline.await(at("05:00:00"));

        assertEquals(at("01:10:00"), woken);
        // Before anything leaves or is taken in.
        assertEquals(List.of(at("00:10:00")), client.advances);
        assertEquals(List.of(new Event.TimeGap(at("00:10:00"), at("01:10:00"))), polled());
        timeline.await(at("05:00:00"));
        assertEquals(List.of(disconnected("01:00:00")), polled());
    }

    @Test
    void tellsThatTheMachineSleptWhereBothClocksWentOn() {
        machine.during(() -> machine.pass(Duration.ofSeconds(61)));

        Instant woken = timeline.await(at("05:00:00"));

        assertEquals(at("00:11:01"), woken);
        assertEquals(List.of(new Event.TimeGap(at("00:10:00"), at("00:11:01"))), polled());
    }

    @Test
    void tellsThatTheMachineSleptWhileTheCallerWorked() {
        timeline.await(at("00:10:01"));
        machine.jump(Duration.ofMinutes(2));

        timeline.await(at("05:00:00"));

        assertEquals(List.of(new Event.TimeGap(at("00:10:01"), at("00:12:01"))), polled());
    }

    @Test
    void takesACallerWhoWorksLongForAwake() {
        timeline.await(at("00:10:01"));
        machine.pass(Duration.ofMinutes(2));

        timeline.await(at("00:12:05"));

        assertEquals(List.of(), polled());
    }

    @Test
    void takesAnOverrunOfAFewSecondsForABusyMachine() {
        machine.during(() -> machine.pass(Duration.ofSeconds(6)));
        machine.during(() -> machine.jump(Duration.ofSeconds(5)));

        timeline.await(at("00:12:00"));

        assertEquals(List.of(), polled());
    }

    @Test
    void joinsGapsThatWereNotPolledYet() {
        machine.during(() -> machine.jump(Duration.ofMinutes(1)));
        machine.during(() -> machine.jump(Duration.ofMinutes(1)));

        assertFalse(timeline.waitFor(() -> false, Duration.ofSeconds(2)));

        assertEquals(List.of(new Event.TimeGap(at("00:10:00"), at("00:12:00"))), polled());
        assertEquals(List.of(), polled());
    }

    @Test
    void standsStillWhileTheWallIsSetBack() {
        machine.during(() -> machine.jump(Duration.ofMinutes(-1)));

        Instant woken = timeline.await(at("00:10:02"));

        assertEquals(at("00:10:02"), woken);
        // A minute and two seconds of sleeping, after the one in which the wall was set back.
        assertEquals(63, machine.sleeps.size());
        assertEquals(List.of(), polled());
        assertEquals(client.advances.stream().sorted().toList(), client.advances);
    }

    @Test
    void handsOverWhatWasToldFromOutsideBeforeWhatTheBrokerSays() {
        Event stop = new Event.StopRequested(Optional.empty(), "Ctrl-C", at("00:10:00.300"));
        client.hearsAt(disconnected("00:10:00.300"));
        machine.during(
                () -> {
                    machine.pass(Duration.ofMillis(300));
                    timeline.tell(stop);
                });

        Instant woken = timeline.await(at("00:20:00"));

        assertEquals(at("00:10:00.300"), woken);
        assertEquals(List.of(stop, disconnected("00:10:00.300")), polled());
    }

    @Test
    void takesNoMoreFromOutsideThanItsBound() {
        Event stop = new Event.StopRequested(Optional.empty(), "again", at("00:10:00"));
        for (int i = 0; i < LiveTimeline.MAX_TOLD; i++) {
            timeline.tell(stop);
        }

        assertThrows(IllegalStateException.class, () -> timeline.tell(stop));
        assertEquals(1_000, polled().size());
    }

    @Test
    void passesCommandsToTheBrokerWithin() {
        Command refresh = new Command.RefreshAccount(new RequestId(4));

        broker.send(List.of(refresh));

        assertEquals(List.of(refresh), client.sent);
    }

    @Test
    void waitsForSomethingWithoutHandingEventsOver() {
        client.hearsAt(disconnected("00:10:01.500"));

        boolean done = timeline.waitFor(client::hasHeard, Duration.ofSeconds(10));

        assertTrue(done);
        assertEquals(at("00:10:01.500"), timeline.now());
        assertEquals(List.of(disconnected("00:10:01.500")), polled());
    }

    @Test
    void waitsForSomethingNoLongerThanItMay() {
        boolean done = timeline.waitFor(() -> false, Duration.ofMillis(2_300));

        assertFalse(done);
        assertEquals(at("00:10:02.300"), timeline.now());
    }

    @Test
    void looksAtTheWallOnceASecondWhileNothingHappens() {
        timeline.await(at("01:10:00"));

        assertEquals(3_600, machine.sleeps.size());
        assertEquals(3_601, client.advances.size());
    }

    @Test
    void doesNotSpinOnAClientThatIsAlwaysDue() {
        LiveTimeline restless =
                new LiveTimeline(new AlwaysDue(), SessionClock.ofWall(machine), machine, machine);

        restless.waitFor(() -> false, Duration.ofMillis(30));

        assertEquals(Collections.nCopies(30, Duration.ofMillis(1)), machine.sleeps);
    }

    @Test
    void sleepsInSecondsOfTheWallOnAScaledClock() {
        ToldClient fast = new ToldClient();
        SessionClock sixty =
                SessionClock.scaled(
                        Instant.parse("2026-11-19T23:55:00Z"),
                        new BigDecimal(60),
                        at("00:10:00"),
                        machine);
        LiveTimeline scaled = new LiveTimeline(fast, sixty, machine, machine);

        Instant woken = scaled.await(Instant.parse("2026-11-19T23:56:30Z"));

        assertEquals(Instant.parse("2026-11-19T23:56:30Z"), woken);
        assertEquals(List.of(Duration.ofSeconds(1), Duration.ofMillis(500)), machine.sleeps);
    }

    /** Says that it has something to do whatever it has done. */
    private static final class AlwaysDue implements Driven {

        @Override
        public void advance(Instant now) {
            assertTrue(now.isAfter(nextAt()));
        }

        @Override
        public Instant nextAt() {
            return Instant.EPOCH;
        }

        @Override
        public boolean hasHeard() {
            return false;
        }

        @Override
        public void onArrival(Runnable wake) {
            // Nothing arrives here.
        }
    }

    private List<Event> polled() {
        List<Event> events = new ArrayList<>();
        int count = broker.poll(events::add);
        assertEquals(events.size(), count);
        return events;
    }

    private static Event disconnected(String time) {
        return new Event.Disconnected("cut", at(time));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + "Z");
    }
}
