package jeoul.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jeoul.cli.rehearsal.Markets;
import jeoul.sim.fact.Fact;
import jeoul.sim.fact.FactResult;
import jeoul.sim.fact.Sampled;
import jeoul.sim.fact.StudiedSymbol;

/** The facts over all names, and which hold for which. */
final class FactsDocument {

    private static final int PLACES = 3;

    private final Texts texts;

    FactsDocument(Texts texts) {
        this.texts = texts;
    }

    void add(Document document, Markets.Answer answer) {
        List<List<FactResult>> byName = answer.asked().stream().map(StudiedSymbol::facts).toList();
        document.heading(texts.get("market.facts"));
        document.table(overview(byName, answer));
        document.heading(texts.get("market.byName"));
        document.table(byName(answer.asked(), byName));
        document.line(texts.get("market.signs"));
    }

    private Document.Grid overview(List<List<FactResult>> byName, Markets.Answer answer) {
        GridDraft grid =
                new GridDraft()
                        .text(texts.get("market.fact"))
                        .text(texts.get("target"))
                        .number(texts.get("mean"))
                        .number(texts.get("interval"))
                        .number(texts.get("market.holding"));
        for (Fact fact : Fact.values()) {
            List<FactResult> results =
                    byName.stream().map(facts -> facts.get(fact.id() - 1)).toList();
            Optional<FactResult> together =
                    fact == Fact.IMPACT
                            ? answer.together().map(impact -> impact.fact())
                            : Optional.empty();
            int parts = results.get(0).parts().size();
            for (int i = 0; i < parts; i++) {
                part(grid, fact, results, together, i);
            }
        }
        return grid.grid();
    }

    private void part(
            GridDraft grid,
            Fact fact,
            List<FactResult> results,
            Optional<FactResult> together,
            int index) {
        FactResult.Part first = results.get(0).parts().get(index);
        Optional<String> name =
                index == 0
                        ? Optional.of(texts.get("fact." + fact.key()))
                        : texts.find("fact." + fact.key() + "." + first.key());
        if (name.isEmpty()) {
            return;
        }
        List<FactResult.Part> parts = results.stream().map(r -> r.parts().get(index)).toList();
        Sampled mean =
                together.map(t -> t.parts().get(index).measured())
                        .orElseGet(
                                () ->
                                        Sampled.mean(
                                                parts.stream()
                                                        .map(FactResult.Part::measured)
                                                        .toList()));
        long judged = parts.stream().filter(p -> p.holds().isPresent()).count();
        long holding = parts.stream().filter(p -> p.holds().orElse(false)).count();
        grid.row(
                index == 0 ? fact.id() + "  " + name.get() : "    - " + name.get(),
                target(parts),
                Numbers.decimal(mean.value(), PLACES),
                Numbers.interval(
                        Numbers.decimal(mean.low(), PLACES), Numbers.decimal(mean.high(), PLACES)),
                judged == 0 ? "-" : texts.get("market.of", holding, judged));
    }

    /** The target of all names, or that it differs. */
    private String target(List<FactResult.Part> parts) {
        List<String> targets = parts.stream().map(FactResult.Part::target).distinct().toList();
        return targets.size() == 1 ? targets.get(0) : texts.get("market.byTick");
    }

    private Document.Grid byName(List<StudiedSymbol> names, List<List<FactResult>> byName) {
        GridDraft grid = new GridDraft().text(texts.get("symbol")).text(texts.get("name"));
        for (Fact fact : Fact.values()) {
            grid.number(String.valueOf(fact.id()));
        }
        for (int i = 0; i < names.size(); i++) {
            List<String> row = new ArrayList<>();
            row.add(names.get(i).symbol().listing().symbol().code());
            row.add(names.get(i).symbol().listing().name());
            byName.get(i)
                    .forEach(fact -> row.add(fact.holds().map(h -> h ? "+" : "x").orElse("-")));
            grid.row(row.toArray(String[]::new));
        }
        return grid.grid();
    }
}
