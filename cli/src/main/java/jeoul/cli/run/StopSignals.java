package jeoul.cli.run;

/** How a person outside the program makes it stop: Ctrl-C, or a signal of the system. */
@FunctionalInterface
public interface StopSignals {

    /** Nobody stops it. */
    StopSignals NONE = action -> () -> {};

    /**
     * Has something done at the first two wishes to stop, until closed; a third, and any before or
     * after, ends the program as usual.
     *
     * @param action may be done on any thread
     */
    Registration onStop(Runnable action);

    /**
     * Ends the process as it stands, whatever its threads wait for; returns where there is no
     * process of our own to end.
     */
    default void halt(int exitCode) {}

    /** Gives the signals back. */
    @FunctionalInterface
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
