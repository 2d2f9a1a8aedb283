package jeoul.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import jeoul.engine.market.Symbol;
import jeoul.engine.report.DayReport;
import jeoul.sim.study.BacktestResult;
import jeoul.sim.study.BarMarket;

/** A backtest as JSON. */
public final class BacktestJson {

    /** What the account would have had in life and does not have here. */
    static final List<String> NOT_MODELLED =
            List.of("dividends", "rights", "fractionsOfSplits", "vanishedSymbols", "interest");

    private BacktestJson() {}

    public static void write(Writer writer, BacktestResult result, String strategy, RunFacts facts)
            throws IOException {
        JsonText.object(
                writer,
                json -> {
                    json.writeStringField("strategy", strategy);
                    json.writeNumberField("seed", facts.seed());
                    json.writeStringField("profile", facts.profile());
                    json.writeArrayFieldStart("rebalances");
                    for (BacktestResult.Rebalanced of : result.rebalances()) {
                        rebalance(json, of);
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("values");
                    for (BacktestResult.Value value : result.values()) {
                        json.writeStartObject();
                        json.writeStringField("date", value.date().toString());
                        json.writeNumberField("value", value.won());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("splits");
                    for (BarMarket.Split split : result.splits()) {
                        json.writeStartObject();
                        json.writeStringField("date", split.date().toString());
                        json.writeStringField("symbol", split.symbol().code());
                        json.writeNumberField("from", split.from());
                        json.writeNumberField("to", split.to());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("notModelled");
                    for (String what : NOT_MODELLED) {
                        json.writeString(what);
                    }
                    json.writeEndArray();
                });
    }

    private static void rebalance(JsonGenerator json, BacktestResult.Rebalanced of)
            throws IOException {
        DayReport report = of.day().report();
        json.writeStartObject();
        json.writeStringField("date", of.date().toString());
        json.writeNumberField("valueBefore", of.valueBefore());
        json.writeNumberField("value", of.valueAfter());
        json.writeNumberField("commission", report.costs().commission());
        json.writeNumberField("tax", report.costs().tax());
        JsonText.decimal(
                json,
                "implementationShortfallBps",
                report.costs().implementationShortfallBps(),
                JsonText.BPS_PLACES);
        JsonText.decimal(json, "turnover", of.turnover(), JsonText.RATIO_PLACES);
        json.writeNumberField("sharesMissing", of.sharesMissing());
        json.writeNumberField("orders", report.orders().submitted());
        json.writeNumberField("rejected", report.orders().rejected());
        json.writeArrayFieldStart("vanished");
        for (Symbol symbol : of.vanished()) {
            json.writeString(symbol.code());
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
