package jeoul.engine.plan;

import java.util.List;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A rebalance plan as a Tablesaw table, one row per symbol, for reports and for further study. */
final class PlanTable {

    /** Text, so that {@code 005930} keeps its zeros. */
    public static final String SYMBOL = "symbol";

    public static final String NAME = "name";

    /** Shares before. */
    public static final String HELD = "held";

    /** Won per share. */
    public static final String PRICE = "price";

    /** Shares after. */
    public static final String TARGET = "target";

    /** Target less held, shares. */
    public static final String TRADE = "trade";

    /** Name of the {@link Cause}; missing where nothing holds the symbol back. */
    public static final String CAUSE = "cause";

    /** Won, see {@link PlanRow#roundingWon}. */
    public static final String ROUNDING = "rounding";

    private PlanTable() {}

    /** The plan's rows in their order, with a column for each constant of this class. */
    public static Table of(RebalancePlan plan) {
        List<PlanRow> rows = plan.rows();
        StringColumn cause = StringColumn.create(CAUSE);
        for (PlanRow row : rows) {
            if (row.heldBack().isPresent()) {
                cause.append(row.heldBack().get().name());
            } else {
                cause.appendMissing();
            }
        }
        return Table.create(
                "plan",
                StringColumn.create(SYMBOL, rows.stream().map(row -> row.symbol().code())),
                StringColumn.create(NAME, rows.stream().map(PlanRow::name)),
                LongColumn.create(HELD, rows.stream().mapToLong(PlanRow::held)),
                LongColumn.create(PRICE, rows.stream().mapToLong(PlanRow::price)),
                LongColumn.create(TARGET, rows.stream().mapToLong(PlanRow::target)),
                LongColumn.create(TRADE, rows.stream().mapToLong(PlanRow::trade)),
                cause,
                LongColumn.create(ROUNDING, rows.stream().mapToLong(PlanRow::roundingWon)));
    }
}
