package jeoul.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Phase;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TickTable;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Fill;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.Pricing;
import jeoul.engine.order.RejectReason;
import jeoul.sim.OrderChecks.Refusal;
import jeoul.sim.exchange.Exchange;
import jeoul.sim.exchange.ExchangeListener;
import jeoul.sim.flow.SymbolDay;

/**
 * The broker for one trading day: checks orders, numbers them, passes them on to the exchange and
 * books what the exchange says at the moment it says it. We hear of it later.
 */
final class Desk implements ExchangeListener {

    private final Ledger ledger;
    private final SessionTime time;
    private final Notices notices;
    private final OrderChecks checks;
    private final TreeMap<Symbol, Listing> listings = new TreeMap<>();
    private final TreeMap<Symbol, TickTable> ticks = new TreeMap<>();
    private final List<OrderLine> lines = new ArrayList<>();
    private final Map<ClientOrderId, OrderLine> byClient = new HashMap<>();
    private final Exchange exchange;
    private final HeldPrices heldPrices;
    private CashLow cashLow;

    /**
     * @param notices hears every event at the time it happens
     */
    Desk(
            SimSettings settings,
            SimMarket market,
            TradingDay day,
            List<SymbolDay> symbols,
            Ledger ledger,
            SessionTime time,
            Notices notices) {
        this.ledger = ledger;
        this.time = time;
        this.notices = notices;
        this.checks = new OrderChecks(settings.profile(), day);
        for (SymbolDay symbol : symbols) {
            Listing listing = symbol.listing();
            listings.put(listing.symbol(), listing);
            ticks.put(listing.symbol(), TickTable.of(listing.market(), listing.kind(), day.date()));
        }
        this.exchange =
                new Exchange(day, symbols, market.flow(), settings.seed(), market.exchange(), this);
        this.heldPrices = new HeldPrices(settings.account().reserve(), exchange);
        this.cashLow = new CashLow(ledger.orderable(), time.instant());
    }

    Exchange exchange() {
        return exchange;
    }

    Optional<Listing> listing(Symbol symbol) {
        return Optional.ofNullable(listings.get(symbol));
    }

    CashLow cashLow() {
        return cashLow;
    }

    int orderCount() {
        return lines.size();
    }

    /** Oldest first. */
    List<OrderStatus> orders() {
        return lines.stream().map(OrderLine::status).toList();
    }

    /** Tells the phase every symbol is in. */
    void tellPhases() {
        for (Symbol symbol : listings.keySet()) {
            phaseChanged(symbol, exchange.phase(symbol));
        }
    }

    /** One of our orders arrives. */
    void receive(Order order) {
        take(order, Optional.of(order.id()))
                .ifPresent(
                        no ->
                                notices.refused(
                                        order.id(),
                                        new Event.Rejected(
                                                order.id(), no.reason(), no.text(), at())));
    }

    /**
     * An order arrives that is not ours.
     *
     * @return its number, or empty if it is refused
     */
    Optional<BrokerOrderId> receiveForeign(
            Symbol symbol, Side side, OrderType type, OptionalLong price, long quantity) {
        ClientOrderId unused = new ClientOrderId(nextTag());
        Order order = new Order(unused, symbol, side, type, price, quantity, OptionalLong.empty());
        return take(order, Optional.empty()).isPresent()
                ? Optional.empty()
                : Optional.of(number((int) unused.value()));
    }

    /** One of our cancels arrives; it takes what is left at most. */
    void cancel(ClientOrderId order, long quantity) {
        OrderLine line = byClient.get(order);
        if (line == null || line.leaves() == 0) {
            notices.told(
                    new Event.CancelRejected(
                            order, RejectReason.UNKNOWN_ORDER, "nothing left to cancel", at()));
            return;
        }
        exchange.cancel(line.tag, Math.min(quantity, line.leaves()));
    }

    /**
     * An order of the day goes by another id of ours from now on.
     *
     * @return what was filled beyond the shares that are known
     */
    List<Event.Filled> adopt(Command.Adopt adopt) {
        OrderLine line = line(adopt.number());
        ClientOrderId id = adopt.order();
        if (line.client.equals(Optional.of(id))) {
            return List.of();
        }
        if (byClient.containsKey(id)) {
            throw new IllegalArgumentException(
                    "order id " + id + " is that of number " + byClient.get(id).number);
        }
        line.client.ifPresent(byClient::remove);
        line.client = Optional.of(id);
        byClient.put(id, line);
        List<Event.Filled> beyond = new ArrayList<>();
        for (Fill fill : line.fillsBeyond(adopt.filled())) {
            beyond.add(new Event.Filled(id, fill.price(), fill.quantity(), fill.at()));
        }
        return beyond;
    }

    /** The person cancels, elsewhere, all that is left of an order of the day. */
    void cancelForeign(BrokerOrderId number) {
        OrderLine line = line(number);
        if (line.leaves() == 0) {
            throw new IllegalArgumentException("nothing is left of order " + number);
        }
        exchange.cancel(line.tag, line.leaves());
    }

    /** One of our revisions arrives; it moves what is left at most. */
    void revise(Command.Revise revise) {
        OrderLine line = byClient.get(revise.order());
        Optional<Refusal> refusal = refusal(revise, line);
        if (refusal.isPresent()) {
            reviseRefused(revise.order(), revise.revised(), refusal.get());
            return;
        }
        long quantity = Math.min(revise.quantity(), line.leaves());
        long held = heldPrices.of(line.listing.symbol(), revise.type(), revise.price());
        if (line.side == Side.BUY && !ledger.rehold(line.listing, line.heldPrice, held, quantity)) {
            reviseRefused(revise.order(), revise.revised(), noCash(held, quantity));
            return;
        }
        noteCash();
        OrderLine moved =
                enter(
                        Optional.of(revise.revised()),
                        Optional.of(line.number),
                        line.listing,
                        line.side,
                        revise.type(),
                        revise.price(),
                        quantity,
                        held);
        exchange.revise(line.tag, moved.tag, revise.type(), revise.price(), quantity);
    }

    @Override
    public void accepted(int tag) {
        // Told already: the broker answers with its number before the exchange has looked.
    }

    @Override
    public void rejected(int tag, RejectReason reason, String text) {
        OrderLine line = line(tag);
        long quantity = line.leaves();
        line.reject(quantity);
        release(line, quantity);
        line.client.ifPresent(id -> notices.told(new Event.Rejected(id, reason, text, at())));
    }

    @Override
    public void filled(int tag, long price, long quantity) {
        OrderLine line = line(tag);
        line.fill(new Fill(price, quantity, at()));
        if (line.side == Side.BUY) {
            ledger.buy(line.listing, line.heldPrice, price, quantity);
        } else {
            ledger.sell(line.listing, price, quantity);
        }
        noteCash();
        line.client.ifPresent(id -> notices.told(new Event.Filled(id, price, quantity, at())));
    }

    @Override
    public void cancelled(int tag, long quantity) {
        OrderLine line = line(tag);
        line.cancel(quantity);
        release(line, quantity);
        line.client.ifPresent(id -> notices.told(new Event.Cancelled(id, quantity, at())));
    }

    @Override
    public void cancelRejected(int tag, RejectReason reason, String text) {
        line(tag)
                .client
                .ifPresent(id -> notices.told(new Event.CancelRejected(id, reason, text, at())));
    }

    @Override
    public void revised(int tag, int revisedTag, long quantity) {
        OrderLine line = line(tag);
        OrderLine moved = line(revisedTag);
        line.cancel(quantity);
        notices.numbered(
                moved.client.orElseThrow(),
                new Event.Revised(
                        line.client.orElseThrow(),
                        moved.client.orElseThrow(),
                        moved.number,
                        quantity,
                        at()));
    }

    @Override
    public void reviseRejected(int tag, int revisedTag, RejectReason reason, String text) {
        OrderLine line = line(tag);
        OrderLine moved = line(revisedTag);
        long quantity = moved.leaves();
        moved.reject(quantity);
        if (line.side == Side.BUY) {
            ledger.releaseCash(line.listing, moved.heldPrice, quantity);
            ledger.holdAgain(line.listing, line.heldPrice, quantity);
            noteCash();
        }
        reviseRefused(
                line.client.orElseThrow(), moved.client.orElseThrow(), new Refusal(reason, text));
    }

    @Override
    public void expired(int tag, long quantity) {
        OrderLine line = line(tag);
        line.cancel(quantity);
        release(line, quantity);
        line.client.ifPresent(id -> notices.told(new Event.Expired(id, quantity, at())));
    }

    @Override
    public void phaseChanged(Symbol symbol, Phase phase) {
        notices.told(new Event.PhaseChanged(symbol, phase, at()));
    }

    private Optional<Refusal> take(Order order, Optional<ClientOrderId> client) {
        Listing listing = listings.get(order.symbol());
        if (listing == null) {
            return OrderChecks.refuse(
                    RejectReason.NOT_TRADABLE, "no symbol " + order.symbol() + " is listed");
        }
        Optional<Refusal> refusal = check(listing, order.type(), order.price(), order.stop());
        if (refusal.isPresent()) {
            return refusal;
        }
        long held = heldPrices.of(order.symbol(), order.type(), order.price());
        long quantity = order.quantity();
        if (order.side() == Side.BUY) {
            if (!ledger.holdCash(listing, held, quantity)) {
                return Optional.of(noCash(held, quantity));
            }
        } else if (!ledger.holdShares(order.symbol(), quantity)) {
            return OrderChecks.refuse(
                    RejectReason.INSUFFICIENT_SHARES,
                    ledger.sellable(order.symbol()) + " shares may be sold, not " + quantity);
        }
        noteCash();
        OrderLine line =
                enter(
                        client,
                        Optional.empty(),
                        listing,
                        order.side(),
                        order.type(),
                        order.price(),
                        quantity,
                        held);
        client.ifPresent(id -> notices.numbered(id, new Event.Accepted(id, line.number, at())));
        exchange.submit(line.tag, order);
        return Optional.empty();
    }

    private OrderLine enter(
            Optional<ClientOrderId> client,
            Optional<BrokerOrderId> revises,
            Listing listing,
            Side side,
            OrderType type,
            OptionalLong price,
            long quantity,
            long held) {
        int tag = nextTag();
        OrderLine line =
                new OrderLine(
                        tag,
                        client,
                        listing,
                        side,
                        type,
                        price,
                        quantity,
                        side == Side.BUY ? held : 0,
                        number(tag),
                        revises,
                        at());
        lines.add(line);
        client.ifPresent(id -> byClient.put(id, line));
        return line;
    }

    private Optional<Refusal> refusal(Command.Revise revise, OrderLine line) {
        if (line == null || line.leaves() == 0) {
            return OrderChecks.refuse(RejectReason.UNKNOWN_ORDER, "nothing left to revise");
        }
        String become = line.type + " cannot become " + revise.type();
        if (revise.type().session() != line.type.session()) {
            return OrderChecks.refuse(
                    RejectReason.TYPE_NOT_OFFERED, become + ": an order stays in its session");
        }
        if (revise.type().pricing() == Pricing.STOP_LIMIT
                && line.type.pricing() != Pricing.STOP_LIMIT) {
            return OrderChecks.refuse(
                    RejectReason.TYPE_NOT_OFFERED, become + ": a revision names no stop");
        }
        // A stop order that stays one keeps its stop, which was checked when it came.
        return check(line.listing, revise.type(), revise.price(), OptionalLong.empty());
    }

    private Optional<Refusal> check(
            Listing listing, OrderType type, OptionalLong price, OptionalLong stop) {
        Symbol symbol = listing.symbol();
        PriceLimits limits = exchange.limits(symbol);
        return checks.refusal(
                type,
                price,
                stop,
                ticks.get(symbol),
                limits,
                exchange.phase(symbol),
                exchange.now());
    }

    private Refusal noCash(long held, long quantity) {
        return new Refusal(
                RejectReason.INSUFFICIENT_CASH,
                quantity
                        + " shares at "
                        + held
                        + " and commission exceed "
                        + ledger.orderable()
                        + " won");
    }

    private void release(OrderLine line, long quantity) {
        if (line.side == Side.BUY) {
            ledger.releaseCash(line.listing, line.heldPrice, quantity);
        } else {
            ledger.releaseShares(line.listing.symbol(), quantity);
        }
    }

    private void reviseRefused(ClientOrderId order, ClientOrderId revised, Refusal why) {
        notices.refused(
                revised, new Event.ReviseRejected(order, revised, why.reason(), why.text(), at()));
    }

    private void noteCash() {
        if (ledger.orderable() < cashLow.won()) {
            cashLow = new CashLow(ledger.orderable(), at());
        }
    }

    private OrderLine line(BrokerOrderId number) {
        for (OrderLine line : lines) {
            if (line.number.equals(number)) {
                return line;
            }
        }
        throw new IllegalArgumentException("no order of the day has the number " + number);
    }

    private OrderLine line(int tag) {
        return lines.get(tag - 1);
    }

    private int nextTag() {
        return lines.size() + 1;
    }

    private static BrokerOrderId number(int tag) {
        return new BrokerOrderId(String.format(Locale.ROOT, "%010d", tag));
    }

    /**
     * While the exchange runs ahead to its next event, it knows the time; in the night, when its
     * day is over, it does not.
     */
    private Instant at() {
        return time.instant(Math.max(time.now(), exchange.now()));
    }
}
