package jeoul.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jeoul.engine.InputException;
import jeoul.engine.market.Seoul;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts what is told as JSON to an address, from a thread of its own. */
public final class Webhook implements Notifier {

    /** More than this waiting is dropped: whoever does not listen need not hear all of it. */
    static final int MOST_WAITING = 100;

    private static final Duration TIME_OUT = Duration.ofSeconds(10);

    /** How long the end of the program waits for what is under way. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final HttpUrl url;
    private final Supplier<Instant> clock;
    private final ObjectMapper mapper = new ObjectMapper();
    private final OkHttpClient client =
            new OkHttpClient.Builder()
                    .callTimeout(TIME_OUT)
                    .connectTimeout(TIME_OUT)
                    .readTimeout(TIME_OUT)
                    .build();
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MOST_WAITING),
                    task -> {
                        Thread thread = new Thread(task, "notify");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * @param address of {@code --notify}
     * @throws InputException if it is no http or https address
     */
    public Webhook(String address, Supplier<Instant> clock) {
        HttpUrl parsed = HttpUrl.parse(address);
        if (parsed == null) {
            throw new InputException(
                    "--notify", "not an address", "an address such as https://example.com/hook");
        }
        this.url = parsed;
        this.clock = clock;
    }

    @Override
    public void tell(Kind kind, Map<String, Object> details) {
        TreeMap<String, Object> content = new TreeMap<>(details);
        content.put("event", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        content.put("at", clock.get().atZone(Seoul.ZONE).toOffsetDateTime().toString());
        try {
            byte[] body = mapper.writeValueAsBytes(content);
            worker.execute(() -> post(body));
        } catch (RejectedExecutionException e) {
            LOG.warn("NOTIFY_DROPPED event={}: {} wait already", kind, MOST_WAITING);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are JSON always", e);
        }
    }

    private void post(byte[] body) {
        Request request =
                new Request.Builder().url(url).post(RequestBody.create(body, JSON)).build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                LOG.warn("NOTIFY_REFUSED status={}", response.code());
            }
        } catch (IOException e) {
            LOG.warn("NOTIFY_FAILED: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(LAST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
