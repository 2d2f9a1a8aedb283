package jeoul.sim.flow.qr;

/** How a day's activity is spread over its minutes, as drawn before the day. */
public interface DayOutline {

    /** Nanoseconds since midnight at which continuous trading is to begin. */
    long open();

    /** Minutes from the open until the last order. */
    int minutes();

    /** Part of the day's variance that falls into a minute after the open. */
    double variance(int minute);

    /**
     * Share of the day's expected volume between the open and a time, the opening auction not
     * counted.
     *
     * @param at nanoseconds since midnight
     */
    double doneBy(long at);
}
