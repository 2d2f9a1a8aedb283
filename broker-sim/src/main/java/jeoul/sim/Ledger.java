package jeoul.sim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Cash;
import jeoul.engine.account.ChargeBook;
import jeoul.engine.account.Charges;
import jeoul.engine.account.Position;
import jeoul.engine.account.SettlementCash;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;

/**
 * The account at the broker: cash over settlement dates, what open buys hold back, shares by trade
 * date, what open sells hold back, charges per fill.
 *
 * <p>Open buys of a symbol hold back their notional at the price each is held at, plus the
 * commission the day would add if all of it traded. Commission is floored over the day's notional,
 * so the hold is an exact bound: a fill at or below its held price never lowers what is orderable.
 * Proceeds of a sale, after charges, may be used at once.
 */
final class Ledger {

    private final AccountSettings settings;
    private final TradingCalendar calendar;
    private final SettlementCash cash;
    private final TreeMap<Symbol, OpenBuys> openBuys = new TreeMap<>();
    private final TreeMap<Symbol, Shares> shares = new TreeMap<>();
    private ChargeBook chargeBook;
    private Charges chargesToday = Charges.NONE;
    private long heldBack;
    private long credit;

    Ledger(TradingCalendar calendar, LocalDate today, AccountSettings settings) {
        this.settings = settings;
        this.calendar = calendar;
        this.cash = new SettlementCash(calendar, today, settings.cash());
        for (Position position : settings.holdings()) {
            Shares line = sharesOf(position.symbol());
            line.held = position.quantity();
            line.blocked = position.quantity() - position.sellable();
        }
        startDay(today);
    }

    /**
     * Holds back the cash of a buy order.
     *
     * @param price the highest price it may trade at, won per share
     * @return false, and nothing held, if the cash does not suffice
     */
    boolean holdCash(Listing listing, long price, long quantity) {
        return rehold(listing, 0, price, quantity);
    }

    /** Holds back again what was freed within the same step. */
    void holdAgain(Listing listing, long price, long quantity) {
        OpenBuys open = openBuysOf(listing);
        open.add(Math.multiplyExact(price, quantity));
        update(listing.symbol(), open);
    }

    /** Frees what shares held at {@code price} hold back: cancelled, refused or expired. */
    void releaseCash(Listing listing, long price, long quantity) {
        OpenBuys open = openBuysOf(listing);
        open.add(-Math.multiplyExact(price, quantity));
        update(listing.symbol(), open);
    }

    /**
     * Holds shares of an open buy at another price.
     *
     * @return false, and nothing changed, if the cash does not suffice
     */
    boolean rehold(Listing listing, long oldPrice, long newPrice, long quantity) {
        OpenBuys open = openBuysOf(listing);
        long change = Math.multiplyExact(newPrice - oldPrice, quantity);
        open.add(change);
        long wanted = open.toHold(chargeBook);
        boolean covered =
                change <= 0 || wanted - open.held <= Math.addExact(orderable(), usableCredit());
        if (!covered) {
            open.add(-change);
        }
        update(listing.symbol(), open);
        return covered;
    }

    /**
     * Books a fill of a buy order.
     *
     * @param heldPrice what the order was held at
     */
    void buy(Listing listing, long heldPrice, long price, long quantity) {
        Charges charges = charge(listing, Side.BUY, price, quantity);
        cash.book(-Math.addExact(Math.multiplyExact(price, quantity), charges.total()));
        Shares line = sharesOf(listing.symbol());
        line.held = Math.addExact(line.held, quantity);
        releaseCash(listing, heldPrice, quantity);
    }

    /**
     * Holds back the shares of a sell order.
     *
     * @return false, and nothing held, if fewer are sellable
     */
    boolean holdShares(Symbol symbol, long quantity) {
        if (quantity > sellable(symbol)) {
            return false;
        }
        Shares line = sharesOf(symbol);
        line.openSells += quantity;
        return true;
    }

    void releaseShares(Symbol symbol, long quantity) {
        Shares line = sharesOf(symbol);
        if (quantity > line.openSells) {
            throw new IllegalStateException(
                    symbol + ": " + quantity + " shares to free, " + line.openSells + " held back");
        }
        line.openSells -= quantity;
    }

    /** Books a fill of a sell order whose shares are held back. */
    void sell(Listing listing, long price, long quantity) {
        releaseShares(listing.symbol(), quantity);
        sharesOf(listing.symbol()).held -= quantity;
        Charges charges = charge(listing, Side.SELL, price, quantity);
        cash.book(Math.subtractExact(Math.multiplyExact(price, quantity), charges.total()));
    }

    /** Each {@code from} shares become {@code to}; what does not divide is lost. */
    void split(Symbol symbol, long from, long to) {
        if (from < 1 || to < 1) {
            throw new IllegalArgumentException("no split: " + from + " to " + to);
        }
        Shares line = sharesOf(symbol);
        if (line.openSells != 0) {
            throw new IllegalStateException(symbol + ": sell orders are open");
        }
        line.held = Math.multiplyExact(line.held, to) / from;
        line.blocked = Math.min(line.held, Math.multiplyExact(line.blocked, to) / from);
    }

    /**
     * Moves to a later trading day.
     *
     * @throws IllegalStateException if an order is still open: none survives a night
     */
    void rollTo(LocalDate day) {
        if (heldBack != 0 || shares.values().stream().anyMatch(line -> line.openSells != 0)) {
            throw new IllegalStateException("orders are open at the end of " + today());
        }
        cash.rollTo(day);
        startDay(day);
    }

    LocalDate today() {
        return cash.today();
    }

    Cash cash() {
        return new Cash(cash.deposit(), cash.d1(), cash.d2(), orderable());
    }

    /** Won that new buys may use without borrowing: the D+2 deposit less what is held back. */
    long orderable() {
        return cash.d2() - heldBack;
    }

    /** Won that open buys hold back. */
    long heldBack() {
        return heldBack;
    }

    /** What the account's margin would allow to buy, won; used only if it may borrow. */
    long maxBuyable() {
        return Math.addExact(orderable(), credit);
    }

    long held(Symbol symbol) {
        Shares line = shares.get(symbol);
        return line == null ? 0 : line.held;
    }

    long sellable(Symbol symbol) {
        Shares line = shares.get(symbol);
        return line == null ? 0 : line.sellable();
    }

    Charges chargesToday() {
        return chargesToday;
    }

    /** How many symbols are held. */
    int positions() {
        return (int) shares.values().stream().filter(line -> line.held > 0).count();
    }

    AccountSnapshot snapshot(Instant at) {
        List<Position> positions = new ArrayList<>();
        for (Map.Entry<Symbol, Shares> entry : shares.entrySet()) {
            Shares line = entry.getValue();
            if (line.held > 0) {
                positions.add(new Position(entry.getKey(), line.held, line.sellable()));
            }
        }
        return new AccountSnapshot(at, cash(), positions);
    }

    private void startDay(LocalDate day) {
        chargeBook = new ChargeBook(settings.charges(), calendar.settlement(day));
        chargesToday = Charges.NONE;
        // A margin of m per cent lets cash C buy C * 100 / m.
        long own = Math.max(0, cash.d2());
        credit =
                Math.multiplyExact(own, 100L - settings.marginPercent()) / settings.marginPercent();
    }

    private long usableCredit() {
        return settings.receivables() ? credit : 0;
    }

    private Charges charge(Listing listing, Side side, long price, long quantity) {
        Charges charges = chargeBook.charge(listing, side, price, quantity);
        chargesToday = chargesToday.plus(charges);
        return charges;
    }

    private OpenBuys openBuysOf(Listing listing) {
        return openBuys.computeIfAbsent(listing.symbol(), symbol -> new OpenBuys(listing));
    }

    private Shares sharesOf(Symbol symbol) {
        return shares.computeIfAbsent(symbol, any -> new Shares());
    }

    private void update(Symbol symbol, OpenBuys open) {
        long now = open.toHold(chargeBook);
        heldBack = Math.addExact(heldBack, now - open.held);
        open.held = now;
        if (open.notional == 0) {
            openBuys.remove(symbol);
        }
    }

    /** The open buy orders of one symbol. */
    private static final class OpenBuys {
        private final Listing listing;
        private long notional;
        private long held;

        OpenBuys(Listing listing) {
            this.listing = listing;
        }

        void add(long won) {
            notional = Math.addExact(notional, won);
            if (notional < 0) {
                throw new IllegalStateException(
                        listing.symbol() + ": more cash freed than was held back");
            }
        }

        long toHold(ChargeBook charges) {
            return notional == 0
                    ? 0
                    : Math.addExact(
                            notional, charges.ifTraded(listing, Side.BUY, notional).total());
        }
    }

    /** The shares of one symbol. */
    private static final class Shares {
        private long held;
        private long blocked;
        private long openSells;

        long sellable() {
            return held - blocked - openSells;
        }
    }
}
