package jeoul.kis.server.host;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import jeoul.engine.InputException;
import jeoul.kis.server.Drive;
import jeoul.kis.server.KisServer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A server at a port for calls and one for streams, which take any path. Between the sockets and
 * the server stands one thread, the only one on which server, broker and market are touched.
 */
public final class KisHost implements AutoCloseable {

    /** Where a server with a clock of its own tells it. */
    public static final String CLOCK = "/clock";

    /** Threads that take requests and write responses; who reads slowly takes one. */
    private static final int MOST_THREADS = 256;

    /** What each piece of a body that is kept counts beside its own length. */
    private static final int FRAMING_BYTES = 16;

    private static final int LEAST_THREADS = 4;

    private final Loop loop;
    private final Javalin calls;
    private final Javalin streams;

    private KisHost(Loop loop, Javalin calls, Javalin streams) {
        this.loop = loop;
        this.calls = calls;
        this.streams = streams;
    }

    /**
     * Opens the ports.
     *
     * @throws InputException if a port is in use or the address is not this machine's
     */
    public static KisHost start(HostSettings settings, KisServer server, Drive drive) {
        return start(settings, server, drive, Optional.empty());
    }

    /**
     * As above, with one address that KIS does not have: {@link #CLOCK} tells a client what clock
     * it is to keep.
     *
     * @param clock asked on the server's thread
     */
    public static KisHost start(
            HostSettings settings, KisServer server, Drive drive, Supplier<String> clock) {
        return start(settings, server, drive, Optional.of(clock));
    }

    private static KisHost start(
            HostSettings settings,
            KisServer server,
            Drive drive,
            Optional<Supplier<String>> clock) {
        Loop loop = new Loop(drive);
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setName("kis-http");
        HttpDoor http = new HttpDoor(server, loop, threads);
        StreamDoor door = new StreamDoor(server, loop);
        Javalin calls =
                Javalin.create(
                        config -> {
                            common(config);
                            config.jetty.threadPool = threads;
                            config.jetty.modifyServer(KisHost::patient);
                            clock.ifPresent(
                                    text ->
                                            config.routes.get(
                                                    CLOCK, call -> http.tell(call, text)));
                            config.routes.get("/*", http::serve);
                            config.routes.post("/*", http::serve);
                            if (settings.isOnePort()) {
                                config.routes.ws("/*", door::configure);
                            }
                        });
        open(calls, settings.address(), settings.port());
        Javalin streams = calls;
        if (!settings.isOnePort()) {
            streams =
                    Javalin.create(
                            config -> {
                                common(config);
                                config.routes.ws("/*", door::configure);
                            });
            try {
                open(streams, settings.address(), settings.streamPort());
            } catch (InputException e) {
                calls.stop();
                throw e;
            }
        }
        loop.start();
        return new KisHost(loop, calls, streams);
    }

    private static void common(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        // The calls are answered when the broker speaks, and a held clock may keep it silent.
        config.http.asyncTimeout = 0;
        config.router.treatMultipleSlashesAsSingleSlash = true;
        config.jetty.modifyHttpConfiguration(KisHost::lenient);
        config.jetty.modifyServletContextHandler(KisHost::lenient);
    }

    /** A request is no thread's business until all of it has come: any number may be slow. */
    private static void patient(Server server) {
        server.setHandler(
                new EagerContentHandler(
                        new EagerContentHandler.RetainedContentLoaderFactory(
                                HttpDoor.MOST_BYTES, FRAMING_BYTES, false)));
    }

    /** Clients double the slashes in paths. */
    private static void lenient(HttpConfiguration http) {
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
    }

    private static void lenient(ServletContextHandler context) {
        context.getServletHandler().setDecodeAmbiguousURIs(true);
    }

    private static void open(Javalin app, String address, int port) {
        // Tried first, because the start of an app reports its failure as an accident.
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw unusable(address, port, e);
        }
        try {
            app.start(address, port);
        } catch (JavalinBindException e) {
            throw unusable(address, port, e);
        }
    }

    private static InputException unusable(String address, int port, Exception cause) {
        return new InputException(
                "port " + port + " of " + address,
                "it is in use, not allowed, or not this machine's",
                "a free port and an address of this machine",
                cause);
    }

    /** Port of the calls. */
    public int port() {
        return calls.port();
    }

    /** Port of the streams. */
    public int streamPort() {
        return streams.port();
    }

    /** Completes when the server has ended: exceptionally if by a mistake of its own. */
    public CompletableFuture<Void> ended() {
        return loop.ended();
    }

    /**
     * Does something on the server's thread, such as to read its broker.
     *
     * @return false if the server has ended or too much waits
     */
    public boolean run(Runnable task) {
        return loop.offer(task);
    }

    @Override
    public void close() {
        loop.stop();
        calls.stop();
        if (streams != calls) {
            streams.stop();
        }
    }
}
