package jeoul.sim;

import java.time.LocalDate;

/** What a simulated broker has beside the ports that a live one has too. */
public interface Simulation {

    /** The trading date, or the last one on a closed day. */
    LocalDate date();

    /**
     * Lets the rest of the day and the night pass, to the start of the next trading day. What
     * happens meanwhile can be polled afterwards.
     *
     * @return the next trading day
     */
    LocalDate closeDay();

    /** What buy orders may use now, won. */
    long orderable();

    /** The least orderable cash of the day so far. */
    CashLow cashLow();

    /** Order messages of the day so far, on all books, everybody's. */
    long messages();

    /** Trades of the day so far, on all books. */
    long trades();
}
