package jeoul.cli.output;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.RejectReason;
import jeoul.engine.plan.Cause;
import jeoul.engine.plan.PlanRow;
import jeoul.engine.plan.RebalancePlan;
import jeoul.engine.report.DayReport;
import jeoul.engine.schedule.ParentOrder;

/** The cash of a day as a person reads it, and what became of buys it did not cover. */
final class CashDocument {

    private final Texts texts;

    CashDocument(Texts texts) {
        this.texts = texts;
    }

    void add(Document document, ReportedDay day) {
        DayReport report = day.report();
        DayReport.CashPath cash = report.cash();
        document.heading(texts.get("day.cash"))
                .table(
                        new GridDraft()
                                .number("D")
                                .number("D+1")
                                .number("D+2")
                                .number(texts.get("orderable"))
                                .number(texts.get("accountValue"))
                                .number(texts.get("d2Share"))
                                .row(
                                        Numbers.grouped(cash.end().deposit()),
                                        Numbers.grouped(cash.end().d1()),
                                        Numbers.grouped(cash.end().d2()),
                                        Numbers.grouped(cash.end().orderable()),
                                        Numbers.grouped(cash.totalValue()),
                                        Numbers.percent(cash.d2Ratio(), 2))
                                .grid());
        document.line(
                texts.get(
                        "day.cashPath",
                        Numbers.grouped(cash.d2Before()),
                        Numbers.grouped(cash.sales()),
                        Numbers.grouped(cash.buys()),
                        Numbers.grouped(report.costs().commission()),
                        Numbers.grouped(report.costs().tax()),
                        Numbers.grouped(cash.end().d2())));
        document.line(
                texts.get(
                        "day.planShare",
                        Numbers.percent(1 - day.planned().plan().invest(), 2),
                        Numbers.percent(plannedShare(day.planned().plan()), 2),
                        Numbers.percent(cash.d2Ratio(), 2)));
        if (cash.lowestOrderable().isPresent()) {
            document.line(
                    texts.get(
                            "day.lowest",
                            Numbers.grouped(cash.lowestOrderable().getAsLong()),
                            cash.lowestAt().map(Numbers::time).orElse("-")));
        }
        refused(document, day);
    }

    /** What the plan leaves uninvested, at its own prices, as a share of the account's value. */
    private static double plannedShare(RebalancePlan plan) {
        long invested = 0;
        for (PlanRow row : plan.rows()) {
            invested = Math.addExact(invested, Math.multiplyExact(row.price(), row.target()));
        }
        return plan.totalValue() == 0
                ? 0
                : (double) (plan.totalValue() - invested) / plan.totalValue();
    }

    /** The refused buys, what they cost in shares, and the sales that came too late for them. */
    private void refused(Document document, ReportedDay day) {
        List<DayReport.Rejection> refusals =
                day.report().rejections().stream()
                        .filter(refusal -> refusal.side() == Side.BUY)
                        .filter(refusal -> refusal.reason() == RejectReason.INSUFFICIENT_CASH)
                        .toList();
        if (refusals.isEmpty()) {
            return;
        }
        TreeSet<Symbol> symbols = new TreeSet<>();
        refusals.forEach(refusal -> symbols.add(refusal.symbol()));
        Instant first = refusals.get(0).at();
        long missing = 0;
        for (DayReport.Row row : day.report().rows()) {
            missing += row.causes().getOrDefault(Cause.CASH, 0L);
        }
        document.warning(
                texts.get(
                        "day.shortOfCash",
                        Numbers.grouped(refusals.size()),
                        texts.count("symbols", symbols.size()),
                        Numbers.time(first),
                        Numbers.time(refusals.get(refusals.size() - 1).at()),
                        texts.count("shares", missing)));
        long toCome = salesToCome(day.planned().parents(), first);
        if (toCome > 0) {
            document.line(texts.get("day.salesToCome", Numbers.grouped(toCome)));
        }
    }

    private static long salesToCome(List<ParentOrder> parents, Instant at) {
        long won = 0;
        for (ParentOrder parent : parents) {
            if (parent.side() == Side.SELL) {
                long shares = parent.quantity() - parent.schedule().dueBy(at);
                won = Math.addExact(won, Math.multiplyExact(parent.decisionPrice(), shares));
            }
        }
        return won;
    }
}
