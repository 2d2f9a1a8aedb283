package jeoul.cli.command;

/** How the program ends, for scripts. */
final class ExitCode {

    public static final int DONE = 0;

    /** A full disk, or a bug. */
    public static final int FAILED = 1;

    /** Bad usage or bad input. */
    public static final int BAD_INPUT = 2;

    /** Done, but positions differ from the target. */
    public static final int DIFFERS = 3;

    /** Stopped by one of our own limits, or by the person. */
    public static final int STOPPED = 4;

    /** The broker cannot be reached, or refuses the keys. */
    public static final int UNREACHABLE = 5;

    private ExitCode() {}
}
