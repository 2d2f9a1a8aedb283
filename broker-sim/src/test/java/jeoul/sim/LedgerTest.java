package jeoul.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jeoul.engine.account.Cash;
import jeoul.engine.account.Charges;
import jeoul.engine.account.Position;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerTest {

    private static final TradingCalendar KRX = TradingCalendar.krx();
    private static final LocalDate THURSDAY = LocalDate.of(2026, 3, 5);
    private static final Symbol SAMSUNG = new Symbol("005930");
    private static final Listing LISTING = Listing.stock(SAMSUNG, "삼성전자", Market.KOSPI);

    @Test
    void openBuyHoldsBackItsNotionalAndCommission() {
        Ledger ledger = ledger(10_000_000);

        assertTrue(ledger.holdCash(LISTING, 70_000, 100));

        // 7,000,000 won and 0.0140527 % of it, floored: 983.689.
        assertEquals(7_000_983, ledger.heldBack());
        assertEquals(new Cash(10_000_000, 10_000_000, 10_000_000, 2_999_017), ledger.cash());
    }

    @Test
    void fillBelowTheHeldPriceFreesTheRest() {
        Ledger ledger = ledger(10_000_000);
        ledger.holdCash(LISTING, 91_000, 100);

        ledger.buy(LISTING, 91_000, 70_000, 40);

        // Bought: 2,800,000 + 393 (393.47). Held: 60 x 91,000, and the commission on
        // 8,260,000 (1,160.75) less the 393 paid.
        assertEquals(5_460_767, ledger.heldBack());
        assertEquals(7_199_607, ledger.cash().d2());
        assertEquals(1_738_840, ledger.orderable());
        assertEquals(40, ledger.held(SAMSUNG));
        assertEquals(new Charges(393, 0, 0), ledger.chargesToday());
    }

    @Test
    void cashSufficesToTheLastWon() {
        assertTrue(ledger(7_000_983).holdCash(LISTING, 70_000, 100));
        assertFalse(ledger(7_000_982).holdCash(LISTING, 70_000, 100));
    }

    @Test
    void refusedHoldChangesNothing() {
        Ledger ledger = ledger(1_000_000);

        assertFalse(ledger.holdCash(LISTING, 70_000, 15));

        assertEquals(0, ledger.heldBack());
        assertEquals(1_000_000, ledger.orderable());
    }

    @Test
    void saleProceedsAfterChargesAreOrderableAtOnce() {
        Ledger ledger = ledger(0, new Position(SAMSUNG, 100, 100));
        ledger.holdShares(SAMSUNG, 100);

        ledger.sell(LISTING, 70_000, 100);

        // 7,000,000 less commission 983, securities tax 0.05 % and rural tax 0.15 % (2026).
        assertEquals(new Charges(983, 3_500, 10_500), ledger.chargesToday());
        assertEquals(new Cash(0, 0, 6_985_017, 6_985_017), ledger.cash());
        assertEquals(0, ledger.positions());
    }

    @Test
    void openSellsAndPledgedSharesAreNotSellable() {
        Ledger ledger = ledger(0, new Position(SAMSUNG, 100, 80));

        assertTrue(ledger.holdShares(SAMSUNG, 50));
        assertEquals(30, ledger.sellable(SAMSUNG));
        assertFalse(ledger.holdShares(SAMSUNG, 31));

        ledger.releaseShares(SAMSUNG, 50);
        assertEquals(80, ledger.sellable(SAMSUNG));
    }

    @Test
    void sharesBoughtTodayAreSellableToday() {
        Ledger ledger = ledger(10_000_000);
        ledger.holdCash(LISTING, 70_000, 10);

        ledger.buy(LISTING, 70_000, 70_000, 10);

        assertEquals(10, ledger.sellable(SAMSUNG));
    }

    @Test
    void movingAnOpenBuyToAHigherPriceHoldsBackTheDifference() {
        Ledger ledger = ledger(1_000_000);
        ledger.holdCash(LISTING, 70_000, 10);

        assertTrue(ledger.rehold(LISTING, 70_000, 80_000, 10));
        assertEquals(800_112, ledger.heldBack());
        assertFalse(ledger.rehold(LISTING, 80_000, 100_000, 10));
        assertEquals(800_112, ledger.heldBack());
    }

    @Test
    void fortyPercentMarginShowsTwoAndAHalfTimesTheCashButStopsAtIt() {
        Ledger ledger = margin(40, false);

        assertEquals(2_500_000, ledger.maxBuyable());
        assertFalse(ledger.holdCash(LISTING, 70_000, 20));
    }

    @Test
    void accountThatMayBorrowBuysBeyondItsCash() {
        Ledger ledger = margin(40, true);

        assertTrue(ledger.holdCash(LISTING, 70_000, 35));
        assertFalse(ledger.holdCash(LISTING, 70_000, 1));

        ledger.buy(LISTING, 70_000, 70_000, 35);
        assertEquals(-1_450_344, ledger.cash().d2());
    }

    @Test
    void nightWithAnOpenOrderIsRefused() {
        Ledger ledger = ledger(1_000_000);
        ledger.holdCash(LISTING, 70_000, 1);

        assertThrows(IllegalStateException.class, () -> ledger.rollTo(LocalDate.of(2026, 3, 6)));
    }

    @Test
    void freeingMoreThanIsHeldIsRefused() {
        Ledger ledger = ledger(1_000_000);
        ledger.holdCash(LISTING, 70_000, 1);

        assertThrows(IllegalStateException.class, () -> ledger.releaseCash(LISTING, 70_000, 2));
    }

    @ParameterizedTest
    @MethodSource("tradeDates")
    void purchaseReachesTheDepositTwoTradingDaysLater(
            LocalDate trade, LocalDate next, LocalDate settlement) {
        Ledger ledger = new Ledger(KRX, trade, AccountSettings.of(10_000_000, List.of()));
        ledger.holdCash(LISTING, 70_000, 100);
        ledger.buy(LISTING, 70_000, 70_000, 100);

        assertEquals(new Cash(10_000_000, 10_000_000, 2_999_017, 2_999_017), ledger.cash());
        if (!KRX.covers(settlement)) {
            return;
        }
        ledger.rollTo(next);
        assertEquals(new Cash(10_000_000, 2_999_017, 2_999_017, 2_999_017), ledger.cash());
        ledger.rollTo(settlement);
        assertEquals(new Cash(2_999_017, 2_999_017, 2_999_017, 2_999_017), ledger.cash());
        assertEquals(Charges.NONE, ledger.chargesToday());
        assertEquals(100, ledger.held(SAMSUNG));
    }

    /** The published vectors over new year, Seollal, Chuseok and Constitution Day. */
    static Stream<Arguments> tradeDates() throws IOException {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                TradingCalendar.class.getResourceAsStream("t2-vectors.csv"),
                                StandardCharsets.UTF_8))) {
            return reader
                    .lines()
                    .skip(1)
                    .map(row -> row.split(",", -1))
                    .map(
                            cells ->
                                    Arguments.of(
                                            LocalDate.parse(cells[0]),
                                            LocalDate.parse(cells[2]),
                                            LocalDate.parse(cells[3])))
                    .toList()
                    .stream();
        }
    }

    private static Ledger ledger(long cash, Position... holdings) {
        return new Ledger(KRX, THURSDAY, AccountSettings.of(cash, List.of(holdings)));
    }

    private static Ledger margin(int percent, boolean receivables) {
        return new Ledger(
                KRX,
                THURSDAY,
                AccountSettings.of(1_000_000, List.of()).withMargin(percent, receivables));
    }
}
