package jeoul.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import jeoul.cli.run.StopSignals;
import org.jline.utils.Signals;

/**
 * The signals of this process: Ctrl-C, a request to end, and a terminal that was closed. The third
 * of them ends it as if nobody listened.
 */
final class ProcessSignals implements StopSignals {

    private static final String[] NAMES = {"INT", "TERM", "HUP"};

    /** So many wishes are the program's own to fulfil; whoever still waits then has another. */
    private static final int HEARD = 2;

    @Override
    public void halt(int exitCode) {
        Runtime.getRuntime().halt(exitCode);
    }

    @Override
    public Registration onStop(Runnable action) {
        Map<String, Object> before = new LinkedHashMap<>();
        Registration registration = () -> before.forEach(Signals::unregister);
        AtomicInteger wishes = new AtomicInteger();
        Runnable heard =
                () -> {
                    if (wishes.incrementAndGet() == HEARD) {
                        registration.close();
                    }
                    action.run();
                };
        // A terminal is closed once, but shell and system may both say so.
        AtomicBoolean hungUp = new AtomicBoolean();
        Runnable hangUp =
                () -> {
                    if (hungUp.compareAndSet(false, true)) {
                        heard.run();
                    }
                };
        for (String name : NAMES) {
            // Windows has no HUP, and then there is nothing to give back.
            Object earlier = Signals.register(name, name.equals("HUP") ? hangUp : heard);
            if (earlier != null) {
                before.put(name, earlier);
            }
        }
        return registration;
    }
}
