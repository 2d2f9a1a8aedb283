package jeoul.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jeoul.cli.rehearsal.Markets;
import jeoul.engine.market.TradingDay;
import jeoul.sim.fact.Impact;
import jeoul.sim.fact.MarketStudy;
import jeoul.sim.fact.Sampled;
import jeoul.sim.fact.StudiedSymbol;
import jeoul.sim.fact.TraderNumbers;

/** A measured market as a person reads it: first what a trader looks at, then the facts. */
public final class MarketDocument {

    private final Texts texts;

    public MarketDocument(Texts texts) {
        this.texts = texts;
    }

    public Document of(Markets.Answer answer, TradingDay day, MarketStudy.Length length) {
        Document document =
                new Document(
                        texts.get(
                                "market.title", day.date(), answer.asked().size(), length.days()));
        document.heading(texts.get("market.numbers"));
        document.table(numbers(answer));
        document.line(texts.get("market.real"));
        cash(document, answer.lows());
        new FactsDocument(texts).add(document, answer);
        impact(document, answer);
        new MarketCharts(texts).add(document, answer);
        document.heading(texts.get("market.how"));
        document.line(texts.get("market.holds"));
        document.line(texts.get("market.measured"));
        document.line(texts.get("market.seeds", length.seed(), length.seed() + length.most() - 1));
        return document;
    }

    private Document.Grid numbers(Markets.Answer answer) {
        List<StudiedSymbol> names = answer.shownFirst();
        GridDraft grid = new GridDraft().text(texts.get("market.number"));
        names.forEach(name -> grid.number(name.symbol().listing().name()));
        grid.text(texts.get("market.realMarket"));
        List<TraderNumbers> numbers = names.stream().map(StudiedSymbol::numbers).toList();
        row(grid, "cost", numbers, n -> plusMinus(n.costBps(), 2));
        row(grid, "halfSpread", numbers, n -> Numbers.decimal(n.halfSpreadBps(), 2));
        row(grid, "oneTick", numbers, n -> Numbers.percent(n.oneTickShare().value(), 1));
        row(grid, "spread", numbers, n -> plusMinus(n.spreadTicks(), 2));
        row(grid, "silent", numbers, n -> Numbers.percent(n.minutesWithoutTrade(), 1));
        row(grid, "queueWon", numbers, n -> Numbers.decimal(n.queueWon() / 1e6, 1));
        row(grid, "queueMinutes", numbers, n -> Numbers.decimal(n.queueMinutes(), 2));
        for (int i = 0; i < TraderNumbers.TIMES.size(); i++) {
            int at = i;
            String time = TraderNumbers.TIMES.get(i).toString();
            row(
                    grid,
                    "volumeBy." + time.replace(":", ""),
                    numbers,
                    n -> Numbers.percent(n.volumeBy().get(at).value(), 1));
        }
        row(grid, "closing", numbers, n -> Numbers.percent(n.closingShare().value(), 1));
        row(grid, "range", numbers, n -> Numbers.decimal(n.rangeRatio().value(), 2));
        row(grid, "interruptions", numbers, n -> Numbers.decimal(n.interruptionsPer100(), 1));
        row(grid, "onArrival", numbers, n -> Numbers.percent(n.filledOnArrival(), 1));
        row(
                grid,
                "rested",
                numbers,
                n ->
                        Numbers.percent(n.rested(), 1)
                                + " / "
                                + Numbers.decimal(n.medianWaitSeconds().orElse(Double.NaN), 0)
                                + " / "
                                + Numbers.percent(n.unfilled(), 1));
        if (names.stream().allMatch(name -> name.impact().isPresent())) {
            for (int i = 0; i < Impact.SHARES.size(); i++) {
                List<String> cells = new ArrayList<>();
                for (StudiedSymbol name : names) {
                    Impact.Point point = name.impact().orElseThrow().points().get(i);
                    double law =
                            1e4
                                    * Impact.usualPeak(
                                            name.numbers().volatility(), point.volumeShare());
                    cells.add(plusMinus(point.costBps(), 0) + " / " + Numbers.decimal(law, 0));
                }
                cells(grid, "twap." + Math.round(100 * Impact.SHARES.get(i)), cells);
            }
        }
        return grid.grid();
    }

    private void row(
            GridDraft grid,
            String key,
            List<TraderNumbers> numbers,
            Function<TraderNumbers, String> shown) {
        cells(grid, key, numbers.stream().map(shown).toList());
    }

    private void cells(GridDraft grid, String key, List<String> cells) {
        List<String> row = new ArrayList<>();
        row.add(texts.get("number." + key));
        row.addAll(cells);
        row.add(texts.find("real." + key).orElse("-"));
        grid.row(row.toArray(String[]::new));
    }

    private void cash(Document document, List<Markets.Low> lows) {
        lows.stream()
                .filter(low -> low.won().isPresent())
                .min((a, b) -> Long.compare(a.won().getAsLong(), b.won().getAsLong()))
                .ifPresent(
                        low ->
                                document.line(
                                        texts.get(
                                                "market.cash",
                                                Numbers.grouped(low.cash()),
                                                lows.size(),
                                                Numbers.grouped(low.won().getAsLong()),
                                                low.at().map(Numbers::time).orElse("-"))));
    }

    private void impact(Document document, Markets.Answer answer) {
        Optional<Impact> together = answer.together();
        if (together.isEmpty()) {
            return;
        }
        document.heading(texts.get("market.impact"));
        GridDraft grid =
                new GridDraft()
                        .number(texts.get("impact.size"))
                        .number(texts.get("impact.cost"))
                        .number(texts.get("impact.peak"))
                        .number(texts.get("impact.after"))
                        .number(texts.get("impact.law"));
        for (Impact.Point point : together.get().points()) {
            grid.row(
                    Numbers.percent(point.volumeShare(), 1),
                    plusMinus(point.costBps(), 1),
                    plusMinus(point.peak(), 3),
                    plusMinus(point.afterAnHour(), 3),
                    Numbers.decimal(Impact.usualPeak(1, point.volumeShare()), 3));
        }
        document.table(grid.grid());
        document.line(texts.get("impact.reading"));
        together.get()
                .daysWanted()
                .ifPresent(
                        days ->
                                document.line(
                                        texts.get(
                                                "impact.wanted",
                                                together.get().days(),
                                                Numbers.grouped(days))));
    }

    /** A value and its standard error, where there is one. */
    static String plusMinus(Sampled sampled, int places) {
        String value = Numbers.decimal(sampled.value(), places);
        return Double.isNaN(sampled.standardError())
                ? value
                : value + " ±" + Numbers.decimal(sampled.standardError(), places);
    }
}
