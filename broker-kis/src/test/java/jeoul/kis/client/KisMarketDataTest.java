package jeoul.kis.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.broker.MarketData.UnknownSymbolException;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Phase;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.Fill;
import jeoul.kis.link.Call;
import jeoul.kis.wire.ChartHead;
import jeoul.kis.wire.DailyBars;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Environment;
import jeoul.kis.wire.HolidayRow;
import jeoul.kis.wire.MinuteBars;
import jeoul.kis.wire.QuoteMapper;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.TradeRow;
import org.junit.jupiter.api.Test;

class KisMarketDataTest {

    private static final Listing SAMSUNG = Listing.stock(Rig.SAMSUNG, "삼성전자", Market.KOSPI);
    private static final ChartHead HEAD =
            new ChartHead(
                    "삼성전자",
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty());

    private final Rig rig = Rig.ordinary();
    private final KisMarketData market = marketOf(rig);

    @Test
    void tellsWhatAStockIsWhereKisDoes() {
        Rig real = real();
        real.link.usually(
                Endpoint.STOCK_INFO,
                call ->
                        ScriptedLink.reply(
                                ReplyFormat.STOCK_INFO, QuoteMapper.toWire(SAMSUNG, false)));
        KisMarketData data = marketOf(real);

        assertEquals(SAMSUNG, data.listing(Rig.SAMSUNG));
        data.listing(Rig.SAMSUNG);
        assertEquals(1, real.link.count(Endpoint.STOCK_INFO));
    }

    @Test
    void asksTheBrokersCalendarWhereThereIsOne() {
        Rig real = real();
        real.link.usually(
                Endpoint.HOLIDAYS,
                call ->
                        ScriptedLink.reply(
                                ReplyFormat.HOLIDAYS,
                                List.of(
                                        new HolidayRow(Rig.DATE, true, true, true, true),
                                        new HolidayRow(
                                                Rig.DATE.plusDays(1), true, true, false, false))));
        KisMarketData data = marketOf(real);

        assertEquals(Optional.of(true), data.opensOn(Rig.DATE));
        assertEquals(Optional.of(false), data.opensOn(Rig.DATE.plusDays(1)));
        assertEquals(Optional.empty(), data.opensOn(Rig.DATE.plusDays(9)));
        // Mock refuses the very call.
        assertEquals(Optional.empty(), market.opensOn(Rig.DATE));
        assertEquals(0, rig.link.count(Endpoint.HOLIDAYS));
    }

    private static Rig real() {
        return Rig.with(
                s ->
                        new KisSettings(
                                Environment.REAL,
                                VenueProfile.REAL,
                                s.account(),
                                s.appKey(),
                                s.appSecret(),
                                Optional.empty(),
                                false,
                                s.orderType(),
                                List.of(),
                                List.of(),
                                s.timings(),
                                s.queueLimit()));
    }

    @Test
    void concludesOnMockWhatAStockIs() {
        servePrice(70_000, new PriceLimits(49_000, 91_000), 100);
        serveDays(List.of());

        assertEquals(SAMSUNG, market.listing(Rig.SAMSUNG));
    }

    @Test
    void concludesOnMockThatTicksAndLimitsAreThoseOfAnEtf() {
        serveDays(List.of());
        servePrice(70_000, new PriceLimits(49_000, 91_000), 5);
        assertEquals(Kind.ETF, market.listing(Rig.SAMSUNG).kind());

        servePrice(70_000, new PriceLimits(28_000, 112_000), 5);
        assertEquals(2, marketOf(rig).listing(Rig.SAMSUNG).leverage());
    }

    @Test
    void statisticsTakeThePhaseFromTheStream() {
        servePrice(70_000, new PriceLimits(49_000, 91_000), 100);
        rig.settle().pass(Duration.ofSeconds(1));
        rig.book(Phase.CONTINUOUS, 70_000, 70_100);

        DayStatistics day = market.statistics(Rig.SAMSUNG);

        assertEquals(Phase.CONTINUOUS, day.phase());
        assertEquals(91_000, day.limits().upper());
        assertEquals(0, rig.link.count(Endpoint.ASKING_PRICE));
    }

    @Test
    void symbolWithoutABasePriceIsNotListed() {
        rig.link.usually(
                Endpoint.PRICE, call -> ScriptedLink.refusal(200, "MCA05918", "종목코드 오류입니다."));

        assertThrows(UnknownSymbolException.class, () -> market.statistics(new Symbol("999999")));
        assertThrows(UnknownSymbolException.class, () -> market.quote(new Symbol("999999")));
    }

    @Test
    void troubleIsNotAnUnknownSymbol() {
        rig.link.usually(Endpoint.PRICE, call -> ScriptedLink.lost(true));

        assertThrows(KisUnavailableException.class, () -> market.statistics(Rig.SAMSUNG));
    }

    @Test
    void tellsTheLatestTradesNewestFirst() {
        rig.link.usually(
                Endpoint.TRADES,
                call ->
                        ScriptedLink.reply(
                                ReplyFormat.TRADES,
                                List.of(
                                        new TradeRow(LocalTime.of(9, 9, 2), 70_100, 3, 100),
                                        new TradeRow(LocalTime.of(9, 9, 1), 70_000, 5, 0))));

        assertEquals(
                List.of(new Fill(70_100, 3, Seoul.at(Rig.DATE, LocalTime.of(9, 9, 2)))),
                market.trades(Rig.SAMSUNG, 1));
    }

    @Test
    void putsTheMinutesOfTheDayTogetherFromPages() {
        Rig noon = Rig.at(LocalTime.of(10, 0, 30), settings -> settings);
        List<Bar> bars = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) {
            Instant start = Seoul.at(Rig.DATE, LocalTime.of(9, minute));
            bars.add(new Bar(start, 70_000, 70_100, 70_000, 70_100, 10, 700_500));
        }
        List<MinuteBars.Row> newestFirst = QuoteMapper.minuteRows(bars);
        noon.link.usually(
                Endpoint.MINUTE_BARS,
                call -> {
                    LocalTime until = hour(call);
                    List<MinuteBars.Row> page =
                            newestFirst.stream()
                                    .filter(row -> !row.at().isAfter(until))
                                    .limit(30)
                                    .toList();
                    return ScriptedLink.reply(ReplyFormat.MINUTE_BARS, new MinuteBars(HEAD, page));
                });

        assertEquals(bars, marketOf(noon).minuteBars(Rig.SAMSUNG));
        assertEquals(2, noon.link.count(Endpoint.MINUTE_BARS));
    }

    @Test
    void putsDaysTogetherFromPagesAndLeavesTodayOut() {
        List<Bar> bars = new ArrayList<>();
        for (int i = 150; i >= 0; i--) {
            Instant start = Seoul.at(Rig.DATE.minusDays(i), LocalTime.MIDNIGHT);
            bars.add(new Bar(start, 70_000, 70_100, 70_000, 70_100, 10, 700_500));
        }
        serveDays(QuoteMapper.dailyRows(bars));

        List<Bar> days =
                market.dailyBars(Rig.SAMSUNG, Rig.DATE.minusDays(150), Rig.DATE.plusDays(3));

        assertEquals(bars.subList(0, 150), days);
        assertEquals(2, rig.link.count(Endpoint.DAILY_BARS));
    }

    private static KisMarketData marketOf(Rig rig) {
        rig.settle();
        return new KisMarketData(
                rig.broker,
                rig.settings,
                done -> {
                    while (!done.getAsBoolean()) {
                        rig.pass(Duration.ofMillis(100));
                    }
                });
    }

    private void servePrice(long base, PriceLimits limits, long tick) {
        DayStatistics day =
                new DayStatistics(
                        Rig.SAMSUNG,
                        base,
                        limits,
                        TradingMode.CONTINUOUS,
                        Phase.CONTINUOUS,
                        Optional.empty());
        rig.link.usually(
                Endpoint.PRICE,
                call ->
                        ScriptedLink.reply(
                                ReplyFormat.PRICE, QuoteMapper.toWire(day, SAMSUNG, tick)));
    }

    private void serveDays(List<DailyBars.Row> newestFirst) {
        rig.link.usually(
                Endpoint.DAILY_BARS,
                call -> {
                    LocalDate to = date(call, "FID_INPUT_DATE_2=");
                    List<DailyBars.Row> page =
                            newestFirst.stream()
                                    .filter(row -> !row.date().isAfter(to))
                                    .limit(100)
                                    .toList();
                    return ScriptedLink.reply(ReplyFormat.DAILY_BARS, new DailyBars(HEAD, page));
                });
    }

    private static LocalTime hour(Call call) {
        String text = value(call, "FID_INPUT_HOUR_1=", 6);
        return LocalTime.of(
                Integer.parseInt(text.substring(0, 2)), Integer.parseInt(text.substring(2, 4)));
    }

    private static LocalDate date(Call call, String key) {
        return LocalDate.parse(value(call, key, 8), DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String value(Call call, String key, int length) {
        int from = call.query().indexOf(key) + key.length();
        return call.query().substring(from, from + length);
    }
}
