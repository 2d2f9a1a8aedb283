package jeoul.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import jeoul.engine.market.Symbol;
import jeoul.sim.study.BacktestResult;
import jeoul.sim.study.BarMarket;

/** A backtest as a person reads it: a row for each rebalance, the account's value, its limits. */
public final class BacktestDocument {

    private final Texts texts;

    public BacktestDocument(Texts texts) {
        this.texts = texts;
    }

    public Document of(BacktestResult result, String strategy, RunFacts facts) {
        Document document =
                new Document(
                        texts.get(
                                "backtest.title",
                                strategy,
                                result.values().get(0).date(),
                                last(result).date()));
        rebalances(document, result);
        document.line(
                texts.get(
                        "backtest.value",
                        Numbers.grouped(result.rebalances().get(0).valueBefore()),
                        Numbers.grouped(last(result).won()),
                        change(result)));
        document.chart(
                new Document.Chart(
                        texts.get("backtest.plot"),
                        ChartDraft.json(json -> values(json, result)),
                        false));
        events(document, result);
        document.heading(texts.get("backtest.limits"));
        document.line(texts.get("backtest.notModelled"));
        document.line(texts.get("backtest.simulated"));
        document.line(texts.get("day.seed", facts.seed(), facts.profile()));
        return document;
    }

    /** The account's value from day to day, as a line. */
    private void values(JsonGenerator json, BacktestResult result) throws IOException {
        ChartDraft.frame(json, false);
        json.writeObjectFieldStart("xAxis");
        json.writeStringField("type", "category");
        json.writeArrayFieldStart("data");
        for (BacktestResult.Value value : result.values()) {
            json.writeString(value.date().toString());
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("yAxis");
        json.writeStringField("type", "value");
        json.writeBooleanField("scale", true);
        json.writeStringField("name", texts.get("chart.won"));
        json.writeEndObject();
        json.writeArrayFieldStart("series");
        json.writeStartObject();
        json.writeStringField("type", "line");
        json.writeArrayFieldStart("data");
        for (BacktestResult.Value value : result.values()) {
            json.writeNumber(value.won());
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void rebalances(Document document, BacktestResult result) {
        GridDraft grid =
                new GridDraft()
                        .text(texts.get("days"))
                        .number(texts.get("backtest.before"))
                        .number(texts.get("backtest.after"))
                        .number(texts.get("backtest.charges"))
                        .number(texts.get("shortfallBps"))
                        .number(texts.get("backtest.turnover"))
                        .number(texts.get("run.missing"))
                        .number(texts.get("rejected"));
        for (BacktestResult.Rebalanced of : result.rebalances()) {
            var report = of.day().report();
            grid.row(
                    of.date().toString(),
                    Numbers.grouped(of.valueBefore()),
                    Numbers.grouped(of.valueAfter()),
                    Numbers.grouped(of.charges()),
                    Numbers.decimal(report.costs().implementationShortfallBps(), 2),
                    Numbers.percent(of.turnover(), 1),
                    Numbers.grouped(of.sharesMissing()),
                    Numbers.grouped(report.orders().rejected()));
        }
        document.table(grid.grid());
    }

    private void events(Document document, BacktestResult result) {
        for (BarMarket.Split split : result.splits()) {
            document.line(
                    texts.get(
                            "backtest.split",
                            split.date(),
                            split.symbol(),
                            split.from(),
                            split.to()));
        }
        TreeSet<Symbol> vanished = new TreeSet<>();
        result.rebalances().forEach(of -> vanished.addAll(of.vanished()));
        if (!vanished.isEmpty()) {
            document.warning(
                    texts.get(
                            "backtest.vanished",
                            String.join(", ", vanished.stream().map(Symbol::code).toList())));
        }
    }

    private static String change(BacktestResult result) {
        long before = result.rebalances().get(0).valueBefore();
        double change = (double) last(result).won() / before - 1;
        return before == 0 ? "-" : (change > 0 ? "+" : "") + Numbers.percent(change, 2);
    }

    private static BacktestResult.Value last(BacktestResult result) {
        List<BacktestResult.Value> values = result.values();
        return values.get(values.size() - 1);
    }
}
