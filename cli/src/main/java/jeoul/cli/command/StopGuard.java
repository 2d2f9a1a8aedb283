package jeoul.cli.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jeoul.cli.run.StopRequest;
import jeoul.cli.run.StopSignals;

/**
 * Passes a person's wishes to stop on to the run, and sees to it that the second is fulfilled: a
 * program that does not come to hear it, as it waits for an answer, is ended as it stands. A run
 * may be killed at any instant and be gone on with.
 */
final class StopGuard implements AutoCloseable {

    /** So long the program may take to stop by itself, which puts its files in order. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** A terminal that takes no words keeps nobody longer than this. */
    private static final Duration WORDS = Duration.ofSeconds(1);

    private final StopSignals signals;
    private final StopRequest stop;
    private final StopSignals.Registration registration;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Runnable lastWords;

    /**
     * @param lastWords said before the program is ended; on another thread
     */
    StopGuard(StopSignals signals, StopRequest stop, Runnable lastWords) {
        this.signals = signals;
        this.stop = stop;
        this.lastWords = lastWords;
        this.registration = signals.onStop(this::wished);
    }

    /** Something else is to be said from now on. */
    void says(Runnable otherWords) {
        lastWords = otherWords;
    }

    /** The run has ended in order: what is left to do is ours and short. */
    void ended() {
        ended.countDown();
    }

    private void wished() {
        if (stop.ask() == 2) {
            thread("stop", this::endIfNeeded).start();
        }
    }

    private void endIfNeeded() {
        try {
            if (!ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                Thread speaker = thread("last words", lastWords);
                speaker.start();
                speaker.join(WORDS.toMillis());
                signals.halt(ExitCode.STOPPED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Hears no more wishes. A second that was heard stays: closing too may wait for something. */
    @Override
    public void close() {
        registration.close();
    }
}
