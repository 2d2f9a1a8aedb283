package jeoul.engine.schedule;

/**
 * What becomes of slices that were due while nobody was there to send them: before a late start,
 * while the machine slept or the program was gone. They never go in a burst.
 */
public enum MissedPolicy {
    /** Their shares are spread over what is left of the window. */
    SPREAD,
    /** Their shares are given up as missed; a catch-up may still buy them. */
    DROP
}
