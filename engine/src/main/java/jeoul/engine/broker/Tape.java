package jeoul.engine.broker;

import java.time.Instant;
import java.util.Optional;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.Fill;

/**
 * Hears the market as a broker streams it: every book and every trade of the symbols followed, none
 * of them conflated. It is for recorders and screens; an executor is told what it asked for, by
 * {@link Event}. Everything is told on the broker's thread, with the session's time of arrival.
 */
public interface Tape {

    /**
     * The book changed.
     *
     * @param quote stamped with the exchange's time, which may be of whole seconds
     * @param phase as far as it is known
     * @param expected of a running call auction, where the broker tells it
     */
    void book(Quote quote, Phase phase, Optional<Expected> expected, Instant at);

    /**
     * Shares traded.
     *
     * @param trade stamped with the exchange's time
     * @param taker the side that came last; empty in a call auction, or where nobody tells
     */
    void trade(Symbol symbol, Fill trade, Optional<Side> taker, Instant at);

    /** The stream shows from now on what it was asked for. */
    void up(Instant at);

    /** Nothing is known from now on, until the stream is up; told of every attempt that failed. */
    void lost(String reason, Instant at);

    /**
     * What a call auction would trade if it ended now.
     *
     * @param quantity shares
     */
    record Expected(long price, long quantity) {
        public Expected {
            if (price < 1 || quantity < 1) {
                throw new IllegalArgumentException(
                        "an expected price and its shares are positive: "
                                + price
                                + " x "
                                + quantity);
            }
        }
    }
}
