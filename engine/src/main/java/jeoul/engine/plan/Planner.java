package jeoul.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import jeoul.engine.InputException;
import jeoul.engine.account.Position;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.Order;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Makes the rebalance plan: joins model, holdings and prices by symbol and divides what is to be
 * invested among the model.
 *
 * <p>{@code target = round(totalValue x invest / n / price)} for the {@code n} symbols of the
 * model, or {@code round(totalValue x invest x weight / price)} where it has weights, and 0 for
 * what left the model; {@code trade = target - held}. Rounding is half to even, and the arithmetic
 * is that of pandas, operation by operation.
 *
 * <p>What cannot trade is held back. A halted symbol, and one in an all-day call auction that does
 * not take the order type, keep what is held; a symbol with fewer sellable shares than held sells
 * no more than those. The value of what is held back comes off what is invested, and the rest of
 * the model shares what remains, never less than nothing.
 */
public final class Planner {

    private static final String WHERE = "plan";

    /** Plans on the account's value: non-kept holdings at their prices, and cash. */
    public RebalancePlan plan(PlanRequest request) {
        requirePrices(request);
        return plan(request, totalValue(request));
    }

    /**
     * Plans on an account value stated by someone else.
     *
     * @param totalValue won, without what is kept
     * @throws InputException if a price is missing, if all of the model is kept, if the account is
     *     worth less than nothing, if the amount is more than it is worth, or if shares or won
     *     overflow
     */
    public RebalancePlan plan(PlanRequest request, long totalValue) {
        requirePrices(request);
        if (totalValue < 0) {
            throw new InputException(
                    WHERE,
                    "the account is worth " + totalValue + " won",
                    "a value of 0 or more to invest");
        }
        if (request.amount().orElse(0) > totalValue) {
            throw new InputException(
                    WHERE,
                    "amount " + request.amount().getAsLong() + " won",
                    "at most the account's value of " + totalValue + " won");
        }
        if (request.model().entries().stream()
                .allMatch(entry -> request.keep().contains(entry.symbol()))) {
            throw new InputException(
                    WHERE, "every symbol of the model is kept", "one that may be traded");
        }
        double invested =
                request.amount().isPresent()
                        ? request.amount().getAsLong()
                        : totalValue * request.invest();
        double invest =
                request.amount().isPresent()
                        ? (double) request.amount().getAsLong() / totalValue
                        : request.invest();
        Table table = Allocation.of(request, invested).table();
        return new RebalancePlan(totalValue, invest, rows(table, request));
    }

    private static void requirePrices(PlanRequest request) {
        TreeSet<Symbol> missing = new TreeSet<>();
        request.model().entries().forEach(entry -> missing.add(entry.symbol()));
        request.holdings().forEach(position -> missing.add(position.symbol()));
        missing.removeAll(request.keep());
        missing.removeAll(request.market().keySet());
        if (!missing.isEmpty()) {
            throw new InputException(
                    WHERE,
                    "no price for "
                            + String.join(", ", missing.stream().map(Symbol::code).toList()),
                    "a price for every symbol of the model and the holdings");
        }
    }

    private static long totalValue(PlanRequest request) {
        long total = request.cash();
        for (Position position : request.holdings()) {
            Symbol symbol = position.symbol();
            if (request.keep().contains(symbol)) {
                continue;
            }
            long price = request.market().get(symbol).price();
            try {
                long value = Math.multiplyExact(price, position.quantity());
                total = Math.addExact(total, value);
            } catch (ArithmeticException e) {
                throw new InputException(
                        WHERE,
                        symbol + " worth " + position.quantity() + " x " + price + " won",
                        "an account value below " + Long.MAX_VALUE + " won",
                        e);
            }
        }
        return total;
    }

    private static List<PlanRow> rows(Table table, PlanRequest request) {
        StringColumn symbol = table.stringColumn(PlanTable.SYMBOL);
        StringColumn name = table.stringColumn(PlanTable.NAME);
        LongColumn held = table.longColumn(PlanTable.HELD);
        LongColumn price = table.longColumn(PlanTable.PRICE);
        LongColumn target = table.longColumn(PlanTable.TARGET);
        StringColumn cause = table.stringColumn(PlanTable.CAUSE);
        var meant = table.doubleColumn(Allocation.MEANT);
        List<PlanRow> rows = new ArrayList<>(table.rowCount());
        for (int i = 0; i < table.rowCount(); i++) {
            requireInRange(symbol.get(i), held.getLong(i), target.getLong(i));
            Optional<Cause> heldBack =
                    cause.isMissing(i)
                            ? Optional.empty()
                            : Optional.of(Cause.valueOf(cause.get(i)));
            Symbol code = new Symbol(symbol.get(i));
            rows.add(
                    new PlanRow(
                            code,
                            // The person's own name for it, or else the market's.
                            name.isMissing(i) ? request.market().get(code).name() : name.get(i),
                            held.getLong(i),
                            price.getLong(i),
                            target.getLong(i),
                            target.getLong(i) - held.getLong(i),
                            heldBack,
                            heldBack.isPresent()
                                    ? 0
                                    : roundingWon(
                                            symbol.get(i),
                                            target.getLong(i),
                                            price.getLong(i),
                                            meant.getDouble(i))));
        }
        return rows;
    }

    private static void requireInRange(String symbol, long held, long target) {
        if (target > Order.MAX_QUANTITY || held > Order.MAX_QUANTITY) {
            throw new InputException(
                    WHERE,
                    symbol + " from " + held + " to " + target + " shares",
                    "at most " + Order.MAX_QUANTITY + " shares of a symbol");
        }
    }

    private static long roundingWon(String symbol, long target, long price, double meant) {
        try {
            return Math.subtractExact(Math.multiplyExact(target, price), (long) Math.rint(meant));
        } catch (ArithmeticException e) {
            throw new InputException(
                    WHERE,
                    symbol + " worth " + target + " x " + price + " won",
                    "a value below " + Long.MAX_VALUE + " won",
                    e);
        }
    }
}
