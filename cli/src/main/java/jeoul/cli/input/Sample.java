package jeoul.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import jeoul.engine.InputException;
import jeoul.engine.account.Position;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.engine.plan.ModelPortfolio;

/**
 * An account, a model and a market shipped with the program, so that a first look needs no file.
 *
 * <p>Names and codes are real; prices, volumes and ranges are composed at the level of early 2026.
 */
public enum Sample {
    /** Ten large names bought from cash. */
    LARGE_CAPS("large-caps", 500_000_000, "", "mock_10"),
    /** The same ten names moved to twenty of all sizes. */
    REBALANCE("rebalance", 500_000_000, "mock_10", "qvm_20"),
    /** A small account that holds ten other names, moved to the same twenty. */
    SMALL_ACCOUNT("small-account", 10_000_000, "real_10", "qvm_20");

    /** The day samples are planned for unless another is asked for. */
    public static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    /** Share of the value that is held in equal parts before, in hundredths. */
    private static final int HELD_PERCENT = 98;

    private final String label;
    private final long value;
    private final String before;
    private final String after;

    Sample(String label, long value, String before, String after) {
        this.label = label;
        this.value = value;
        this.before = before;
        this.after = after;
    }

    /**
     * @throws InputException if there is no sample of that name
     */
    public static Sample named(String label) {
        for (Sample sample : values()) {
            if (sample.label.equals(label)) {
                return sample;
            }
        }
        List<String> labels = labels();
        throw new InputException(
                "--sample",
                "no sample '" + label + "'" + Nearest.hint(label, labels),
                "one of " + String.join(", ", labels));
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(Sample::label).toList();
    }

    public String label() {
        return label;
    }

    /** The portfolio the account is moved to, in equal parts. */
    public ModelPortfolio model() {
        List<ModelPortfolio.Entry> entries = new ArrayList<>();
        NavigableMap<Symbol, Instrument> market = market();
        for (Symbol symbol : portfolio(after)) {
            Listing listing = market.get(symbol).listing();
            entries.add(
                    new ModelPortfolio.Entry(
                            symbol, listing.name(), OptionalDouble.empty(), listing.kind()));
        }
        return new ModelPortfolio(entries);
    }

    /**
     * What the account holds before: whole shares for an equal part each, halves rounded to even.
     */
    public List<Position> holdings() {
        List<Symbol> symbols = before.isEmpty() ? List.of() : portfolio(before);
        NavigableMap<Symbol, Instrument> market = market();
        List<Position> positions = new ArrayList<>();
        for (Symbol symbol : symbols) {
            long part = value * HELD_PERCENT / 100 / symbols.size();
            long price = market.get(symbol).price();
            long shares = (long) Math.rint((double) part / price);
            if (shares > 0) {
                positions.add(new Position(symbol, shares, shares));
            }
        }
        return List.copyOf(positions);
    }

    /** Cash beside the holdings, won: with them it makes the account's value exactly. */
    public long cash() {
        NavigableMap<Symbol, Instrument> market = market();
        long cash = value;
        for (Position position : holdings()) {
            cash -= position.quantity() * market.get(position.symbol()).price();
        }
        return cash;
    }

    /** Every symbol of every sample. */
    public static NavigableMap<Symbol, Instrument> market() {
        Sheet sheet = sheet("market.csv");
        int ticker = sheet.requireColumn("ticker", Columns.TICKER);
        int name = sheet.requireColumn("name", Columns.NAME);
        int marketColumn = sheet.requireColumn("market", Columns.MARKET);
        int index = sheet.requireColumn("index", List.of("kospi200"));
        int price = sheet.requireColumn("price", Columns.PRICE);
        int volume = sheet.requireColumn("volume", Columns.VOLUME);
        int range = sheet.requireColumn("range", List.of("range"));
        TreeMap<Symbol, Instrument> market = new TreeMap<>();
        for (Sheet.Row row : sheet.rows()) {
            Symbol symbol = Cells.symbol(sheet.where(row, ticker), sheet.cell(row, ticker));
            market.put(
                    symbol,
                    new Instrument(
                            new Listing(
                                    symbol,
                                    sheet.cell(row, name),
                                    Cells.market(
                                            sheet.where(row, marketColumn),
                                            sheet.cell(row, marketColumn)),
                                    Kind.STOCK,
                                    sheet.cell(row, index).equals("yes"),
                                    1),
                            Cells.number(sheet.where(row, price), sheet.cell(row, price), 1, "won"),
                            Cells.number(
                                    sheet.where(row, volume), sheet.cell(row, volume), 1, "shares"),
                            Cells.fraction(sheet.where(row, range), sheet.cell(row, range)),
                            TradingMode.CONTINUOUS,
                            false));
        }
        return Collections.unmodifiableNavigableMap(market);
    }

    private static List<Symbol> portfolio(String set) {
        Sheet sheet = sheet("portfolios.csv");
        int setColumn = sheet.requireColumn("set", List.of("set"));
        int ticker = sheet.requireColumn("ticker", Columns.TICKER);
        List<Symbol> symbols = new ArrayList<>();
        for (Sheet.Row row : sheet.rows()) {
            if (sheet.cell(row, setColumn).equals(set)) {
                symbols.add(Cells.symbol(sheet.where(row, ticker), sheet.cell(row, ticker)));
            }
        }
        return symbols;
    }

    private static Sheet sheet(String resource) {
        try (InputStream in = Sample.class.getResourceAsStream(resource)) {
            return SheetReader.csv(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own " + resource + " cannot be read", e);
        }
    }
}
