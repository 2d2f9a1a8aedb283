package jeoul.engine.plan;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeSet;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Symbol;

/**
 * What the person wants to hold: symbols with equal parts, or with a weight each.
 *
 * @param entries in the order given; each symbol once, weights on all or on none
 */
public record ModelPortfolio(List<Entry> entries) {

    /** Weights may sum to this much above 1, for decimals that were rounded one by one. */
    static final double WEIGHT_TOLERANCE = 1e-9;

    public ModelPortfolio {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a model portfolio has at least one symbol");
        }
        TreeSet<Symbol> symbols = new TreeSet<>();
        long weighted = entries.stream().filter(e -> e.weight().isPresent()).count();
        if (weighted != 0 && weighted != entries.size()) {
            throw new IllegalArgumentException("weights stand on all symbols or on none");
        }
        double sum = 0;
        for (Entry entry : entries) {
            if (!symbols.add(entry.symbol())) {
                throw new IllegalArgumentException("symbol twice: " + entry.symbol());
            }
            sum += entry.weight().orElse(0);
        }
        if (sum > 1 + WEIGHT_TOLERANCE) {
            throw new IllegalArgumentException("weights sum to more than 1: " + sum);
        }
    }

    /** True if the symbols share equally. */
    public boolean isEqualWeighted() {
        return entries.get(0).weight().isEmpty();
    }

    /**
     * One symbol of the model.
     *
     * @param name for people; empty if the model names none
     * @param weight fraction of what is invested, 0 to 1
     */
    public record Entry(Symbol symbol, String name, OptionalDouble weight, Kind kind) {

        public Entry {
            Objects.requireNonNull(symbol, "symbol");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(kind, "kind");
            if (weight.isPresent() && !(weight.getAsDouble() >= 0 && weight.getAsDouble() <= 1)) {
                throw new IllegalArgumentException(
                        "a weight is a fraction from 0 to 1: " + weight.getAsDouble());
            }
        }

        public static Entry of(Symbol symbol) {
            return new Entry(symbol, "", OptionalDouble.empty(), Kind.STOCK);
        }
    }
}
