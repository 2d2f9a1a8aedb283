package jeoul.engine.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import org.junit.jupiter.api.Test;

final class SettlementCashTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 2, 13);

    @Test
    void tradesSettleOverAHoliday() {
        // Seollal: the trading day after Friday 13 is Thursday 19, then 20, then Monday 23.
        SettlementCash cash = new SettlementCash(TradingCalendar.krx(), FRIDAY, 1_000);

        cash.book(500);
        assertDeposits(1_000, 1_000, 1_500, cash);

        cash.rollTo(LocalDate.of(2026, 2, 19));
        cash.book(-300);
        assertDeposits(1_000, 1_500, 1_200, cash);

        cash.rollTo(LocalDate.of(2026, 2, 20));
        assertDeposits(1_500, 1_200, 1_200, cash);

        cash.rollTo(LocalDate.of(2026, 2, 23));
        assertDeposits(1_200, 1_200, 1_200, cash);
    }

    @Test
    void buysAndSellsOfADayNet() {
        SettlementCash cash = new SettlementCash(TradingCalendar.krx(), FRIDAY, 0);

        cash.book(700);
        cash.book(-700);

        assertDeposits(0, 0, 0, cash);
    }

    @Test
    void rollingSeveralDaysSettlesAllOfThem() {
        SettlementCash cash = new SettlementCash(TradingCalendar.krx(), FRIDAY, 0);
        cash.book(700);

        cash.rollTo(LocalDate.of(2026, 3, 3));

        assertDeposits(700, 700, 700, cash);
        assertEquals(LocalDate.of(2026, 3, 3), cash.today());
    }

    @Test
    void daysDoNotRollBack() {
        SettlementCash cash = new SettlementCash(TradingCalendar.krx(), FRIDAY, 0);

        assertThrows(IllegalArgumentException.class, () -> cash.rollTo(FRIDAY));
    }

    @Test
    void snapshotIsSortedAndWorthItsSharesAndItsD2Deposit() {
        Symbol a = new Symbol("000010");
        Symbol b = new Symbol("000020");
        AccountSnapshot snapshot =
                new AccountSnapshot(
                        Instant.EPOCH,
                        new Cash(1, 2, 300, 4),
                        List.of(new Position(b, 2, 2), new Position(a, 10, 0)));

        assertEquals(a, snapshot.positions().get(0).symbol());
        assertEquals(10, snapshot.held(a));
        assertEquals(0, snapshot.held(new Symbol("000030")));
        assertEquals(300 + 10 * 7 + 2 * 1_000, snapshot.totalValue(s -> s.equals(a) ? 7 : 1_000));
    }

    @Test
    void snapshotRejectsEmptyAndDoublePositions() {
        Position empty = new Position(new Symbol("000010"), 0, 0);
        Position one = new Position(new Symbol("000010"), 1, 1);

        assertThrows(IllegalArgumentException.class, () -> snapshot(List.of(empty)));
        assertThrows(IllegalArgumentException.class, () -> snapshot(List.of(one, one)));
        assertThrows(IllegalArgumentException.class, () -> new Position(one.symbol(), 1, 2));
    }

    private static AccountSnapshot snapshot(List<Position> positions) {
        return new AccountSnapshot(Instant.EPOCH, new Cash(0, 0, 0, 0), positions);
    }

    private static void assertDeposits(long d, long d1, long d2, SettlementCash cash) {
        assertEquals(List.of(d, d1, d2), List.of(cash.deposit(), cash.d1(), cash.d2()));
    }
}
