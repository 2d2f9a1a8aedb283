package jeoul.kis.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.broker.Tape;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Phase;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.Fill;

/**
 * Market data between the wire and the engine. The wire gives times of day; the day is asked for.
 */
public final class QuoteMapper {

    private static final String HALTED = "58";
    private static final String ORDINARY = "55";

    private QuoteMapper() {}

    /** The book of an inquiry. */
    public static Quote quote(AskingPrice book, LocalDate day) {
        return new Quote(
                book.symbol(),
                Seoul.at(day, book.at()),
                book.ladder().asks(),
                book.ladder().bids(),
                price(book.last()));
    }

    /**
     * A book of the stream.
     *
     * @param last the last trade, which the frame does not tell
     */
    public static Quote quote(BookTick book, LocalDate day, OptionalLong last) {
        return new Quote(
                book.symbol(),
                Seoul.at(day, book.at()),
                book.ladder().asks(),
                book.ladder().bids(),
                last);
    }

    /** A book as an inquiry answers with it. */
    public static AskingPrice toWire(Quote quote, DayStatistics day) {
        Optional<Bar> traded = day.traded();
        return new AskingPrice(
                quote.symbol(),
                second(quote.at()),
                Ladder.of(quote.asks(), quote.bids()),
                Phases.newMarket(day.phase()),
                quote.last().orElse(0),
                traded.map(Bar::open).orElse(0L),
                traded.map(Bar::high).orElse(0L),
                traded.map(Bar::low).orElse(0L),
                day.basePrice(),
                0,
                0,
                Fields.flag(day.phase() == Phase.VOLATILITY_INTERRUPTION));
    }

    /** A book as it is streamed. */
    public static BookTick tick(Quote quote, Phase phase, long volume) {
        return new BookTick(
                quote.symbol(),
                second(quote.at()),
                Phases.hourClass(phase),
                Ladder.of(quote.asks(), quote.bids()),
                0,
                0,
                volume);
    }

    /** What the book is doing, told by the frame; {@link Phase#UNKNOWN} for a class never seen. */
    public static Phase phase(BookTick book, TradingMode mode) {
        return Phases.ofHourClass(book.hourClass(), mode);
    }

    /** What the book is doing, told by an inquiry; {@link Phase#UNKNOWN} where it does not say. */
    public static Phase phase(AskingPrice book, TradingMode mode) {
        return Phases.ofNewMarket(book.phase(), book.interruption(), mode);
    }

    /**
     * What keeps a symbol from continuous trading, told by its price; {@link Phase#UNKNOWN} where
     * nothing does, as the price does not tell one session from another.
     */
    public static Phase obstacle(Price price) {
        TradingMode mode = mode(price);
        if (mode == TradingMode.HALTED) {
            return Phase.HALTED;
        }
        if (price.interruption().equals("Y")) {
            return Phase.VOLATILITY_INTERRUPTION;
        }
        return mode.isPeriodicCall() ? Phase.PERIODIC_AUCTION : Phase.UNKNOWN;
    }

    /**
     * The day so far; empty for a symbol without a base price, which is no longer listed.
     *
     * @param phase from the book; a halt overrules it
     * @throws WireException if the prices contradict each other
     */
    public static Optional<DayStatistics> statistics(Price price, Phase phase, LocalDate day) {
        if (price.base() == 0) {
            return Optional.empty();
        }
        boolean halted = price.halted() || price.status().equals(HALTED);
        TradingMode mode = mode(price);
        try {
            return Optional.of(
                    new DayStatistics(
                            price.symbol(),
                            price.base(),
                            new PriceLimits(price.lower(), price.upper()),
                            mode,
                            halted ? Phase.HALTED : phase,
                            traded(price, day)));
        } catch (IllegalArgumentException e) {
            throw new WireException(
                    "price of " + price.symbol(),
                    String.valueOf(e.getMessage()),
                    "limits and prices in order");
        }
    }

    /** How the symbol trades today. A round of ten minutes is not told apart from one of thirty. */
    public static TradingMode mode(Price price) {
        if (price.halted() || price.status().equals(HALTED)) {
            return TradingMode.HALTED;
        }
        return price.overheated() || price.liquidation()
                ? TradingMode.PERIODIC_CALL_30
                : TradingMode.CONTINUOUS;
    }

    private static Optional<Bar> traded(Price price, LocalDate day) {
        return price.volume() == 0
                ? Optional.empty()
                : Optional.of(
                        new Bar(
                                Seoul.at(day, LocalTime.MIDNIGHT),
                                price.open(),
                                price.high(),
                                price.low(),
                                price.last(),
                                price.volume(),
                                price.turnover()));
    }

    /**
     * The day so far as an inquiry answers with it.
     *
     * @param tick at the last price, won
     */
    public static Price toWire(DayStatistics day, Listing listing, long tick) {
        Optional<Bar> traded = day.traded();
        boolean halted = day.mode() == TradingMode.HALTED || day.phase() == Phase.HALTED;
        return new Price(
                day.symbol(),
                halted ? HALTED : ORDINARY,
                listing.largeIndexMember() ? "KOSPI200" : listing.market().name(),
                halted,
                traded.map(Bar::close).orElse(0L),
                traded.map(Bar::open).orElse(0L),
                traded.map(Bar::high).orElse(0L),
                traded.map(Bar::low).orElse(0L),
                day.limits().upper(),
                day.limits().lower(),
                day.basePrice(),
                traded.map(Bar::volume).orElse(0L),
                traded.map(Bar::turnover).orElse(0L),
                tick,
                Fields.flag(day.phase() == Phase.VOLATILITY_INTERRUPTION),
                "00",
                day.mode().isPeriodicCall(),
                false,
                false);
    }

    /** Trades, newest first. */
    public static List<Fill> trades(List<TradeRow> rows, LocalDate day) {
        return rows.stream()
                .map(row -> fill("output", row.price(), row.quantity(), day, row.at()))
                .toList();
    }

    /** A trade of the stream. */
    public static Fill trade(TradeTick tick) {
        return fill(tick.symbol().code(), tick.price(), tick.quantity(), tick.date(), tick.at());
    }

    /** Whose order came last in a trade of the stream; empty where it was neither's, an auction. */
    public static Optional<Side> taker(TradeTick tick) {
        return switch (tick.aggressor()) {
            case "1" -> Optional.of(Side.BUY);
            case "5" -> Optional.of(Side.SELL);
            default -> Optional.empty();
        };
    }

    /** What the call auction of a book would trade; empty in any other phase. */
    public static Optional<Tape.Expected> expected(BookTick book, Phase phase) {
        return expected(book.expectedPrice(), book.expectedVolume(), phase);
    }

    /** As {@link #expected(BookTick, Phase)}, of an inquiry. */
    public static Optional<Tape.Expected> expected(AskingPrice book, Phase phase) {
        return expected(book.expectedPrice(), book.expectedVolume(), phase);
    }

    private static Optional<Tape.Expected> expected(long price, long quantity, Phase phase) {
        return phase.isCallAuction() && price > 0 && quantity > 0
                ? Optional.of(new Tape.Expected(price, quantity))
                : Optional.empty();
    }

    /**
     * A trade as it is streamed.
     *
     * @param volume shares of the day up to and with this trade
     * @param turnover won of the day up to and with this trade
     * @param quote the book after it; who came last is told by where the trade lies in it
     */
    public static TradeTick tick(
            Fill trade, long volume, long turnover, Quote quote, DayStatistics day) {
        Ladder ladder = Ladder.of(quote.asks(), quote.bids());
        long ask = Ladder.priceAt(quote.asks(), 0);
        long bid = Ladder.priceAt(quote.bids(), 0);
        return new TradeTick(
                quote.symbol(),
                second(trade.at()),
                trade.price(),
                trade.price() - day.basePrice(),
                day.traded().map(Bar::open).orElse(trade.price()),
                day.traded().map(Bar::high).orElse(trade.price()),
                day.traded().map(Bar::low).orElse(trade.price()),
                ask,
                bid,
                trade.quantity(),
                volume,
                turnover,
                day.phase().isCallAuction() ? "3" : trade.price() > bid ? "1" : "5",
                Seoul.dateOf(trade.at()),
                Phases.newMarket(day.phase()),
                day.phase() == Phase.HALTED,
                Ladder.quantityAt(quote.asks(), 0),
                Ladder.quantityAt(quote.bids(), 0),
                ladder.askTotal(),
                ladder.bidTotal(),
                Phases.hourClass(day.phase()));
    }

    private static Fill fill(String where, long price, long quantity, LocalDate day, LocalTime at) {
        if (price < 1 || quantity < 1) {
            throw new WireException(where, price + " x " + quantity, "a price and shares");
        }
        return new Fill(price, quantity, Seoul.at(day, at));
    }

    /**
     * A trade as an inquiry lists it.
     *
     * @param previousClose won per share
     */
    public static TradeRow toWire(Fill trade, long previousClose) {
        return new TradeRow(
                second(trade.at()), trade.price(), trade.quantity(), trade.price() - previousClose);
    }

    /**
     * Minutes of one day, oldest first, from pages put together newest first. KIS gives the day's
     * turnover up to each minute, so a minute's own takes the one before it: the oldest row becomes
     * a bar only if the day began with it. The newest row shows the volume of the minute before
     * until its first trade and is left out until then.
     *
     * @param fromOpen true if no trade of the day is older than the oldest row
     */
    public static List<Bar> minuteBars(List<MinuteBars.Row> newestFirst, boolean fromOpen) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < newestFirst.size(); i++) {
            MinuteBars.Row row = newestFirst.get(i);
            boolean oldest = i + 1 == newestFirst.size();
            if (oldest && !fromOpen) {
                break;
            }
            long before = oldest ? 0 : newestFirst.get(i + 1).dayTurnover();
            if (!oldest && !row.at().isAfter(newestFirst.get(i + 1).at())) {
                throw new WireException(
                        "stck_cntg_hour",
                        row.at() + " before " + newestFirst.get(i + 1).at(),
                        "the newest minute first, each once");
            }
            if (row.dayTurnover() < before) {
                throw new WireException(
                        "acml_tr_pbmn",
                        row.dayTurnover() + " after " + before,
                        "a turnover that grows with the day");
            }
            if (row.dayTurnover() > before) {
                bars.add(
                        bar(
                                Seoul.at(row.date(), row.at().withSecond(0)),
                                row.open(),
                                row.high(),
                                row.low(),
                                row.close(),
                                row.volume(),
                                row.dayTurnover() - before));
            }
        }
        Collections.reverse(bars);
        return List.copyOf(bars);
    }

    /** Minutes of one day as KIS lists them, newest first, all of them. */
    public static List<MinuteBars.Row> minuteRows(List<Bar> oldestFirst) {
        List<MinuteBars.Row> rows = new ArrayList<>();
        long turnover = 0;
        for (Bar bar : oldestFirst) {
            turnover = Math.addExact(turnover, bar.turnover());
            rows.add(
                    new MinuteBars.Row(
                            Seoul.dateOf(bar.start()),
                            second(bar.start()),
                            bar.close(),
                            bar.open(),
                            bar.high(),
                            bar.low(),
                            bar.volume(),
                            turnover));
        }
        Collections.reverse(rows);
        return List.copyOf(rows);
    }

    /** Days in which shares traded, oldest first. */
    public static List<Bar> dailyBars(List<DailyBars.Row> newestFirst) {
        List<Bar> bars = new ArrayList<>();
        for (DailyBars.Row row : newestFirst) {
            if (row.volume() != 0) {
                bars.add(
                        bar(
                                Seoul.at(row.date(), LocalTime.MIDNIGHT),
                                row.open(),
                                row.high(),
                                row.low(),
                                row.close(),
                                row.volume(),
                                row.turnover()));
            } else if (row.open() != 0) {
                throw new WireException(
                        "acml_vol of " + row.date(),
                        "0 with an open of " + row.open(),
                        "a volume, or an open of 0 for a day without a trade");
            }
        }
        Collections.reverse(bars);
        return List.copyOf(bars);
    }

    /** Days as KIS lists them, newest first. */
    public static List<DailyBars.Row> dailyRows(List<Bar> oldestFirst) {
        List<DailyBars.Row> rows = new ArrayList<>();
        for (Bar bar : oldestFirst) {
            rows.add(
                    new DailyBars.Row(
                            Seoul.dateOf(bar.start()),
                            bar.close(),
                            bar.open(),
                            bar.high(),
                            bar.low(),
                            bar.volume(),
                            bar.turnover()));
        }
        Collections.reverse(rows);
        return List.copyOf(rows);
    }

    private static Bar bar(
            Instant start, long open, long high, long low, long close, long volume, long turnover) {
        try {
            return new Bar(start, open, high, low, close, volume, turnover);
        } catch (IllegalArgumentException e) {
            throw new WireException(
                    "bar of " + start, String.valueOf(e.getMessage()), "prices in order");
        }
    }

    /** What a symbol is; empty for an issue that is no stock, ETF, ETN or REIT. */
    public static Optional<Listing> listing(StockInfo info) {
        Optional<Market> market =
                switch (info.market()) {
                    case "STK" -> Optional.of(Market.KOSPI);
                    case "KSQ" -> Optional.of(Market.KOSDAQ);
                    case "KNX" -> Optional.of(Market.KONEX);
                    default -> Optional.empty();
                };
        Optional<Kind> kind =
                switch (info.group()) {
                    // Shares of Korean and foreign companies, receipts and KONEX shares.
                    case "ST", "FS", "DR", "KN" -> Optional.of(Kind.STOCK);
                    case "EF", "FE" -> Optional.of(Kind.ETF);
                    case "EN" -> Optional.of(Kind.ETN);
                    case "RT" -> Optional.of(Kind.REIT);
                    default -> Optional.empty();
                };
        if (market.isEmpty() || kind.isEmpty() || info.delisted().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                new Listing(
                        info.symbol(),
                        info.shortName().isEmpty() ? info.name() : info.shortName(),
                        market.get(),
                        kind.get(),
                        info.kospi200(),
                        kind.get().isExchangeTradedProduct() ? leverage(info) : 1));
    }

    private static int leverage(StockInfo info) {
        BigDecimal multiple = info.multiple().orElse(BigDecimal.ONE).abs();
        if (multiple.compareTo(BigDecimal.valueOf(3)) > 0) {
            throw new WireException(
                    "etf_chas_erng_rt_dbnb", multiple.toPlainString(), "a multiple up to 3");
        }
        return Math.max(1, multiple.intValue());
    }

    /** KIS has a name for everything; what nobody has named is called by its code. */
    public static String nameOf(Listing listing) {
        return listing.name().isBlank() ? listing.symbol().code() : listing.name();
    }

    /** A symbol as an inquiry answers with it. */
    public static StockInfo toWire(Listing listing, boolean halted) {
        String name = nameOf(listing);
        return new StockInfo(
                listing.symbol(),
                name,
                name,
                switch (listing.market()) {
                    case KOSPI -> "STK";
                    case KOSDAQ -> "KSQ";
                    case KONEX -> "KNX";
                },
                switch (listing.kind()) {
                    case STOCK -> "ST";
                    case ETF -> "EF";
                    case ETN -> "EN";
                    case REIT -> "RT";
                },
                listing.largeIndexMember(),
                halted,
                false,
                listing.kind().isExchangeTradedProduct()
                        ? Optional.of(BigDecimal.valueOf(listing.leverage()))
                        : Optional.empty(),
                Optional.empty(),
                false,
                false);
    }

    private static OptionalLong price(long won) {
        return won == 0 ? OptionalLong.empty() : OptionalLong.of(won);
    }

    private static LocalTime second(Instant at) {
        return Seoul.timeOf(at).withNano(0);
    }
}
