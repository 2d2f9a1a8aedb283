package jeoul.kis.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jeoul.kis.link.Answer;
import jeoul.kis.link.Call;
import jeoul.kis.link.Header;
import jeoul.kis.link.Link;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/**
 * A link over real sockets.
 *
 * <p>OkHttp sends some requests again by itself: when a kept connection turns out to be dead, after
 * 408, and after 503 with {@code Retry-After: 0}. Here every way to a second send is shut: an order
 * would be booked twice, and an inquiry would be a call that nobody counted against the rate. Who
 * asked asks again. Nor are redirects followed: the headers hold keys, and another host has no
 * business with them.
 */
public final class OkHttpLink implements Link, AutoCloseable {

    /** Longer answers are given up; the longest of KIS' are some hundred kilobytes. */
    public static final int MAX_ANSWER_BYTES = 16 * 1024 * 1024;

    /** Calls on the way at once, inquiries and acting ones each; more wait their turn. */
    public static final int MAX_CALLS = 64;

    /** How many may wait; what comes on top is lost at once, unsent. */
    public static final int MAX_WAITING = 1_000;

    private static final int IDLE_CONNECTIONS = 5;
    private static final long IDLE_MINUTES = 5;

    /** Until a stream we ended is cut if the server does not end it too. */
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    private final HttpUrl base;
    private final String stream;
    private final ExecutorService threads;
    private final ConnectionPool pool;
    private final OkHttpClient inquiries;
    private final OkHttpClient acting;

    public OkHttpLink(LinkSettings settings) {
        base = HttpUrl.get(settings.base().toString());
        stream = settings.stream().toString();
        threads = Executors.newCachedThreadPool(daemons());
        pool = new ConnectionPool(IDLE_CONNECTIONS, IDLE_MINUTES, TimeUnit.MINUTES);
        inquiries =
                new OkHttpClient.Builder()
                        .dispatcher(dispatcher(threads))
                        .connectionPool(pool)
                        .socketFactory(new NoDelaySockets())
                        .eventListenerFactory(OkHttpLink::listener)
                        // HTTP/2 would write names of headers small.
                        .protocols(List.of(Protocol.HTTP_1_1))
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(false)
                        .addNetworkInterceptor(OkHttpLink::onlyOnce)
                        .connectTimeout(settings.connect())
                        .readTimeout(settings.read())
                        .writeTimeout(settings.write())
                        .callTimeout(settings.call())
                        .webSocketCloseTimeout(CLOSE_WAIT)
                        .build();
        acting =
                inquiries
                        .newBuilder()
                        // A queue of its own: an order does not wait behind slow inquiries.
                        .dispatcher(dispatcher(threads))
                        .build();
    }

    private static Dispatcher dispatcher(ExecutorService threads) {
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(MAX_CALLS);
        dispatcher.setMaxRequestsPerHost(MAX_CALLS);
        return dispatcher;
    }

    /** Daemons: a program that ends without {@link #close} is not held up. */
    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "kis-link-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static EventListener listener(okhttp3.Call call) {
        Sending sending = call.request().tag(Sending.class);
        return sending == null ? EventListener.NONE : sending;
    }

    /** Whatever OkHttp should come to think of: what has begun to leave does not leave again. */
    private static Response onlyOnce(Interceptor.Chain chain) throws IOException {
        Sending sending = chain.request().tag(Sending.class);
        if (sending != null && sending.hasBegun()) {
            throw new IOException("was about to be sent again");
        }
        return chain.proceed(chain.request());
    }

    /**
     * @throws IllegalArgumentException if a header holds what HTTP cannot carry; nothing is sent
     */
    @Override
    public void call(Call call, Receiver receiver) {
        Sending sending = new Sending();
        Request request = request(call, sending);
        OkHttpClient client = call.once() ? acting : inquiries;
        if (client.dispatcher().queuedCallsCount() >= MAX_WAITING) {
            receiver.lost(false, MAX_WAITING + " calls wait already");
            return;
        }
        client.newCall(request).enqueue(new Reply(receiver, sending));
    }

    private Request request(Call call, Sending sending) {
        HttpUrl.Builder url = base.newBuilder().encodedPath(call.path());
        if (!call.query().isEmpty()) {
            url.encodedQuery(call.query());
        }
        Request.Builder request =
                new Request.Builder().url(url.build()).tag(Sending.class, sending);
        for (Header header : call.headers()) {
            add(request, header);
        }
        return call.post() ? request.post(new OneShotBody(call.body())).build() : request.build();
    }

    private static void add(Request.Builder request, Header header) {
        try {
            request.addHeader(header.name(), header.value());
        } catch (IllegalArgumentException e) {
            // Without the cause, which shows the value: a key with a line break, as pasted.
            throw new IllegalArgumentException(
                    "header " + header.name() + " holds a character that HTTP cannot carry");
        }
    }

    @Override
    public Stream open(StreamListener listener) {
        return OkHttpStream.open(inquiries, new Request.Builder().url(stream).build(), listener);
    }

    /** Ends everything under way, which is told as lost or closed. May be called twice. */
    @Override
    public void close() {
        inquiries.dispatcher().cancelAll();
        acting.dispatcher().cancelAll();
        threads.shutdown();
        pool.evictAll();
    }

    /** Bytes of known length, so that they are not sent in chunks, and never sent twice. */
    private static final class OneShotBody extends RequestBody {

        private final byte[] bytes;

        OneShotBody(String text) {
            bytes = text.getBytes(StandardCharsets.UTF_8);
        }

        /** None: the call's own headers say it. */
        @Override
        public MediaType contentType() {
            return null;
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }

    private record Reply(Receiver receiver, Sending sending) implements Callback {

        @Override
        public void onResponse(okhttp3.Call call, Response response) {
            byte[] body;
            try (response) {
                body = response.body().byteStream().readNBytes(MAX_ANSWER_BYTES + 1);
            } catch (IOException e) {
                receiver.lost(true, Troubles.of(e));
                return;
            }
            if (body.length > MAX_ANSWER_BYTES) {
                receiver.lost(true, "an answer longer than " + MAX_ANSWER_BYTES + " bytes");
                return;
            }
            List<Header> headers = new ArrayList<>();
            response.headers()
                    .forEach(pair -> headers.add(new Header(pair.getFirst(), pair.getSecond())));
            String text = new String(body, StandardCharsets.UTF_8);
            receiver.answered(new Answer(response.code(), headers, text));
        }

        @Override
        public void onFailure(okhttp3.Call call, IOException trouble) {
            receiver.lost(sending.hasBegun(), Troubles.of(trouble));
        }
    }
}
