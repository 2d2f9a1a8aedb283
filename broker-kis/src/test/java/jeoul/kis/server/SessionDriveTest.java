package jeoul.kis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.Timeline;
import jeoul.engine.market.Quote;
import jeoul.engine.order.BrokerOrderId;
import org.junit.jupiter.api.Test;

class SessionDriveTest {

    private final Desk desk = Desk.mock();
    private final TreeMap<Instant, Event> tomorrow = new TreeMap<>();
    private final List<Instant> stops = new ArrayList<>();
    private Instant session = desk.venue.now;

    private final Timeline timeline =
            new Timeline() {
                @Override
                public Instant now() {
                    return desk.venue.now;
                }

                @Override
                public Instant await(Instant until) {
                    Instant at = until;
                    if (!tomorrow.isEmpty() && !tomorrow.firstKey().isAfter(until)) {
                        at = tomorrow.firstKey();
                        desk.venue.says(tomorrow.remove(at));
                    }
                    desk.venue.now = at;
                    stops.add(at);
                    return at;
                }
            };

    private final SessionDrive drive =
            new SessionDrive(desk.server, desk.venue, timeline, () -> session);

    @Test
    void serverHearsEachEventAtItsOwnTime() {
        Desk.Heard answer = desk.buy("\"ORD_DVSN\":\"03\",\"ORD_QTY\":\"1\"");
        tomorrow.put(
                Venue.at("10:00:00.040"),
                new Event.Accepted(
                        desk.venue.last(Command.Submit.class).order().id(),
                        new BrokerOrderId("0000000001"),
                        Venue.at("10:00:00.020")));

        session = Venue.at("10:00:00.030");
        drive.catchUp();
        assertEquals(true, answer.isOpen());
        session = Venue.at("10:00:02");
        drive.catchUp();

        assertEquals("40600000", answer.code());
        assertEquals(Venue.at("10:00:02"), desk.venue.now);
        assertEquals(Duration.ZERO, drive.behind());
    }

    @Test
    void stopsWhereTheServerHasSomethingDue() {
        Desk.Peer peer = new Desk.Peer();
        desk.server
                .open(peer)
                .text(StreamsTest.frame(desk.approvalKey(), true, "H0STASP0", "005930"));
        desk.venue.bids = List.of(new Quote.Level(70_000, 31));

        session = Venue.at("10:00:01.200");
        drive.catchUp();

        assertEquals(
                List.of(Venue.at("10:00:00.500"), Venue.at("10:00:01"), Venue.at("10:00:01.200")),
                stops);
        // The answer, the book on subscription, the book that changed.
        assertEquals(3, peer.frames.size());
    }

    @Test
    void sessionThatStandsStillLetsNoTimePass() {
        drive.catchUp();
        drive.catchUp();

        assertEquals(Venue.at("10:00:00"), desk.venue.now);
    }
}
