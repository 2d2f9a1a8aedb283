package jeoul.engine.account;

import java.util.Objects;
import jeoul.engine.market.Symbol;

/**
 * Shares of one symbol by trade date.
 *
 * @param quantity shares held, counting today's trades
 * @param sellable shares that may be sold now: less open sell orders, pledged and loan shares
 */
public record Position(Symbol symbol, long quantity, long sellable) {

    public Position {
        Objects.requireNonNull(symbol, "symbol");
        if (quantity < 0 || sellable < 0 || sellable > quantity) {
            throw new IllegalArgumentException(
                    "sellable shares lie between 0 and those held: "
                            + sellable
                            + " of "
                            + quantity);
        }
    }
}
