package jeoul.cli.input;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.engine.InputException;
import jeoul.engine.account.Position;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingDay;
import jeoul.engine.market.TradingMode;
import jeoul.engine.plan.ModelPortfolio;
import jeoul.sim.conditioned.DayBars;

/**
 * Puts together what a rebalance starts from: the files and options given, and the embedded sample
 * where nothing is given.
 *
 * @param model file; empty for a sample
 * @param sample empty for the default sample
 * @param holdings file
 * @param cash won
 * @param prices file
 * @param bars file
 * @param keep file or codes
 * @param amount won
 * @param date as typed
 * @param now as typed
 */
public record RebalanceInputs(
        Optional<String> model,
        Optional<String> sample,
        Optional<String> holdings,
        Optional<String> cash,
        Optional<String> prices,
        Optional<String> bars,
        Optional<String> keep,
        Optional<String> amount,
        Optional<String> date,
        Optional<String> now) {

    /**
     * A rebalance and what the person should know about it.
     *
     * @param composedPrices symbols whose price is the embedded sample's, though the model is the
     *     person's own
     */
    public record Resolved(Rebalance rebalance, List<Symbol> composedPrices) {
        public Resolved {
            composedPrices = List.copyOf(composedPrices);
        }
    }

    /**
     * As {@link #resolve(TradingCalendar, Instant, boolean, Optional)}, on no recorded market.
     *
     * @throws InputException if something given cannot be used
     */
    public Resolved resolve(TradingCalendar calendar, Instant clock, boolean byTheClock) {
        return resolve(calendar, clock, byTheClock, Optional.empty());
    }

    /**
     * @param clock the time it is
     * @param byTheClock true if the plan is for now unless a day or a price is given; false if it
     *     is for the morning in any case
     * @param recorded tells the day, the prices and the volumes where no option does
     * @throws InputException if something given cannot be used
     */
    public Resolved resolve(
            TradingCalendar calendar,
            Instant clock,
            boolean byTheClock,
            Optional<RecordedMarket> recorded) {
        if (model.isPresent() && sample.isPresent()) {
            throw new InputException(
                    "--sample", "given beside a model file", "either a MODEL or --sample");
        }
        if (model.isPresent() && cash.isEmpty() && holdings.isEmpty()) {
            throw new InputException(
                    model.get(),
                    "nothing says what the account holds",
                    "--cash WON, --holdings FILE or both");
        }
        Optional<Sample> chosen =
                model.isPresent()
                        ? Optional.empty()
                        : Optional.of(sample.map(Sample::named).orElse(Sample.LARGE_CAPS));
        SessionChoice sessions = new SessionChoice(calendar);
        TradingDay day =
                date.isPresent()
                        ? sessions.day(date.get())
                        : recorded.isPresent()
                                ? sessions.day("--recording", recorded.get().onlyDate())
                                : chosen.isPresent()
                                        ? sessions.day("--sample", Sample.DATE)
                                        : sessions.next(clock);
        LocalTime time = sessions.now(day, now, defaultNow(day, clock, byTheClock, chosen));

        ModelPortfolio portfolio = chosen.map(Sample::model).orElseGet(() -> fromFile(model));
        List<Position> positions =
                holdings.isPresent()
                        ? HoldingsFile.read(holdings.get())
                        : chosen.map(Sample::holdings).orElse(List.of());
        long won =
                cash.isPresent()
                        ? Cells.number("--cash", cash.get(), 0, "won, such as 500000000")
                        : chosen.map(Sample::cash).orElse(0L);
        NavigableSet<Symbol> kept =
                keep.isPresent() ? KeepList.read(keep.get()) : Collections.emptyNavigableSet();
        OptionalLong sum =
                amount.isPresent()
                        ? OptionalLong.of(
                                Cells.number("--amount", amount.get(), 1, "won, 1 or more"))
                        : OptionalLong.empty();

        List<Symbol> composed = new ArrayList<>();
        Optional<DailyBars> daily = bars.map(DailyBars::read);
        NavigableMap<Symbol, Instrument> market =
                market(
                        day,
                        portfolio,
                        positions,
                        kept,
                        chosen.isPresent(),
                        daily,
                        recorded,
                        composed);
        requireWithin(accountValue(positions, market, kept, won), sum);
        return new Resolved(
                new Rebalance(
                        day,
                        time,
                        portfolio,
                        positions,
                        won,
                        market,
                        sum,
                        kept,
                        daily.map(read -> followed(read, market, day))),
                composed);
    }

    /**
     * The bars that simulated days follow; one that cannot be followed is refused when asked for.
     */
    private static DayBars followed(
            DailyBars read, NavigableMap<Symbol, Instrument> market, TradingDay day) {
        return (symbol, date) -> {
            if (date.equals(day.date())) {
                read.requireFollowable(market.get(symbol), date);
            }
            return read.bar(symbol, date);
        };
    }

    private LocalTime defaultNow(
            TradingDay day, Instant clock, boolean byTheClock, Optional<Sample> chosen) {
        boolean now = byTheClock && date.isEmpty() && prices.isEmpty() && chosen.isEmpty();
        LocalTime wall = Seoul.timeOf(clock).withNano(0);
        return now && Seoul.dateOf(clock).equals(day.date()) ? wall : SessionChoice.DEFAULT_NOW;
    }

    private static ModelPortfolio fromFile(Optional<String> file) {
        return ModelFile.read(file.orElseThrow());
    }

    private NavigableMap<Symbol, Instrument> market(
            TradingDay day,
            ModelPortfolio portfolio,
            List<Position> positions,
            NavigableSet<Symbol> kept,
            boolean sampleModel,
            Optional<DailyBars> daily,
            Optional<RecordedMarket> recorded,
            List<Symbol> composed) {
        NavigableMap<Symbol, Instrument> shipped = Sample.market();
        NavigableMap<Symbol, PricesFile.Row> priced =
                prices.map(PricesFile::read).orElse(Collections.emptyNavigableMap());
        TreeMap<Symbol, ModelPortfolio.Entry> entries = new TreeMap<>();
        portfolio.entries().forEach(entry -> entries.put(entry.symbol(), entry));
        TreeSet<Symbol> symbols = new TreeSet<>(entries.keySet());
        positions.forEach(position -> symbols.add(position.symbol()));

        TreeMap<Symbol, Instrument> replayed = new TreeMap<>();
        if (recorded.isPresent()) {
            replayed.putAll(replayed(recorded.get(), day, symbols, kept));
            symbols.retainAll(replayed.keySet());
        }

        TreeMap<Symbol, Instrument> market = new TreeMap<>();
        for (Symbol symbol : symbols) {
            Optional<Instrument> known =
                    daily.isPresent()
                            ? daily.get().before(day.date(), symbol)
                            : Optional.ofNullable(shipped.get(symbol));
            if (recorded.isPresent()) {
                Instrument instrument = replayed.get(symbol);
                known =
                        daily.isPresent()
                                ? known.map(bars -> bars.withMode(instrument.mode()))
                                        .or(() -> Optional.of(instrument))
                                : Optional.of(instrument);
            }
            PricesFile.Row row = priced.get(symbol);
            // The sample's price stands for no price given at all, not for one left out of a file.
            boolean priceKnown =
                    known.isPresent()
                            && (daily.isPresent()
                                    || recorded.isPresent()
                                    || sampleModel
                                    || prices.isEmpty());
            if (row == null && !priceKnown) {
                if (kept.contains(symbol)) {
                    continue;
                }
                throw noPrice(symbol, day);
            }
            if (row == null && daily.isEmpty() && recorded.isEmpty() && !sampleModel) {
                composed.add(symbol);
            }
            market.put(symbol, describe(symbol, known, row, entries.get(symbol)));
        }
        return market;
    }

    /** What was recorded; a symbol that is kept need not be, since nobody trades it. */
    private static NavigableMap<Symbol, Instrument> replayed(
            RecordedMarket recorded,
            TradingDay day,
            NavigableSet<Symbol> symbols,
            NavigableSet<Symbol> kept) {
        TreeMap<Symbol, Instrument> replayed = new TreeMap<>();
        List<Symbol> missing = new ArrayList<>();
        for (Symbol symbol : symbols) {
            Optional<Instrument> instrument = recorded.instrument(day.date(), symbol);
            if (instrument.isPresent()) {
                replayed.put(symbol, instrument.get());
            } else if (!kept.contains(symbol)) {
                missing.add(symbol);
            }
        }
        if (!missing.isEmpty()) {
            throw recorded.missing(day.date(), missing);
        }
        return replayed;
    }

    /** The instrument with what prices file and model say about it on top of what is known. */
    private static Instrument describe(
            Symbol symbol,
            Optional<Instrument> known,
            PricesFile.Row row,
            ModelPortfolio.Entry entry) {
        Instrument instrument =
                known.orElseGet(
                        () -> assumed(Listing.stock(symbol, "", Market.KOSPI), row.price()));
        Listing listing = instrument.listing();
        String name = listing.name();
        if (entry != null && !entry.name().isEmpty()) {
            name = entry.name();
        } else if (row != null && !row.name().isEmpty()) {
            name = row.name();
        }
        boolean kindByModel = entry != null && known.isEmpty();
        Listing described =
                new Listing(
                        symbol,
                        name,
                        row == null ? listing.market() : row.market().orElse(listing.market()),
                        row != null && row.kind().isPresent()
                                ? row.kind().get()
                                : kindByModel ? entry.kind() : listing.kind(),
                        listing.largeIndexMember(),
                        listing.leverage());
        instrument = instrument.withListing(described);
        if (row == null) {
            return instrument;
        }
        instrument = instrument.withPrice(row.price());
        return row.mode() == TradingMode.CONTINUOUS ? instrument : instrument.withMode(row.mode());
    }

    private static Instrument assumed(Listing listing, long price) {
        AssumedActivity activity = AssumedActivity.at(price);
        return new Instrument(
                listing, price, activity.volume(), activity.range(), TradingMode.CONTINUOUS, true);
    }

    private InputException noPrice(Symbol symbol, TradingDay day) {
        String right = "a price of every symbol of the model and the holdings";
        if (bars.isPresent()) {
            return new InputException(
                    bars.get(),
                    "no row for " + symbol + " on or before " + day.date(),
                    prices.isPresent() ? right + ", there or in " + prices.get() : right);
        }
        if (prices.isPresent()) {
            return new InputException(prices.get(), "no row for " + symbol, right);
        }
        return new InputException(
                model.or(() -> holdings).orElse("--sample"),
                "no price is known for " + symbol,
                "--prices FILE or --bars FILE");
    }

    private static void requireWithin(long value, OptionalLong amount) {
        if (amount.orElse(0) > value) {
            throw new InputException(
                    "--amount",
                    "'" + amount.getAsLong() + "' is more than the account is worth",
                    "at most " + value + " won");
        }
    }

    /** Refuses an account whose value is beyond what can be counted. */
    private long accountValue(
            List<Position> positions,
            NavigableMap<Symbol, Instrument> market,
            NavigableSet<Symbol> kept,
            long won) {
        long value = won;
        for (Position position : positions) {
            Instrument instrument = market.get(position.symbol());
            if (instrument == null || kept.contains(position.symbol())) {
                continue;
            }
            try {
                value =
                        Math.addExact(
                                value, Math.multiplyExact(instrument.price(), position.quantity()));
            } catch (ArithmeticException e) {
                throw tooMuch(position, e);
            }
            if (value > Cells.MAX_NUMBER) {
                throw tooMuch(position, null);
            }
        }
        return value;
    }

    private InputException tooMuch(Position position, ArithmeticException cause) {
        return new InputException(
                holdings.orElse("the sample") + ", " + position.symbol(),
                position.quantity() + " shares are worth more than can be counted",
                "an account of at most 1,000,000,000,000,000 won",
                cause);
    }
}
