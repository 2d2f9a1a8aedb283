package jeoul.engine.plan;

import java.util.Comparator;
import java.util.Optional;
import jeoul.engine.account.Position;
import jeoul.engine.market.Phase;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.OrderType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.joining.JoinType;
import tech.tablesaw.selection.Selection;

/**
 * The table behind a plan: model, holdings and prices joined by symbol, and the columns computed
 * from them.
 */
final class Allocation {

    /** Column: won meant for a symbol, before rounding to whole shares. */
    static final String MEANT = "meant";

    /**
     * Column: 1 for each symbol of a model in equal parts, else its weight; 0 outside the model.
     */
    private static final String PART = "part";

    /** Column: shares that cannot be sold. */
    private static final String LOCKED = "locked";

    private final Table table;
    private final boolean equalParts;
    private final double invested;

    /** Sum of the model's parts, kept symbols included. */
    private final double modelParts;

    /** True if every symbol of the model is in the table. */
    private final boolean nothingKept;

    private Allocation(PlanRequest request, double invested) {
        this.table = join(request);
        this.equalParts = request.model().isEqualWeighted();
        this.invested = invested;
        this.modelParts = modelParts(request.model());
        this.nothingKept =
                request.model().entries().stream()
                        .noneMatch(entry -> request.keep().contains(entry.symbol()));
    }

    /**
     * @param request with a price for every symbol that is not kept
     * @param invested won to invest
     */
    static Allocation of(PlanRequest request, double invested) {
        Allocation allocation = new Allocation(request, invested);
        allocation.divide();
        return allocation;
    }

    /** Sorted by symbol, with the columns of a plan but the trade. */
    Table table() {
        return table;
    }

    private static Table join(PlanRequest request) {
        Table joined =
                modelTable(request)
                        .joinOn(PlanTable.SYMBOL)
                        .type(JoinType.FULL_OUTER)
                        .with(holdingsTable(request))
                        .join()
                        .joinOn(PlanTable.SYMBOL)
                        .type(JoinType.LEFT_OUTER)
                        .with(marketTable(request))
                        .join()
                        .sortAscendingOn(PlanTable.SYMBOL);
        DoubleColumn part = joined.doubleColumn(PART);
        part.set(part.isMissing(), 0.0);
        LongColumn held = joined.longColumn(PlanTable.HELD);
        held.set(held.isMissing(), 0L);
        LongColumn locked = joined.longColumn(LOCKED);
        locked.set(locked.isMissing(), 0L);
        // What cannot trade at all keeps every share.
        Selection still = joined.stringColumn(PlanTable.CAUSE).isNotMissing();
        for (int row : still) {
            locked.set(row, held.getLong(row));
        }
        return joined;
    }

    private static Table modelTable(PlanRequest request) {
        StringColumn symbol = StringColumn.create(PlanTable.SYMBOL);
        StringColumn name = StringColumn.create(PlanTable.NAME);
        DoubleColumn part = DoubleColumn.create(PART);
        for (ModelPortfolio.Entry entry : request.model().entries()) {
            if (!request.keep().contains(entry.symbol())) {
                symbol.append(entry.symbol().code());
                name.append(entry.name());
                part.append(entry.weight().orElse(1));
            }
        }
        return Table.create("model", symbol, name, part);
    }

    private static Table holdingsTable(PlanRequest request) {
        StringColumn symbol = StringColumn.create(PlanTable.SYMBOL);
        LongColumn held = LongColumn.create(PlanTable.HELD);
        LongColumn locked = LongColumn.create(LOCKED);
        for (Position position : request.holdings()) {
            if (!request.keep().contains(position.symbol())) {
                symbol.append(position.symbol().code());
                held.append(position.quantity());
                locked.append(position.quantity() - position.sellable());
            }
        }
        return Table.create("holdings", symbol, held, locked);
    }

    private static Table marketTable(PlanRequest request) {
        StringColumn symbol = StringColumn.create(PlanTable.SYMBOL);
        LongColumn price = LongColumn.create(PlanTable.PRICE);
        StringColumn cause = StringColumn.create(PlanTable.CAUSE);
        request.market()
                .forEach(
                        (key, tradable) -> {
                            symbol.append(key.code());
                            price.append(tradable.price());
                            Optional<Cause> held = untradable(tradable.mode(), request.orderType());
                            if (held.isPresent()) {
                                cause.append(held.get().name());
                            } else {
                                cause.appendMissing();
                            }
                        });
        return Table.create("market", symbol, price, cause);
    }

    private static Optional<Cause> untradable(TradingMode mode, OrderType type) {
        if (mode == TradingMode.HALTED) {
            return Optional.of(Cause.HALT);
        }
        boolean auctionRefuses = mode.isPeriodicCall() && !type.acceptedIn(Phase.PERIODIC_AUCTION);
        return auctionRefuses ? Optional.of(Cause.AUCTION) : Optional.empty();
    }

    /**
     * Divides until no symbol would have to sell shares it cannot. A symbol held back takes at
     * least its share out of the sum, so what the others get only falls, and one held back once
     * stays so: there are at most as many rounds as symbols.
     */
    private void divide() {
        LongColumn price = table.longColumn(PlanTable.PRICE);
        LongColumn locked = table.longColumn(LOCKED);
        StringColumn cause = table.stringColumn(PlanTable.CAUSE);
        while (true) {
            DoubleColumn meant = meant();
            LongColumn target = wholeShares(meant.divide(price));
            Selection denied = target.isLessThan(locked).and(cause.isMissing());
            if (denied.isEmpty()) {
                for (int row : cause.isNotMissing()) {
                    target.set(row, locked.getLong(row));
                }
                table.addColumns(meant.setName(MEANT), target.setName(PlanTable.TARGET));
                return;
            }
            for (int row : denied) {
                cause.set(row, Cause.DENIED.name());
            }
        }
    }

    /** Won meant for each symbol while those with a cause are held back at their locked shares. */
    private DoubleColumn meant() {
        StringColumn cause = table.stringColumn(PlanTable.CAUSE);
        Selection heldBack = cause.isNotMissing();
        DoubleColumn free = table.doubleColumn(PART).copy();
        free.set(heldBack, 0.0);
        double parts = sum(free);
        if (parts == 0) {
            return free;
        }
        double off = value(heldBack);
        if (equalParts) {
            return free.multiply(Math.max(0, invested - off) / parts);
        }
        if (heldBack.isEmpty() && nothingKept) {
            return free.multiply(invested);
        }
        return free.multiply(Math.max(0, invested * modelParts - off)).divide(parts);
    }

    private double value(Selection rows) {
        Table heldBack = table.where(rows);
        return sum(heldBack.longColumn(LOCKED).multiply(heldBack.longColumn(PlanTable.PRICE)));
    }

    /** Half to even, as pandas rounds. */
    private static LongColumn wholeShares(DoubleColumn shares) {
        LongColumn whole = LongColumn.create(PlanTable.TARGET);
        for (double exact : shares.asDoubleArray()) {
            whole.append((long) Math.rint(exact));
        }
        return whole;
    }

    /** In the order of the rows, so that it does not depend on how the model was listed. */
    private static double sum(DoubleColumn column) {
        double sum = 0;
        for (double value : column.asDoubleArray()) {
            sum += value;
        }
        return sum;
    }

    private static double modelParts(ModelPortfolio model) {
        return model.entries().stream()
                .sorted(Comparator.comparing(ModelPortfolio.Entry::symbol))
                .mapToDouble(entry -> entry.weight().orElse(1))
                .reduce(0, (a, b) -> a + b);
    }
}
