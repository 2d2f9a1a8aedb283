package jeoul.engine.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import jeoul.engine.market.Bar;
import jeoul.engine.market.Side;
import jeoul.engine.order.Fill;

/**
 * What fills cost against a price, in basis points: {@code side (average - reference) / reference
 * 10,000}, positive a cost for a buy and for a sell alike.
 */
final class Slippage {

    private static final double BPS = 10_000;

    private Slippage() {}

    /** Won per share, weighted by shares; empty without fills. */
    static OptionalDouble averagePrice(List<Fill> fills) {
        long shares = shares(fills);
        return shares == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) notional(fills) / shares);
    }

    /** Against the mid when the first slice was due. */
    static OptionalDouble arrivalBps(Side side, OptionalLong doubledArrival, List<Fill> fills) {
        OptionalDouble average = averagePrice(fills);
        if (average.isEmpty() || doubledArrival.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                bps(side, average.getAsDouble(), doubledArrival.getAsLong() / 2.0));
    }

    /**
     * Against the market's volume-weighted average price over the order's own window, our own
     * trades included, in whole minutes.
     */
    static OptionalDouble vwapBps(
            Side side, Instant from, Instant to, List<Bar> minuteBars, List<Fill> fills) {
        Instant first = from.truncatedTo(ChronoUnit.MINUTES);
        long volume = 0;
        long turnover = 0;
        for (Bar bar : minuteBars) {
            if (!bar.start().isBefore(first) && !bar.start().isAfter(to)) {
                volume = Math.addExact(volume, bar.volume());
                turnover = Math.addExact(turnover, bar.turnover());
            }
        }
        OptionalDouble average = averagePrice(fills);
        if (average.isEmpty() || volume == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(bps(side, average.getAsDouble(), (double) turnover / volume));
    }

    static long shares(List<Fill> fills) {
        return fills.stream().mapToLong(Fill::quantity).sum();
    }

    /** Won. */
    static long notional(List<Fill> fills) {
        long won = 0;
        for (Fill fill : fills) {
            won = Math.addExact(won, fill.notional());
        }
        return won;
    }

    private static double bps(Side side, double average, double reference) {
        return side.sign() * (average - reference) / reference * BPS;
    }
}
