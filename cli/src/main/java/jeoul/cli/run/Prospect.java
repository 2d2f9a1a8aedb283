package jeoul.cli.run;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.cli.input.Instrument;
import jeoul.cli.input.Rebalance;
import jeoul.engine.day.DayTerms;
import jeoul.engine.day.JournalledDay;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.plan.ModelPortfolio;
import jeoul.engine.plan.PlanRow;

/**
 * What a run is about to do, before anything is sent.
 *
 * @param day all that is executed if the person agrees
 * @param market every symbol that has a price
 * @param findings in the order of their kinds
 * @param daysLeft trading days after this one that the person has given the plan
 */
public record Prospect(
        JournalledDay day,
        NavigableMap<Symbol, Instrument> market,
        List<Finding> findings,
        int daysLeft) {

    public Prospect {
        Objects.requireNonNull(day, "day");
        market = Collections.unmodifiableNavigableMap(new TreeMap<>(market));
        findings = List.copyOf(findings);
    }

    /** Held names that are not in the model and are to be sold, all of each that can be. */
    public List<PlanRow> soldEntirely() {
        NavigableSet<Symbol> model = new TreeSet<>();
        day.terms().model().entries().stream()
                .map(ModelPortfolio.Entry::symbol)
                .forEach(model::add);
        return day.planned().plan().rows().stream()
                .filter(row -> row.trade() < 0 && !model.contains(row.symbol()))
                .toList();
    }

    /** Whether there is nothing to trade. */
    public boolean isEmpty() {
        return day.planned().parents().isEmpty();
    }

    /** What the person agrees to by saying yes. */
    public Agreement agreement() {
        TreeSet<Symbol> sold = new TreeSet<>();
        soldEntirely().forEach(row -> sold.add(row.symbol()));
        return new Agreement(PlanParts.buys(day.planned().plan()), sold);
    }

    /** The same as a rehearsal knows it. */
    public Rebalance rebalance() {
        return rebalance(day, market);
    }

    /** A day as a rehearsal knows it. */
    public static Rebalance rebalance(JournalledDay day, NavigableMap<Symbol, Instrument> market) {
        DayTerms terms = day.terms();
        TreeSet<Symbol> kept = new TreeSet<>(terms.keep());
        // What has no price can only be kept.
        day.planned().before().positions().stream()
                .map(position -> position.symbol())
                .filter(symbol -> !market.containsKey(symbol))
                .forEach(kept::add);
        return new Rebalance(
                terms.day(),
                Seoul.timeOf(day.planned().before().at()).withNano(0),
                terms.model(),
                day.planned().before().positions(),
                day.planned().before().cash().d2(),
                market,
                terms.amount(),
                kept,
                Optional.empty());
    }

    /**
     * What a person has agreed to: a plan made later stays within it.
     *
     * @param buysWon most won of all buys at the prices of the plan
     * @param soldEntirely names not in the model that may be sold
     */
    public record Agreement(long buysWon, NavigableSet<Symbol> soldEntirely) {
        public Agreement {
            soldEntirely = Collections.unmodifiableNavigableSet(new TreeSet<>(soldEntirely));
        }
    }
}
