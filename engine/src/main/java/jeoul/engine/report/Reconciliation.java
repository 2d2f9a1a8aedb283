package jeoul.engine.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import jeoul.engine.account.Cash;
import jeoul.engine.account.ChargeBook;
import jeoul.engine.account.Charges;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.execute.ExecutionResult.ParentResult;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.Fill;
import jeoul.engine.plan.Cause;
import jeoul.engine.plan.PlanRow;

/** Holds a day's plan against what the account shows afterwards, and says what it cost. */
public final class Reconciliation {

    private final DayRecord record;
    private final ChargeBook chargeBook;
    private final Map<Symbol, ParentResult> parents = new TreeMap<>();
    private Charges charges = Charges.NONE;
    private DayReport.Shortfall shortfall = DayReport.Shortfall.NONE;
    private long plannedWon;
    private long buys;
    private long sales;

    private Reconciliation(DayRecord record) {
        this.record = record;
        this.chargeBook =
                new ChargeBook(record.charges(), record.calendar().settlement(record.day().date()));
        for (ParentResult parent : record.execution().parents()) {
            parents.put(parent.order().symbol(), parent);
        }
    }

    /** The report of a day that is over. */
    public static DayReport of(DayRecord record) {
        return new Reconciliation(record).report();
    }

    private DayReport report() {
        List<DayReport.Row> rows = new ArrayList<>();
        for (PlanRow row : record.plan().rows()) {
            rows.add(row(row));
        }
        ExecutionResult.Counts counts = record.execution().counts();
        List<DayReport.Rejection> rejections = new ArrayList<>();
        for (ExecutionResult.Refusal refusal : record.execution().refusals()) {
            rejections.add(
                    new DayReport.Rejection(
                            refusal.at(),
                            refusal.symbol(),
                            refusal.side(),
                            refusal.reason(),
                            refusal.text()));
        }
        return new DayReport(
                record.day().date(),
                record.strategy(),
                rows,
                cashPath(),
                new DayReport.OrderCounts(
                        counts.submitted(),
                        counts.accepted(),
                        counts.rejected(),
                        counts.filled(),
                        counts.cancelled(),
                        counts.expired(),
                        counts.denied(),
                        counts.unknown()),
                rejections,
                new DayReport.Costs(
                        charges.commission(),
                        charges.tax(),
                        shortfall,
                        plannedWon == 0 ? 0 : 10_000.0 * shortfall.total() / plannedWon));
    }

    private DayReport.Row row(PlanRow plan) {
        long after = record.after().held(plan.symbol());
        ParentResult parent = parents.get(plan.symbol());
        DayRecord.SymbolMarket market = record.market().get(plan.symbol());
        List<Fill> fills = parent == null ? List.of() : parent.fills();
        Side side = plan.side();
        long filled = Slippage.shares(fills);
        long notional = Slippage.notional(fills);
        Charges own = Charges.NONE;
        for (Fill fill : fills) {
            own =
                    own.plus(
                            chargeBook.charge(
                                    market.listing(), side, fill.price(), fill.quantity()));
        }
        charges = charges.plus(own);
        if (side == Side.BUY) {
            buys = Math.addExact(buys, notional);
        } else {
            sales = Math.addExact(sales, notional);
        }
        OptionalLong doubledArrival =
                parent == null
                        ? OptionalLong.empty()
                        : parent.arrival()
                                .map(Quote::doubledReference)
                                .orElse(OptionalLong.empty());
        long ordered = Math.abs(plan.trade());
        plannedWon = Math.addExact(plannedWon, Math.multiplyExact(ordered, plan.price()));
        DayReport.Shortfall parts =
                ImplementationShortfall.of(
                        side,
                        plan.price(),
                        doubledArrival,
                        ordered,
                        filled,
                        notional,
                        market.last(),
                        own.total());
        shortfall = shortfall.plus(parts);
        return new DayReport.Row(
                plan.symbol(),
                plan.name(),
                plan.held(),
                plan.target(),
                after,
                causes(plan, parent, after),
                filled,
                Slippage.averagePrice(fills),
                doubledArrival,
                Slippage.arrivalBps(side, doubledArrival, fills),
                vwapBps(side, parent, market),
                parts);
    }

    private static OptionalDouble vwapBps(
            Side side, ParentResult parent, DayRecord.SymbolMarket market) {
        if (parent == null || parent.fills().isEmpty()) {
            return OptionalDouble.empty();
        }
        return Slippage.vwapBps(
                side,
                parent.order().schedule().start(),
                parent.order().schedule().end(),
                market.minuteBars(),
                parent.fills());
    }

    private static Map<Cause, Long> causes(PlanRow plan, ParentResult parent, long after) {
        Map<Cause, Long> causes = new EnumMap<>(Cause.class);
        long explained = 0;
        if (parent != null) {
            for (Map.Entry<Cause, Long> cause : parent.causes().entrySet()) {
                long signed = plan.side().sign() * cause.getValue();
                causes.put(cause.getKey(), signed);
                explained += signed;
            }
        }
        // Shares that neither our fills nor our refusals explain moved by somebody else's hand.
        long unexplained = plan.target() - after - explained;
        if (unexplained != 0) {
            causes.merge(Cause.UNKNOWN, unexplained, Long::sum);
        }
        return causes;
    }

    private DayReport.CashPath cashPath() {
        Cash end = record.after().cash();
        long value =
                record.after()
                        .totalValue(
                                symbol -> {
                                    // What has no price, such as a delisted name, has no value.
                                    DayRecord.SymbolMarket market = record.market().get(symbol);
                                    return market == null ? 0 : market.last();
                                });
        return new DayReport.CashPath(
                record.before().cash().d2(),
                sales,
                buys,
                end,
                value,
                value == 0 ? 0 : (double) end.d2() / value,
                record.lowestOrderable(),
                record.lowestAt());
    }
}
