package jeoul.kis.server;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.broker.MarketData;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TickTable;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.order.Fill;
import jeoul.kis.wire.ChartHead;
import jeoul.kis.wire.ContextArea;
import jeoul.kis.wire.Continuation;
import jeoul.kis.wire.DailyBars;
import jeoul.kis.wire.DailyBarsRequest;
import jeoul.kis.wire.HolidayRow;
import jeoul.kis.wire.HolidaysRequest;
import jeoul.kis.wire.MinuteBars;
import jeoul.kis.wire.MinuteBarsRequest;
import jeoul.kis.wire.ProductInfo;
import jeoul.kis.wire.ProductRequest;
import jeoul.kis.wire.QuoteMapper;
import jeoul.kis.wire.QuoteRequest;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.TradeRow;

/** Answers what the market shows, at once. */
final class MarketDesk {

    private static final int TRADES = 30;
    private static final int MINUTES = 30;
    private static final int DAYS = 100;

    /** Days of the calendar in one answer. */
    private static final int CALENDAR_DAYS = 31;

    private static final String SUCCESS = "MCA00000";

    private final MarketData market;
    private final TradingCalendar calendar;
    private final Clock clock;

    /** Code of a success outside the quotes. */
    private final String inquired;

    MarketDesk(MarketData market, TradingCalendar calendar, Clock clock, String inquired) {
        this.market = market;
        this.calendar = calendar;
        this.clock = clock;
        this.inquired = inquired;
    }

    void price(OpenCall call) {
        Symbol symbol = asked(QuoteRequest.read(call.fields()));
        DayStatistics day = market.statistics(symbol);
        Listing listing = market.listing(symbol);
        TickTable ticks = TickTable.of(listing.market(), listing.kind(), clock.today());
        long tick = ticks.tickAt(day.lastOrBase());
        call.done(ReplyFormat.PRICE, SUCCESS, QuoteMapper.toWire(day, listing, tick));
    }

    void askingPrice(OpenCall call) {
        Symbol symbol = asked(QuoteRequest.read(call.fields()));
        call.done(
                ReplyFormat.ASKING_PRICE,
                SUCCESS,
                QuoteMapper.toWire(market.quote(symbol), market.statistics(symbol)));
    }

    void trades(OpenCall call) {
        Symbol symbol = asked(QuoteRequest.read(call.fields()));
        long before = market.statistics(symbol).basePrice();
        List<TradeRow> rows = new ArrayList<>();
        for (Fill trade : market.trades(symbol, TRADES)) {
            rows.add(QuoteMapper.toWire(trade, before));
        }
        call.done(ReplyFormat.TRADES, SUCCESS, rows);
    }

    void minuteBars(OpenCall call) {
        MinuteBarsRequest request = MinuteBarsRequest.read(call.fields());
        Symbol symbol = asked(request.of());
        LocalTime now = Seoul.timeOf(clock.now());
        LocalTime until = request.until().isAfter(now) ? now : request.until();
        List<MinuteBars.Row> rows =
                QuoteMapper.minuteRows(market.minuteBars(symbol)).stream()
                        .filter(row -> !row.at().isAfter(until))
                        .limit(MINUTES)
                        .toList();
        call.done(ReplyFormat.MINUTE_BARS, SUCCESS, new MinuteBars(head(symbol), rows));
    }

    void dailyBars(OpenCall call) {
        DailyBarsRequest request = DailyBarsRequest.read(call.fields());
        Symbol symbol = asked(request.of());
        Optional<Period> period = Period.of(request.period());
        if (period.isEmpty()) {
            call.refuse(Refusals.check("FID_PERIOD_DIV_CODE"));
            return;
        }
        LocalDate to = request.to().isAfter(clock.today()) ? clock.today() : request.to();
        LocalDate reach = to.minusDays(period.get().reach(DAYS));
        LocalDate from = request.from().isBefore(reach) ? reach : request.from();
        List<DailyBars.Row> rows =
                from.isAfter(to)
                        ? List.of()
                        : QuoteMapper.dailyRows(period.get().join(days(symbol, from, to))).stream()
                                .limit(DAYS)
                                .toList();
        call.done(ReplyFormat.DAILY_BARS, SUCCESS, new DailyBars(head(symbol), rows));
    }

    /** As at KIS, the day under way is the last of the days. */
    private List<Bar> days(Symbol symbol, LocalDate from, LocalDate to) {
        List<Bar> bars = new ArrayList<>(market.dailyBars(symbol, from, to));
        if (to.equals(clock.today())) {
            Instant midnight = Seoul.at(to, LocalTime.MIDNIGHT);
            market.statistics(symbol)
                    .traded()
                    .ifPresent(bar -> bars.add(Period.startingAt(midnight, bar)));
        }
        return bars;
    }

    private ChartHead head(Symbol symbol) {
        DayStatistics day = market.statistics(symbol);
        return new ChartHead(
                QuoteMapper.nameOf(market.listing(symbol)),
                OptionalLong.of(day.lastOrBase()),
                OptionalLong.of(day.basePrice()),
                OptionalLong.of(day.traded().map(Bar::volume).orElse(0L)),
                OptionalLong.of(day.traded().map(Bar::turnover).orElse(0L)));
    }

    void holidays(OpenCall call) {
        HolidaysRequest request = HolidaysRequest.read(call.fields());
        List<HolidayRow> rows = new ArrayList<>();
        for (int i = 0; i < CALENDAR_DAYS; i++) {
            LocalDate date = request.from().plusDays(i);
            if (calendar.covers(date)) {
                boolean open = calendar.isTradingDay(date);
                rows.add(new HolidayRow(date, open, open, open, open));
            }
        }
        if (rows.isEmpty()) {
            call.refuse(Refusals.check("BASS_DT"));
            return;
        }
        call.page(ReplyFormat.HOLIDAYS, inquired, rows, ContextArea.FIRST, Continuation.LAST);
    }

    void stockInfo(OpenCall call) {
        Symbol symbol = ProductRequest.read(call.fields()).symbol();
        DayStatistics day = market.statistics(symbol);
        boolean halted = day.phase() == Phase.HALTED;
        call.done(
                ReplyFormat.STOCK_INFO,
                inquired,
                QuoteMapper.toWire(market.listing(symbol), halted));
    }

    void productInfo(OpenCall call) {
        Symbol symbol = ProductRequest.read(call.fields()).symbol();
        String name = QuoteMapper.nameOf(market.listing(symbol));
        call.done(ReplyFormat.PRODUCT_INFO, inquired, new ProductInfo(symbol, name, name, ""));
    }

    /** The market served is KRX, alone or with what NXT would add. */
    private static Symbol asked(QuoteRequest request) {
        String market = request.market().toUpperCase(Locale.ROOT);
        if (!market.equals(QuoteRequest.KRX) && !market.equals("UN")) {
            throw new CallRefused(Refusals.check("FID_COND_MRKT_DIV_CODE"));
        }
        return request.symbol();
    }
}
