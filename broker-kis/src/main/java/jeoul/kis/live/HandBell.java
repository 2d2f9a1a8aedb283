package jeoul.kis.live;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A bell of this program's threads. An interrupt does not end a sleep; it is kept for after it. */
final class HandBell implements Bell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private boolean ringing;

    @Override
    public void ring() {
        lock.lock();
        try {
            ringing = true;
            rung.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void sleep(Duration atMost) {
        boolean interrupted = false;
        long started = System.nanoTime();
        long longest = TimeUnit.NANOSECONDS.convert(atMost);
        lock.lock();
        try {
            long left = longest;
            while (!ringing && left > 0) {
                try {
                    left = rung.awaitNanos(left);
                } catch (InterruptedException e) {
                    interrupted = true;
                    left = longest - (System.nanoTime() - started);
                }
            }
            ringing = false;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
