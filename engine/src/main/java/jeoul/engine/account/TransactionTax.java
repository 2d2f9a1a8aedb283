package jeoul.engine.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Market;
import jeoul.engine.market.RuleFile;

/**
 * Tax on the proceeds of a sale, in its two parts. The rate is that of the settlement date, not of
 * the trade date.
 *
 * @param securities securities transaction tax (증권거래세)
 * @param rural special tax for rural development (농어촌특별세), KOSPI stocks alone
 */
record TransactionTax(Rate securities, Rate rural) {

    private static final List<Row> ROWS = readRows();

    /**
     * @throws IllegalArgumentException if no rate is known for the date
     */
    public static TransactionTax of(Market market, Kind kind, LocalDate settlement) {
        String name = kind.isExchangeTradedProduct() ? "ETF_ETN" : market.name();
        for (Row row : ROWS) {
            if (row.market.equals(name)
                    && !settlement.isBefore(row.from)
                    && !settlement.isAfter(row.to)) {
                return row.tax;
            }
        }
        throw new IllegalArgumentException("no transaction tax is known for " + settlement);
    }

    private static List<Row> readRows() {
        RuleFile file = RuleFile.read(TransactionTax.class, "transaction-tax.csv");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < file.rows(); i++) {
            String to = file.cell(i, "settle_to");
            rows.add(
                    new Row(
                            file.cell(i, "market"),
                            LocalDate.parse(file.cell(i, "settle_from")),
                            to.isEmpty() ? LocalDate.MAX : LocalDate.parse(to),
                            new TransactionTax(
                                    Rate.ofPercent(file.cell(i, "stt_pct")),
                                    Rate.ofPercent(file.cell(i, "rural_special_pct")))));
        }
        return List.copyOf(rows);
    }

    private record Row(String market, LocalDate from, LocalDate to, TransactionTax tax) {}
}
