package jeoul.kis.server.host;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import jeoul.kis.link.Answer;
import jeoul.kis.link.Call;
import jeoul.kis.link.Header;
import jeoul.kis.link.Link;
import jeoul.kis.server.KisServer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns HTTP requests into calls, and answers into responses. */
final class HttpDoor {

    private static final Logger log = LoggerFactory.getLogger(HttpDoor.class);

    /** UTF-8 takes up to so many bytes for a character; one more tells that a body is too long. */
    static final int MOST_BYTES = 4 * KisServer.MOST_CHARACTERS + 1;

    private final KisServer server;
    private final Loop loop;
    private final Executor writers;

    /**
     * @param writers write the responses, so that no slow client holds up the loop
     */
    HttpDoor(KisServer server, Loop loop, Executor writers) {
        this.server = server;
        this.loop = loop;
        this.writers = writers;
    }

    void serve(Context http) {
        Call call;
        try {
            call = call(http);
        } catch (IOException e) {
            // The client went away before its request was whole: nobody hears an answer.
            log.debug("request broken off", e);
            http.status(HttpStatus.BAD_REQUEST);
            return;
        }
        CompletableFuture<Optional<Answer>> answer = new CompletableFuture<>();
        Link.Receiver receiver =
                new Link.Receiver() {
                    @Override
                    public void answered(Answer given) {
                        answer.complete(Optional.of(given));
                    }

                    @Override
                    public void lost(boolean mayHaveArrived, String reason) {
                        answer.complete(Optional.empty());
                    }
                };
        if (!loop.offer(() -> server.handle(call, receiver))) {
            answer.complete(Optional.of(KisServer.overloaded()));
        }
        http.future(() -> answer.thenAcceptAsync(given -> write(http, given), writers));
    }

    /** Answers with a text that is asked for on the server's thread. */
    void tell(Context http, Supplier<String> text) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        if (!loop.offer(() -> answer.complete(text.get()))) {
            answer.complete("");
        }
        http.future(() -> answer.thenAcceptAsync(http::result, writers));
    }

    private static Call call(Context http) throws IOException {
        List<Header> headers = new ArrayList<>();
        for (String name : Collections.list(http.req().getHeaderNames())) {
            headers.add(new Header(name, http.req().getHeader(name)));
        }
        String query = http.req().getQueryString();
        boolean post = http.req().getMethod().equals(HandlerType.POST.name());
        return new Call(
                post,
                http.req().getRequestURI(),
                query == null ? "" : query,
                headers,
                post ? body(http) : "",
                post);
    }

    /** Up to what a call may have; of a longer one so much that it is refused as too long. */
    private static String body(Context http) throws IOException {
        InputStream in = http.req().getInputStream();
        byte[] bytes = in.readNBytes(MOST_BYTES);
        if (bytes.length == MOST_BYTES) {
            // The rest is read too, or the client would not hear the answer while it writes.
            in.transferTo(OutputStream.nullOutputStream());
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void write(Context http, Optional<Answer> answer) {
        if (answer.isEmpty()) {
            ServletContextRequest.getServletContextRequest(http.req())
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close();
            return;
        }
        http.status(answer.get().status());
        for (Header header : answer.get().headers()) {
            http.header(header.name(), header.value());
        }
        http.result(answer.get().body().getBytes(StandardCharsets.UTF_8));
    }
}
