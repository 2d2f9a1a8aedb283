package jeoul.kis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import jeoul.engine.market.Bar;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.Fill;
import jeoul.kis.wire.AskingPrice;
import jeoul.kis.wire.DailyBars;
import jeoul.kis.wire.HolidayRow;
import jeoul.kis.wire.MinuteBars;
import jeoul.kis.wire.Price;
import jeoul.kis.wire.QuoteMapper;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.TradeRow;
import org.junit.jupiter.api.Test;

/** What the market shows. */
class MarketServingTest {

    private static final String SAMSUNG = "FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930";

    @Test
    void priceHasLimitsBaseAndTick() {
        Desk desk = Desk.mock();
        desk.venue.volume = 100;
        desk.venue.turnover = 7_000_000;

        Price price = Desk.read(ReplyFormat.PRICE, ask(desk, "inquire-price", "FHKST01010100", ""));

        assertEquals(70_000, price.last());
        assertEquals(91_000, price.upper());
        assertEquals(49_000, price.lower());
        assertEquals(100, price.tick());
        assertEquals(100, price.volume());
    }

    @Test
    void bookIsReadBackWithItsPhase() {
        Desk desk = Desk.mock();
        desk.venue.phase = Phase.VOLATILITY_INTERRUPTION;

        AskingPrice book =
                Desk.read(
                        ReplyFormat.ASKING_PRICE,
                        ask(desk, "inquire-asking-price-exp-ccn", "FHKST01010200", ""));

        assertEquals(desk.venue.quote(Venue.SAMSUNG), QuoteMapper.quote(book, Venue.DAY));
        assertEquals(
                Phase.VOLATILITY_INTERRUPTION, QuoteMapper.phase(book, TradingMode.CONTINUOUS));
    }

    @Test
    void tradesComeNewestFirstAndThirtyAtMost() {
        Desk desk = Desk.mock();
        for (int i = 0; i < 40; i++) {
            desk.venue.trades.add(new Fill(70_000 - i, 1, Venue.at("09:59:00")));
        }

        List<TradeRow> rows =
                Desk.read(ReplyFormat.TRADES, ask(desk, "inquire-ccnl", "FHKST01010300", ""));

        assertEquals(30, rows.size());
        assertEquals(70_000, rows.get(0).price());
        assertEquals(-1, rows.get(1).change());
    }

    @Test
    void minutesEndAtTheHourAskedForAndAFutureOneIsNow() {
        Desk desk = Desk.mock();
        for (int minute = 0; minute < 60; minute++) {
            desk.venue.minutes.add(
                    new Bar(
                            Seoul.at(Venue.DAY, LocalTime.of(9, minute)),
                            100,
                            100,
                            100,
                            100,
                            1,
                            100));
        }

        MinuteBars past = minutes(desk, "092000");
        MinuteBars future = minutes(desk, "153000");

        assertEquals(21, past.rows().size());
        assertEquals(LocalTime.of(9, 20), past.rows().get(0).at());
        assertEquals(2_100, past.rows().get(0).dayTurnover());
        assertEquals(30, future.rows().size());
        assertEquals(LocalTime.of(9, 59), future.rows().get(0).at());
    }

    private static MinuteBars minutes(Desk desk, String hour) {
        return Desk.read(
                ReplyFormat.MINUTE_BARS,
                ask(
                        desk,
                        "inquire-time-itemchartprice",
                        "FHKST03010200",
                        "&FID_ETC_CLS_CODE=&FID_PW_DATA_INCU_YN=Y&FID_INPUT_HOUR_1=" + hour));
    }

    @Test
    void daysEndWithTodayAndJoinToMonths() {
        Desk desk = Desk.mock();
        desk.venue.volume = 5;
        desk.venue.turnover = 350_000;
        desk.venue.days.add(day("2026-10-30", 60_000, 61_000, 59_000, 60_500));
        desk.venue.days.add(day("2026-11-18", 65_000, 66_000, 64_000, 65_500));
        desk.venue.days.add(day("2026-11-19", 68_000, 69_000, 67_000, 68_500));

        DailyBars days = days(desk, "D");
        DailyBars months = days(desk, "M");

        assertEquals(
                List.of(70_000L, 68_500L, 65_500L, 60_500L),
                days.rows().stream().map(DailyBars.Row::close).toList());
        assertEquals(LocalDate.of(2026, 11, 20), days.rows().get(0).date());
        DailyBars.Row november = months.rows().get(0);
        assertEquals(2, months.rows().size());
        assertEquals(65_000, november.open());
        assertEquals(70_100, november.high());
        assertEquals(64_000, november.low());
        assertEquals(70_000, november.close());
        assertEquals(25, november.volume());
    }

    private static DailyBars days(Desk desk, String period) {
        return Desk.read(
                ReplyFormat.DAILY_BARS,
                ask(
                        desk,
                        "inquire-daily-itemchartprice",
                        "FHKST03010100",
                        "&FID_INPUT_DATE_1=20260101&FID_INPUT_DATE_2=20261231&FID_ORG_ADJ_PRC=0"
                                + "&FID_PERIOD_DIV_CODE="
                                + period));
    }

    private static Bar day(String date, long open, long high, long low, long close) {
        return new Bar(
                Seoul.at(LocalDate.parse(date), LocalTime.MIDNIGHT),
                open,
                high,
                low,
                close,
                10,
                10 * close);
    }

    @Test
    void calendarIsAnsweredOnRealAlone() {
        String query = "BASS_DT=20261231&CTX_AREA_NK=&CTX_AREA_FK=";

        List<HolidayRow> rows =
                Desk.read(
                        ReplyFormat.HOLIDAYS,
                        Desk.real().get(Desk.QUOTATIONS + "chk-holiday", "CTCA0903R", query));

        // The last day of the year and New Year's Day are closed, Monday the 4th is open.
        assertEquals(false, rows.get(0).open());
        assertEquals(false, rows.get(1).open());
        assertEquals(true, rows.get(4).open());
        assertEquals(
                "EGW02006",
                Desk.mock().get(Desk.QUOTATIONS + "chk-holiday", "CTCA0903R", query).code());
    }

    @Test
    void questionsNobodyCanAnswerGetTheCodeOfKis() {
        Desk desk = Desk.mock();

        assertEquals("MCA05918", price(desk, "FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=999999"));
        assertEquals("MCA05918", price(desk, "FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=x"));
        assertEquals("MCA05918", price(desk, "FID_COND_MRKT_DIV_CODE=J"));
        assertEquals("OPSQ2001", price(desk, "FID_COND_MRKT_DIV_CODE=NX&FID_INPUT_ISCD=005930"));
        assertEquals("OPSQ2001", price(desk, ""));
        assertEquals("OPSQ2001", price(desk, "%%%=1"));
        assertEquals("OPSQ2001", price(desk, "FID_INPUT_ISCD=005930&fid_input_iscd=005930&x=1"));
    }

    private static String price(Desk desk, String query) {
        return desk.get(Desk.QUOTATIONS + "inquire-price", "FHKST01010100", query).code();
    }

    private static Desk.Heard ask(Desk desk, String name, String trId, String more) {
        return desk.get(Desk.QUOTATIONS + name, trId, SAMSUNG + more);
    }
}
