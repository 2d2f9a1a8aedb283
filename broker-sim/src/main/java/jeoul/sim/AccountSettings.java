package jeoul.sim;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import jeoul.engine.account.ChargeSettings;
import jeoul.engine.account.Position;
import jeoul.engine.market.Symbol;

/**
 * The account a simulation starts with, and its broker's terms.
 *
 * @param cash deposit, won, all of it settled
 * @param holdings each symbol once; shares held but not sellable stay so (pledged, loaned)
 * @param marginPercent share of a buy that the account must own in cash: 100 on a cash account.
 *     Below that {@link SimBroker#maxBuyable} shows more than the cash, as a mock account does
 * @param receivables whether buys may really go beyond the cash up to that (미수); the shortfall
 *     shows as a negative D+2 deposit, and nothing is sold for it
 */
public record AccountSettings(
        long cash,
        List<Position> holdings,
        ChargeSettings charges,
        ReserveRule reserve,
        int marginPercent,
        boolean receivables) {

    /** A cash account: a buy is paid in full. */
    public static final int DEFAULT_MARGIN_PERCENT = 100;

    /** No simulated account holds more cash, won, so that sums stay far from overflow. */
    public static final long MAX_CASH = 1_000_000_000_000_000L;

    public AccountSettings {
        Objects.requireNonNull(charges, "charges");
        Objects.requireNonNull(reserve, "reserve");
        holdings = List.copyOf(holdings);
        if (cash < 0 || cash > MAX_CASH) {
            throw new IllegalArgumentException("cash lies between 0 and " + MAX_CASH + ": " + cash);
        }
        if (marginPercent < 1 || marginPercent > 100) {
            throw new IllegalArgumentException(
                    "margin lies between 1 and 100 per cent: " + marginPercent);
        }
        TreeSet<Symbol> symbols = new TreeSet<>();
        for (Position position : holdings) {
            if (position.quantity() == 0 || !symbols.add(position.symbol())) {
                throw new IllegalArgumentException(
                        "each holding once, with shares: " + position.symbol());
            }
        }
    }

    /** A cash account at the default terms. */
    public static AccountSettings of(long cash, List<Position> holdings) {
        return new AccountSettings(
                cash,
                holdings,
                ChargeSettings.DEFAULT,
                ReserveRule.UPPER_LIMIT,
                DEFAULT_MARGIN_PERCENT,
                false);
    }

    public AccountSettings withCharges(ChargeSettings terms) {
        return new AccountSettings(cash, holdings, terms, reserve, marginPercent, receivables);
    }

    public AccountSettings withReserve(ReserveRule rule) {
        return new AccountSettings(cash, holdings, charges, rule, marginPercent, receivables);
    }

    public AccountSettings withMargin(int percent, boolean mayBorrow) {
        return new AccountSettings(cash, holdings, charges, reserve, percent, mayBorrow);
    }
}
