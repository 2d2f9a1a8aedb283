package jeoul.kis.wire;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;

/**
 * Asks for orders and their fills.
 *
 * @param fills which of them
 * @param oldestFirst otherwise newest first
 * @param exchange KRX on mock; ALL for every one on a real account
 */
public record DayOrdersRequest(
        AccountNumber account,
        LocalDate from,
        LocalDate to,
        Optional<Side> side,
        Optional<Symbol> symbol,
        Optional<BrokerOrderId> number,
        Fills fills,
        boolean oldestFirst,
        String exchange,
        ContextArea context)
        implements Request {

    /** Which orders, by what was filled of them. */
    public enum Fills {
        ALL("00"),
        FILLED("01"),
        UNFILLED("02");

        private final String code;

        Fills(String code) {
            this.code = code;
        }
    }

    /** All orders of a day, oldest first. */
    public static DayOrdersRequest of(
            AccountNumber account, LocalDate day, String exchange, ContextArea context) {
        return new DayOrdersRequest(
                account,
                day,
                day,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Fills.ALL,
                true,
                exchange,
                context);
    }

    public static DayOrdersRequest read(Fields fields) {
        String side = fields.blankable("SLL_BUY_DVSN_CD");
        String number = fields.blankable("ODNO");
        String filled = fields.blankable("CCLD_DVSN");
        String exchange = fields.blankable("EXCG_ID_DVSN_CD").toUpperCase(Locale.ROOT);
        return new DayOrdersRequest(
                AccountNumber.read(fields),
                fields.date("INQR_STRT_DT"),
                fields.date("INQR_END_DT"),
                side.isEmpty() || side.equals("00")
                        ? Optional.empty()
                        : Optional.of(fields.side("SLL_BUY_DVSN_CD")),
                fields.has("PDNO") ? Optional.of(fields.symbol("PDNO")) : Optional.empty(),
                number.isEmpty() ? Optional.empty() : Optional.of(new BrokerOrderId(number)),
                switch (filled) {
                    case "", "00" -> Fills.ALL;
                    case "01" -> Fills.FILLED;
                    case "02" -> Fills.UNFILLED;
                    default ->
                            throw new WireException(
                                    "CCLD_DVSN", WireException.quoted(filled), "00, 01 or 02");
                },
                fields.blankable("INQR_DVSN").equals("01"),
                exchange.isEmpty() ? OrderRequest.KRX : exchange,
                ContextArea.read(fields, "100"));
    }

    @Override
    public void write(FieldSink sink) {
        account.write(sink);
        sink.put("INQR_STRT_DT", Texts.write(from));
        sink.put("INQR_END_DT", Texts.write(to));
        sink.put("SLL_BUY_DVSN_CD", side.map(Fields::sideCode).orElse("00"));
        sink.put("PDNO", symbol.map(Symbol::code).orElse(""));
        sink.put("ORD_GNO_BRNO", "");
        sink.put("ODNO", number.map(BrokerOrderId::value).orElse(""));
        sink.put("CCLD_DVSN", fills.code);
        sink.put("INQR_DVSN", oldestFirst ? "01" : "00");
        sink.put("INQR_DVSN_1", "");
        sink.put("INQR_DVSN_3", "00");
        sink.put("EXCG_ID_DVSN_CD", exchange);
        context.write(sink, "100", true);
    }
}
