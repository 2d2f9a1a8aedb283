package jeoul.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.TreeMap;
import jeoul.sim.study.BacktestResult;

/** A backtest as rows of trading days; what is of a rebalance is empty on days without one. */
public final class BacktestCsv {

    private static final String COLUMNS =
            "date,value,value_before,commission,tax,shortfall_bps,turnover,shares_missing,orders,"
                    + "rejected\n";

    private BacktestCsv() {}

    public static void write(Writer writer, BacktestResult result) throws IOException {
        TreeMap<LocalDate, BacktestResult.Rebalanced> rebalances = new TreeMap<>();
        result.rebalances().forEach(each -> rebalances.put(each.date(), each));
        writer.write(COLUMNS);
        for (BacktestResult.Value value : result.values()) {
            BacktestResult.Rebalanced of = rebalances.get(value.date());
            writer.write(value.date() + "," + value.won() + ",");
            writer.write(of == null ? ",,,,,,,\n" : row(of));
        }
    }

    private static String row(BacktestResult.Rebalanced of) {
        var report = of.day().report();
        return String.join(
                        ",",
                        Long.toString(of.valueBefore()),
                        Long.toString(report.costs().commission()),
                        Long.toString(report.costs().tax()),
                        decimal(report.costs().implementationShortfallBps(), JsonText.BPS_PLACES),
                        decimal(of.turnover(), JsonText.RATIO_PLACES),
                        Long.toString(of.sharesMissing()),
                        Long.toString(report.orders().submitted()),
                        Long.toString(report.orders().rejected()))
                + "\n";
    }

    private static String decimal(double number, int places) {
        return Double.isNaN(number)
                ? ""
                : new BigDecimal(number).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    }
}
