package jeoul.kis.client;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Where other threads put what arrived, for the one thread that takes it in. */
final class Inbox {

    private final Queue<Runnable> arrived = new ConcurrentLinkedQueue<>();
    private volatile Runnable wake = () -> {};

    void onArrival(Runnable callback) {
        wake = callback;
    }

    /** On any thread. */
    void add(Runnable arrival) {
        arrived.add(arrival);
        wake.run();
    }

    boolean isEmpty() {
        return arrived.isEmpty();
    }

    /**
     * Takes in what has arrived, oldest first.
     *
     * @return whether there was anything
     */
    boolean takeIn() {
        boolean any = false;
        for (Runnable next = arrived.poll(); next != null; next = arrived.poll()) {
            any = true;
            next.run();
        }
        return any;
    }
}
