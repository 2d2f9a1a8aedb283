package jeoul.kis.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jeoul.kis.link.Call;
import jeoul.kis.link.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OkHttpLinkTest extends LinkFixture {

    @Test
    void carriesACallAsItWasGiven() throws Exception {
        RawServer server = server(RawServer.answering(OK, "{}"));

        Outcome.of(link(server), ORDER);

        String request = server.requests().get(0);
        assertTrue(
                request.startsWith("POST /uapi/domestic-stock/v1/trading/order-cash HTTP/1.1\r\n"),
                request);
        assertTrue(
                request.contains("\r\ncontent-type: application/json; charset=utf-8\r\n"), request);
        assertTrue(request.contains("\r\nappkey: KEY-CANARY\r\n"), request);
        assertTrue(request.contains("\r\nTr_Id: VTTC0012U\r\n"), request);
        // 41 ASCII characters, and two plus four Hangul of three bytes.
        assertTrue(request.contains("\r\nContent-Length: 59\r\n"), request);
        assertFalse(request.contains("chunked"), request);
        assertTrue(
                request.endsWith(
                        "\r\n\r\n{\"CANO\":\"12345678\",\"PDNO\":\"005930\",\"이름\":\"삼성전자\"}"),
                request);
    }

    @Test
    void carriesAQueryAsItWasEncoded() throws Exception {
        RawServer server = server(RawServer.answering(OK, "{}"));
        Call call = new Call(false, "//uapi/x", "A=&B=1%2F2&C=%20+&d", HEADERS, "", false);

        Outcome.of(link(server), call);

        String request = server.requests().get(0);
        assertTrue(request.startsWith("GET //uapi/x?A=&B=1%2F2&C=%20+&d HTTP/1.1\r\n"), request);
        assertFalse(request.contains("Content-Length"), request);
    }

    @Test
    void handsOverStatusHeadersAndBodyWhateverTheStatusIs() throws Exception {
        RawServer server =
                server(
                        RawServer.answering(
                                "HTTP/1.1 500 Internal Server Error\r\ntr_cont: M",
                                "{\"msg1\":\"초당 거래건수를 초과하였습니다.\"}"));

        Outcome outcome = Outcome.of(link(server), ORDER);

        assertEquals(500, outcome.status());
        assertEquals("M", outcome.answer().orElseThrow().header("TR_CONT").orElseThrow());
        assertEquals("{\"msg1\":\"초당 거래건수를 초과하였습니다.\"}", outcome.answer().orElseThrow().body());
    }

    @Test
    void nothingHasArrivedWhereNobodyListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        OkHttpLink link = link("http://127.0.0.1:" + port);

        Outcome outcome = Outcome.of(link, ORDER);

        assertFalse(outcome.mayHaveArrived());
        assertEquals("no connection", outcome.reason());
    }

    @Test
    void anAnswerCutShortIsNone() throws Exception {
        RawServer server =
                server(
                        (number, out) -> {
                            out.write(
                                    (OK + "\r\nContent-Length: 50\r\n\r\n{\"rt_cd\"")
                                            .getBytes(StandardCharsets.UTF_8));
                            out.flush();
                            return false;
                        });

        Outcome outcome = Outcome.of(link(server), ORDER);

        assertTrue(outcome.answer().isEmpty());
        assertTrue(outcome.mayHaveArrived());
        assertEquals("an answer that is not HTTP, or ends early", outcome.reason());
    }

    @Test
    void anAnswerOfTheLargestSizeIsReadAndALongerOneGivenUp() throws Exception {
        String largest = "x".repeat(16 * 1024 * 1024);
        RawServer server =
                server(
                        (number, out) -> {
                            String body = number == 1 ? largest : largest + "x";
                            out.write(RawServer.response(OK, body));
                            out.flush();
                            return true;
                        });
        OkHttpLink link = link(server);

        assertEquals(16_777_216, Outcome.of(link, INQUIRY).answer().orElseThrow().body().length());
        Outcome longer = Outcome.of(link, INQUIRY);

        assertEquals("an answer longer than 16777216 bytes", longer.reason());
        assertTrue(longer.mayHaveArrived());
    }

    @Test
    void anAnswerThatDoesNotComeIsNotWaitedForLongerThanIsSet() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        RawServer server =
                server(
                        (number, out) -> {
                            over.await();
                            return false;
                        });
        OkHttpLink link =
                opened(
                        new OkHttpLink(
                                new LinkSettings(
                                        URI.create(server.url()),
                                        URI.create("ws://127.0.0.1:1"),
                                        Duration.ofSeconds(5),
                                        Duration.ofMillis(150),
                                        Duration.ofSeconds(5),
                                        Duration.ofSeconds(5))));

        Outcome outcome = Outcome.of(link, ORDER);
        over.countDown();

        assertEquals("no answer in time", outcome.reason());
        assertTrue(outcome.mayHaveArrived());
        assertEquals(1, server.requests().size());
    }

    @Test
    void reasonsHoldNeitherAccountNorKeys() throws Exception {
        List<RawServer.Reaction> faults =
                List.of(
                        (number, out) -> false,
                        (number, out) -> {
                            out.write(
                                    "SSH-2.0-OpenSSH_9.2\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                            return false;
                        },
                        (number, out) -> {
                            out.write(
                                    (OK + "\r\nContent-Length: 9\r\n\r\n{")
                                            .getBytes(StandardCharsets.UTF_8));
                            return false;
                        },
                        RawServer.answering(OK + "\r\nContent-Encoding: gzip", "12345678"));
        for (RawServer.Reaction fault : faults) {
            Outcome outcome = Outcome.of(link(server(fault)), INQUIRY);

            assertTrue(outcome.answer().isEmpty());
            assertFalse(outcome.reason().matches(".*(12345678|CANARY|http://).*"));
            assertFalse(outcome.reason().contains("program"), outcome.reason());
        }
    }

    @Test
    void aKeyWithALineBreakIsRefusedWithoutBeingShown() throws Exception {
        RawServer server = server(RawServer.answering(OK, "{}"));
        Call call = new Call(true, "/", "", List.of(new Header("appkey", "CANARY\n")), "{}", true);
        OkHttpLink link = link(server);

        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Outcome.begin(link, call));

        assertEquals(
                "header appkey holds a character that HTTP cannot carry", refused.getMessage());
        assertEquals(null, refused.getCause());
    }

    @Test
    void anOrderDoesNotWaitBehindSlowInquiries() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        RawServer server =
                server(
                        (number, out) -> {
                            if (number <= OkHttpLink.MAX_CALLS) {
                                over.await();
                            }
                            out.write(RawServer.response(OK, "{}"));
                            out.flush();
                            return true;
                        });
        OkHttpLink link = link(server);
        List<Outcome.Pending> inquiries = new ArrayList<>();
        for (int i = 0; i < OkHttpLink.MAX_CALLS; i++) {
            inquiries.add(Outcome.begin(link, INQUIRY));
        }
        while (server.requests().size() < OkHttpLink.MAX_CALLS) {
            Thread.onSpinWait();
        }
        inquiries.add(Outcome.begin(link, INQUIRY));

        assertEquals(200, Outcome.of(link, ORDER).status());
        assertEquals(65, server.requests().size());

        over.countDown();
        for (Outcome.Pending inquiry : inquiries) {
            assertEquals(200, inquiry.take().status());
        }
    }

    @Test
    void whatIsMoreThanMayWaitIsLostUnsent() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        RawServer server =
                server(
                        (number, out) -> {
                            over.await();
                            return false;
                        });
        OkHttpLink link = link(server);
        for (int i = 0; i < 64 + 1_000; i++) {
            Outcome.begin(link, INQUIRY);
        }

        Outcome outcome = Outcome.of(link, INQUIRY);
        over.countDown();

        assertFalse(outcome.mayHaveArrived());
        assertEquals("1000 calls wait already", outcome.reason());
    }

    @Test
    void closingTellsWhatWasUnderWayAndTakesNothingMore() throws Exception {
        CountDownLatch booked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        RawServer server =
                server(
                        (number, out) -> {
                            booked.countDown();
                            over.await();
                            return false;
                        });
        OkHttpLink link = link(server);
        Outcome.Pending order = Outcome.begin(link, ORDER);
        booked.await();

        link.close();
        Outcome lost = order.take();
        Outcome after = Outcome.of(link, ORDER);
        link.close();
        over.countDown();

        assertTrue(lost.mayHaveArrived());
        assertFalse(after.mayHaveArrived());
        assertEquals(1, server.requests().size());
    }
}
