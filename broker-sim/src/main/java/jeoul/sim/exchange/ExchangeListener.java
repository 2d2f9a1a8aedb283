package jeoul.sim.exchange;

import jeoul.engine.market.Phase;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.RejectReason;

/**
 * What the exchange tells the one who sends it orders: what becomes of them, and every change of
 * phase. Calls come while {@link Exchange#runUntil}, {@link Exchange#submit}, {@link
 * Exchange#cancel} or {@link Exchange#revise} runs, at {@link Exchange#now()}; the exchange must
 * not be called back from within.
 *
 * <p>Of each order the first word is {@link #accepted}, {@link #rejected} or, for the moved part of
 * a revision, {@link #revised}. Its shares then all end in {@link #filled}, {@link #cancelled},
 * {@link #expired}, or as the quantity of a revision.
 */
public interface ExchangeListener {

    /** The order is in; what it trades at once is told after this. */
    void accepted(int tag);

    /** The exchange refused the order. An order that was accepted is never refused later. */
    void rejected(int tag, RejectReason reason, String text);

    /**
     * @param price won per share; a mid-price trade may lie between ticks
     */
    void filled(int tag, long price, long quantity);

    /** Shares were cancelled: asked for, or the rest of an IOC or FOK order. */
    void cancelled(int tag, long quantity);

    void cancelRejected(int tag, RejectReason reason, String text);

    /** Shares moved from one order to another, which is in from now on. */
    void revised(int tag, int revisedTag, long quantity);

    /** A revision was refused; the order stands as it was and {@code revisedTag} never lives. */
    void reviseRejected(int tag, int revisedTag, RejectReason reason, String text);

    /** What was left of the order ended with its session. */
    void expired(int tag, long quantity);

    /** The phase of a symbol's regular book is another from now on. */
    void phaseChanged(Symbol symbol, Phase phase);
}
