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

    private ExitCode() {}
}
