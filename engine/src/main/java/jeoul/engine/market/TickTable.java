package jeoul.engine.market;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The price grid (호가가격단위) of a market and kind on a date: bands {@code [lower, upper)} with one
 * tick size each. Each tick divides the next one up, so a multiple of a coarser tick is valid on a
 * finer band too.
 *
 * <p>Only prices we send must lie on it: the market itself prints prices between ticks (mid-price
 * orders).
 */
public final class TickTable {

    private static final List<Row> ROWS = readRows();

    private final long[] from;
    private final long[] tick;

    private TickTable(long[] from, long[] tick) {
        this.from = from;
        this.tick = tick;
    }

    /**
     * @throws IllegalArgumentException if the rules known begin after {@code date}
     */
    public static TickTable of(Market market, Kind kind, LocalDate date) {
        // Exchange-traded products are listed on KOSPI; KONEX stocks share the KOSPI grid.
        Market listed =
                kind.isExchangeTradedProduct() || market == Market.KONEX ? Market.KOSPI : market;
        String product = kind.isExchangeTradedProduct() ? "ETF_ETN" : "STOCK";
        List<Row> bands = new ArrayList<>();
        for (Row row : ROWS) {
            if (row.market == listed && row.product.equals(product) && row.appliesOn(date)) {
                bands.add(row);
            }
        }
        if (bands.isEmpty()) {
            throw new IllegalArgumentException("no tick table is known for " + date);
        }
        return new TickTable(
                bands.stream().mapToLong(Row::from).toArray(),
                bands.stream().mapToLong(Row::tick).toArray());
    }

    /** A grid with the same tick at every price, for recordings from elsewhere. */
    public static TickTable uniform(long tick) {
        if (tick < 1) {
            throw new IllegalArgumentException("tick must be positive: " + tick);
        }
        return new TickTable(new long[] {0}, new long[] {tick});
    }

    /**
     * A grid of bands, for recordings from elsewhere.
     *
     * @param from where each band begins, the first at 0, in order; a multiple of its tick
     * @param tick of each band; a multiple of the one below
     */
    public static TickTable ofBands(long[] from, long[] tick) {
        boolean right = from.length > 0 && from.length == tick.length && from[0] == 0;
        for (int band = 0; right && band < from.length; band++) {
            right =
                    tick[band] > 0
                            && from[band] % tick[band] == 0
                            && (band == 0
                                    || (from[band] > from[band - 1]
                                            && tick[band] % tick[band - 1] == 0));
        }
        if (!right) {
            throw new IllegalArgumentException(
                    "not the bands of a grid: "
                            + Arrays.toString(from)
                            + " "
                            + Arrays.toString(tick));
        }
        return new TickTable(from.clone(), tick.clone());
    }

    /** The tick size at a price: one tick up from it, if it is on the grid. */
    public long tickAt(long price) {
        return tick[band(price)];
    }

    public boolean isOnGrid(long price) {
        return price > 0 && price % tickAt(price) == 0;
    }

    /** The highest price on the grid that is at most {@code price}. */
    public long floor(long price) {
        return price - price % tickAt(price);
    }

    /** The lowest price on the grid that is at least {@code price}. */
    public long ceil(long price) {
        long floor = floor(price);
        return floor == price ? price : floor + tickAt(price);
    }

    /** The next price on the grid above {@code price}. */
    public long up(long price) {
        return floor(price) + tickAt(price);
    }

    /** The next price on the grid below {@code price}; at a band's floor the lower band's tick. */
    public long down(long price) {
        return floor(price - 1);
    }

    private int band(long price) {
        if (price < 0) {
            throw new IllegalArgumentException("price must not be negative: " + price);
        }
        int band = from.length - 1;
        while (from[band] > price) {
            band--;
        }
        return band;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TickTable that
                && Arrays.equals(from, that.from)
                && Arrays.equals(tick, that.tick);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(from) + Arrays.hashCode(tick);
    }

    @Override
    public String toString() {
        return "TickTable" + Arrays.toString(from) + Arrays.toString(tick);
    }

    private static List<Row> readRows() {
        RuleFile file = RuleFile.read(TickTable.class, "tick-sizes.csv");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < file.rows(); i++) {
            String to = file.cell(i, "effective_to");
            rows.add(
                    new Row(
                            Market.valueOf(file.cell(i, "market")),
                            file.cell(i, "product"),
                            LocalDate.parse(file.cell(i, "effective_from")),
                            to.isEmpty() ? LocalDate.MAX : LocalDate.parse(to),
                            Long.parseLong(file.cell(i, "price_from_incl")),
                            Long.parseLong(file.cell(i, "tick_krw"))));
        }
        return List.copyOf(rows);
    }

    private record Row(
            Market market,
            String product,
            LocalDate effectiveFrom,
            LocalDate effectiveTo,
            long from,
            long tick) {

        boolean appliesOn(LocalDate date) {
            return !date.isBefore(effectiveFrom) && !date.isAfter(effectiveTo);
        }
    }
}
