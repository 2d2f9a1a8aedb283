package jeoul.sim;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.SymbolDay;

/**
 * The market a simulated broker stands in.
 *
 * @param date first trading day
 * @param symbols all that is listed, as known before that day; later days carry them on with the
 *     last close as base price
 * @param flow everybody else's orders
 * @param bars days before the first
 */
public record SimMarket(
        TradingCalendar calendar,
        LocalDate date,
        List<SymbolDay> symbols,
        FlowModel flow,
        ExchangeSettings exchange,
        DailyBarSource bars) {

    public SimMarket {
        Objects.requireNonNull(flow, "flow");
        Objects.requireNonNull(exchange, "exchange");
        Objects.requireNonNull(bars, "bars");
        symbols = List.copyOf(symbols);
        if (!calendar.isTradingDay(date)) {
            throw new IllegalArgumentException(date + " is not a trading day");
        }
        TreeSet<Symbol> seen = new TreeSet<>();
        for (SymbolDay symbol : symbols) {
            if (!symbol.date().equals(date)) {
                throw new IllegalArgumentException(
                        symbol.listing().symbol()
                                + " is described for "
                                + symbol.date()
                                + ", the market opens on "
                                + date);
            }
            if (!seen.add(symbol.listing().symbol())) {
                throw new IllegalArgumentException("listed twice: " + symbol.listing().symbol());
            }
        }
    }

    /** A market with nothing scripted and nothing known of the days before. */
    public static SimMarket of(
            TradingCalendar calendar, LocalDate date, List<SymbolDay> symbols, FlowModel flow) {
        return new SimMarket(
                calendar, date, symbols, flow, ExchangeSettings.DEFAULT, DailyBarSource.NONE);
    }
}
