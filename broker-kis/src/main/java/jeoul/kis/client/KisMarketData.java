package jeoul.kis.client;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jeoul.engine.broker.MarketData;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Phase;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TickTable;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.Fill;
import jeoul.engine.order.RejectReason;
import jeoul.kis.wire.AskingPrice;
import jeoul.kis.wire.ContextArea;
import jeoul.kis.wire.Continuation;
import jeoul.kis.wire.DailyBars;
import jeoul.kis.wire.DailyBarsRequest;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.HolidayRow;
import jeoul.kis.wire.HolidaysRequest;
import jeoul.kis.wire.MessageKind;
import jeoul.kis.wire.MinuteBars;
import jeoul.kis.wire.MinuteBarsRequest;
import jeoul.kis.wire.Price;
import jeoul.kis.wire.ProductRequest;
import jeoul.kis.wire.QuoteMapper;
import jeoul.kis.wire.QuoteRequest;
import jeoul.kis.wire.Reply;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.Request;
import jeoul.kis.wire.Verdict;

/**
 * The market as KIS shows it, over the broker's session and its line of calls. Every method waits
 * for its answer, for each call its turn.
 *
 * <p>Mock does not tell what a symbol is: there its market, kind and multiple are concluded from
 * the day's prices, and an ETF between 2,000 and 5,000 won is taken for a stock. At most the latest
 * 30 trades can be had.
 *
 * @see KisUnavailableException thrown where an answer does not come or cannot be read
 */
public final class KisMarketData implements MarketData {

    private static final int MINUTES_ON_A_PAGE = 30;
    private static final int DAYS_ON_A_PAGE = 100;

    /** More than a day or a decade takes. */
    private static final int MOST_PAGES = 40;

    private final KisBroker broker;
    private final KisSettings settings;
    private final Waiting waiting;
    private final Map<Symbol, Listing> listings = new TreeMap<>();

    @Inject
    public KisMarketData(KisBroker broker, KisSettings settings, Waiting waiting) {
        this.broker = broker;
        this.settings = settings;
        this.waiting = waiting;
    }

    @Override
    public Listing listing(Symbol symbol) {
        Listing known = listings.get(symbol);
        if (known == null) {
            known =
                    Endpoint.STOCK_INFO.existsIn(settings.environment())
                            ? statedListing(symbol)
                            : concludedListing(symbol);
            listings.put(symbol, known);
        }
        return known;
    }

    @Override
    public Quote quote(Symbol symbol) {
        // The feed's book is conflated, here and there: this is the one of now.
        return broker.feed().asked(book(symbol));
    }

    @Override
    public DayStatistics statistics(Symbol symbol) {
        Price price = price(symbol);
        broker.feed().read(price);
        Phase phase = broker.feed().phase(symbol);
        if (phase == Phase.UNKNOWN) {
            phase = QuoteMapper.phase(book(symbol), QuoteMapper.mode(price));
        }
        return statistics(price, phase);
    }

    @Override
    public List<Fill> trades(Symbol symbol, int most) {
        List<Fill> trades =
                QuoteMapper.trades(
                        ask(symbol, Endpoint.TRADES, QuoteRequest.of(symbol), ReplyFormat.TRADES),
                        today());
        return trades.subList(0, Math.min(most, trades.size()));
    }

    @Override
    public List<Bar> minuteBars(Symbol symbol) {
        List<MinuteBars.Row> rows = new ArrayList<>();
        LocalTime until = Seoul.timeOf(broker.now()).withNano(0);
        boolean fromOpen = false;
        for (int page = 0; page < MOST_PAGES && !fromOpen; page++) {
            List<MinuteBars.Row> newer = rows;
            List<MinuteBars.Row> older = new ArrayList<>();
            for (MinuteBars.Row row : minutes(symbol, until)) {
                boolean isNew =
                        newer.isEmpty() || row.at().isBefore(newer.get(newer.size() - 1).at());
                if (row.date().equals(today()) && isNew) {
                    older.add(row);
                }
            }
            rows.addAll(older);
            fromOpen = older.size() < MINUTES_ON_A_PAGE || startsTheDay(rows);
            if (!fromOpen) {
                until = rows.get(rows.size() - 1).at().minusMinutes(1);
            }
        }
        return QuoteMapper.minuteBars(rows, fromOpen);
    }

    @Override
    public List<Bar> dailyBars(Symbol symbol, LocalDate from, LocalDate to) {
        LocalDate last = to.isBefore(today()) ? to : today().minusDays(1);
        List<DailyBars.Row> rows = new ArrayList<>();
        boolean more = !last.isBefore(from);
        for (int page = 0; page < MOST_PAGES && more; page++) {
            List<DailyBars.Row> older = new ArrayList<>();
            for (DailyBars.Row row : days(symbol, from, last)) {
                if (!row.date().isBefore(from) && !row.date().isAfter(last)) {
                    older.add(row);
                }
            }
            rows.addAll(older);
            more = older.size() >= DAYS_ON_A_PAGE;
            if (more) {
                last = rows.get(rows.size() - 1).date().minusDays(1);
                more = !last.isBefore(from);
            }
        }
        return QuoteMapper.dailyBars(rows);
    }

    /**
     * Whether the exchange opens on a day, by the broker's own calendar, which KIS wants to be
     * asked once a day at most.
     *
     * @return empty where the broker keeps none (mock), or does not list the day
     */
    public Optional<Boolean> opensOn(LocalDate date) {
        if (!Endpoint.HOLIDAYS.existsIn(settings.environment())) {
            return Optional.empty();
        }
        Slot<List<HolidayRow>> slot = new Slot<>();
        broker.calls()
                .ask(
                        Endpoint.HOLIDAYS,
                        new HolidaysRequest(date, ContextArea.FIRST),
                        ReplyFormat.HOLIDAYS,
                        slot);
        waiting.until(slot::isFilled);
        return slot
                .body
                .orElseThrow(() -> new KisUnavailableException("the calendar", slot.reason))
                .stream()
                .filter(row -> row.date().equals(date))
                .map(HolidayRow::open)
                .findFirst();
    }

    // ---- what a symbol is ----

    private Listing statedListing(Symbol symbol) {
        return QuoteMapper.listing(
                        ask(
                                symbol,
                                Endpoint.STOCK_INFO,
                                ProductRequest.of(symbol),
                                ReplyFormat.STOCK_INFO))
                .orElseThrow(() -> unknown(symbol));
    }

    private Listing concludedListing(Symbol symbol) {
        Price price = price(symbol);
        DayStatistics day = statistics(price, Phase.UNKNOWN);
        String name = days(symbol, today().minusDays(7), today(), true).head().name();
        Market market = market(price.market());
        Kind kind = kind(price, market, day);
        return new Listing(
                symbol,
                name.isEmpty() ? symbol.code() : name,
                market,
                kind,
                price.market().startsWith("KOSPI200"),
                kind.isExchangeTradedProduct() ? leverage(day) : 1);
    }

    private static Market market(String name) {
        if (name.startsWith("KOSDAQ") || name.startsWith("KSQ")) {
            return Market.KOSDAQ;
        }
        return name.startsWith("KONEX") ? Market.KONEX : Market.KOSPI;
    }

    /** An exchange-traded product shows by its tick, or by limits wider than a stock's. */
    private Kind kind(Price price, Market market, DayStatistics day) {
        long tick = TickTable.of(market, Kind.STOCK, today()).tickAt(day.lastOrBase());
        return price.tick() == tick && leverage(day) == 1 ? Kind.STOCK : Kind.ETF;
    }

    private static int leverage(DayStatistics day) {
        long percent = (day.limits().upper() - day.basePrice()) * 100 / day.basePrice();
        long multiple = (percent + PriceLimits.STOCK_PERCENT / 2) / PriceLimits.STOCK_PERCENT;
        return (int) Math.max(1, Math.min(3, multiple));
    }

    // ---- the calls ----

    private Price price(Symbol symbol) {
        return ask(symbol, Endpoint.PRICE, QuoteRequest.of(symbol), ReplyFormat.PRICE);
    }

    private DayStatistics statistics(Price price, Phase phase) {
        return QuoteMapper.statistics(price, phase, today())
                .orElseThrow(() -> unknown(price.symbol()));
    }

    private AskingPrice book(Symbol symbol) {
        return ask(
                symbol, Endpoint.ASKING_PRICE, QuoteRequest.of(symbol), ReplyFormat.ASKING_PRICE);
    }

    private List<MinuteBars.Row> minutes(Symbol symbol, LocalTime until) {
        return ask(
                        symbol,
                        Endpoint.MINUTE_BARS,
                        new MinuteBarsRequest(QuoteRequest.of(symbol), until, false),
                        ReplyFormat.MINUTE_BARS)
                .rows();
    }

    private List<DailyBars.Row> days(Symbol symbol, LocalDate from, LocalDate to) {
        return days(symbol, from, to, true).rows();
    }

    private DailyBars days(Symbol symbol, LocalDate from, LocalDate to, boolean adjusted) {
        return ask(
                symbol,
                Endpoint.DAILY_BARS,
                new DailyBarsRequest(QuoteRequest.of(symbol), from, to, "D", adjusted),
                ReplyFormat.DAILY_BARS);
    }

    private boolean startsTheDay(List<MinuteBars.Row> rows) {
        return !rows.get(rows.size() - 1).at().isAfter(TradingDay.ORDINARY_OPEN);
    }

    private LocalDate today() {
        return Seoul.dateOf(broker.now());
    }

    private UnknownSymbolException unknown(Symbol symbol) {
        return new UnknownSymbolException(symbol, broker.now());
    }

    private <T> T ask(Symbol symbol, Endpoint endpoint, Request request, ReplyFormat<T> format) {
        Slot<T> slot = new Slot<>();
        broker.calls().ask(endpoint, request, format, slot);
        waiting.until(slot::isFilled);
        if (slot.body.isPresent()) {
            return slot.body.get();
        }
        if (slot.refusal.filter(KisMarketData::isOfTheSymbol).isPresent()) {
            throw unknown(symbol);
        }
        throw new KisUnavailableException(endpoint + " of " + symbol, slot.reason);
    }

    /** The request is well formed, so a refusal of it is one of the symbol. */
    private static boolean isOfTheSymbol(Verdict verdict) {
        return verdict.kind() == MessageKind.REQUEST
                || verdict.reason().equals(Optional.of(RejectReason.NOT_TRADABLE));
    }

    private static final class Slot<T> implements Calls.Answered<T> {

        private Optional<T> body = Optional.empty();
        private Optional<Verdict> refusal = Optional.empty();
        private String reason = "";

        boolean isFilled() {
            return body.isPresent() || !reason.isEmpty();
        }

        @Override
        public void answered(Reply<T> reply, Continuation continuation) {
            body = reply.body();
        }

        @Override
        public void failed(String why, Optional<Verdict> word) {
            reason = why.isEmpty() ? "no reason given" : why;
            refusal = word;
        }
    }
}
