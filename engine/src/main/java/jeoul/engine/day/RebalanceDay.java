package jeoul.engine.day;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.MarketData;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.Timeline;
import jeoul.engine.execute.AccountInquiry;
import jeoul.engine.execute.ExecutionLoop;
import jeoul.engine.execute.ExecutionPlan;
import jeoul.engine.execute.ExecutionPlan.SymbolLimits;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.execute.Executor;
import jeoul.engine.journal.Journal;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.plan.PlanRequest;
import jeoul.engine.plan.PlanRow;
import jeoul.engine.plan.Planner;
import jeoul.engine.plan.RebalancePlan;
import jeoul.engine.report.DayRecord;
import jeoul.engine.report.DayReport;
import jeoul.engine.report.Reconciliation;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Slicing;

/**
 * The steps of one rebalance day over a broker's ports: look, plan, execute, close, reconcile. Each
 * may be taken by itself, so that a person can be asked in between.
 */
public final class RebalanceDay {

    /** The regular day is over this long after its scheduled close, random ends included. */
    public static final Duration AFTER_CLOSE = Duration.ofMinutes(5);

    private final DayTerms terms;
    private final Broker broker;
    private final MarketData market;
    private final Timeline timeline;
    private final AccountInquiry inquiry;

    public RebalanceDay(DayTerms terms, Broker broker, MarketData market, Timeline timeline) {
        this.terms = terms;
        this.broker = broker;
        this.market = market;
        this.timeline = timeline;
        this.inquiry = new AccountInquiry(broker, timeline);
    }

    /** Lets time pass to an instant; what is heard meanwhile is kept for the execution. */
    public void waitUntil(Instant at) {
        inquiry.waitUntil(at);
    }

    /** The account now. */
    public AccountSnapshot account() {
        return inquiry.read();
    }

    /** All orders of the account today. */
    public List<OrderStatus> orders() {
        return inquiry.readOrders();
    }

    /**
     * Waits for an instant and plans from the account and the prices there are then.
     *
     * @throws jeoul.engine.InputException if a symbol of the model is not listed
     */
    public PlannedDay plan(Instant at) {
        inquiry.waitUntil(at);
        return plan(inquiry.read(), at);
    }

    /** Plans from an account that was just read. */
    public PlannedDay plan(AccountSnapshot before, Instant at) {
        return plan(before, at, Collections.emptyNavigableSet());
    }

    /**
     * As {@link #plan(AccountSnapshot, Instant)}, with more symbols kept.
     *
     * <p>What is held, not in the model and not listed any more is kept in any case: nobody could
     * trade it.
     */
    public PlannedDay plan(AccountSnapshot before, Instant at, NavigableSet<Symbol> alsoKept) {
        return cut(before, new Planner().plan(request(before, alsoKept)), at);
    }

    /** A plan of that account cut into the day's slices. */
    public PlannedDay cut(AccountSnapshot before, RebalancePlan plan, Instant at) {
        List<ParentOrder> parents = Slicing.of(plan, terms.strategy(), terms.day(), at);
        return new PlannedDay(terms.day(), before, plan, parents);
    }

    private PlanRequest request(AccountSnapshot before, NavigableSet<Symbol> alsoKept) {
        TreeSet<Symbol> model = new TreeSet<>();
        terms.model().entries().forEach(entry -> model.add(entry.symbol()));
        TreeSet<Symbol> symbols = new TreeSet<>(model);
        before.positions().forEach(position -> symbols.add(position.symbol()));
        TreeSet<Symbol> kept = new TreeSet<>(terms.keep());
        kept.addAll(alsoKept);
        symbols.removeAll(kept);
        TreeMap<Symbol, PlanRequest.Tradable> tradable = new TreeMap<>();
        for (Symbol symbol : symbols) {
            Optional<DayStatistics> day = statistics(symbol);
            if (day.isPresent()) {
                tradable.put(
                        symbol,
                        new PlanRequest.Tradable(
                                market.listing(symbol).name(),
                                day.get().lastOrBase(),
                                day.get().mode()));
            } else if (!model.contains(symbol)) {
                kept.add(symbol);
            }
        }
        return new PlanRequest(
                terms.model(),
                before.positions(),
                before.cash().d2(),
                tradable,
                terms.strategy().invest(),
                terms.amount(),
                kept,
                terms.strategy().order());
    }

    /** The day of a symbol so far; empty if the venue does not list it. */
    public Optional<DayStatistics> statistics(Symbol symbol) {
        try {
            return Optional.of(market.statistics(symbol));
        } catch (MarketData.UnknownSymbolException e) {
            return Optional.empty();
        }
    }

    /**
     * What an executor is built from.
     *
     * @param ordersBefore order ids used on earlier days
     */
    public ExecutionPlan execution(PlannedDay planned, long ordersBefore) {
        return execution(
                planned,
                ordersBefore,
                Collections.emptyNavigableMap(),
                Collections.emptyNavigableSet());
    }

    /**
     * As {@link #execution(PlannedDay, long)}, on an account that others may trade on too.
     *
     * @param mostShares of a symbol in this run; may lack symbols
     * @param othersAccepted orders of today that are not ours, and that the person accepts
     */
    public ExecutionPlan execution(
            PlannedDay planned,
            long ordersBefore,
            NavigableMap<Symbol, Long> mostShares,
            NavigableSet<BrokerOrderId> othersAccepted) {
        List<SymbolLimits> limits = new ArrayList<>();
        for (ParentOrder parent : planned.parents()) {
            Long most = mostShares.get(parent.symbol());
            limits.add(
                    new SymbolLimits(
                            parent.symbol(),
                            market.statistics(parent.symbol()).limits(),
                            most == null ? OptionalLong.empty() : OptionalLong.of(most)));
        }
        return new ExecutionPlan(
                terms.day(),
                terms.strategy(),
                planned.parents(),
                planned.before(),
                limits,
                terms.limits(),
                ordersBefore,
                othersAccepted);
    }

    /**
     * Executes until nothing is left to do.
     *
     * @param progress told the session's time after every wait
     */
    public void execute(Executor executor, Journal journal, Consumer<Instant> progress) {
        new ExecutionLoop(executor, broker, timeline, journal, progress).run(inquiry.takeHeard());
    }

    /** Goes on with an executor that was brought to the end of its journal. */
    public void resume(Executor executor, Journal journal, Consumer<Instant> progress) {
        new ExecutionLoop(executor, broker, timeline, journal, progress)
                .resume(inquiry.takeHeard());
    }

    /** When the last prices of the regular day are known. */
    public Instant over() {
        return terms.day().at(terms.day().close()).plus(AFTER_CLOSE);
    }

    /**
     * What the account holds and what the market has done, now.
     *
     * @param planned of which the symbols are read, those held besides
     */
    public DayClosing close(PlannedDay planned) {
        AccountSnapshot after = inquiry.read();
        TreeMap<Symbol, DayRecord.SymbolMarket> read = new TreeMap<>();
        for (Symbol symbol : symbols(planned, after)) {
            OptionalLong last = lastPrice(symbol);
            if (last.isPresent()) {
                read.put(
                        symbol,
                        new DayRecord.SymbolMarket(
                                market.listing(symbol), last.getAsLong(), bars(planned, symbol)));
            }
        }
        return new DayClosing(after, read, OptionalLong.empty(), Optional.empty());
    }

    private static NavigableSet<Symbol> symbols(PlannedDay planned, AccountSnapshot after) {
        TreeSet<Symbol> symbols = new TreeSet<>();
        planned.plan().rows().stream().map(PlanRow::symbol).forEach(symbols::add);
        after.positions().stream().map(Position::symbol).forEach(symbols::add);
        return symbols;
    }

    /** Whether the clock has come to a later day than that of the run. */
    public boolean isPast() {
        return Seoul.dateOf(timeline.now()).isAfter(terms.day().date());
    }

    /** The last price of the day; empty if the venue does not list the symbol. */
    private OptionalLong lastPrice(Symbol symbol) {
        try {
            if (isPast()) {
                LocalDate date = terms.day().date();
                List<Bar> bars = market.dailyBars(symbol, date, date);
                if (!bars.isEmpty()) {
                    return OptionalLong.of(bars.get(0).close());
                }
            }
            return OptionalLong.of(market.statistics(symbol).lastOrBase());
        } catch (MarketData.UnknownSymbolException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * Of the symbols that are traded: others need no average price. On a later day no venue tells
     * the minutes of this one.
     */
    private List<Bar> bars(PlannedDay planned, Symbol symbol) {
        return !isPast()
                        && planned.parents().stream()
                                .anyMatch(parent -> parent.symbol().equals(symbol))
                ? market.minuteBars(symbol).stream().filter(this::isOfThisDay).toList()
                : List.of();
    }

    /** A run that ends on a later day finds that day's bars. */
    private boolean isOfThisDay(Bar bar) {
        return Seoul.dateOf(bar.start()).equals(terms.day().date());
    }

    /** The day reconciled: what came of the plan, and why it differs. */
    public static DayReport report(
            DayTerms terms, PlannedDay planned, ExecutionResult result, DayClosing closing) {
        return Reconciliation.of(
                new DayRecord(
                        terms.day(),
                        terms.calendar(),
                        terms.strategy().name(),
                        planned.plan(),
                        result,
                        planned.before(),
                        closing.after(),
                        closing.market(),
                        terms.charges(),
                        closing.lowestOrderable(),
                        closing.lowestAt()));
    }
}
