package jeoul.cli.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.cli.input.Instrument;
import jeoul.engine.InputException;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Position;
import jeoul.engine.broker.MarketData;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.day.CashOutlook;
import jeoul.engine.day.DayTerms;
import jeoul.engine.day.JournalledDay;
import jeoul.engine.day.PlannedDay;
import jeoul.engine.day.RebalanceDay;
import jeoul.engine.execute.ExecutionPlan;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.plan.ModelPortfolio;
import jeoul.engine.plan.PlanRow;
import jeoul.engine.plan.RebalancePlan;
import jeoul.engine.schedule.OrderRate;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.ScheduleCheck;

/** One look at an account and its market: the plan of that moment, and all that is odd about it. */
final class Look {

    /** Calendar days in which about twenty trading days lie: what an average day is taken from. */
    private static final int DAYS_BACK = 30;

    /** More than this share of a symbol's usual day is not traded, whatever was planned. */
    static final double MOST_OF_VOLUME = 0.25;

    private final DayTerms terms;
    private final VenueProfile profile;
    private final RunRequest request;
    private final RebalanceDay day;
    private final MarketData market;
    private final NavigableSet<Symbol> model = new TreeSet<>();
    private final List<Finding> findings = new ArrayList<>();

    Look(
            DayTerms terms,
            VenueProfile profile,
            RunRequest request,
            RebalanceDay day,
            MarketData market) {
        this.terms = terms;
        this.profile = profile;
        this.request = request;
        this.day = day;
        this.market = market;
        terms.model().entries().stream().map(ModelPortfolio.Entry::symbol).forEach(model::add);
    }

    Prospect at(Instant now, AccountSnapshot before, Optional<Prospect.Agreement> agreed) {
        requireListed();
        held(before);
        NavigableSet<Symbol> notAgreed =
                agreed.map(agreement -> notAgreed(before, agreement))
                        .orElse(Collections.emptyNavigableSet());
        PlannedDay whole = day.plan(before, now, notAgreed);
        // Asked for after the prices, which are to be those of the moment the account was read.
        List<OrderStatus> orders = day.orders();
        openOrders(orders);
        NavigableMap<Symbol, Instrument> instruments = instruments(before, now);
        RebalancePlan part = todaysPart(whole.plan(), instruments);
        if (agreed.isPresent() && PlanParts.buys(part) > agreed.get().buysWon()) {
            findings.add(
                    Finding.of(Finding.Kind.CAPPED, PlanParts.buys(part), agreed.get().buysWon()));
            part = PlanParts.buysWithin(part, agreed.get().buysWon());
        }
        PlannedDay planned = part.equals(whole.plan()) ? whole : day.cut(before, part, now);
        TreeSet<BrokerOrderId> others = new TreeSet<>();
        orders.forEach(order -> others.add(order.number()));
        ExecutionPlan execution =
                day.execution(
                        planned, request.ordersBefore(), mostShares(planned, instruments), others);
        symbols(planned);
        schedule(planned, instruments);
        cash(planned, execution, instruments);
        findings.sort(Comparator.comparing(Finding::kind));
        return new Prospect(
                new JournalledDay(terms, planned, execution),
                instruments,
                findings,
                request.days() - 1);
    }

    /** At the second look too: what was opened since the person agreed, nobody was asked about. */
    private void openOrders(List<OrderStatus> orders) {
        List<String> open = new ArrayList<>();
        for (OrderStatus order : orders) {
            if (order.leaves() > 0) {
                open.add(order.symbol() + " " + order.side() + " " + order.leaves());
            }
        }
        if (open.isEmpty()) {
            return;
        }
        String shown = String.join(", ", open.subList(0, Math.min(5, open.size())));
        if (!request.acceptOpenOrders()) {
            throw new InputException(
                    "account",
                    "orders are open already: " + open.size() + " (" + shown + ")",
                    "none, or --accept-open-orders");
        }
        findings.add(Finding.of(Finding.Kind.OPEN_ORDERS, open.size(), shown));
    }

    private void requireListed() {
        for (Symbol symbol : model) {
            if (!terms.keep().contains(symbol) && day.statistics(symbol).isEmpty()) {
                throw new InputException(
                        request.source(),
                        symbol + " is not listed, or not any more",
                        "listed names only");
            }
        }
    }

    private void held(AccountSnapshot before) {
        for (Position position : before.positions()) {
            Symbol symbol = position.symbol();
            if (terms.keep().contains(symbol)) {
                continue;
            }
            if (day.statistics(symbol).isEmpty()) {
                findings.add(Finding.of(Finding.Kind.DELISTED, symbol, position.quantity()));
            } else if (position.sellable() < position.quantity()) {
                findings.add(
                        Finding.of(
                                Finding.Kind.NOT_SELLABLE,
                                symbol,
                                position.quantity() - position.sellable(),
                                position.quantity()));
            }
        }
    }

    /** Held names that appeared after the person agreed, and are none of the model. */
    private NavigableSet<Symbol> notAgreed(AccountSnapshot before, Prospect.Agreement agreement) {
        TreeSet<Symbol> kept = new TreeSet<>();
        for (Position position : before.positions()) {
            Symbol symbol = position.symbol();
            if (!model.contains(symbol)
                    && !agreement.soldEntirely().contains(symbol)
                    && !terms.keep().contains(symbol)
                    && day.statistics(symbol).isPresent()) {
                kept.add(symbol);
                findings.add(Finding.of(Finding.Kind.NOT_CONFIRMED, symbol, position.quantity()));
            }
        }
        return kept;
    }

    private NavigableMap<Symbol, Instrument> instruments(AccountSnapshot before, Instant now) {
        TreeSet<Symbol> symbols = new TreeSet<>(model);
        before.positions().forEach(position -> symbols.add(position.symbol()));
        TreeMap<Symbol, Instrument> instruments = new TreeMap<>();
        var today = Seoul.dateOf(now);
        for (Symbol symbol : symbols) {
            Optional<DayStatistics> statistics = day.statistics(symbol);
            if (statistics.isPresent()) {
                instruments.put(
                        symbol,
                        Instrument.observed(
                                market.listing(symbol),
                                statistics.get().lastOrBase(),
                                statistics.get().mode(),
                                market.dailyBars(
                                        symbol, today.minusDays(DAYS_BACK), today.minusDays(1))));
            }
        }
        return instruments;
    }

    private RebalancePlan todaysPart(
            RebalancePlan whole, NavigableMap<Symbol, Instrument> instruments) {
        int needed = PlanParts.daysNeeded(whole, instruments);
        if (request.days() > 1 && needed > request.days()) {
            findings.add(Finding.of(Finding.Kind.MORE_DAYS, needed, request.days()));
        }
        return PlanParts.firstOf(whole, Math.min(needed, request.days()));
    }

    private void symbols(PlannedDay planned) {
        for (PlanRow row : planned.plan().rows()) {
            DayStatistics statistics = market.statistics(row.symbol());
            boolean halted =
                    statistics.mode() == TradingMode.HALTED || statistics.phase() == Phase.HALTED;
            if (halted) {
                findings.add(Finding.of(Finding.Kind.HALTED, row.symbol(), row.name()));
            } else if (row.trade() > 0 && statistics.lastOrBase() >= statistics.limits().upper()) {
                findings.add(Finding.of(Finding.Kind.AT_UPPER_LIMIT, row.symbol(), row.name()));
            } else if (row.trade() < 0 && statistics.lastOrBase() <= statistics.limits().lower()) {
                findings.add(Finding.of(Finding.Kind.AT_LOWER_LIMIT, row.symbol(), row.name()));
            }
        }
    }

    /** Never more than is planned, nor than a part of the day that would make the price ours. */
    private NavigableMap<Symbol, Long> mostShares(
            PlannedDay planned, NavigableMap<Symbol, Instrument> instruments) {
        TreeMap<Symbol, Long> most = new TreeMap<>();
        for (ParentOrder parent : planned.parents()) {
            Instrument instrument = instruments.get(parent.symbol());
            long ofVolume = (long) (instrument.volume() * MOST_OF_VOLUME);
            boolean tooMuch = !instrument.assumed() && parent.quantity() > ofVolume;
            if (tooMuch) {
                findings.add(
                        Finding.of(
                                Finding.Kind.VOLUME_LIMIT,
                                parent.symbol(),
                                parent.quantity(),
                                ofVolume));
            }
            most.put(parent.symbol(), tooMuch ? ofVolume : parent.quantity());
        }
        return most;
    }

    private void schedule(PlannedDay planned, NavigableMap<Symbol, Instrument> instruments) {
        TreeMap<Symbol, Long> volumes = new TreeMap<>();
        instruments.forEach((symbol, instrument) -> volumes.put(symbol, instrument.volume()));
        ScheduleCheck check =
                ScheduleCheck.of(
                        planned.parents(),
                        volumes,
                        List.of(new OrderRate(profile.name(), profile.orderInterval())));
        for (ScheduleCheck.Venue venue : check.venues()) {
            if (!venue.feasible()) {
                findings.add(
                        Finding.of(Finding.Kind.TOO_SLOW, venue.name(), venue.worstDelaySeconds()));
            }
        }
    }

    private void cash(
            PlannedDay planned,
            ExecutionPlan execution,
            NavigableMap<Symbol, Instrument> instruments) {
        TreeMap<Symbol, Listing> listings = new TreeMap<>();
        instruments.forEach((symbol, instrument) -> listings.put(symbol, instrument.listing()));
        for (boolean withSales : new boolean[] {true, false}) {
            Optional<Instant> shortAt =
                    CashOutlook.of(terms, planned, listings, execution.priceLimits(), withSales)
                            .flatMap(CashOutlook::firstShort);
            if (shortAt.isPresent()) {
                findings.add(
                        Finding.of(
                                withSales
                                        ? Finding.Kind.CASH_SHORT
                                        : Finding.Kind.CASH_SHORT_WITHOUT_SALES,
                                Seoul.timeOf(shortAt.get()).withNano(0)));
                return;
            }
        }
    }
}
