package jeoul.cli.input;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.engine.InputException;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingDay;
import jeoul.engine.market.TradingMode;

/**
 * Which names on which day a study of the simulated market looks at.
 *
 * @param symbols as typed; none means the ten of the default sample
 * @param bars a file of daily bars to describe the names from, else the samples' market does
 */
public record MarketInputs(List<String> symbols, Optional<String> bars, Optional<String> date) {

    /** A large, a middle and a thin name of the samples' market. */
    private static final List<Symbol> SHOWN_FIRST =
            List.of(new Symbol("005930"), new Symbol("001120"), new Symbol("003650"));

    private static final int SHOWN = 3;

    public MarketInputs {
        symbols = List.copyOf(symbols);
    }

    /**
     * What is known of the names before the day.
     *
     * @param asked sorted by symbol
     * @param shownFirst names of different size, the largest first; not all need be asked for
     */
    public record Resolved(TradingDay day, List<Instrument> asked, List<Instrument> shownFirst) {
        public Resolved {
            asked = List.copyOf(asked);
            shownFirst = List.copyOf(shownFirst);
        }
    }

    /**
     * @param clock the time it is
     * @throws InputException if something given cannot be used
     */
    public Resolved resolve(TradingCalendar calendar, Instant clock) {
        SessionChoice sessions = new SessionChoice(calendar);
        TradingDay day =
                date.isPresent()
                        ? sessions.day(date.get())
                        : bars.isPresent()
                                ? sessions.next(clock)
                                : sessions.day("--date", Sample.DATE);
        Optional<DailyBars> daily = bars.map(DailyBars::read);
        NavigableMap<Symbol, Instrument> shipped = Sample.market();
        List<Instrument> asked = new ArrayList<>();
        for (Symbol symbol : asked(day, daily)) {
            Optional<Instrument> known =
                    daily.isPresent()
                            ? daily.get().before(day.date(), symbol)
                            : Optional.ofNullable(shipped.get(symbol));
            asked.add(traded(day, known.orElseThrow(() -> unknown(symbol, day, shipped))));
        }
        boolean all = symbols.isEmpty() && bars.isEmpty();
        return new Resolved(
                day, asked, all ? SHOWN_FIRST.stream().map(shipped::get).toList() : spread(asked));
    }

    private NavigableSet<Symbol> asked(TradingDay day, Optional<DailyBars> daily) {
        NavigableSet<Symbol> asked = new TreeSet<>();
        for (String symbol : symbols) {
            asked.add(Cells.symbol("SYMBOL", symbol));
        }
        if (!asked.isEmpty()) {
            return asked;
        }
        Sample.LARGE_CAPS.model().entries().forEach(entry -> asked.add(entry.symbol()));
        daily.ifPresent(
                file -> asked.removeIf(symbol -> file.before(day.date(), symbol).isEmpty()));
        if (asked.isEmpty()) {
            throw new InputException(
                    bars.orElseThrow(),
                    "has no row on or before " + day.date() + " of the ten names shown by default",
                    "SYMBOL, a code that the file has");
        }
        return asked;
    }

    private Instrument traded(TradingDay day, Instrument instrument) {
        Symbol symbol = instrument.listing().symbol();
        if (instrument.mode() == TradingMode.HALTED || instrument.volume() == 0) {
            throw new InputException(
                    bars.orElse("SYMBOL"),
                    symbol + " does not trade on " + day.date(),
                    "a name that is neither halted nor without volume");
        }
        return instrument;
    }

    private InputException unknown(
            Symbol symbol, TradingDay day, NavigableMap<Symbol, Instrument> shipped) {
        if (bars.isPresent()) {
            return new InputException(
                    bars.get(),
                    "no row for " + symbol + " on or before " + day.date(),
                    "a SYMBOL that the file has");
        }
        List<String> codes = shipped.keySet().stream().map(Symbol::code).toList();
        return new InputException(
                "SYMBOL",
                symbol + " is in no sample" + Nearest.hint(symbol.code(), codes),
                "a name of the samples, or --bars FILE");
    }

    /** The largest, the middle and the smallest by won traded a day; all if there are few. */
    private static List<Instrument> spread(List<Instrument> asked) {
        TreeMap<Symbol, Instrument> bySymbol = new TreeMap<>();
        asked.forEach(instrument -> bySymbol.put(instrument.listing().symbol(), instrument));
        List<Instrument> sorted = new ArrayList<>(bySymbol.values());
        sorted.sort(Comparator.comparingDouble(MarketInputs::turnover).reversed());
        if (sorted.size() <= SHOWN) {
            return sorted;
        }
        return List.of(sorted.get(0), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
    }

    private static double turnover(Instrument instrument) {
        return (double) instrument.price() * instrument.volume();
    }
}
