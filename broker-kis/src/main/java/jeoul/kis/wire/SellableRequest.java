package jeoul.kis.wire;

import jeoul.engine.market.Symbol;

/** Asks how many shares may be sold. */
public record SellableRequest(AccountNumber account, Symbol symbol) implements Request {

    public static SellableRequest read(Fields from) {
        return new SellableRequest(AccountNumber.read(from), from.symbol("PDNO"));
    }

    @Override
    public void write(FieldSink to) {
        account.write(to);
        to.put("PDNO", symbol.code());
    }
}
