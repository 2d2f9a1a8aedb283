package jeoul.cli.rehearsal;

import java.time.Instant;

/** Hears how far a rehearsal is. May be told as often as one likes, from one thread at a time. */
public interface Progress {

    /** Says nothing to anybody. */
    Progress SILENT =
            new Progress() {
                @Override
                public void day(Instant at, long due, long sent, long filled, long orderable) {
                    // Nobody listens.
                }

                @Override
                public void compared(int done, int of) {
                    // Nobody listens.
                }
            };

    /**
     * A simulated day has come to {@code at}.
     *
     * @param due slices due so far
     * @param sent orders sent so far
     * @param filled shares filled so far
     * @param orderable won
     */
    void day(Instant at, long due, long sent, long filled, long orderable);

    /** {@code done} of {@code of} simulated days of a comparison are done. */
    void compared(int done, int of);
}
