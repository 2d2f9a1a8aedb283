package jeoul.cli.output;

import java.util.Map;
import java.util.OptionalLong;
import jeoul.cli.account.OpenAccount;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Position;
import jeoul.engine.market.Symbol;

/** What an account is worth. */
final class Value {

    private Value() {}

    /** Securities and the D+2 deposit, won; empty where a price is not known. */
    static OptionalLong of(AccountSnapshot account, OpenAccount.Holdings holdings) {
        Map<Symbol, OpenAccount.Row> rows = AccountDocument.bySymbol(holdings);
        for (Position position : account.positions()) {
            if (!rows.containsKey(position.symbol())) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(account.totalValue(symbol -> rows.get(symbol).price()));
    }
}
