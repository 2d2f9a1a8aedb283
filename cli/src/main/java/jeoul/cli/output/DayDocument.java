package jeoul.cli.output;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import jeoul.cli.input.Rebalance;
import jeoul.engine.order.RejectReason;
import jeoul.engine.plan.Cause;
import jeoul.engine.plan.PlanRow;
import jeoul.engine.report.DayReport;
import jeoul.engine.schedule.ScheduleCheck;
import jeoul.sim.study.DayImpact;
import jeoul.sim.study.RehearsedDay;

/** Simulated days as a person reads them: plan against result, causes, cash, costs, market. */
public final class DayDocument {

    private final Texts texts;
    private final CashDocument cash;

    public DayDocument(Texts texts) {
        this.texts = texts;
        this.cash = new CashDocument(texts);
    }

    /**
     * @param rebalance what the first day started from
     * @param days in order, at least one
     * @param elapsedMillis of the whole rehearsal, real time
     */
    public Document of(
            Rebalance rebalance, List<RehearsedDay> days, RunFacts facts, long elapsedMillis) {
        Document document = day(rebalance, days.get(0), facts);
        for (RehearsedDay day : days.subList(1, days.size())) {
            document.append(day(rebalance, day, facts));
        }
        if (days.size() > 1) {
            overview(document, days);
        }
        market(document, days, facts, elapsedMillis);
        return document;
    }

    private Document day(Rebalance rebalance, RehearsedDay day, RunFacts facts) {
        DayReport report = day.report();
        Document document = new Document(texts.get("day.title", report.date(), report.strategy()));
        add(
                document,
                new ReportedDay(rebalance, day.planned(), day.execution(), report),
                facts.profile());
        impact(document, rebalance, day.impacts());
        return document;
    }

    /**
     * What every day has, simulated or not.
     *
     * @param profile of the venue, by name
     */
    void add(Document document, ReportedDay day, String profile) {
        DayReport report = day.report();
        result(document, report);
        heldBack(document, day);
        cash.add(document, day);
        ScheduleCheck check = CheckedPlan.check(day.rebalance(), day.planned().parents());
        orders(document, report, check, profile);
        costs(document, report);
    }

    private void overview(Document document, List<RehearsedDay> days) {
        GridDraft grid =
                new GridDraft()
                        .text(texts.get("days"))
                        .number(texts.get("submitted"))
                        .number(texts.get("rejected"))
                        .number(texts.get("difference"))
                        .number("D+2")
                        .number(texts.get("d2Share"))
                        .number(texts.get("accountValue"))
                        .number(texts.get("shortfall"));
        for (RehearsedDay day : days) {
            DayReport report = day.report();
            grid.row(
                    report.date().toString(),
                    Numbers.grouped(report.orders().submitted()),
                    Numbers.grouped(report.orders().rejected()),
                    Numbers.grouped(report.sharesMissing()),
                    Numbers.grouped(report.cash().end().d2()),
                    Numbers.percent(report.cash().d2Ratio(), 2),
                    Numbers.grouped(report.cash().totalValue()),
                    Numbers.signed(report.costs().shortfall().total()));
        }
        document.heading(texts.get("day.overview")).table(grid.grid());
    }

    private void market(
            Document document, List<RehearsedDay> days, RunFacts facts, long elapsedMillis) {
        long messages = days.stream().mapToLong(RehearsedDay::messages).sum();
        long trades = days.stream().mapToLong(RehearsedDay::trades).sum();
        document.heading(texts.get("day.market"));
        document.line(
                texts.get(
                        "day.messages",
                        texts.count("messages", messages),
                        texts.count("trades", trades)));
        document.line(
                texts.get(
                        "day.speed",
                        Numbers.decimal(elapsedMillis / 1000.0, 2),
                        Numbers.grouped(messages * 1000 / Math.max(1, elapsedMillis))));
        document.line(texts.get("day.seed", facts.seed(), facts.profile()));
        if (facts.assumedSymbols() > 0) {
            document.line(texts.get("day.assumed", texts.count("symbols", facts.assumedSymbols())));
        }
    }

    private void result(Document document, DayReport report) {
        GridDraft grid =
                new GridDraft()
                        .text(texts.get("symbol"))
                        .text(texts.get("name"))
                        .number(texts.get("before"))
                        .number(texts.get("target"))
                        .number(texts.get("after"))
                        .number(texts.get("difference"))
                        .text(texts.get("causes"))
                        .number(texts.get("averagePrice"))
                        .number(texts.get("slippage"))
                        .number(texts.get("vwapSlippage"));
        for (DayReport.Row row : report.rows()) {
            grid.row(
                    row.symbol().code(),
                    row.name(),
                    Numbers.grouped(row.before()),
                    Numbers.grouped(row.target()),
                    Numbers.grouped(row.after()),
                    Numbers.signed(row.difference()),
                    causes(row.causes()),
                    decimal(row.averagePrice(), 1),
                    decimal(row.slippageBps(), 2),
                    decimal(row.vwapSlippageBps(), 2));
        }
        document.heading(texts.get("day.result")).table(grid.grid());
        if (report.sharesMissing() == 0) {
            document.line(texts.get("day.complete"));
            return;
        }
        document.warning(
                texts.get(
                        "day.missing",
                        texts.count("shares", report.sharesMissing()),
                        causes(missingByCause(report))));
    }

    /** Names the plan could not trade, so that their targets are not the model's. */
    private void heldBack(Document document, ReportedDay day) {
        for (PlanRow row : day.planned().plan().rows()) {
            row.heldBack()
                    .ifPresent(
                            cause ->
                                    document.warning(
                                            texts.get(
                                                    "plan.heldBack",
                                                    row.symbol(),
                                                    row.name(),
                                                    texts.get("cause." + cause))));
        }
    }

    private static Map<Cause, Long> missingByCause(DayReport report) {
        EnumMap<Cause, Long> sums = new EnumMap<>(Cause.class);
        for (DayReport.Row row : report.rows()) {
            row.causes().forEach((cause, n) -> sums.merge(cause, Math.abs(n), Math::addExact));
        }
        return sums;
    }

    private String causes(Map<Cause, Long> causes) {
        StringJoiner joined = new StringJoiner(", ");
        causes.forEach(
                (cause, shares) -> {
                    if (shares != 0) {
                        joined.add(texts.get("cause." + cause) + " " + Numbers.grouped(shares));
                    }
                });
        return joined.toString();
    }

    private void orders(Document document, DayReport report, ScheduleCheck check, String profile) {
        DayReport.OrderCounts orders = report.orders();
        document.heading(texts.get("day.orders"))
                .table(
                        new GridDraft()
                                .number(texts.get("submitted"))
                                .number(texts.get("accepted"))
                                .number(texts.get("rejected"))
                                .number(texts.get("filledOrders"))
                                .number(texts.get("cancelled"))
                                .number(texts.get("expired"))
                                .number(texts.get("denied"))
                                .number(texts.get("unknown"))
                                .row(
                                        Numbers.grouped(orders.submitted()),
                                        Numbers.grouped(orders.accepted()),
                                        Numbers.grouped(orders.rejected()),
                                        Numbers.grouped(orders.filled()),
                                        Numbers.grouped(orders.cancelled()),
                                        Numbers.grouped(orders.expired()),
                                        Numbers.grouped(orders.denied()),
                                        Numbers.grouped(orders.unknown()))
                                .grid());
        if (orders.submitted() < check.orders()) {
            document.line(
                    texts.get(
                            "day.planned",
                            Numbers.grouped(orders.submitted()),
                            Numbers.grouped(check.orders())));
        }
        tooSlow(document, check, profile);
        rejections(document, report);
    }

    /** What the plan's check says of the venue the day was rehearsed at. */
    private void tooSlow(Document document, ScheduleCheck check, String profile) {
        for (ScheduleCheck.Venue venue : check.venues()) {
            if (!venue.feasible() && venue.name().equals(profile)) {
                document.warning(
                        texts.get(
                                "plan.delay",
                                venue.name(),
                                Numbers.grouped(venue.worstDelaySeconds()),
                                texts.get("plan.infeasible")));
                check.remedy()
                        .ifPresent(
                                slice -> document.line(texts.get("plan.remedy", "slice=" + slice)));
            }
        }
    }

    private void rejections(Document document, DayReport report) {
        EnumMap<RejectReason, List<Instant>> byReason = new EnumMap<>(RejectReason.class);
        for (DayReport.Rejection rejection : report.rejections()) {
            byReason.computeIfAbsent(rejection.reason(), r -> new ArrayList<>())
                    .add(rejection.at());
        }
        byReason.forEach(
                (reason, times) ->
                        document.line(
                                texts.get(
                                        "day.rejections",
                                        texts.get("reason." + reason),
                                        texts.count("orders", times.size()),
                                        Numbers.time(times.get(0)),
                                        Numbers.time(times.get(times.size() - 1)))));
    }

    private void costs(Document document, DayReport report) {
        DayReport.Costs costs = report.costs();
        DayReport.Shortfall shortfall = costs.shortfall();
        document.heading(texts.get("day.costs"))
                .table(
                        new GridDraft()
                                .number(texts.get("commission"))
                                .number(texts.get("tax"))
                                .number(texts.get("delay"))
                                .number(texts.get("execution"))
                                .number(texts.get("opportunity"))
                                .number(texts.get("shortfall"))
                                .number(texts.get("shortfallBps"))
                                .row(
                                        Numbers.grouped(costs.commission()),
                                        Numbers.grouped(costs.tax()),
                                        Numbers.signed(shortfall.delay()),
                                        Numbers.signed(shortfall.execution()),
                                        Numbers.signed(shortfall.opportunity()),
                                        Numbers.signed(shortfall.total()),
                                        Numbers.decimal(costs.implementationShortfallBps(), 2))
                                .grid());
    }

    /** Of days that follow recorded bars: what our orders changed. */
    private void impact(Document document, Rebalance rebalance, List<DayImpact> impacts) {
        if (impacts.isEmpty()) {
            return;
        }
        GridDraft grid =
                new GridDraft()
                        .text(texts.get("symbol"))
                        .text(texts.get("name"))
                        .number(texts.get("closeWithout"))
                        .number(texts.get("closeWith"))
                        .number("bps")
                        .number(texts.get("vwapWithout"))
                        .number(texts.get("vwapWith"))
                        .number("bps");
        for (DayImpact impact : impacts) {
            grid.row(
                    impact.symbol().code(),
                    rebalance.market().get(impact.symbol()).listing().name(),
                    Numbers.grouped(impact.without().close()),
                    Numbers.grouped(impact.with().close()),
                    Numbers.decimal(impact.closeBps(), 2),
                    Numbers.decimal(DayImpact.vwap(impact.without()), 1),
                    Numbers.decimal(DayImpact.vwap(impact.with()), 1),
                    Numbers.decimal(impact.vwapBps(), 2));
        }
        document.heading(texts.get("day.impact")).table(grid.grid());
        document.line(texts.get("day.impactOf"));
    }

    private static String decimal(OptionalDouble value, int places) {
        return value.isPresent() ? Numbers.decimal(value.getAsDouble(), places) : "-";
    }
}
