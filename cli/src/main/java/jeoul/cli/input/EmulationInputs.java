package jeoul.cli.input;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import jeoul.engine.InputException;
import jeoul.engine.account.Position;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingDay;
import jeoul.sim.flow.SymbolDay;

/**
 * What an emulated session starts from: the samples' market and an account of theirs, or files.
 *
 * @param sample whose account; empty for the default sample
 * @param holdings file
 * @param cash won
 * @param bars file or folder; all its symbols are listed
 * @param date as typed
 * @param start as typed
 */
public record EmulationInputs(
        Optional<String> sample,
        Optional<String> holdings,
        Optional<String> cash,
        Optional<String> bars,
        Optional<String> date,
        String start) {

    private static final LocalTime FIRST = LocalTime.of(8, 0);
    private static final LocalTime LAST = LocalTime.of(18, 0);

    /** The session as it begins. */
    public record Resolved(
            TradingDay day,
            Instant start,
            long cash,
            List<Position> holdings,
            List<SymbolDay> market) {
        public Resolved {
            holdings = List.copyOf(holdings);
            market = List.copyOf(market);
        }
    }

    /**
     * @throws InputException if something given cannot be used
     */
    public Resolved resolve(TradingCalendar calendar) {
        Sample chosen = sample.map(Sample::named).orElse(Sample.LARGE_CAPS);
        SessionChoice sessions = new SessionChoice(calendar);
        TradingDay day =
                date.isPresent() ? sessions.day(date.get()) : sessions.day("--sample", Sample.DATE);
        LocalTime time = SessionChoice.time("--start", start);
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new InputException(
                    "--start", "'" + start + "'", "a time from " + FIRST + " to " + LAST);
        }
        boolean own = holdings.isPresent() || cash.isPresent();
        List<Position> positions =
                holdings.isPresent()
                        ? HoldingsFile.read(holdings.get())
                        : own && sample.isEmpty() ? List.of() : chosen.holdings();
        long won =
                cash.isPresent()
                        ? Cells.number("--cash", cash.get(), 0, "won, such as 500000000")
                        : holdings.isPresent() && sample.isEmpty() ? 0 : chosen.cash();
        NavigableMap<Symbol, Instrument> listed = listed(day);
        for (Position position : positions) {
            if (!listed.containsKey(position.symbol())) {
                throw new InputException(
                        holdings.orElse("--sample"),
                        "no price is known for " + position.symbol(),
                        "--bars FILE with every symbol held");
            }
        }
        List<SymbolDay> market = new ArrayList<>();
        listed.values().forEach(instrument -> market.add(instrument.on(day.date())));
        return new Resolved(day, day.at(time), won, positions, market);
    }

    private NavigableMap<Symbol, Instrument> listed(TradingDay day) {
        if (bars.isEmpty()) {
            return Sample.market();
        }
        DailyBars daily = DailyBars.read(bars.get());
        TreeMap<Symbol, Instrument> listed = new TreeMap<>();
        for (Symbol symbol : daily.symbols()) {
            daily.before(day.date(), symbol).ifPresent(i -> listed.put(symbol, i));
        }
        if (listed.isEmpty()) {
            throw new InputException(
                    bars.get(), "has no row before " + day.date(), "bars of the days before");
        }
        return Collections.unmodifiableNavigableMap(listed);
    }
}
