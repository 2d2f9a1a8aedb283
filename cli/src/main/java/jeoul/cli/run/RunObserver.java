package jeoul.cli.run;

import java.time.Instant;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.execute.Executor;

/** Sees a run as it goes; told from the thread that runs it, and changes nothing. */
public interface RunObserver {

    /** Sees nothing. */
    RunObserver NONE =
            new RunObserver() {
                @Override
                public void commanded(Command command) {
                    // Nobody looks.
                }

                @Override
                public void heard(Event event) {
                    // Nobody looks.
                }

                @Override
                public void waited(Instant now, Executor executor) {
                    // Nobody looks.
                }

                @Override
                public void passed(Instant now) {
                    // Nobody looks.
                }

                @Override
                public void closesLater(String reason, Instant now, Instant again) {
                    // Nobody looks.
                }
            };

    /** A command is about to leave. */
    void commanded(Command command);

    /** The broker or the person told something. */
    void heard(Event event);

    /** The session has come to {@code now}. */
    void waited(Instant now, Executor executor);

    /** Time passes while the run waits; at least once a second of the session. */
    void passed(Instant now);

    /** The day is over, and its end could not be read; it is tried {@code again}. */
    void closesLater(String reason, Instant now, Instant again);
}
