package jeoul.sim.exchange;

import java.time.LocalTime;
import java.util.Optional;
import jeoul.engine.market.Listing;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.Condition;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.Pricing;
import jeoul.engine.order.RejectReason;
import jeoul.sim.flow.Draws;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.SymbolDay;

/** One symbol's day: its regular session and the three off-hours ones, each with its own orders. */
final class SymbolMarket {

    private static final long MINUTE = 60 * DayHours.SECOND;

    /** Minutes after the scheduled close in which the closing auction may still end. */
    private static final int LATE_MINUTES = 10;

    private final int index;
    private final SymbolDay day;
    private final PriceLimits limits;
    private final OwnOrders orders;
    private final EventHash hash = new EventHash();
    private final RegularSession regular;
    private final TradingSession previousClose;
    private final TradingSession closingPrice;
    private final TradingSession singlePrice;

    /**
     * When one of the off-hours sessions is due next, kept lest every message look at all three.
     */
    private long offHoursAt;

    SymbolMarket(
            int index,
            SymbolDay day,
            TradingDay tradingDay,
            FlowModel model,
            long seed,
            ExchangeSettings settings,
            OwnOrders orders,
            ExchangeObserver observer) {
        this.index = index;
        this.day = day;
        this.orders = orders;
        limits = day.limits();
        DayHours hours = DayHours.of(tradingDay);
        PriceRules rules = new PriceRules(day.ticks(), limits);
        AuctionEnd ends = new AuctionEnd(draws(seed, "auction end"), settings.randomEnd());
        regular =
                new RegularSession(
                        day,
                        hours,
                        rules,
                        settings,
                        ends,
                        model.flow(day, tradingDay, seed),
                        model.phases(day, tradingDay),
                        new DayTape(
                                Seoul.at(day.date(), LocalTime.MIDNIGHT),
                                (int) ((hours.close() - hours.open()) / MINUTE) + LATE_MINUTES),
                        hash,
                        orders,
                        observer);
        long shares = Math.multiplyExact(day.expectedVolume(), settings.offHoursPerMille()) / 1_000;
        previousClose =
                new ClosePriceSession(
                        hours.acceptance(),
                        hours.acceptance(),
                        hours.previousCloseEnd(),
                        day::basePrice,
                        regular,
                        new CounterFlow(
                                draws(seed, "off-hours at the previous close"),
                                hours.acceptance(),
                                hours.previousCloseEnd(),
                                shares),
                        hash,
                        orders);
        closingPrice =
                new ClosePriceSession(
                        hours.close(),
                        hours.closingPriceMatch(),
                        hours.closingPriceEnd(),
                        regular::closePrice,
                        regular,
                        new CounterFlow(
                                draws(seed, "off-hours at the close"),
                                hours.close(),
                                hours.closingPriceEnd(),
                                shares),
                        hash,
                        orders);
        singlePrice =
                new SinglePriceSession(
                        day,
                        hours,
                        rules,
                        settings,
                        regular,
                        ends,
                        new CounterFlow(
                                draws(seed, "off-hours single price"),
                                hours.closingPriceEnd(),
                                hours.offHoursEnd(),
                                shares),
                        hash,
                        orders);
        offHoursAt = nextOffHours();
    }

    private Draws draws(long seed, String purpose) {
        return Draws.of(seed, day.date(), day.listing().symbol(), purpose);
    }

    int index() {
        return index;
    }

    SymbolDay symbolDay() {
        return day;
    }

    Symbol symbol() {
        return day.listing().symbol();
    }

    Listing listing() {
        return day.listing();
    }

    PriceLimits limits() {
        return limits;
    }

    RegularSession regular() {
        return regular;
    }

    long messages() {
        return regular.messages()
                + previousClose.messages()
                + closingPrice.messages()
                + singlePrice.messages();
    }

    long trades() {
        return regular.trades()
                + previousClose.trades()
                + closingPrice.trades()
                + singlePrice.trades();
    }

    long eventHash() {
        return hash.value();
    }

    long nextAt() {
        return Math.min(regular.nextAt(), offHoursAt);
    }

    private long nextOffHours() {
        return Math.min(
                previousClose.nextAt(), Math.min(closingPrice.nextAt(), singlePrice.nextAt()));
    }

    /** Does one thing of what is due at {@code now}; the regular session comes first. */
    void act(long now) {
        if (regular.nextAt() <= now) {
            regular.act(now);
            return;
        }
        if (previousClose.nextAt() <= now) {
            previousClose.act(now);
        } else if (closingPrice.nextAt() <= now) {
            closingPrice.act(now);
        } else {
            singlePrice.act(now);
        }
        offHoursAt = nextOffHours();
    }

    void submit(long now, OwnOrder order) {
        orders.add(order);
        Optional<Refusal> refusal = refusal(now, order);
        if (refusal.isPresent()) {
            orders.refused(order, refusal.get());
        } else {
            session(order.type).submit(now, order);
        }
    }

    void cancel(long now, OwnOrder order, long quantity) {
        session(order.type).cancel(now, order, quantity);
    }

    void revise(long now, OwnOrder moved) {
        orders.add(moved);
        Optional<Refusal> refusal = revisionRefusal(now, moved);
        if (refusal.isPresent()) {
            orders.refused(moved, refusal.get());
        } else {
            session(moved.type).revise(now, moved);
        }
    }

    private Optional<Refusal> refusal(long now, OwnOrder order) {
        if (regular.halted(now)) {
            return Optional.of(new Refusal(RejectReason.HALTED, symbol() + " is halted"));
        }
        return session(order.type).refusal(now, order);
    }

    private Optional<Refusal> revisionRefusal(long now, OwnOrder moved) {
        OwnOrder from = moved.revisedFrom;
        if (moved.quantity > from.leaves) {
            return Optional.of(
                    new Refusal(
                            RejectReason.BAD_QUANTITY,
                            moved.quantity + " shares of " + from.leaves + " cannot be revised"));
        }
        boolean becomesStop =
                moved.type.pricing() == Pricing.STOP_LIMIT
                        && from.type.pricing() != Pricing.STOP_LIMIT;
        if (moved.type.session() != from.type.session()
                || moved.type.condition() != Condition.DAY
                || becomesStop
                || !session(from.type).revisable()) {
            return Optional.of(
                    new Refusal(
                            RejectReason.TYPE_NOT_OFFERED,
                            "a " + from.type + " order cannot become " + moved.type));
        }
        return refusal(now, moved);
    }

    private TradingSession session(OrderType type) {
        return switch (type.session()) {
            case REGULAR -> regular;
            case PREVIOUS_CLOSE -> previousClose;
            case CLOSING_PRICE -> closingPrice;
            case OFF_HOURS_SINGLE_PRICE -> singlePrice;
        };
    }
}
