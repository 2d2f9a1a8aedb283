package jeoul.cli.output;

import java.util.List;
import jeoul.sim.study.Comparison;
import jeoul.sim.study.Estimate;
import jeoul.sim.study.Measure;

/**
 * Strategies side by side as a person reads them: a table for each measure, narrow enough to read.
 */
public final class ComparisonDocument {

    private final Texts texts;

    public ComparisonDocument(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param date of the simulated days, as text
     * @param elapsedMillis of the whole comparison, real time
     */
    public Document of(Comparison comparison, String date, String profile, long elapsedMillis) {
        List<Long> seeds = comparison.seeds();
        Document document =
                new Document(
                        texts.get(
                                "compare.title",
                                date,
                                texts.count("strategies", comparison.strategies().size()),
                                texts.count("days", seeds.size())));
        for (Measure measure : Measure.values()) {
            measure(document, comparison, measure);
        }
        document.heading(texts.get("compare.how"));
        document.line(texts.get("compare.estimates"));
        if (!comparison.pairs().isEmpty()) {
            document.line(texts.get("compare.reading"));
        }
        document.line(
                texts.get(
                        "compare.seeds",
                        seeds.get(0),
                        seeds.get(seeds.size() - 1),
                        profile,
                        Numbers.decimal(elapsedMillis / 1000.0, 2)));
        return document;
    }

    private void measure(Document document, Comparison comparison, Measure measure) {
        MeasureFormat format = MeasureFormat.of(measure);
        GridDraft grid =
                new GridDraft()
                        .text(texts.get("strategy"))
                        .number(texts.get("mean"))
                        .number(texts.get("standardError"))
                        .number(texts.get("interval"));
        for (Comparison.Measured measured : comparison.strategies()) {
            row(grid, measured.strategy(), measured.measures().get(measure), format);
        }
        for (Comparison.Pair pair : comparison.pairs()) {
            row(grid, pair.a() + " - " + pair.b(), pair.measures().get(measure), format);
        }
        document.heading(texts.get("measure." + format.key())).table(grid.grid());
    }

    private static void row(GridDraft grid, String head, Estimate estimate, MeasureFormat format) {
        grid.row(
                head,
                format.shown(estimate.mean()),
                format.shown(estimate.standardError()),
                Numbers.interval(format.shown(estimate.low()), format.shown(estimate.high())));
    }
}
