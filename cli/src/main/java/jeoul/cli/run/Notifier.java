package jeoul.cli.run;

import java.util.Map;

/** Tells somebody far away how a run goes. Never disturbs the run, whatever happens. */
public interface Notifier extends AutoCloseable {

    /** Tells nobody. */
    Notifier NONE =
            new Notifier() {
                @Override
                public void tell(Kind kind, Map<String, Object> details) {
                    // Nobody is to be told.
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };

    /** What is told. */
    enum Kind {
        START,
        /** The run, or a symbol of it, was stopped by a limit or the person. */
        HALT,
        FINISH,
        /** Something only a person can settle. */
        NEEDS_PERSON
    }

    /**
     * Returns at once.
     *
     * @param details texts and numbers, without keys and account numbers
     */
    void tell(Kind kind, Map<String, Object> details);

    /** Waits a moment for what is under way. */
    @Override
    void close();
}
