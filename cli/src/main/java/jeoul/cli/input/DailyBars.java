package jeoul.cli.input;

import static java.util.Comparator.naturalOrder;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jeoul.engine.InputException;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.sim.conditioned.ConditionedFlowModel;
import jeoul.sim.conditioned.DayBar;
import jeoul.sim.flow.SymbolDay;
import jeoul.sim.study.BarMarket;

/**
 * Daily bars of many symbols, as a file holds them, or all files of a folder. A file without a
 * ticker column, such as data frames of one symbol are saved to, has the code at the start of its
 * name.
 */
public final class DailyBars implements BarMarket {

    private static final List<String> ENDINGS = List.of(".csv", ".csv.gz", ".xlsx");
    private static final Pattern CODE_NAME = Pattern.compile("([0-9A-Z]{6})(?:[^0-9A-Z].*)?");

    /** A ratio of shares this near to a whole number is that of a split. */
    private static final double SPLIT_TOLERANCE = 0.01;

    /** No split so far had more parts. */
    private static final long MOST_PARTS = 100;

    /** Traded days before the day that averages are taken over. */
    static final int AVERAGED_DAYS = 20;

    private static final NavigableMap<LocalDate, Day> NONE = Collections.emptyNavigableMap();

    private final String file;
    private final NavigableMap<Symbol, NavigableMap<LocalDate, Day>> days;

    private DailyBars(String file, NavigableMap<Symbol, NavigableMap<LocalDate, Day>> days) {
        this.file = file;
        this.days = days;
    }

    /**
     * One row. A halted day has a close but no open, high and low.
     *
     * @param row in the file
     */
    private record Day(
            String file,
            int row,
            long open,
            long high,
            long low,
            long close,
            long volume,
            OptionalLong basePrice,
            String name,
            Market market,
            Kind kind) {

        boolean halted() {
            return open == 0 && high == 0 && low == 0;
        }
    }

    /**
     * @param file or a folder, of which every .csv, .csv.gz and .xlsx file is read
     * @throws InputException if there are no daily bars
     */
    public static DailyBars read(String file) {
        NavigableMap<Symbol, NavigableMap<LocalDate, Day>> days = new TreeMap<>();
        for (String each : TextFile.filesOf(file, ENDINGS)) {
            read(each, days);
        }
        return new DailyBars(file, days);
    }

    private static void read(String file, NavigableMap<Symbol, NavigableMap<LocalDate, Day>> days) {
        Sheet sheet = SheetReader.read(file);
        BarColumns columns = BarColumns.of(sheet);
        for (Sheet.Row row : sheet.rows()) {
            Symbol symbol = columns.symbol(sheet, row);
            LocalDate date =
                    Cells.date(sheet.where(row, columns.date), sheet.cell(row, columns.date));
            Day earlier =
                    days.computeIfAbsent(symbol, s -> new TreeMap<>())
                            .putIfAbsent(date, columns.day(sheet, row));
            if (earlier != null) {
                String place = earlier.file.equals(file) ? "" : " of " + earlier.file;
                throw new InputException(
                        sheet.where(row, columns.ticker.orElse(columns.date)),
                        symbol
                                + " of "
                                + date
                                + " stands in row "
                                + earlier.row
                                + place
                                + " already",
                        "one row for each symbol and day");
            }
        }
    }

    @Override
    public LocalDate lastDate() {
        return days.values().stream().map(NavigableMap::lastKey).max(naturalOrder()).orElseThrow();
    }

    /** All symbols that have a bar. */
    public NavigableSet<Symbol> symbols() {
        return Collections.unmodifiableNavigableSet(days.navigableKeySet());
    }

    /** Whether any symbol has a bar of the day. */
    public boolean covers(LocalDate date) {
        return days.values().stream().anyMatch(rows -> rows.containsKey(date));
    }

    @Override
    public Optional<SymbolDay> known(LocalDate date, Symbol symbol) {
        boolean leftOut = covers(date) && !days.getOrDefault(symbol, NONE).containsKey(date);
        return before(date, symbol)
                .map(known -> leftOut ? known.withMode(TradingMode.HALTED) : known)
                .map(known -> known.on(date));
    }

    @Override
    public OptionalLong close(LocalDate date, Symbol symbol) {
        Map.Entry<LocalDate, Day> last = days.getOrDefault(symbol, NONE).floorEntry(date);
        return last == null ? OptionalLong.empty() : OptionalLong.of(last.getValue().close);
    }

    @Override
    public Optional<Split> split(LocalDate date, Symbol symbol) {
        NavigableMap<LocalDate, Day> rows = days.getOrDefault(symbol, NONE);
        Day today = rows.get(date);
        Map.Entry<LocalDate, Day> before = rows.lowerEntry(date);
        if (today == null || before == null || today.basePrice.isEmpty()) {
            return Optional.empty();
        }
        double more = (double) before.getValue().close / today.basePrice.getAsLong();
        OptionalLong parts = whole(more);
        if (parts.isPresent()) {
            return Optional.of(new Split(date, symbol, 1, parts.getAsLong()));
        }
        OptionalLong merged = whole(1 / more);
        return merged.isPresent()
                ? Optional.of(new Split(date, symbol, merged.getAsLong(), 1))
                : Optional.empty();
    }

    private static OptionalLong whole(double ratio) {
        long parts = StrictMath.round(ratio);
        boolean near = StrictMath.abs(ratio / parts - 1) < SPLIT_TOLERANCE;
        return parts >= 2 && parts <= MOST_PARTS && near
                ? OptionalLong.of(parts)
                : OptionalLong.empty();
    }

    @Override
    public boolean vanished(LocalDate date, Symbol symbol) {
        return covers(date) && days.getOrDefault(symbol, NONE).ceilingKey(date) == null;
    }

    /**
     * What is known of a symbol before the open of {@code date}: the base price from that day's own
     * row if there is one, else the last close before it; volume and range from the traded days
     * before; halted if that day's row, or the last one before it, says so.
     *
     * @return empty if no row tells a price
     */
    Optional<Instrument> before(LocalDate date, Symbol symbol) {
        NavigableMap<LocalDate, Day> rows = days.get(symbol);
        if (rows == null || rows.headMap(date, true).isEmpty()) {
            return Optional.empty();
        }
        Day latest = rows.floorEntry(date).getValue();
        Map.Entry<LocalDate, Day> lastBefore = rows.lowerEntry(date);
        OptionalLong price = basePrice(rows.get(date), lastBefore);
        if (price.isEmpty()) {
            return Optional.empty();
        }
        List<Day> traded = new ArrayList<>();
        for (Day day : rows.headMap(date, false).descendingMap().values()) {
            if (!day.halted() && day.volume > 0 && traded.size() < AVERAGED_DAYS) {
                traded.add(day);
            }
        }
        Listing listing = new Listing(symbol, latest.name, latest.market, latest.kind, false, 1);
        TradingMode mode = latest.halted() ? TradingMode.HALTED : TradingMode.CONTINUOUS;
        if (traded.isEmpty()) {
            AssumedActivity assumed = AssumedActivity.at(price.getAsLong());
            return Optional.of(
                    new Instrument(
                            listing,
                            price.getAsLong(),
                            assumed.volume(),
                            assumed.range(),
                            mode,
                            true));
        }
        return Optional.of(
                new Instrument(
                        listing,
                        price.getAsLong(),
                        averageVolume(traded),
                        averageRange(traded),
                        mode,
                        false));
    }

    @Override
    public Optional<DayBar> bar(Symbol symbol, LocalDate date) {
        return Optional.ofNullable(days.getOrDefault(symbol, NONE).get(date))
                .map(day -> new DayBar(day.open, day.high, day.low, day.close, day.volume));
    }

    /**
     * Makes sure that a simulated day can follow its bar.
     *
     * @throws InputException if it cannot, with the row
     */
    void requireFollowable(Instrument instrument, LocalDate date) {
        Symbol symbol = instrument.listing().symbol();
        Optional<String> reason =
                bar(symbol, date)
                        .flatMap(bar -> ConditionedFlowModel.refusal(instrument.on(date), bar));
        if (reason.isPresent()) {
            Day day = days.get(symbol).get(date);
            throw new InputException(
                    day.file + ", row " + day.row,
                    reason.get(),
                    "a bar that a day of continuous trading can print");
        }
    }

    String file() {
        return file;
    }

    private static OptionalLong basePrice(Day today, Map.Entry<LocalDate, Day> lastBefore) {
        if (today != null && today.basePrice.isPresent()) {
            return today.basePrice;
        }
        if (lastBefore != null) {
            return OptionalLong.of(lastBefore.getValue().close);
        }
        return OptionalLong.of(today.halted() ? today.close : today.open);
    }

    private static long averageVolume(List<Day> traded) {
        long sum = 0;
        for (Day day : traded) {
            sum = Math.addExact(sum, day.volume);
        }
        return sum / traded.size();
    }

    private static double averageRange(List<Day> traded) {
        double sum = 0;
        for (Day day : traded) {
            sum += (double) (day.high - day.low) / day.basePrice.orElse(day.open);
        }
        // A first day of trading may span more than its base price; no ordinary day does.
        return Math.min(1, sum / traded.size());
    }

    /** Where the columns stand. */
    private record BarColumns(
            int date,
            OptionalInt ticker,
            Optional<Symbol> named,
            int open,
            int high,
            int low,
            int close,
            int volume,
            OptionalInt basePrice,
            OptionalInt name,
            OptionalInt market,
            OptionalInt kind) {

        static BarColumns of(Sheet sheet) {
            Optional<Symbol> named = codeOf(sheet.file());
            OptionalInt ticker = sheet.column(Columns.TICKER);
            if (ticker.isEmpty() && named.isEmpty()) {
                ticker = OptionalInt.of(sheet.requireColumn("ticker", Columns.TICKER));
            }
            return new BarColumns(
                    sheet.requireColumn("date", Columns.DATE),
                    ticker,
                    named,
                    sheet.requireColumn("open", Columns.OPEN),
                    sheet.requireColumn("high", Columns.HIGH),
                    sheet.requireColumn("low", Columns.LOW),
                    sheet.requireColumn("close", Columns.CLOSE),
                    sheet.requireColumn("volume", Columns.VOLUME),
                    sheet.column(Columns.BASE_PRICE),
                    sheet.column(Columns.NAME),
                    sheet.column(Columns.MARKET),
                    sheet.column(Columns.KIND));
        }

        private static Optional<Symbol> codeOf(String file) {
            String name = String.valueOf(TextFile.path(file).getFileName());
            Matcher code = CODE_NAME.matcher(name);
            return code.matches() ? Optional.of(new Symbol(code.group(1))) : Optional.empty();
        }

        Symbol symbol(Sheet sheet, Sheet.Row row) {
            return ticker.isPresent()
                    ? Cells.symbol(
                            sheet.where(row, ticker.getAsInt()), sheet.cell(row, ticker.getAsInt()))
                    : named.orElseThrow();
        }

        Day day(Sheet sheet, Sheet.Row row) {
            Day day =
                    new Day(
                            sheet.file(),
                            row.number(),
                            price(sheet, row, open, 0),
                            price(sheet, row, high, 0),
                            price(sheet, row, low, 0),
                            price(sheet, row, close, 1),
                            Cells.number(
                                    sheet.where(row, volume),
                                    sheet.cell(row, volume),
                                    0,
                                    "a whole number of shares, 0 or more"),
                            basePrice.isPresent()
                                            && !sheet.cell(row, basePrice.getAsInt()).isEmpty()
                                    ? OptionalLong.of(price(sheet, row, basePrice.getAsInt(), 1))
                                    : OptionalLong.empty(),
                            name.isPresent() ? sheet.cell(row, name.getAsInt()) : "",
                            market.isPresent()
                                    ? Cells.market(
                                            sheet.where(row, market.getAsInt()),
                                            sheet.cell(row, market.getAsInt()))
                                    : Market.KOSPI,
                            kind.isPresent()
                                    ? Cells.kind(
                                            sheet.where(row, kind.getAsInt()),
                                            sheet.cell(row, kind.getAsInt()))
                                    : Kind.STOCK);
            boolean ordered =
                    day.low >= 1
                            && day.low <= Math.min(day.open, day.close)
                            && day.high >= Math.max(day.open, day.close);
            if (!day.halted() && !ordered) {
                throw new InputException(
                        sheet.file() + ", row " + row.number(),
                        "open "
                                + day.open
                                + ", high "
                                + day.high
                                + ", low "
                                + day.low
                                + ", close "
                                + day.close,
                        "open and close from low to high, or open, high and low of 0 for a halt");
            }
            return day;
        }

        private static long price(Sheet sheet, Sheet.Row row, int column, long least) {
            return Cells.number(
                    sheet.where(row, column),
                    sheet.cell(row, column),
                    least,
                    "a price in whole won, " + least + " or more");
        }
    }
}
