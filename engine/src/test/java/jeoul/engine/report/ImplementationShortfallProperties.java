package jeoul.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import jeoul.engine.market.Side;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ImplementationShortfallProperties {

    @Property
    void partsSumToWhatTheDayCostAgainstTheDecisionPrice(
            @ForAll Side side,
            @ForAll @LongRange(min = 1, max = 2_000_000) long decision,
            @ForAll @LongRange(min = 2, max = 4_000_000) long doubledArrival,
            @ForAll @IntRange(max = 10_000) int filled,
            @ForAll @IntRange(max = 10_000) int unfilled,
            @ForAll @LongRange(min = 1, max = 2_000_000) long price,
            @ForAll @LongRange(min = 1, max = 2_000_000) long last,
            @ForAll @LongRange(max = 1_000_000) long explicit) {
        long notional = filled * price;

        DayReport.Shortfall parts =
                ImplementationShortfall.of(
                        side,
                        decision,
                        OptionalLong.of(doubledArrival),
                        (long) filled + unfilled,
                        filled,
                        notional,
                        last,
                        explicit);

        long paidTooMuch =
                side == Side.BUY ? notional - filled * decision : filled * decision - notional;
        long missedMove =
                side == Side.BUY ? unfilled * (last - decision) : unfilled * (decision - last);
        assertEquals(paidTooMuch + missedMove + explicit, parts.total());
    }

    @Property
    void anArrivalAtTheDecisionPriceCostsNoDelay(
            @ForAll Side side,
            @ForAll @LongRange(min = 1, max = 2_000_000) long decision,
            @ForAll @IntRange(min = 1, max = 10_000) int filled) {
        DayReport.Shortfall parts =
                ImplementationShortfall.of(
                        side,
                        decision,
                        OptionalLong.of(2 * decision),
                        filled,
                        filled,
                        filled * decision + 7,
                        decision,
                        0);

        assertEquals(0, parts.delay());
        assertEquals(side == Side.BUY ? 7 : -7, parts.execution());
    }
}
