package jeoul.cli.input;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.engine.account.Position;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;
import jeoul.engine.plan.ModelPortfolio;
import jeoul.engine.plan.PlanRequest;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.conditioned.DayBars;

/**
 * All a rebalance starts from, whatever the strategy.
 *
 * @param day when it is done
 * @param now time of that day at which the plan is made
 * @param holdings what the account holds, kept symbols included
 * @param cash won, all of it settled
 * @param market every symbol of model and holdings; kept symbols only where a price is known
 * @param amount won to invest instead of the strategy's share of the account
 * @param keep symbols never traded, whose value is not counted
 * @param bars that simulated days follow; empty for free days
 */
public record Rebalance(
        TradingDay day,
        LocalTime now,
        ModelPortfolio model,
        List<Position> holdings,
        long cash,
        NavigableMap<Symbol, Instrument> market,
        OptionalLong amount,
        NavigableSet<Symbol> keep,
        Optional<DayBars> bars) {

    public Rebalance {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(bars, "bars");
        holdings = List.copyOf(holdings);
        market = Collections.unmodifiableNavigableMap(new TreeMap<>(market));
        keep = Collections.unmodifiableNavigableSet(new TreeSet<>(keep));
    }

    public Instant start() {
        return day.at(now);
    }

    /** Symbols to keep that are neither held nor in the model: likely mistyped. */
    public List<Symbol> keptNowhere() {
        TreeSet<Symbol> nowhere = new TreeSet<>(keep);
        holdings.forEach(position -> nowhere.remove(position.symbol()));
        model.entries().forEach(entry -> nowhere.remove(entry.symbol()));
        return List.copyOf(nowhere);
    }

    /** What the planner is asked under a strategy. */
    public PlanRequest request(Strategy strategy) {
        TreeMap<Symbol, PlanRequest.Tradable> tradable = new TreeMap<>();
        market.forEach(
                (symbol, instrument) ->
                        tradable.put(
                                symbol,
                                new PlanRequest.Tradable(
                                        instrument.listing().name(),
                                        instrument.price(),
                                        instrument.mode())));
        return new PlanRequest(
                model, holdings, cash, tradable, strategy.invest(), amount, keep, strategy.order());
    }
}
