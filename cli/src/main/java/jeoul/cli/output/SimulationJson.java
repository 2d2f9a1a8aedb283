package jeoul.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import jeoul.cli.input.Rebalance;
import jeoul.engine.market.Bar;
import jeoul.engine.plan.Cause;
import jeoul.engine.report.DayReport;
import jeoul.sim.study.DayImpact;
import jeoul.sim.study.RehearsedDay;

/**
 * A rehearsal as JSON: the plan's fields and the result's. Of several days the last stands at the
 * top, where the account is at the end, and all of them in {@code days}.
 */
public final class SimulationJson {

    private SimulationJson() {}

    /**
     * @param days in order, at least one
     * @param elapsedMillis of the whole rehearsal, real time
     */
    public static void write(
            Writer writer,
            Rebalance rebalance,
            List<RehearsedDay> days,
            RunFacts facts,
            long elapsedMillis)
            throws IOException {
        JsonText.object(
                writer,
                json -> {
                    day(json, rebalance, days.get(days.size() - 1), facts);
                    if (days.size() > 1) {
                        json.writeArrayFieldStart("days");
                        for (RehearsedDay day : days) {
                            json.writeStartObject();
                            day(json, rebalance, day, facts);
                            json.writeEndObject();
                        }
                        json.writeEndArray();
                    }
                    json.writeNumberField("elapsedMillis", elapsedMillis);
                });
    }

    private static void day(
            JsonGenerator json, Rebalance rebalance, RehearsedDay day, RunFacts facts)
            throws IOException {
        DayReport report = day.report();
        PlanJson.fields(
                json,
                rebalance,
                report.date(),
                report.strategy(),
                day.planned().plan(),
                day.planned().parents(),
                CheckedPlan.check(rebalance, day.planned().parents()));
        json.writeNumberField("seed", facts.seed());
        json.writeStringField("profile", facts.profile());
        report(json, report);
        json.writeObjectFieldStart("market");
        json.writeNumberField("messages", day.messages());
        json.writeNumberField("trades", day.trades());
        json.writeEndObject();
        impacts(json, day.impacts());
    }

    private static void impacts(JsonGenerator json, List<DayImpact> impacts) throws IOException {
        json.writeArrayFieldStart("impact");
        for (DayImpact impact : impacts) {
            json.writeStartObject();
            json.writeStringField("symbol", impact.symbol().code());
            bar(json, "without", impact.without());
            bar(json, "with", impact.with());
            JsonText.decimal(
                    json, "closeBps", OptionalDouble.of(impact.closeBps()), JsonText.BPS_PLACES);
            JsonText.decimal(
                    json, "vwapBps", OptionalDouble.of(impact.vwapBps()), JsonText.BPS_PLACES);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void bar(JsonGenerator json, String name, Bar bar) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("open", bar.open());
        json.writeNumberField("high", bar.high());
        json.writeNumberField("low", bar.low());
        json.writeNumberField("close", bar.close());
        json.writeNumberField("volume", bar.volume());
        JsonText.decimal(
                json, "vwap", OptionalDouble.of(DayImpact.vwap(bar)), JsonText.RATIO_PLACES);
        json.writeEndObject();
    }

    /** What every day's report has, simulated or not. */
    static void report(JsonGenerator json, DayReport report) throws IOException {
        json.writeArrayFieldStart("result");
        for (DayReport.Row row : report.rows()) {
            result(json, row);
        }
        json.writeEndArray();
        cash(json, report.cash());
        orders(json, report.orders());
        json.writeArrayFieldStart("rejections");
        for (DayReport.Rejection rejection : report.rejections()) {
            json.writeStartObject();
            json.writeStringField("at", JsonText.instant(rejection.at()));
            json.writeStringField("symbol", rejection.symbol().code());
            json.writeStringField("side", rejection.side().name().toLowerCase(Locale.ROOT));
            json.writeStringField("reason", rejection.reason().name());
            json.writeEndObject();
        }
        json.writeEndArray();
        costs(json, report.costs());
    }

    private static void result(JsonGenerator json, DayReport.Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("symbol", row.symbol().code());
        json.writeStringField("name", row.name());
        json.writeNumberField("before", row.before());
        json.writeNumberField("target", row.target());
        json.writeNumberField("after", row.after());
        json.writeNumberField("difference", row.difference());
        json.writeObjectFieldStart("causes");
        for (Map.Entry<Cause, Long> cause : row.causes().entrySet()) {
            if (cause.getValue() != 0) {
                json.writeNumberField(cause.getKey().name(), cause.getValue());
            }
        }
        json.writeEndObject();
        json.writeNumberField("filled", row.filled());
        JsonText.decimal(json, "averagePrice", row.averagePrice(), JsonText.RATIO_PLACES);
        JsonText.decimal(json, "arrivalPrice", half(row), JsonText.RATIO_PLACES);
        JsonText.decimal(json, "slippageBps", row.slippageBps(), JsonText.BPS_PLACES);
        JsonText.decimal(json, "vwapSlippageBps", row.vwapSlippageBps(), JsonText.BPS_PLACES);
        shortfall(json, row.shortfall());
        json.writeEndObject();
    }

    /** The arrival mid, null without fills as the average and the slippage are. */
    private static OptionalDouble half(DayReport.Row row) {
        OptionalLong doubled = row.doubledArrival();
        return row.filled() == 0 || doubled.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(doubled.getAsLong() / 2.0);
    }

    private static void cash(JsonGenerator json, DayReport.CashPath cash) throws IOException {
        json.writeObjectFieldStart("cash");
        json.writeNumberField("deposit", cash.end().deposit());
        json.writeNumberField("d1", cash.end().d1());
        json.writeNumberField("d2", cash.end().d2());
        json.writeNumberField("orderable", cash.end().orderable());
        JsonText.decimal(json, "d2Ratio", cash.d2Ratio(), JsonText.RATIO_PLACES);
        json.writeNumberField("d2Before", cash.d2Before());
        json.writeNumberField("sales", cash.sales());
        json.writeNumberField("buys", cash.buys());
        json.writeNumberField("totalValue", cash.totalValue());
        if (cash.lowestOrderable().isPresent()) {
            json.writeNumberField("lowestOrderable", cash.lowestOrderable().getAsLong());
        } else {
            json.writeNullField("lowestOrderable");
        }
        if (cash.lowestAt().isPresent()) {
            json.writeStringField("lowestAt", JsonText.instant(cash.lowestAt().get()));
        } else {
            json.writeNullField("lowestAt");
        }
        json.writeEndObject();
    }

    private static void orders(JsonGenerator json, DayReport.OrderCounts orders)
            throws IOException {
        json.writeObjectFieldStart("orders");
        json.writeNumberField("submitted", orders.submitted());
        json.writeNumberField("accepted", orders.accepted());
        json.writeNumberField("rejected", orders.rejected());
        json.writeNumberField("filled", orders.filled());
        json.writeNumberField("cancelled", orders.cancelled());
        json.writeNumberField("expired", orders.expired());
        json.writeNumberField("denied", orders.denied());
        json.writeNumberField("unknown", orders.unknown());
        json.writeEndObject();
    }

    private static void costs(JsonGenerator json, DayReport.Costs costs) throws IOException {
        json.writeObjectFieldStart("costs");
        json.writeNumberField("commission", costs.commission());
        json.writeNumberField("tax", costs.tax());
        JsonText.decimal(
                json,
                "implementationShortfallBps",
                costs.implementationShortfallBps(),
                JsonText.BPS_PLACES);
        shortfall(json, costs.shortfall());
        json.writeEndObject();
    }

    private static void shortfall(JsonGenerator json, DayReport.Shortfall shortfall)
            throws IOException {
        json.writeObjectFieldStart("shortfall");
        json.writeNumberField("delay", shortfall.delay());
        json.writeNumberField("execution", shortfall.execution());
        json.writeNumberField("opportunity", shortfall.opportunity());
        json.writeNumberField("explicit", shortfall.explicit());
        json.writeNumberField("total", shortfall.total());
        json.writeEndObject();
    }
}
