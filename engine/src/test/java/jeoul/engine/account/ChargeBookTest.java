package jeoul.engine.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import jeoul.engine.account.ChargeSettings.Scope;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ChargeBookTest {

    private static final LocalDate SETTLEMENT = LocalDate.of(2026, 11, 24);
    private static final Listing KOSPI = Listing.stock(new Symbol("005930"), "", Market.KOSPI);
    private static final Listing KOSDAQ = Listing.stock(new Symbol("247540"), "", Market.KOSDAQ);
    private static final Listing ETF =
            new Listing(new Symbol("069500"), "", Market.KOSPI, Kind.ETF, true, 1);

    @Test
    void eachFillPaysTheIncreaseOfTheFlooredSum() {
        // Per share 8.7407794 commission, 31.1 and 93.3 tax; floors of the sums are 8, 17, 26, 34
        // and 31, 62, 93, 124 and 93, 186, 279, 373.
        ChargeBook book = new ChargeBook(ChargeSettings.DEFAULT, SETTLEMENT);

        assertEquals(new Charges(8, 31, 93), book.charge(KOSPI, Side.SELL, 62_200, 1));
        assertEquals(new Charges(9, 31, 93), book.charge(KOSPI, Side.SELL, 62_200, 1));
        assertEquals(new Charges(9, 31, 93), book.charge(KOSPI, Side.SELL, 62_200, 1));
        assertEquals(new Charges(8, 31, 94), book.charge(KOSPI, Side.SELL, 62_200, 1));
    }

    @Test
    void sidesAndSymbolsAreSummedApart() {
        ChargeBook book = new ChargeBook(ChargeSettings.DEFAULT, SETTLEMENT);

        assertEquals(new Charges(8, 0, 0), book.charge(KOSPI, Side.BUY, 62_200, 1));
        assertEquals(new Charges(8, 31, 93), book.charge(KOSPI, Side.SELL, 62_200, 1));
        assertEquals(new Charges(8, 124, 0), book.charge(KOSDAQ, Side.SELL, 62_200, 1));
        assertEquals(new Charges(9, 0, 0), book.charge(KOSPI, Side.BUY, 62_200, 1));
    }

    @Test
    void productsPayTheirOwnCommissionAndNoTax() {
        // 0.0146527 % of 62,200 is 9.11 won.
        ChargeBook book = new ChargeBook(ChargeSettings.DEFAULT, SETTLEMENT);

        assertEquals(new Charges(9, 0, 0), book.charge(ETF, Side.SELL, 62_200, 1));
    }

    @Test
    void chargesOfAFillAloneAreFlooredAlone() {
        ChargeBook book = new ChargeBook(settings(1, Scope.FILL), SETTLEMENT);

        assertEquals(new Charges(8, 0, 0), book.charge(KOSPI, Side.BUY, 62_200, 1));
        assertEquals(new Charges(8, 0, 0), book.charge(KOSPI, Side.BUY, 62_200, 1));
    }

    @Test
    void roundingToTenWonFloorsEachPart() {
        // Sums of 8.7, 31.1, 93.3, then 17.5, 62.2, 186.6.
        ChargeBook book = new ChargeBook(settings(10, Scope.DAY_SYMBOL_SIDE), SETTLEMENT);

        assertEquals(new Charges(0, 30, 90), book.charge(KOSPI, Side.SELL, 62_200, 1));
        assertEquals(new Charges(10, 30, 90), book.charge(KOSPI, Side.SELL, 62_200, 1));
        assertThrows(IllegalArgumentException.class, () -> settings(100, Scope.DAY_SYMBOL_SIDE));
    }

    @Test
    void taxIsThatOfTheSettlementDate() {
        LocalDate settlement = TradingCalendar.krx().settlement(LocalDate.of(2025, 12, 29));

        assertEquals(
                new TransactionTax(Rate.ofPercent("0.05"), Rate.ofPercent("0.15")),
                TransactionTax.of(Market.KOSPI, Kind.STOCK, settlement));
        assertEquals(
                new TransactionTax(Rate.ofPercent("0.00"), Rate.ofPercent("0.15")),
                TransactionTax.of(
                        Market.KOSPI,
                        Kind.STOCK,
                        TradingCalendar.krx().settlement(LocalDate.of(2025, 12, 26))));
    }

    @Test
    void taxDependsOnMarketAndKind() {
        assertEquals(
                new TransactionTax(Rate.ofPercent("0.20"), Rate.ZERO),
                TransactionTax.of(Market.KOSDAQ, Kind.STOCK, SETTLEMENT));
        assertEquals(
                new TransactionTax(Rate.ofPercent("0.10"), Rate.ZERO),
                TransactionTax.of(Market.KONEX, Kind.STOCK, SETTLEMENT));
        assertEquals(
                new TransactionTax(Rate.ZERO, Rate.ZERO),
                TransactionTax.of(Market.KOSPI, Kind.ETN, SETTLEMENT));
        assertEquals(
                TransactionTax.of(Market.KOSPI, Kind.STOCK, SETTLEMENT),
                TransactionTax.of(Market.KOSPI, Kind.REIT, SETTLEMENT));
        assertThrows(
                IllegalArgumentException.class,
                () -> TransactionTax.of(Market.KOSPI, Kind.STOCK, LocalDate.of(1995, 12, 31)));
    }

    @Property
    void fillsTogetherPayWhatTheirSumWouldPay(
            @ForAll @Size(min = 1, max = 50) List<@LongRange(min = 1, max = 1_000_000) Long> prices,
            @ForAll Side side) {
        ChargeBook sliced = new ChargeBook(ChargeSettings.DEFAULT, SETTLEMENT);
        ChargeBook whole = new ChargeBook(ChargeSettings.DEFAULT, SETTLEMENT);

        Charges sum = Charges.NONE;
        for (long price : prices) {
            sum = sum.plus(sliced.charge(KOSPI, side, price, 1));
        }

        long notional = prices.stream().mapToLong(Long::longValue).sum();
        assertEquals(whole.charge(KOSPI, side, notional, 1), sum);
    }

    private static ChargeSettings settings(long unit, Scope scope) {
        return new ChargeSettings(
                ChargeSettings.DEFAULT.stockCommission(),
                ChargeSettings.DEFAULT.productCommission(),
                unit,
                scope);
    }
}
