package jeoul.engine.report;

import java.util.OptionalLong;
import jeoul.engine.market.Side;

/** Splits what a parent order cost against the price it was decided at, to the won. */
final class ImplementationShortfall {

    private ImplementationShortfall() {}

    /**
     * Delay, execution and opportunity after Perold: {@code s Q (m0 - md)}, {@code s (sum p q - Q
     * m0)} and {@code s (X - Q) (mT - md)}. A half won that a mid between ticks leaves is floored
     * in the delay and found again in the execution, so that the parts sum exactly.
     *
     * @param decision md, won per share
     * @param doubledArrival twice m0; without it the delay is in the execution
     * @param ordered X, shares
     * @param filled Q, shares
     * @param notional won of the fills
     * @param last mT, won per share
     * @param explicit commission and tax, won
     */
    static DayReport.Shortfall of(
            Side side,
            long decision,
            OptionalLong doubledArrival,
            long ordered,
            long filled,
            long notional,
            long last,
            long explicit) {
        int sign = side.sign();
        long traded =
                Math.multiplyExact(
                        sign, Math.subtractExact(notional, Math.multiplyExact(filled, decision)));
        long delay =
                doubledArrival.isPresent()
                        ? Math.floorDiv(
                                Math.multiplyExact(
                                        sign * filled, doubledArrival.getAsLong() - 2 * decision),
                                2)
                        : 0;
        long opportunity = Math.multiplyExact(sign * (ordered - filled), last - decision);
        return new DayReport.Shortfall(delay, traded - delay, opportunity, explicit);
    }
}
