package jeoul.kis.server.host;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jeoul.kis.server.Drive;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which a server lives. Sockets only put tasks here. */
final class Loop {

    private static final Logger log = LoggerFactory.getLogger(Loop.class);

    /** Calls and frames that wait at once. */
    private static final int MOST_TASKS = 10_000;

    /** Tasks between two looks at the clock. */
    private static final int BATCH = 64;

    /** The wall's clock is looked at this often though nothing is due. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Drive drive;
    private final BlockingQueue<Runnable> tasks = new ArrayBlockingQueue<>(MOST_TASKS);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread = new Thread(this::run, "kis-server");
    private volatile boolean stopping;

    Loop(Drive drive) {
        this.drive = drive;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Puts a task at the end; false if too many wait, or the loop has ended. */
    boolean offer(Runnable task) {
        return !stopping && tasks.offer(task);
    }

    /** Completes when the loop has ended: exceptionally if it could not go on. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    void stop() {
        stopping = true;
        thread.interrupt();
    }

    private void run() {
        try {
            Duration wait = Duration.ZERO;
            while (!stopping) {
                Runnable first = await(wait);
                drive.catchUp();
                runBatch(first);
                wait = drive.catchUp();
            }
            ended.complete(null);
        } catch (InterruptedException e) {
            ended.complete(null);
        } catch (RuntimeException | Error e) {
            log.error("SERVER_STOPPED by a mistake of its own", e);
            ended.completeExceptionally(e);
        } finally {
            stopping = true;
        }
    }

    private void runBatch(Runnable first) {
        Runnable task = first;
        for (int left = BATCH; task != null; left--) {
            task.run();
            task = left > 1 ? tasks.poll() : null;
        }
    }

    private Runnable await(Duration wait) throws InterruptedException {
        Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        return tasks.poll(bounded.toNanos(), TimeUnit.NANOSECONDS);
    }
}
