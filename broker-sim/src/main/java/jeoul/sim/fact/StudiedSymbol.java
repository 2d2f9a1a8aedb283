package jeoul.sim.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jeoul.sim.flow.SymbolDay;

/**
 * One name over its simulated days.
 *
 * @param days the first of them watched in detail
 * @param numbers what a trader looks at first
 * @param impact empty if it was not asked for
 */
public record StudiedSymbol(
        SymbolDay symbol, List<ObservedDay> days, TraderNumbers numbers, Optional<Impact> impact) {

    public StudiedSymbol {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(numbers, "numbers");
        Objects.requireNonNull(impact, "impact");
        days = List.copyOf(days);
    }

    /** All facts, in order of their ids. */
    public List<FactResult> facts() {
        List<FactResult> facts = new ArrayList<>();
        for (Fact fact : Fact.values()) {
            facts.add(
                    fact == Fact.IMPACT && impact.isPresent()
                            ? impact.get().fact()
                            : fact.of(days));
        }
        return facts;
    }

    /** Whether it trades so little that its spread is not the tick's. */
    public boolean isThin() {
        return BookFacts.isThin(symbol);
    }

    /** Mean shares at each price step from the best price. */
    public double[] depth() {
        double[] depth = new double[DayDraft.LEVELS];
        for (int level = 0; level < depth.length; level++) {
            depth[level] = BookFacts.depth(days, level);
        }
        return depth;
    }

    /** A correlation at a lag. */
    public record Correlation(int lag, double value) {}

    /** Autocorrelation of trade signs. */
    public List<Correlation> signCorrelation() {
        LagSums sums = LagSums.merge(days.stream().map(ObservedDay::signs).toList());
        List<Correlation> correlations = new ArrayList<>();
        for (int k = 0; k < sums.lags(); k++) {
            correlations.add(new Correlation(sums.lag(k), sums.correlation(k)));
        }
        return correlations;
    }

    /**
     * Looks at which a best queue had so many shares.
     *
     * @param atLeast shares; the class ends where the next begins, half an octave up
     */
    public record QueueClass(double atLeast, long looks) {}

    /** The distribution of best queues, empty classes at both ends left out. */
    public List<QueueClass> queueClasses() {
        long[] looks = new long[DayDraft.QUEUE_BINS];
        for (ObservedDay day : days) {
            for (int bin = 0; bin < looks.length; bin++) {
                looks[bin] += day.draft().queueBins[bin];
            }
        }
        int first = 0;
        int last = looks.length - 1;
        while (first < last && looks[first] == 0) {
            first++;
        }
        while (last > first && looks[last] == 0) {
            last--;
        }
        List<QueueClass> classes = new ArrayList<>();
        for (int bin = first; bin <= last; bin++) {
            classes.add(new QueueClass(StrictMath.pow(2, bin / 2.0), looks[bin]));
        }
        return classes;
    }
}
