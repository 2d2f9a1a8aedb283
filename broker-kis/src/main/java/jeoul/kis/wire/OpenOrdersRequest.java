package jeoul.kis.wire;

import java.util.Optional;
import jeoul.engine.market.Side;

/** Asks for the orders that can still be revised or cancelled, of one side or both. */
public record OpenOrdersRequest(AccountNumber account, Optional<Side> side, ContextArea context)
        implements Request {

    public static OpenOrdersRequest read(Fields from) {
        String side = from.blankable("INQR_DVSN_2");
        return new OpenOrdersRequest(
                AccountNumber.read(from),
                switch (side) {
                    case "", "0" -> Optional.empty();
                    case "1" -> Optional.of(Side.SELL);
                    case "2" -> Optional.of(Side.BUY);
                    default ->
                            throw new WireException(
                                    "INQR_DVSN_2", WireException.quoted(side), "0, 1 or 2");
                },
                ContextArea.read(from, "100"));
    }

    @Override
    public void write(FieldSink to) {
        account.write(to);
        context.write(to, "100", true);
        to.put("INQR_DVSN_1", "0");
        to.put("INQR_DVSN_2", side.map(s -> s == Side.SELL ? "1" : "2").orElse("0"));
    }
}
