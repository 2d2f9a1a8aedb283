package jeoul.sim.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.market.Phase;
import jeoul.engine.market.VolatilityRates;
import jeoul.engine.order.RejectReason;
import jeoul.sim.book.BookRules;
import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;
import jeoul.sim.book.Rationing;
import jeoul.sim.flow.OrderFlow;
import jeoul.sim.flow.PhaseScript;
import jeoul.sim.flow.SymbolDay;

/**
 * A symbol's regular session: its book with the background flow, moved through the phases by a
 * {@link SessionPhases} and watched by a {@link VolatilityGuard}.
 */
final class RegularSession implements TradingSession, SessionPhases.Floor, OrderBook.Listener {

    private final SymbolDay day;
    private final PriceRules rules;
    private final ExchangeSettings settings;
    private final OrderFlow flow;
    private final EventHash hash;
    private final OwnOrders orders;
    private final ExchangeObserver observer;
    private final boolean observed;
    private final OrderBook book;
    private final SessionPhases clock;
    private final VolatilityGuard guard;
    private final DayTape tape;
    private final long shownFrom;

    /** The caller's resting orders by handle; only looked up. */
    private final Map<Long, OwnOrder> resting = new HashMap<>();

    /** The caller's order that is entering the book, which has no handle yet. */
    private OwnOrder arriving;

    private long now;
    private long hashedMessages;
    private long boundedAtTrades = -1;
    private long interruptedAt;
    private long closePrice;

    RegularSession(
            SymbolDay day,
            DayHours hours,
            PriceRules rules,
            ExchangeSettings settings,
            AuctionEnd ends,
            OrderFlow flow,
            Optional<PhaseScript> recordedPhases,
            DayTape tape,
            EventHash hash,
            OwnOrders orders,
            ExchangeObserver observer) {
        this.day = day;
        this.observer = observer;
        observed = observer != ExchangeObserver.NONE;
        this.rules = rules;
        this.settings = settings;
        this.flow = flow;
        this.tape = tape;
        this.hash = hash;
        this.orders = orders;
        shownFrom = hours.acceptance() + settings.indicativeFrom().toNanos();
        if (recordedPhases.isPresent() && !settings.halts().isEmpty()) {
            throw new IllegalArgumentException("a recorded day has its own halts, none scripted");
        }
        guard = new VolatilityGuard(VolatilityRates.of(day.listing()), day.basePrice());
        book =
                new OrderBook(
                        PriceLadder.of(
                                rules.ticks(), rules.limits().lower(), rules.limits().upper()),
                        new BookRules(settings.emptySide(), true),
                        day.basePrice(),
                        this);
        clock =
                recordedPhases.isPresent()
                        ? new RecordedPhases(recordedPhases.get(), day.mode(), this)
                        : new PhaseClock(
                                hours,
                                day.mode(),
                                settings.volatilityInterruptions(),
                                ends,
                                HaltScript.of(day, settings.halts()),
                                this);
    }

    Phase phase() {
        return clock.phase();
    }

    boolean halted(long at) {
        return clock.halted(at);
    }

    DayTape tape() {
        return tape;
    }

    OrderBook book() {
        return book;
    }

    long lastOrBase() {
        return book.last() == 0 ? day.basePrice() : book.last();
    }

    /** Whether anything of the book is told: of the opening auction only after a while. */
    boolean shown(long at) {
        return phase() != Phase.OPENING_AUCTION || at >= shownFrom;
    }

    OptionalLong indicativePrice(long at) {
        if (!phase().isCallAuction() || !shown(at)) {
            return OptionalLong.empty();
        }
        long price = book.indicativePrice(lastOrBase());
        return price == 0 ? OptionalLong.empty() : OptionalLong.of(price);
    }

    /**
     * @throws IllegalStateException before the session ended
     */
    long closePrice() {
        if (closePrice == 0) {
            throw new IllegalStateException(
                    "the session of " + day.listing().symbol() + " has not ended");
        }
        return closePrice;
    }

    @Override
    public long nextAt() {
        return Math.min(clock.nextAt(), flow.nextAt());
    }

    @Override
    public void act(long at) {
        now = at;
        if (clock.nextAt() <= at) {
            clock.act(at);
        } else {
            flow.act(book, clock.phase());
        }
        settle();
    }

    @Override
    public Optional<Refusal> refusal(long at, OwnOrder order) {
        Phase phase = clock.phase();
        if (phase == Phase.CLOSED) {
            return Optional.of(
                    new Refusal(RejectReason.OUTSIDE_SESSION, "the regular session is closed"));
        }
        if (!order.type.acceptedIn(phase)) {
            return Optional.of(
                    new Refusal(
                            RejectReason.NOT_IN_AUCTION,
                            order.type + " orders are not taken in a call auction"));
        }
        return rules.refusal(order);
    }

    @Override
    public void submit(long at, OwnOrder order) {
        now = at;
        arriving = order;
        long handle =
                book.submit(
                        order.buy,
                        order.type.pricing(),
                        order.type.condition(),
                        order.price,
                        order.stop,
                        order.leaves,
                        order.tag);
        arrived(handle);
    }

    @Override
    public boolean revisable() {
        return true;
    }

    @Override
    public void revise(long at, OwnOrder moved) {
        now = at;
        arriving = moved;
        OwnOrder from = moved.revisedFrom;
        long handle = book.revise(from.handle, moved.type.pricing(), moved.price, moved.quantity);
        arrived(handle);
        forgetIfDone(from);
    }

    @Override
    public void cancel(long at, OwnOrder order, long quantity) {
        now = at;
        if (!book.cancel(order.handle, quantity)) {
            throw new IllegalStateException("the book lost order " + order.tag);
        }
        orders.cancelled(order, quantity);
        forgetIfDone(order);
        settle();
    }

    @Override
    public long messages() {
        return book.messages();
    }

    @Override
    public long trades() {
        return book.trades();
    }

    private void arrived(long handle) {
        OwnOrder order = arriving;
        arriving = null;
        if (order.leaves > 0) {
            orders.announce(order);
            order.handle = handle;
            resting.put(handle, order);
        }
        settle();
    }

    /** What every message is followed by, whoever sent it. */
    private void settle() {
        if (book.messages() != hashedMessages) {
            hashedMessages = book.messages();
            hash.add(now);
            hash.add(hashedMessages);
            hash.add(book.bestBid());
            hash.add(book.bestAsk());
        }
        if (interruptedAt != 0) {
            boolean isStatic = guard.triggersStatic(interruptedAt);
            interruptedAt = 0;
            clock.interrupt(now, isStatic);
        } else if (clock.interruptible() && boundedAtTrades != book.trades()) {
            setBounds();
        }
        if (observed) {
            observer.settled(day.listing().symbol(), now, clock.phase(), book);
        }
    }

    private void setBounds() {
        boundedAtTrades = book.trades();
        book.setTradeBounds(guard.lowerTrigger(), guard.upperTrigger());
    }

    // What the phases ask for

    @Override
    public void startAuction() {
        book.startAuction();
    }

    @Override
    public void convertConditionals() {
        book.convertConditionals();
    }

    @Override
    public void uncross(boolean first) {
        long price = book.uncross(lastOrBase(), first ? settings.rationing() : Rationing.NONE);
        if (price > 0) {
            guard.auctioned(price);
        }
    }

    @Override
    public void startContinuous() {
        if (clock.guarded()) {
            setBounds();
        }
        book.startContinuous();
    }

    @Override
    public void close() {
        closePrice = closeOf(book);
        book.expireAll();
    }

    // KRX base price: a day without a trade closes at the special quotation, a bid above or an ask
    // below the base price, or else at the base price itself (GLB0602020202T3).
    private long closeOf(OrderBook ended) {
        if (ended.last() > 0) {
            return ended.last();
        }
        if (ended.bestBid() > day.basePrice()) {
            return ended.bestBid();
        }
        boolean askBelow = ended.bestAsk() > 0 && ended.bestAsk() < day.basePrice();
        return askBelow ? ended.bestAsk() : day.basePrice();
    }

    @Override
    public boolean indicatesStatic() {
        long price = book.indicativePrice(lastOrBase());
        return price > 0 && guard.triggersStatic(price);
    }

    @Override
    public boolean indicatesDynamicClosing() {
        long price = book.indicativePrice(lastOrBase());
        return price > 0 && guard.triggersDynamicClosing(price);
    }

    @Override
    public void phaseChanged(Phase phase) {
        orders.phaseChanged(day.listing().symbol(), phase);
    }

    // What the book tells

    @Override
    public void traded(
            long price,
            long quantity,
            boolean takerBuys,
            long makerHandle,
            int makerOwner,
            long takerHandle,
            int takerOwner) {
        tape.record(now, price, quantity);
        guard.traded(price);
        hash.add(now);
        hash.add(price);
        hash.add(takerBuys ? quantity : -quantity);
        if (observed) {
            observer.traded(day.listing().symbol(), now, clock.phase(), price, quantity, takerBuys);
        }
        if (makerOwner > 0) {
            flow.othersTraded(now, !takerBuys, quantity);
            filled(makerHandle, price, quantity);
        }
        if (takerOwner > 0) {
            flow.othersTraded(now, takerBuys, quantity);
            filled(takerHandle, price, quantity);
        }
    }

    private void filled(long handle, long price, long quantity) {
        OwnOrder order = own(handle);
        orders.filled(order, price, quantity);
        forgetIfDone(order);
    }

    @Override
    public void cancelled(long handle, int owner, long quantity) {
        orders.cancelled(own(handle), quantity);
    }

    @Override
    public void refused(int owner, RejectReason reason) {
        orders.refused(arriving, Refusal.byBook(arriving.type, reason));
    }

    @Override
    public void interrupted(long price) {
        interruptedAt = price;
    }

    @Override
    public void expired(long handle, int owner, long quantity) {
        OwnOrder order = own(handle);
        orders.expired(order, quantity);
        forgetIfDone(order);
    }

    private OwnOrder own(long handle) {
        OwnOrder order = resting.get(handle);
        return order != null ? order : arriving;
    }

    /** How many of the caller's orders rest in the book. */
    int resting() {
        return resting.size();
    }

    private void forgetIfDone(OwnOrder order) {
        if (order.leaves == 0 && order.handle != 0) {
            resting.remove(order.handle);
        }
    }
}
