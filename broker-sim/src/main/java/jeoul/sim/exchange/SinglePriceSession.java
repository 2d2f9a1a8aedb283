package jeoul.sim.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.TickTable;
import jeoul.engine.market.VolatilityRates;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.engine.order.RejectReason;
import jeoul.sim.book.BookRules;
import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;
import jeoul.sim.flow.SymbolDay;

/**
 * Off-hours single-price trading (시간외단일가): a call auction every ten minutes, limit orders alone, up
 * to 10 % from the day's close and within the day's limits. What a round leaves waits for the next;
 * a dynamic volatility interruption puts a round's end off by two minutes, once.
 */
final class SinglePriceSession implements TradingSession, OrderBook.Listener {

    /** How far prices may lie from the day's close, per cent. */
    static final int LIMIT_PERCENT = 10;

    /** How many ticks from the close others order at. */
    private static final int REACH = 3;

    private final SymbolDay day;
    private final DayHours hours;
    private final PriceRules dayRules;
    private final ExchangeSettings settings;
    private final RegularSession regular;
    private final AuctionEnd ends;
    private final CounterFlow flow;
    private final EventHash hash;
    private final OwnOrders orders;

    /** The caller's resting orders by handle; only looked up. */
    private final Map<Long, OwnOrder> resting = new HashMap<>();

    // Null until the session begins: all three hang on the day's close.
    private OrderBook book;
    private PriceRules rules;
    private VolatilityGuard guard;
    private long round;
    private long changeAt;
    private boolean extended;
    private long now;

    SinglePriceSession(
            SymbolDay day,
            DayHours hours,
            PriceRules dayRules,
            ExchangeSettings settings,
            RegularSession regular,
            AuctionEnd ends,
            CounterFlow flow,
            EventHash hash,
            OwnOrders orders) {
        this.day = day;
        this.hours = hours;
        this.dayRules = dayRules;
        this.settings = settings;
        this.regular = regular;
        this.ends = ends;
        this.flow = flow;
        this.hash = hash;
        this.orders = orders;
        changeAt = hours.closingPriceEnd();
    }

    @Override
    public long nextAt() {
        return Math.min(changeAt, flow.nextAt());
    }

    @Override
    public void act(long at) {
        now = at;
        if (at < changeAt) {
            if (!regular.halted(at)) {
                enterBackground();
            }
            flow.next();
        } else if (book == null) {
            begin();
        } else {
            endRound();
        }
    }

    @Override
    public Optional<Refusal> refusal(long at, OwnOrder order) {
        if (book == null || changeAt == Long.MAX_VALUE) {
            return Optional.of(
                    new Refusal(
                            RejectReason.OUTSIDE_SESSION,
                            order.type + " orders are not taken at this hour"));
        }
        return rules.refusal(order);
    }

    @Override
    public void submit(long at, OwnOrder order) {
        now = at;
        orders.announce(order);
        rest(order, enter(order.buy, order.price, order.leaves, order.tag));
    }

    @Override
    public boolean revisable() {
        return true;
    }

    @Override
    public void revise(long at, OwnOrder moved) {
        now = at;
        OwnOrder from = moved.revisedFrom;
        orders.announce(moved);
        rest(moved, book.revise(from.handle, Pricing.LIMIT, moved.price, moved.quantity));
        hash.add(at);
        hash.add(moved.price);
        if (from.leaves == 0) {
            resting.remove(from.handle);
        }
    }

    @Override
    public void cancel(long at, OwnOrder order, long quantity) {
        now = at;
        book.cancel(order.handle, quantity);
        hash.add(at);
        hash.add(-quantity);
        orders.cancelled(order, quantity);
        if (order.leaves == 0) {
            resting.remove(order.handle);
        }
    }

    @Override
    public long messages() {
        return book == null ? 0 : book.messages();
    }

    @Override
    public long trades() {
        return book == null ? 0 : book.trades();
    }

    private void begin() {
        long close = regular.closePrice();
        TickTable ticks = dayRules.ticks();
        PriceLimits limits = limitsAround(close, ticks, dayRules.limits());
        rules = new PriceRules(ticks, limits);
        book =
                new OrderBook(
                        PriceLadder.of(ticks, limits.lower(), limits.upper()),
                        new BookRules(settings.emptySide(), true),
                        close,
                        this);
        guard = new VolatilityGuard(VolatilityRates.of(day.listing()), close);
        startRound();
    }

    /** Ten per cent around the close, never beyond the day's own limits. */
    static PriceLimits limitsAround(long close, TickTable ticks, PriceLimits dayLimits) {
        long lowest = -Math.floorDiv(-close * (100 - LIMIT_PERCENT), 100);
        long highest = Math.floorDiv(close * (100 + LIMIT_PERCENT), 100);
        return new PriceLimits(
                Math.max(dayLimits.lower(), ticks.ceil(lowest)),
                Math.min(dayLimits.upper(), ticks.floor(highest)));
    }

    private void startRound() {
        round++;
        extended = false;
        endAt(hours.closingPriceEnd() + round * hours.offHoursRound());
    }

    private void endAt(long scheduledEnd) {
        changeAt = scheduledEnd + ends.delayAfter(scheduledEnd);
    }

    private void endRound() {
        long reference = book.last() == 0 ? regular.closePrice() : book.last();
        if (!regular.halted(now)) {
            long price = book.indicativePrice(reference);
            if (settings.volatilityInterruptions()
                    && !extended
                    && price > 0
                    && guard.triggersDynamic(price)) {
                extended = true;
                endAt(now + VolatilityRates.AUCTION_SECONDS * DayHours.SECOND);
                return;
            }
            book.uncross(reference);
        }
        if (hours.closingPriceEnd() + round * hours.offHoursRound() < hours.offHoursEnd()) {
            startRound();
        } else {
            changeAt = Long.MAX_VALUE;
            book.expireAll();
        }
    }

    private void enterBackground() {
        long price = rules.limits().clamp(rules.ticks().floor(regular.closePrice()));
        for (int step = flow.steps(REACH); step != 0; step -= Integer.signum(step)) {
            long next = step > 0 ? rules.ticks().up(price) : rules.ticks().down(price);
            // Within the limits at every step: a close of a won or two has no three ticks below.
            price = rules.limits().clamp(next);
        }
        enter(flow.buys(), price, flow.quantity(), 0);
    }

    private long enter(boolean buy, long price, long quantity, int owner) {
        hash.add(now);
        hash.add(price);
        hash.add(buy ? quantity : -quantity);
        return book.submit(buy, Pricing.LIMIT, Condition.DAY, price, 0, quantity, owner);
    }

    private void rest(OwnOrder order, long handle) {
        order.handle = handle;
        resting.put(handle, order);
    }

    @Override
    public void traded(
            long price,
            long quantity,
            boolean takerBuys,
            long makerHandle,
            int makerOwner,
            long takerHandle,
            int takerOwner) {
        guard.traded(price);
        hash.add(now);
        hash.add(price);
        hash.add(quantity);
        if (makerOwner > 0) {
            filled(makerHandle, price, quantity);
        }
        if (takerOwner > 0) {
            filled(takerHandle, price, quantity);
        }
    }

    private void filled(long handle, long price, long quantity) {
        OwnOrder order = resting.get(handle);
        orders.filled(order, price, quantity);
        if (order.leaves == 0) {
            resting.remove(handle);
        }
    }

    @Override
    public void cancelled(long handle, int owner, long quantity) {
        throw new IllegalStateException("an auction cancels nothing: order " + owner);
    }

    @Override
    public void refused(int owner, RejectReason reason) {
        throw new IllegalStateException("order " + owner + " was checked before: " + reason);
    }

    @Override
    public void interrupted(long price) {
        throw new IllegalStateException("nothing trades between auctions: " + price);
    }

    @Override
    public void expired(long handle, int owner, long quantity) {
        orders.expired(resting.remove(handle), quantity);
    }
}
