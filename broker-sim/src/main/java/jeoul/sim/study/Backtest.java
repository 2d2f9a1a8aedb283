package jeoul.sim.study;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Position;
import jeoul.engine.day.PlannedDay;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.engine.plan.ModelPortfolio;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.DailyBarSource;
import jeoul.sim.SimMarket;
import jeoul.sim.SimSettings;
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.SymbolDay;

/**
 * One account over recorded days: on the days of the models it is rebalanced on a simulated market
 * that starts from the recorded base price; on the days between only settlement, splits and the
 * closes pass. A simulated day ends at its own prices, the next one starts at the recorded ones
 * again.
 *
 * <p>Not modelled: dividends, rights and other entitlements, cash for fractions of a split, what is
 * paid for a symbol that vanishes, interest.
 */
public final class Backtest {

    private final BacktestScenario scenario;
    private final Strategy strategy;
    private final FlowModel flow;
    private final long seed;
    private final Venues venues;
    private final TreeSet<Symbol> listed = new TreeSet<>();
    private final List<BarMarket.Split> splits = new ArrayList<>();

    /**
     * @param flow everybody else's orders
     * @param seed of the market's background, on every day
     * @param venues opens the broker and the market it is done on
     */
    public Backtest(
            BacktestScenario scenario,
            Strategy strategy,
            FlowModel flow,
            long seed,
            Venues venues) {
        this.scenario = scenario;
        this.strategy = strategy;
        this.flow = flow;
        this.seed = seed;
        this.venues = venues;
        scenario.account().holdings().forEach(position -> listed.add(position.symbol()));
    }

    /**
     * From the first rebalance to the last recorded day.
     *
     * @param progress told how many rebalances are done
     */
    public BacktestResult run(IntConsumer progress) {
        LocalDate date = scenario.models().firstKey();
        LocalDate last = last();
        Venue venue = open(date);
        List<BacktestResult.Rebalanced> rebalances = new ArrayList<>();
        List<BacktestResult.Value> values = new ArrayList<>();
        long orders = 0;
        while (true) {
            splitShares(venue, date);
            ModelPortfolio model = scenario.models().get(date);
            if (model != null) {
                long before = value(venue, date, true);
                SimulatedDay day = new SimulatedDay(today(date, model), strategy, venue, orders);
                RehearsedDay rehearsed = day.run(Progress.SILENT);
                orders = day.orders();
                rebalances.add(
                        new BacktestResult.Rebalanced(
                                rehearsed,
                                before,
                                value(venue, date, false),
                                vanished(date, rehearsed.planned())));
                progress.accept(rebalances.size());
            }
            values.add(new BacktestResult.Value(date, value(venue, date, false)));
            if (!date.isBefore(last)) {
                return new BacktestResult(rebalances, values, splits);
            }
            date = venue.simulation().closeDay();
            venue.simulation().relist(market(date));
        }
    }

    private LocalDate last() {
        LocalDate rebalance = scenario.models().lastKey();
        LocalDate bars = scenario.market().lastDate();
        return bars.isAfter(rebalance) ? bars : rebalance;
    }

    private Venue open(LocalDate date) {
        SimSettings settings =
                SimSettings.of(
                                scenario.profile(),
                                scenario.account().cash(),
                                scenario.account().holdings(),
                                seed)
                        .withAccount(scenario.account());
        return venues.open(
                settings,
                new SimMarket(
                        scenario.calendar(),
                        date,
                        market(date),
                        flow,
                        ExchangeSettings.DEFAULT,
                        DailyBarSource.NONE));
    }

    private Scenario today(LocalDate date, ModelPortfolio model) {
        return new Scenario(
                scenario.calendar(),
                date,
                scenario.now(),
                model,
                scenario.account(),
                market(date),
                OptionalLong.empty(),
                new TreeSet<>(),
                scenario.profile());
    }

    /** All that was ever wanted or held; on a day without a rebalance nobody trades it. */
    private List<SymbolDay> market(LocalDate date) {
        ModelPortfolio model = scenario.models().get(date);
        if (model != null) {
            model.entries().forEach(entry -> listed.add(entry.symbol()));
        }
        List<SymbolDay> market = new ArrayList<>();
        for (Symbol symbol : listed) {
            scenario.market()
                    .known(date, symbol)
                    .map(day -> model == null ? silent(day) : day)
                    .ifPresent(market::add);
        }
        return market;
    }

    private static SymbolDay silent(SymbolDay day) {
        return new SymbolDay(
                day.listing(),
                day.date(),
                day.basePrice(),
                0,
                day.expectedRange(),
                TradingMode.HALTED,
                day.assumed());
    }

    /** What shares were held the evening before is split; the first day's holdings are its own. */
    private void splitShares(Venue venue, LocalDate date) {
        if (date.equals(scenario.models().firstKey())) {
            return;
        }
        for (Position position : venue.simulation().account().positions()) {
            scenario.market()
                    .split(date, position.symbol())
                    .ifPresent(
                            split -> {
                                venue.simulation().split(split.symbol(), split.from(), split.to());
                                splits.add(split);
                            });
        }
    }

    private List<Symbol> vanished(LocalDate date, PlannedDay planned) {
        TreeSet<Symbol> meant = new TreeSet<>();
        planned.before().positions().forEach(position -> meant.add(position.symbol()));
        planned.plan().rows().forEach(row -> meant.add(row.symbol()));
        meant.removeIf(symbol -> !scenario.market().vanished(date, symbol));
        return List.copyOf(meant);
    }

    /**
     * @param before at base prices, else at closes
     */
    private long value(Venue venue, LocalDate date, boolean before) {
        AccountSnapshot account = venue.simulation().account();
        return account.totalValue(symbol -> before ? base(date, symbol) : close(date, symbol));
    }

    private long base(LocalDate date, Symbol symbol) {
        return scenario.market().known(date, symbol).orElseThrow().basePrice();
    }

    private long close(LocalDate date, Symbol symbol) {
        return scenario.market().close(date, symbol).orElseGet(() -> base(date, symbol));
    }
}
