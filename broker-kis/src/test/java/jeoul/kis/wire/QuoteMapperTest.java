package jeoul.kis.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Phase;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class QuoteMapperTest {

    private static final Symbol SAMSUNG = new Symbol("005930");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant MIDNIGHT = Instant.parse("2026-11-19T15:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-20T01:00:00Z");

    private static DayStatistics day(Phase phase, TradingMode mode) {
        return new DayStatistics(
                SAMSUNG,
                71_000,
                new PriceLimits(49_700, 92_300),
                mode,
                phase,
                Optional.of(new Bar(MIDNIGHT, 71_200, 71_900, 70_900, 71_500, 100, 7_140_000)));
    }

    @Property
    void aBookComesThroughAnInquiryAndThroughTheStream(@ForAll("ladders") Ladder ladder) {
        Quote quote =
                new Quote(SAMSUNG, TEN, ladder.asks(), ladder.bids(), OptionalLong.of(71_500));
        AskingPrice answer =
                QuoteMapper.toWire(quote, day(Phase.CONTINUOUS, TradingMode.CONTINUOUS));
        AskingPrice inquired =
                ReplyFormat.ASKING_PRICE
                        .decode(
                                ReplyFormat.ASKING_PRICE.encode(
                                        Reply.of(new Envelope("0", "MCA00000", ""), answer)))
                        .body()
                        .orElseThrow();
        String frame = BookTick.encode(List.of(QuoteMapper.tick(quote, Phase.CONTINUOUS, 100)));
        BookTick streamed = StreamFrame.decode(frame).books().get(0);

        assertEquals(quote, QuoteMapper.quote(inquired, DAY));
        assertEquals(quote, QuoteMapper.quote(streamed, DAY, quote.last()));
    }

    @Provide
    Arbitrary<Ladder> ladders() {
        return RecordArbitraries.ladders();
    }

    @Test
    void everyPhaseIsStreamedAsItIsAndAHaltIsNeverRead() {
        Quote empty = new Quote(SAMSUNG, TEN, List.of(), List.of(), OptionalLong.empty());
        for (Phase phase : Phase.values()) {
            TradingMode mode =
                    phase == Phase.PERIODIC_AUCTION
                            ? TradingMode.PERIODIC_CALL_30
                            : TradingMode.CONTINUOUS;
            Phase read = QuoteMapper.phase(QuoteMapper.tick(empty, phase, 0), mode);

            assertEquals(phase == Phase.HALTED ? Phase.UNKNOWN : phase, read);
        }
    }

    @Test
    void everyPhaseIsAnsweredAsItIsAndAHaltIsNeverRead() {
        Quote empty = new Quote(SAMSUNG, TEN, List.of(), List.of(), OptionalLong.empty());
        for (Phase phase : Phase.values()) {
            TradingMode mode =
                    phase == Phase.PERIODIC_AUCTION
                            ? TradingMode.PERIODIC_CALL_30
                            : TradingMode.CONTINUOUS;
            Phase read = QuoteMapper.phase(QuoteMapper.toWire(empty, day(phase, mode)), mode);

            assertEquals(phase == Phase.HALTED ? Phase.UNKNOWN : phase, read);
        }
    }

    @Test
    void theDayComesThroughWithItsHalt() {
        Listing listing = Listing.stock(SAMSUNG, "삼성전자", Market.KOSPI);
        for (TradingMode mode :
                List.of(TradingMode.CONTINUOUS, TradingMode.PERIODIC_CALL_30, TradingMode.HALTED)) {
            Phase phase = mode == TradingMode.HALTED ? Phase.HALTED : Phase.CONTINUOUS;
            DayStatistics day = day(phase, mode);

            Price price = QuoteMapper.toWire(day, listing, 100);

            assertEquals(Optional.of(day), QuoteMapper.statistics(price, Phase.CONTINUOUS, DAY));
        }
    }

    @Test
    void aSymbolWithoutABasePriceIsNoLongerListed() {
        Price gone =
                new Price(
                        SAMSUNG, "00", "KOSPI", false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, "N", "00",
                        false, false, false);

        assertEquals(Optional.empty(), QuoteMapper.statistics(gone, Phase.UNKNOWN, DAY));
    }

    @Test
    void pricesOutOfOrderAreNoDay() {
        Price price =
                QuoteMapper.toWire(
                        day(Phase.CONTINUOUS, TradingMode.CONTINUOUS),
                        Listing.stock(SAMSUNG, "삼성전자", Market.KOSPI),
                        100);
        Price broken =
                new Price(
                        SAMSUNG,
                        "55",
                        "KOSPI",
                        false,
                        71_500,
                        71_200,
                        71_000,
                        70_900,
                        92_300,
                        49_700,
                        71_000,
                        100,
                        7_140_000,
                        price.tick(),
                        "N",
                        "00",
                        false,
                        false,
                        false);

        assertThrows(
                WireException.class, () -> QuoteMapper.statistics(broken, Phase.CONTINUOUS, DAY));
    }

    @Test
    void minutesComeBackWithTheirOwnTurnover() {
        List<Bar> bars =
                List.of(
                        new Bar(TEN, 100, 110, 90, 105, 10, 1_000),
                        new Bar(TEN.plusSeconds(60), 105, 105, 105, 105, 1, 105),
                        new Bar(TEN.plusSeconds(180), 105, 120, 100, 110, 20, 2_200));

        List<MinuteBars.Row> rows = QuoteMapper.minuteRows(bars);

        assertEquals(3_305, rows.get(0).dayTurnover());
        assertEquals(bars, QuoteMapper.minuteBars(rows, true));
        assertEquals(bars.subList(1, 3), QuoteMapper.minuteBars(rows, false));
    }

    @Test
    void theNewestMinuteIsLeftOutUntilItsFirstTrade() {
        List<MinuteBars.Row> rows =
                List.of(
                        new MinuteBars.Row(DAY, LocalTime.of(10, 2), 105, 105, 105, 105, 10, 1_000),
                        new MinuteBars.Row(DAY, LocalTime.of(10, 1), 105, 100, 110, 90, 10, 1_000));

        assertEquals(
                List.of(new Bar(TEN.plusSeconds(60), 100, 110, 90, 105, 10, 1_000)),
                QuoteMapper.minuteBars(rows, true));
    }

    @Test
    void daysWithoutATradeAreNoBars() {
        List<DailyBars.Row> rows =
                List.of(
                        new DailyBars.Row(DAY, 100, 0, 0, 0, 0, 0),
                        new DailyBars.Row(DAY.minusDays(1), 100, 90, 110, 80, 5, 480));

        List<Bar> bars = QuoteMapper.dailyBars(rows);

        assertEquals(
                List.of(new Bar(MIDNIGHT.minusSeconds(86_400), 90, 110, 80, 100, 5, 480)), bars);
        assertEquals(rows.subList(1, 2), QuoteMapper.dailyRows(bars));
    }

    @Test
    void whatNobodyHasNamedIsCalledByItsCode() {
        Listing nameless = Listing.stock(SAMSUNG, "", Market.KOSPI);

        assertEquals("005930", QuoteMapper.toWire(nameless, false).name());
    }

    @Test
    void everyListingComesThrough() {
        for (Market market : Market.values()) {
            for (Kind kind : Kind.values()) {
                Listing listing =
                        new Listing(
                                SAMSUNG,
                                "이름",
                                market,
                                kind,
                                market == Market.KOSPI,
                                kind.isExchangeTradedProduct() ? 2 : 1);

                assertEquals(
                        Optional.of(listing),
                        QuoteMapper.listing(QuoteMapper.toWire(listing, false)));
            }
        }
    }

    @Test
    void aBookWhosePricesAllStandWithoutSharesIsEmpty() {
        String[] fields =
                BookTick.encode(
                                List.of(
                                        QuoteMapper.tick(
                                                new Quote(
                                                        SAMSUNG,
                                                        TEN,
                                                        List.of(),
                                                        List.of(),
                                                        OptionalLong.empty()),
                                                Phase.CLOSED,
                                                0)))
                        .split("\\^", -1);
        fields[3] = "71600";
        fields[4] = "71700";
        BookTick shut = StreamFrame.decode(String.join("^", fields)).books().get(0);

        assertEquals(List.of(), shut.ladder().asks());
    }
}
