package jeoul.engine.account;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;

/**
 * Charges of one trading day, fill by fill. Each fill is charged the increase of the floored charge
 * on all that was traded so far of its symbol and side, so that the day's sum is the floor of the
 * day's notional whatever the slices were.
 */
public final class ChargeBook {

    private final ChargeSettings settings;
    private final LocalDate settlement;
    private final Map<Symbol, Line> buys = new TreeMap<>();
    private final Map<Symbol, Line> sells = new TreeMap<>();

    /**
     * @param settlement when the day's trades settle: sets the tax rate
     */
    public ChargeBook(ChargeSettings settings, LocalDate settlement) {
        this.settings = settings;
        this.settlement = settlement;
    }

    /** What this fill adds, won. */
    public Charges charge(Listing listing, Side side, long price, long quantity) {
        long notional = Math.multiplyExact(price, quantity);
        if (settings.scope() == ChargeSettings.Scope.FILL) {
            return chargesOn(listing, side, notional);
        }
        Line line =
                (side == Side.BUY ? buys : sells)
                        .computeIfAbsent(listing.symbol(), symbol -> new Line());
        line.notional = Math.addExact(line.notional, notional);
        Charges total = chargesOn(listing, side, line.notional);
        Charges increase = total.minus(line.charged);
        line.charged = total;
        return increase;
    }

    /**
     * What trading so much more would add, won, however it is sliced: the most that {@link #charge}
     * can add up to over fills of this notional. Books nothing.
     */
    public Charges ifTraded(Listing listing, Side side, long notional) {
        Line line = (side == Side.BUY ? buys : sells).get(listing.symbol());
        if (line == null) {
            return chargesOn(listing, side, notional);
        }
        return chargesOn(listing, side, Math.addExact(line.notional, notional)).minus(line.charged);
    }

    private Charges chargesOn(Listing listing, Side side, long notional) {
        long commission = floor(settings.commission(listing.kind()), notional);
        if (side == Side.BUY) {
            return new Charges(commission, 0, 0);
        }
        TransactionTax tax = TransactionTax.of(listing.market(), listing.kind(), settlement);
        return new Charges(
                commission, floor(tax.securities(), notional), floor(tax.rural(), notional));
    }

    private long floor(Rate rate, long notional) {
        long won = rate.floorOf(notional);
        return won - won % settings.roundingUnit();
    }

    private static final class Line {
        private long notional;
        private Charges charged = Charges.NONE;
    }
}
