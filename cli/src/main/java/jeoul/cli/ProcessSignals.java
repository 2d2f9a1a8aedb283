package jeoul.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import jeoul.cli.run.StopSignals;
import org.jline.utils.Signals;

/** The signals of this process: Ctrl-C, a request to end, and a terminal that was closed. */
final class ProcessSignals implements StopSignals {

    private static final String[] NAMES = {"INT", "TERM", "HUP"};

    @Override
    public Registration onStop(Runnable action) {
        Map<String, Object> before = new LinkedHashMap<>();
        for (String name : NAMES) {
            // Windows has no HUP, and then there is nothing to give back.
            Object earlier = Signals.register(name, action);
            if (earlier != null) {
                before.put(name, earlier);
            }
        }
        return () -> before.forEach(Signals::unregister);
    }
}
