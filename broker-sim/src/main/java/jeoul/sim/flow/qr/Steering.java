package jeoul.sim.flow.qr;

import jeoul.engine.market.TradingDay;
import jeoul.sim.book.OrderBook;
import jeoul.sim.flow.SymbolDay;

/**
 * What is fixed of a symbol's day before it begins: where the reference price goes, how fast the
 * day is at which time, and between which prices others send orders. It knows nothing of our
 * orders, so that with them and without them the background is the same.
 */
public interface Steering {

    /** The free day. */
    Steering NONE =
            new Steering() {
                @Override
                public double[] reference(long from, long step, double[] free) {
                    return free;
                }

                @Override
                public double pace(long at) {
                    return 1;
                }

                @Override
                public long lowest() {
                    return 0;
                }

                @Override
                public long highest() {
                    return Long.MAX_VALUE;
                }
            };

    /** Told first of all; a steering that does not look at the day's activity need not listen. */
    default void begin(DayOutline outline) {}

    /**
     * The reference price of the day, to which the flow draws the mid.
     *
     * @param from nanoseconds since midnight at which the path begins: the scheduled open. Before
     *     it the first element holds, so that is where the opening auction ends
     * @param step nanoseconds from one element to the next
     * @param free won per share, as drawn for the free day; the caller's to change and return
     * @return as many elements, won per share
     */
    double[] reference(long from, long step, double[] free);

    /** What all rates are multiplied with at a time, nanoseconds since midnight; not negative. */
    double pace(long at);

    /**
     * How many shares a trade of the flow in continuous trading takes.
     *
     * @param event number of the candidate, which never comes twice
     * @param at nanoseconds since midnight
     * @param wanted shares that the free day would take
     * @return shares; 0 for no trade
     */
    default long takes(long event, OrderBook book, long at, boolean buys, long wanted) {
        return wanted;
    }

    /** Won per share: others neither ask nor sell below it, unless our orders moved the price. */
    long lowest();

    /** Won per share: others neither bid nor buy above it, unless our orders moved the price. */
    long highest();

    /** Chooses how the days are steered. */
    @FunctionalInterface
    interface Source {

        /** Every day is free. */
        Source FREE = (day, hours, seed) -> NONE;

        /**
         * @param day the symbol and what is expected of it
         * @param seed of the whole simulated run
         */
        Steering of(SymbolDay day, TradingDay hours, long seed);
    }
}
