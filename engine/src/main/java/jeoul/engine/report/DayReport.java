package jeoul.engine.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import jeoul.engine.account.Cash;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.RejectReason;
import jeoul.engine.plan.Cause;

/**
 * One rebalance day, reconciled: what was meant, what came of it, why they differ and what it cost.
 *
 * @param rows by symbol, one for each row of the plan
 * @param rejections in time order
 */
public record DayReport(
        LocalDate date,
        String strategy,
        List<Row> rows,
        CashPath cash,
        OrderCounts orders,
        List<Rejection> rejections,
        Costs costs) {

    public DayReport {
        rows = List.copyOf(rows);
        rejections = List.copyOf(rejections);
    }

    /** Shares missing in all, whatever the side. */
    public long sharesMissing() {
        return rows.stream().mapToLong(row -> Math.abs(row.difference())).sum();
    }

    /**
     * What all fills together cost against the mids when their first slices were due, in basis
     * points of those; empty without fills that have one.
     */
    public OptionalDouble slippageBps() {
        long cost = 0;
        double arrival = 0;
        for (Row row : rows) {
            if (row.filled() > 0 && row.doubledArrival().isPresent()) {
                cost = Math.addExact(cost, row.shortfall().execution());
                arrival += row.filled() * (row.doubledArrival().getAsLong() / 2.0);
            }
        }
        return arrival == 0 ? OptionalDouble.empty() : OptionalDouble.of(10_000 * cost / arrival);
    }

    /**
     * One symbol.
     *
     * @param before shares held before
     * @param after shares held after
     * @param causes signed shares that sum to {@link #difference}: negative where shares were not
     *     sold
     * @param filled shares traded, never negative
     * @param averagePrice won per share; empty without fills
     * @param doubledArrival twice the mid when the first slice was due; empty if none was due or no
     *     price was known then
     * @param slippageBps against arrival, positive a cost; empty without fills or arrival
     * @param vwapSlippageBps against the market's average over the order's window, own trades
     *     included; empty without fills or market volume
     * @param shortfall won
     */
    public record Row(
            Symbol symbol,
            String name,
            long before,
            long target,
            long after,
            Map<Cause, Long> causes,
            long filled,
            OptionalDouble averagePrice,
            OptionalLong doubledArrival,
            OptionalDouble slippageBps,
            OptionalDouble vwapSlippageBps,
            Shortfall shortfall) {

        public Row {
            EnumMap<Cause, Long> copy = new EnumMap<>(Cause.class);
            copy.putAll(causes);
            causes = Collections.unmodifiableMap(copy);
            long sum = 0;
            for (long shares : causes.values()) {
                sum += shares;
            }
            if (sum != target - after) {
                throw new IllegalArgumentException(
                        symbol + ": causes explain " + sum + " shares of " + (target - after));
            }
        }

        /** Target less after: positive if shares are missing, negative if too many are left. */
        public long difference() {
            return target - after;
        }
    }

    /**
     * Implementation shortfall in won, positive a cost; parts sum to the total exactly.
     *
     * @param delay from the decision price to the arrival price, on what was filled
     * @param execution from the arrival price to the fills
     * @param opportunity from the decision price to the close, on what was not filled
     * @param explicit commission and tax
     * @see <a href="https://doi.org/10.3905/jpm.1988.409150">Perold (1988)</a>
     */
    public record Shortfall(long delay, long execution, long opportunity, long explicit) {

        public static final Shortfall NONE = new Shortfall(0, 0, 0, 0);

        public long total() {
            return Math.addExact(
                    Math.addExact(delay, execution), Math.addExact(opportunity, explicit));
        }

        public Shortfall plus(Shortfall other) {
            return new Shortfall(
                    Math.addExact(delay, other.delay),
                    Math.addExact(execution, other.execution),
                    Math.addExact(opportunity, other.opportunity),
                    Math.addExact(explicit, other.explicit));
        }
    }

    /**
     * Cash at the end of the day, and how it came to be: {@code d2Before + sales - buys -
     * commission - tax = end.d2}.
     *
     * @param d2Ratio D+2 deposit over the account's value at the end
     * @param lowestOrderable won, the least that was orderable during the day; empty if the broker
     *     does not tell
     */
    public record CashPath(
            long d2Before,
            long sales,
            long buys,
            Cash end,
            long totalValue,
            double d2Ratio,
            OptionalLong lowestOrderable,
            Optional<Instant> lowestAt) {}

    /** Orders by what became of them; an order may count in several. */
    public record OrderCounts(
            long submitted,
            long accepted,
            long rejected,
            long filled,
            long cancelled,
            long expired,
            long denied,
            long unknown) {}

    /** One refusal. */
    public record Rejection(
            Instant at, Symbol symbol, Side side, RejectReason reason, String text) {
        public Rejection {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * What trading cost, won.
     *
     * @param implementationShortfallBps of the won the plan meant to trade
     */
    public record Costs(
            long commission, long tax, Shortfall shortfall, double implementationShortfallBps) {}
}
