package jeoul.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import jeoul.engine.InputException;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private static final Instant NOON = Instant.parse("2026-11-20T03:00:00Z");

    @Test
    void postsWhatIsToldAsJson() throws IOException {
        BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/hook",
                exchange -> {
                    heard.add(new ObjectMapper().readTree(exchange.getRequestBody()));
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";

            try (Webhook hook = new Webhook(address, () -> NOON)) {
                hook.tell(Notifier.Kind.NEEDS_PERSON, Map.of("broker", "mock"));
            }

            JsonNode told = heard.remove();
            assertEquals("needs-person", told.get("event").asText());
            assertEquals("mock", told.get("broker").asText());
            assertEquals("2026-11-20T12:00+09:00", told.get("at").asText());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whoDoesNotListenDisturbsNobody() throws IOException {
        HttpServer gone =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int port = gone.getAddress().getPort();
        gone.stop(0);

        try (Webhook hook = new Webhook("http://127.0.0.1:" + port + "/", () -> NOON)) {
            for (int i = 0; i < 3 * Webhook.MOST_WAITING; i++) {
                hook.tell(Notifier.Kind.START, Map.of());
            }
        }
    }

    @Test
    void anAddressHasToBeOne() {
        InputException e =
                assertThrows(InputException.class, () -> new Webhook("example", () -> NOON));

        assertTrue(e.getMessage().contains("--notify"), e.getMessage());
    }
}
