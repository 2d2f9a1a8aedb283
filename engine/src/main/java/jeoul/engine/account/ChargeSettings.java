package jeoul.engine.account;

import java.util.Objects;
import jeoul.engine.market.Kind;

/**
 * What the account pays for trading. Rates and rounding are the broker's terms with this account,
 * not market rules.
 *
 * @param stockCommission both sides
 * @param productCommission both sides, ETF and ETN
 * @param roundingUnit won: commission and each part of the tax are floored to a multiple of it
 * @param scope what the flooring applies to
 */
public record ChargeSettings(
        Rate stockCommission, Rate productCommission, long roundingUnit, Scope scope) {

    /** KIS BanKIS online, per cent (a blog's summary; verify on the account). */
    public static final String DEFAULT_STOCK_COMMISSION_PERCENT = "0.0140527";

    /** KIS BanKIS online for ETF and ETN, per cent (same source). */
    public static final String DEFAULT_PRODUCT_COMMISSION_PERCENT = "0.0146527";

    public static final ChargeSettings DEFAULT =
            new ChargeSettings(
                    Rate.ofPercent(DEFAULT_STOCK_COMMISSION_PERCENT),
                    Rate.ofPercent(DEFAULT_PRODUCT_COMMISSION_PERCENT),
                    1,
                    Scope.DAY_SYMBOL_SIDE);

    public ChargeSettings {
        Objects.requireNonNull(stockCommission, "stockCommission");
        Objects.requireNonNull(productCommission, "productCommission");
        Objects.requireNonNull(scope, "scope");
        if (roundingUnit != 1 && roundingUnit != 10) {
            throw new IllegalArgumentException(
                    "charges are floored to 1 or 10 won: " + roundingUnit);
        }
    }

    public Rate commission(Kind kind) {
        return kind.isExchangeTradedProduct() ? productCommission : stockCommission;
    }

    /** What one flooring spans. */
    public enum Scope {
        /** All fills of a day, symbol and side together; booked per fill as the increase. */
        DAY_SYMBOL_SIDE,
        /** Each fill alone. */
        FILL
    }
}
