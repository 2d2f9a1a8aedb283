package jeoul.kis.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jeoul.kis.link.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests are counted by a server of bare sockets: a call leaves us once, whatever comes back. */
@Timeout(60)
class SentOnceTest extends LinkFixture {

    @Test
    void anOrderThatWasBookedAndLeftUnansweredIsSentOnce() throws Exception {
        RawServer server = server((number, out) -> false);

        Outcome outcome = Outcome.of(link(server), ORDER);

        assertTrue(outcome.answer().isEmpty());
        assertTrue(outcome.mayHaveArrived());
        assertEquals(1, server.requests().size());
    }

    @Test
    void anOrderIsSentOnceThoughTheServerSaysToRetryAtOnce() throws Exception {
        RawServer server =
                server(
                        RawServer.answering(
                                "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0", "{}"));

        Outcome outcome = Outcome.of(link(server), ORDER);

        assertEquals(503, outcome.status());
        assertEquals(1, server.requests().size());
    }

    @Test
    void anOrderIsSentOnceThoughTheServerSaysItTimedOut() throws Exception {
        RawServer server = server(RawServer.answering("HTTP/1.1 408 Request Timeout", "{}"));

        Outcome outcome = Outcome.of(link(server), ORDER);

        assertEquals(408, outcome.status());
        assertEquals(1, server.requests().size());
    }

    @Test
    void anOrderIsSentOnceThoughTheServerPointsElsewhere() throws Exception {
        for (int status : List.of(301, 302, 303, 307, 308, 421)) {
            RawServer server =
                    server(
                            RawServer.answering(
                                    "HTTP/1.1 " + status + " Elsewhere\r\nLocation: /other", "{}"));

            Outcome outcome = Outcome.of(link(server), ORDER);

            assertEquals(status, outcome.status());
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void anOrderOnAKeptConnectionThatDiesUnderItIsSentOnce() throws Exception {
        RawServer server =
                server(
                        (number, out) ->
                                number == 1 && RawServer.answering(OK, "{}").to(number, out));
        OkHttpLink link = link(server);
        Outcome.of(link, INQUIRY);

        Outcome outcome = Outcome.of(link, ORDER);

        assertTrue(outcome.answer().isEmpty());
        assertTrue(outcome.mayHaveArrived());
        assertEquals(2, server.requests().size());
        assertTrue(server.requests().get(1).startsWith("POST "));
    }

    @Test
    void anOrderAfterAKeptConnectionHasDiedGoesOutOnceOnANewOne() throws Exception {
        RawServer server =
                server(
                        (number, out) -> {
                            out.write(RawServer.response(OK, "{}"));
                            out.flush();
                            return number != 1;
                        });
        OkHttpLink link = link(server);
        Outcome.of(link, INQUIRY);

        Outcome outcome = Outcome.of(link, ORDER);

        // Whether OkHttp has noticed yet that the connection is dead is a race; both ends are fair.
        long orders = server.requests().stream().filter(r -> r.startsWith("POST ")).count();
        assertTrue(orders == 1 || outcome.answer().isEmpty(), () -> orders + " " + outcome);
        assertTrue(orders <= 1);
    }

    @Test
    void anInquiryOnAKeptConnectionThatDiesUnderItIsSentOnce() throws Exception {
        RawServer server =
                server(
                        (number, out) ->
                                number != 2 && RawServer.answering(OK, "{}").to(number, out));
        OkHttpLink link = link(server);
        Outcome.of(link, INQUIRY);

        Outcome outcome = Outcome.of(link, INQUIRY);

        assertTrue(outcome.answer().isEmpty());
        assertTrue(outcome.mayHaveArrived());
        assertEquals(2, server.requests().size());
    }

    @Test
    void anInquiryIsSentOnceThoughTheServerSaysToRetryAtOnce() throws Exception {
        for (String head :
                List.of(
                        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0",
                        "HTTP/1.1 408 Request Timeout")) {
            RawServer server = server(RawServer.answering(head, "{}"));

            Outcome.of(link(server), INQUIRY);

            assertEquals(1, server.requests().size(), head);
        }
    }

    @Test
    void anInquiryIsNotLedToAnotherPlace() throws Exception {
        RawServer server =
                server(RawServer.answering("HTTP/1.1 302 Found\r\nLocation: /other", "{}"));

        Outcome outcome = Outcome.of(link(server), INQUIRY);

        assertEquals(302, outcome.status());
        assertEquals(1, server.requests().size());
    }

    @Test
    void aCallThatActsIsSentOnceEvenWithoutABody() throws Exception {
        RawServer server =
                server(
                        RawServer.answering(
                                "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0", "{}"));
        Call get = new Call(false, "/act", "", HEADERS, "", true);

        Outcome outcome = Outcome.of(link(server), get);

        assertTrue(outcome.mayHaveArrived());
        assertEquals(1, server.requests().size());
    }
}
