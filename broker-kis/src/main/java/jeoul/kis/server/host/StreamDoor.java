package jeoul.kis.server.host;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import jeoul.kis.server.KisServer;
import jeoul.kis.server.StreamPeer;
import jeoul.kis.server.StreamSession;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** Turns WebSockets into streams. */
final class StreamDoor {

    /** Frames that wait for one client; a slower one is cut off. */
    private static final int MOST_FRAMES = 20_000;

    private final KisServer server;
    private final Loop loop;
    private final Map<String, Wire> wires = new ConcurrentHashMap<>();

    StreamDoor(KisServer server, Loop loop) {
        this.server = server;
        this.loop = loop;
    }

    void configure(WsConfig config) {
        config.onConnect(this::connected);
        config.onMessage(
                message -> {
                    Wire wire = wires.get(message.sessionId());
                    if (wire != null && !loop.offer(() -> wire.text(message.message()))) {
                        wire.close();
                    }
                });
        config.onClose(
                closed ->
                        Optional.ofNullable(wires.remove(closed.sessionId()))
                                .ifPresent(this::gone));
    }

    private void connected(WsConnectContext context) {
        // Clients may stay silent for hours; the heartbeat tells whether the line is dead.
        context.session.setIdleTimeout(Duration.ZERO);
        context.session.setMaxTextMessageSize(KisServer.MOST_CHARACTERS);
        Wire wire = new Wire(context.session);
        wires.put(context.sessionId(), wire);
        if (!loop.offer(() -> wire.open(server))) {
            wire.close();
        }
    }

    private void gone(Wire wire) {
        wire.gone = true;
        // A full queue forgets this; the next frame to the wire ends it then.
        loop.offer(wire::closed);
    }

    /** One WebSocket. What it says to the server, it says on the loop. */
    private static final class Wire implements StreamPeer {

        private final Session socket;
        private final AtomicInteger waiting = new AtomicInteger();
        private volatile boolean gone;
        private Optional<StreamSession> session = Optional.empty();

        Wire(Session socket) {
            this.socket = socket;
        }

        void open(KisServer server) {
            session = Optional.of(server.open(this));
        }

        void text(String frame) {
            session.ifPresent(s -> s.text(frame));
        }

        void closed() {
            session.ifPresent(StreamSession::closed);
            session = Optional.empty();
        }

        @Override
        public void send(String frame) {
            if (gone) {
                closed();
            } else if (waiting.incrementAndGet() > MOST_FRAMES) {
                closed();
                close();
            } else {
                socket.sendText(
                        frame, Callback.from(waiting::decrementAndGet, failure -> gone = true));
            }
        }

        @Override
        public void close() {
            socket.disconnect();
        }
    }
}
