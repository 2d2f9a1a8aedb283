package jeoul.kis.live;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import jeoul.engine.InputException;

/**
 * Where a server is and how long it is waited for, all on the wall.
 *
 * @param base http or https, host and port, no path
 * @param stream ws or wss, host, port and path
 * @param connect until a connection stands
 * @param read between two pieces of an answer
 * @param write between two pieces of a call
 * @param call from the first to the last, a place in the queue not counted
 */
public record LinkSettings(
        URI base, URI stream, Duration connect, Duration read, Duration write, Duration call) {

    public static final Duration DEFAULT_CONNECT = Duration.ofSeconds(5);

    /** The mock server takes ten seconds and more at busy times. */
    public static final Duration DEFAULT_READ = Duration.ofSeconds(20);

    public static final Duration DEFAULT_WRITE = Duration.ofSeconds(10);

    public static final Duration DEFAULT_CALL = Duration.ofSeconds(30);

    /** No wait may be set longer. */
    public static final Duration MAX_WAIT = Duration.ofMinutes(10);

    private static final String BASE = "base URL";
    private static final String BASE_RIGHT =
            "http:// or https://, a host and a port, such as https://openapivts.koreainvestment.com:29443";
    private static final String STREAM = "WebSocket URL";
    private static final String STREAM_RIGHT =
            "ws:// or wss://, a host and a port, such as ws://ops.koreainvestment.com:31000";

    private static final int MAX_PORT = 65_535;

    /**
     * @throws InputException if a URL is incomplete or of another kind
     * @throws IllegalArgumentException if a wait is none, or too long
     */
    public LinkSettings {
        check(base, BASE, Set.of("http", "https"), BASE_RIGHT);
        if (!base.getRawPath().isEmpty() && !base.getRawPath().equals("/")) {
            throw new InputException(BASE, shown(base) + " has a path", BASE_RIGHT);
        }
        check(stream, STREAM, Set.of("ws", "wss"), STREAM_RIGHT);
        check(connect, "connect");
        check(read, "read");
        check(write, "write");
        check(call, "call");
    }

    /**
     * With the default waits.
     *
     * @throws InputException if a URL is incomplete or of another kind
     */
    public static LinkSettings of(String base, String stream) {
        return new LinkSettings(
                uri(base, BASE, BASE_RIGHT),
                uri(stream, STREAM, STREAM_RIGHT),
                DEFAULT_CONNECT,
                DEFAULT_READ,
                DEFAULT_WRITE,
                DEFAULT_CALL);
    }

    private static URI uri(String text, String where, String right) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // Without the cause: it repeats the text, which may hold a password.
            throw new InputException(where, "it is no URL", right);
        }
    }

    private static void check(URI uri, String where, Set<String> schemes, String right) {
        if (uri.getRawUserInfo() != null) {
            throw new InputException(where, "it holds a user's name or password", right);
        }
        if (uri.getScheme() == null
                || !schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                || uri.isOpaque()) {
            throw new InputException(where, shown(uri) + " is of another kind", right);
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw new InputException(where, shown(uri) + " names no host and port", right);
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new InputException(where, shown(uri) + " has parameters", right);
        }
    }

    private static String shown(URI uri) {
        String text = uri.toString();
        int end = text.indexOf('?');
        // What has no host may still hold a name and a password.
        return text.contains("@") ? "it" : "'" + (end < 0 ? text : text.substring(0, end)) + "'";
    }

    private static void check(Duration wait, String name) {
        if (wait.toMillis() < 1 || wait.compareTo(MAX_WAIT) > 0) {
            throw new IllegalArgumentException(name + " is not from 1 ms to " + MAX_WAIT);
        }
    }
}
