package jeoul.cli.output;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jeoul.cli.input.OrderTerms;
import jeoul.cli.run.RunEnding;
import jeoul.cli.run.RunReading;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.market.Symbol;
import jeoul.engine.report.DayReport;
import jeoul.sim.study.Prediction;

/** A day that was run on an account, as a person reads it afterwards; made from its journal. */
public final class RunDocument {

    private final Texts texts;

    public RunDocument(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param ending of the same reading
     */
    public Document of(RunReading reading, RunEnding ending) {
        DayReport report = ending.report();
        Document document = new Document(texts.get("run.title", report.date(), report.strategy()));
        document.line(texts.get("run.ended." + ending.why()));
        new DayDocument(texts)
                .add(
                        document,
                        new ReportedDay(
                                ending.rebalance(),
                                reading.day().planned(),
                                ending.result(),
                                report),
                        ending.notes().broker().profile().name());
        charges(document, report);
        denials(document, ending.result());
        if (reading.executor().isUnread()) {
            document.warning(texts.get("run.unread", report.date()));
        }
        ending.predicted().ifPresent(predicted -> predicted(document, predicted, report));
        new RunCharts(texts).add(document, reading, ending);
        settings(document, reading, ending);
        return document;
    }

    /** What the D+2 deposit says was charged, beside what the rates say. */
    private void charges(Document document, DayReport report) {
        DayReport.CashPath cash = report.cash();
        long charged = cash.d2Before() + cash.sales() - cash.buys() - cash.end().d2();
        long reckoned = report.costs().commission() + report.costs().tax();
        String line =
                texts.get(
                        "run.charges",
                        Numbers.grouped(reckoned),
                        Numbers.grouped(charged),
                        Numbers.signed(charged - reckoned));
        if (charged == reckoned) {
            document.line(line);
        } else {
            document.warning(line);
        }
    }

    private void denials(Document document, ExecutionResult result) {
        for (ExecutionResult.Halt halt : result.halts()) {
            document.warning(
                    texts.get(
                            "run.halted",
                            Numbers.time(halt.at()),
                            halt.symbol().map(Symbol::code).orElse("*"),
                            halt.reason()));
        }
        TreeMap<String, Long> byLimit = new TreeMap<>();
        result.denials().forEach(denial -> byLimit.merge(denial.limit(), 1L, Long::sum));
        byLimit.forEach(
                (limit, count) ->
                        document.warning(
                                texts.get("run.denied", limit, texts.count("orders", count))));
        if (result.counts().unknown() > 0) {
            document.warning(
                    texts.get("run.unknown", texts.count("orders", result.counts().unknown())));
        }
        if (result.counts().foreign() > 0) {
            document.warning(
                    texts.get("run.foreign", texts.count("orders", result.counts().foreign())));
        }
    }

    private void predicted(Document document, Prediction predicted, DayReport report) {
        GridDraft grid =
                new GridDraft()
                        .text(texts.get("run.measure"))
                        .number("5 %")
                        .number(texts.get("run.median"))
                        .number("95 %")
                        .number(texts.get("run.actual"))
                        .text(texts.get("run.within"));
        row(
                grid,
                "slippage",
                predicted.slippageBps(),
                report.slippageBps().orElse(Double.NaN),
                1,
                2);
        row(grid, "run.missing", predicted.sharesMissing(), (double) report.sharesMissing(), 1, 0);
        row(grid, "d2Share", predicted.d2Ratio(), report.cash().d2Ratio(), 100, 2);
        row(grid, "rejected", predicted.rejections(), (double) report.orders().rejected(), 1, 0);
        document.heading(texts.get("run.predicted"))
                .line(texts.get("run.predictedFrom", texts.count("days", predicted.days())))
                .table(grid.grid());
    }

    private void row(
            GridDraft grid,
            String key,
            Prediction.Range range,
            double actual,
            double scale,
            int places) {
        grid.row(
                scale == 100 ? texts.get(key) + " %" : texts.get(key),
                Numbers.decimal(range.low() * scale, places),
                Numbers.decimal(range.median() * scale, places),
                Numbers.decimal(range.high() * scale, places),
                Numbers.decimal(actual * scale, places),
                Double.isNaN(actual)
                        ? "-"
                        : texts.get(range.contains(actual) ? "run.inside" : "run.outside"));
    }

    static String name(RunReading reading, Symbol symbol) {
        return reading.day().planned().plan().rows().stream()
                .filter(row -> row.symbol().equals(symbol))
                .map(row -> row.name())
                .findFirst()
                .orElse("");
    }

    private void settings(Document document, RunReading reading, RunEnding ending) {
        GridDraft grid =
                new GridDraft().text(texts.get("run.setting")).text(texts.get("run.value"));
        TreeMap<String, String> settings = new TreeMap<>(strategy(reading));
        settings.put("broker", ending.notes().broker().name());
        settings.put("model", ending.notes().modelFile());
        settings.put("model SHA-256", ending.notes().modelHash());
        settings.put("seed", Long.toString(ending.notes().seed()));
        settings.put("version", ending.notes().version());
        settings.put("journal", String.valueOf(reading.file().getFileName()));
        settings.put("steps", Numbers.grouped(reading.steps()));
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            grid.row(setting.getKey(), setting.getValue());
        }
        document.heading(texts.get("run.settings")).table(grid.grid());
    }

    private static Map<String, String> strategy(RunReading reading) {
        var strategy = reading.day().terms().strategy();
        TreeMap<String, String> settings = new TreeMap<>();
        settings.put("strategy", strategy.name());
        settings.put("invest", Double.toString(strategy.invest()));
        settings.put("slice", Long.toString(strategy.slice()));
        settings.put("order", OrderTerms.nameOf(strategy.order()));
        settings.put("window", strategy.window().toString());
        settings.put("sell-window", strategy.sellWindow().toString());
        Optional.of(strategy)
                .flatMap(s -> s.catchUp())
                .ifPresent(window -> settings.put("catch-up", window.toString()));
        return settings;
    }
}
