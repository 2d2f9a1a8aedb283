package jeoul.kis.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HandBellTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final HandBell bell = new HandBell();

    @Test
    void aRingBeforeTheSleepEndsIt() {
        bell.ring();

        long started = System.nanoTime();
        bell.sleep(LONG);

        assertTrue(System.nanoTime() - started < LONG.toNanos());
    }

    @Test
    void aRingEndsOneSleepAndNotTheNext() {
        bell.ring();
        bell.sleep(LONG);

        long started = System.nanoTime();
        bell.sleep(Duration.ofMillis(5));

        assertTrue(System.nanoTime() - started >= 5_000_000);
    }

    @Test
    void anInterruptIsKeptForAfterTheSleep() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        CountDownLatch asleep = new CountDownLatch(1);
        Thread[] sleeper = new Thread[1];
        Future<Boolean> kept =
                threads.submit(
                        () -> {
                            sleeper[0] = Thread.currentThread();
                            asleep.countDown();
                            bell.sleep(LONG);
                            return Thread.interrupted();
                        });
        asleep.await();

        sleeper[0].interrupt();
        bell.ring();

        assertEquals(true, kept.get(10, TimeUnit.SECONDS));
        threads.shutdown();
    }
}
