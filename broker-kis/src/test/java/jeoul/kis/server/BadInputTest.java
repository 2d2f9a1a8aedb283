package jeoul.kis.server;

import static jeoul.kis.server.HostTest.bytes;
import static jeoul.kis.server.HostTest.call;
import static jeoul.kis.server.HostTest.get;
import static jeoul.kis.server.HostTest.post;
import static jeoul.kis.server.HostTest.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jeoul.kis.server.host.KisHost;
import jeoul.kis.wire.Fields;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Clients that do everything wrong, over sockets: each is answered as KIS does, and so is the next.
 */
@Timeout(120)
class BadInputTest {

    private final List<KisHost> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(KisHost::close);
    }

    private KisHost host(Desk desk) {
        KisHost host = HostTest.started(desk);
        open.add(host);
        return host;
    }

    @Test
    void bodyOfTenMegabytesIsAnsweredAndTheNextCallToo() throws IOException {
        KisHost host = host(new Desk(ServerSettings.MOCK));
        byte[] huge = new byte[10 * 1024 * 1024];
        Arrays.fill(huge, (byte) 'x');

        try (Response answer = call(host, post(host, "/oauth2/tokenP", huge))) {
            assertEquals(500, answer.code());
            assertTrue(answer.body().string().contains("IGW00007"));
        }
        assertFalse(token(host).isEmpty());
    }

    @Test
    void whateverIsWrongWithACallIsAnsweredInTheCodeOfKisAndTheNextCallToo() throws IOException {
        Desk desk = Desk.mock();
        KisHost host = host(desk);
        Headers all = headers(desk, "VTTC0012U");
        String order =
                "{"
                        + Desk.ACCOUNT
                        + ",\"PDNO\":\"005930\",\"ORD_DVSN\":\"03\",\"ORD_QTY\":\"1\",\"ORD_UNPR\":\"0\"}";
        String limit = order.replace("\"03\"", "\"00\"").replace("\"0\"}", "\"70000\"}");
        List<String> codes = new ArrayList<>();
        for (String body :
                List.of(
                        "",
                        "{",
                        "[]",
                        "null",
                        order.replace("\"PDNO\":\"005930\",", ""),
                        order.replace("\"CANO\":\"50000000\",", ""),
                        order.replace("\"1\"", "\"0\""),
                        order.replace("\"1\"", "\"99999999999999999999999\""),
                        order.replace("005930", "삼성전자"),
                        limit.replace("70000", "70000.0"))) {
            codes.add(code(host, all, body));
        }
        for (String missing : List.of("appkey", "appsecret", "authorization", "tr_id")) {
            codes.add(code(host, all.newBuilder().removeAll(missing).build(), order));
        }
        codes.add(code(host, headers(desk, "VTTC9999U"), order));
        codes.add(code(host, headers(desk, "FHKST01010100"), order));

        assertEquals(
                List.of(
                        "500 IGW00007",
                        "500 IGW00007",
                        "500 IGW00007",
                        "500 IGW00007",
                        "500 IGW00007",
                        "200 OPSQ2000",
                        "200 40310000",
                        "200 40310000",
                        "200 40070000",
                        "500 IGW00007",
                        "403 EGW00103",
                        "403 EGW00105",
                        "500 EGW00122",
                        "200 OPSQ0002",
                        "200 OPSQ0002",
                        "500 EGW00202"),
                codes);
        assertTrue(desk.venue.sent.isEmpty());
        try (Response good = call(host, price(host, desk))) {
            assertEquals(200, good.code());
        }
    }

    private static String code(KisHost host, Headers headers, String body) throws IOException {
        Request request =
                post(host, Desk.TRADING + "order-cash", bytes(body))
                        .newBuilder()
                        .headers(headers)
                        .build();
        try (Response answer = call(host, request)) {
            Fields fields = Fields.json(answer.body().bytes());
            String name = fields.has("error_code") ? "error_code" : "msg_cd";
            return answer.code() + " " + fields.blankable(name);
        }
    }

    private static Headers headers(Desk desk, String trId) {
        Headers.Builder headers = new Headers.Builder();
        desk.headers(trId).forEach(header -> headers.add(header.name(), header.value()));
        return headers.build();
    }

    private static Request price(KisHost host, Desk desk) {
        return get(
                        host,
                        Desk.QUOTATIONS
                                + "inquire-price?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930")
                .newBuilder()
                .headers(headers(desk, "FHKST01010100"))
                .build();
    }

    @Test
    void clientsThatNeverEndTheirRequestsHoldUpNobody() throws IOException {
        KisHost host = host(new Desk(ServerSettings.MOCK));
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), host.port());
            slow.add(socket);
            socket.getOutputStream()
                    .write(
                            ("POST /oauth2/tokenP HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n"
                                            + "\r\n{")
                                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }

        assertFalse(token(host).isEmpty());
        for (Socket socket : slow) {
            socket.close();
        }
    }
}
