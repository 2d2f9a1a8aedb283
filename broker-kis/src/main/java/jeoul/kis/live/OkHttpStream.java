package jeoul.kis.live;

import java.util.ArrayDeque;
import java.util.Queue;
import jeoul.kis.link.Link;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;

/**
 * A WebSocket. OkHttp reports from its reader and, for a write that failed, from its writer too:
 * the listener is told in turn all the same, and of the end once.
 */
final class OkHttpStream extends WebSocketListener implements Link.Stream {

    private static final int NORMAL = 1_000;

    private final Link.StreamListener listener;
    private final Queue<Runnable> untold = new ArrayDeque<>();
    private boolean telling;
    private boolean ended;
    private WebSocket socket;

    private OkHttpStream(Link.StreamListener listener) {
        this.listener = listener;
    }

    static OkHttpStream open(OkHttpClient client, Request request, Link.StreamListener listener) {
        OkHttpStream stream = new OkHttpStream(listener);
        stream.socket = client.newWebSocket(request, stream);
        return stream;
    }

    @Override
    public void send(String text) {
        // False if it is closed, or if so much waits that OkHttp closes it: the listener hears
        // that.
        socket.send(text);
    }

    @Override
    public void close() {
        end("closed by us");
        socket.close(NORMAL, null);
    }

    @Override
    public void onOpen(WebSocket webSocket, Response response) {
        tell(listener::opened, false);
    }

    @Override
    public void onMessage(WebSocket webSocket, String text) {
        tell(() -> listener.text(text), false);
    }

    /** KIS sends no binary frames; one that holds text is read as such. */
    @Override
    public void onMessage(WebSocket webSocket, ByteString bytes) {
        onMessage(webSocket, bytes.utf8());
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
        end("closed by the server, code " + code);
        webSocket.close(NORMAL, null);
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable trouble, Response response) {
        end(
                response == null
                        ? Troubles.of(trouble)
                        : "refused by the server, HTTP " + response.code());
    }

    private void end(String reason) {
        tell(() -> listener.closed(reason), true);
    }

    private void tell(Runnable what, boolean last) {
        synchronized (untold) {
            if (ended) {
                return;
            }
            ended = last;
            untold.add(what);
            if (telling) {
                return;
            }
            telling = true;
        }
        boolean whole = false;
        try {
            for (Runnable next = next(); next != null; next = next()) {
                next.run();
            }
            whole = true;
        } finally {
            if (!whole) {
                synchronized (untold) {
                    telling = false;
                }
            }
        }
    }

    private Runnable next() {
        synchronized (untold) {
            Runnable next = untold.poll();
            telling = next != null;
            return next;
        }
    }
}
