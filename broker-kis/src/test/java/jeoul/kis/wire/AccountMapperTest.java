package jeoul.kis.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Cash;
import jeoul.engine.account.Position;
import jeoul.engine.market.Symbol;
import org.junit.jupiter.api.Test;

class AccountMapperTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
    private static final Symbol SAMSUNG = new Symbol("005930");
    private static final LocalDate LENT = LocalDate.of(2026, 10, 1);
    private static final BuyingPower POWER = new BuyingPower(900, 0, 100, 700, 7, 700, 7);

    private static Balance.Row row(
            String code, String kind, long quantity, long orderable, Optional<LocalDate> loan) {
        return new Balance.Row(
                code,
                "이름",
                kind,
                0,
                0,
                quantity,
                orderable,
                BigDecimal.ZERO,
                0,
                0,
                0,
                0,
                loan,
                0,
                0);
    }

    private static Balance page(Balance.Row... rows) {
        return new Balance(
                List.of(rows),
                Optional.of(new Balance.Totals(1_000, 900, 800, 0, 0, 0, 0, 800, 0, 0)));
    }

    private static AccountMapper.Reading read(Balance... pages) {
        return AccountMapper.fromWire(List.of(pages), POWER, NOW);
    }

    @Test
    void rowsOfOneCodeAreSummedAndLoanSharesAreNotSellable() {
        Balance.Row cash = row("005930", "현금", 10, 8, Optional.empty());
        Balance.Row loan = row("005930", "유통융자", 5, 5, Optional.of(LENT));

        AccountMapper.Reading reading = read(page(cash), page(loan));

        assertEquals(List.of(new Position(SAMSUNG, 15, 8)), reading.account().positions());
        assertEquals(List.of(loan), reading.financed());
    }

    @Test
    void aLoanIsKnownByItsDateByItsAmountOrByItsKind() {
        Balance.Row byDate = row("005930", "현금", 5, 5, Optional.of(LENT));
        Balance.Row byKind = row("000660", "자기융자", 5, 5, Optional.empty());

        AccountMapper.Reading reading = read(page(byDate, byKind));

        assertEquals(List.of(byDate, byKind), reading.financed());
        assertTrue(reading.account().positions().stream().allMatch(p -> p.sellable() == 0));
    }

    @Test
    void codesThatAreNoStockAndSharesSoldShortAreKeptAside() {
        Balance.Row note = row("Q530036", "현금", 3, 3, Optional.empty());
        Balance.Row shorted = row("005930", "대주", 4, 0, Optional.of(LENT));

        AccountMapper.Reading reading = read(page(note, shorted));

        assertEquals(List.of(), reading.account().positions());
        assertEquals(List.of(note, shorted), reading.others());
    }

    @Test
    void cashIsToldOfEachDayAndBuyingPowerByItsOwnInquiry() {
        assertEquals(new Cash(1_000, 900, 800, 700), read(page()).account().cash());
    }

    @Test
    void buyingPowerWithoutAnAmountIsWhatTheSharesCost() {
        assertEquals(900, AccountMapper.orderable(new BuyingPower(5_000, 0, 300, 0, 3, 9_000, 30)));
        assertEquals(0, AccountMapper.orderable(new BuyingPower(0, 0, 300, 0, 0, 0, 0)));
    }

    @Test
    void moreSharesToSellThanHeldIsNoHolding() {
        WireException refused =
                assertThrows(
                        WireException.class,
                        () -> read(page(row("005930", "현금", 3, 4, Optional.empty()))));

        assertEquals(
                "holding 005930: 4 of 3 shares to sell; expected at most the shares held",
                refused.getMessage());
    }

    @Test
    void anEmptyListBesideSecuritiesIsNotAnEmptyAccount() {
        Balance contradiction =
                new Balance(
                        List.of(),
                        Optional.of(new Balance.Totals(0, 0, 0, 0, 0, 0, 5_000, 5_000, 0, 0)));

        assertEquals(
                "output1", assertThrows(WireException.class, () -> read(contradiction)).field());
    }

    @Test
    void pagesWithoutCashAreNoAccount() {
        Balance bare = new Balance(List.of(), Optional.empty());

        assertEquals("output2", assertThrows(WireException.class, () -> read(bare)).field());
    }

    @Test
    void whatIsServedIsReadBack() {
        AccountSnapshot account =
                new AccountSnapshot(
                        NOW,
                        new Cash(1_000_000, 900_000, 800_000, 750_000),
                        List.of(
                                new Position(new Symbol("000660"), 3, 0),
                                new Position(SAMSUNG, 11, 9)));

        Balance served =
                AccountMapper.toWire(
                        account, s -> "이름", s -> 71_500, s -> new BigDecimal("70000.5000"));
        BuyingPower power = AccountMapper.toWire(account.cash(), 92_300);
        AccountMapper.Reading reading = AccountMapper.fromWire(List.of(served), power, NOW);

        assertEquals(account, reading.account());
        assertEquals(14 * 71_500, served.totals().orElseThrow().securities());
        assertEquals(8, power.quantity());
    }
}
