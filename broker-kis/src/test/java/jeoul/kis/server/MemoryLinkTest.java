package jeoul.kis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jeoul.kis.link.Call;
import jeoul.kis.link.Link;
import org.junit.jupiter.api.Test;

class MemoryLinkTest {

    @Test
    void callIsAnsweredOnTheSpot() {
        Desk desk = Desk.mock();
        Desk.Heard heard = new Desk.Heard();

        new MemoryLink(desk.server)
                .call(
                        new Call(
                                false,
                                Desk.QUOTATIONS + "inquire-price",
                                "FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930",
                                desk.headers("FHKST01010100"),
                                "",
                                false),
                        heard);

        assertEquals(200, heard.status());
    }

    @Test
    void streamEndsOnceWhicheverSideEndsIt() {
        Desk desk = Desk.mock("at 10:00:30 cut");
        Log first = new Log();
        Log second = new Log();
        Link.Stream mine = new MemoryLink(desk.server).open(first);
        Link.Stream other = new MemoryLink(desk.server).open(second);

        mine.send("{}");
        mine.close();
        mine.close();
        mine.send("{}");
        assertEquals(1, desk.server.openStreams());
        desk.pass(Duration.ofSeconds(30));
        other.close();

        assertEquals(List.of("opened", "text", "closed by the client"), first.heard);
        // At thirty seconds the cut comes before the heartbeat.
        assertEquals(List.of("opened", "closed by the server"), second.heard);
        assertEquals(0, desk.server.openStreams());
    }

    private static final class Log implements Link.StreamListener {

        private final List<String> heard = new ArrayList<>();

        @Override
        public void opened() {
            heard.add("opened");
        }

        @Override
        public void text(String frame) {
            heard.add("text");
        }

        @Override
        public void closed(String reason) {
            heard.add(reason);
        }
    }
}
