package jeoul.kis.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Cash;
import jeoul.engine.account.Position;
import jeoul.engine.market.Symbol;

/** Holdings and cash between the wire and the engine. */
public final class AccountMapper {

    private static final String CASH_KIND = "현금";
    private static final String SHORT_KIND = "대주";

    private AccountMapper() {}

    /**
     * What an account holds.
     *
     * @param account what may be planned with: loan shares count as held and never as sellable
     * @param financed rows of shares bought with a loan
     * @param others rows that are no shares of a stock we trade: other codes, and shares that were
     *     lent to us and sold
     */
    public record Reading(
            AccountSnapshot account, List<Balance.Row> financed, List<Balance.Row> others) {

        public Reading {
            Objects.requireNonNull(account, "account");
            financed = List.copyOf(financed);
            others = List.copyOf(others);
        }
    }

    /**
     * Reads all pages of a balance together.
     *
     * @param pages in order, the last one included: whether they are all is the caller's to know
     * @param power of any symbol: what buy orders may still use
     * @throws WireException if a row contradicts itself, no page states the cash, or no row stands
     *     there though the account is said to hold securities
     */
    public static Reading fromWire(List<Balance> pages, BuyingPower power, Instant at) {
        Map<Symbol, Position> positions = new TreeMap<>();
        List<Balance.Row> financed = new ArrayList<>();
        List<Balance.Row> others = new ArrayList<>();
        Optional<Balance.Totals> totals = Optional.empty();
        for (Balance page : pages) {
            if (page.totals().isPresent()) {
                totals = page.totals();
            }
            for (Balance.Row row : page.rows()) {
                if (row.orderable() > row.quantity()) {
                    throw new WireException(
                            "holding " + row.code(),
                            row.orderable() + " of " + row.quantity() + " shares to sell",
                            "at most the shares held");
                }
                if (row.quantity() == 0) {
                    // Sold out today; the row stays for some days.
                    continue;
                }
                if (!Symbol.isValid(row.code()) || isShort(row)) {
                    others.add(row);
                    continue;
                }
                boolean loan = isFinanced(row);
                if (loan) {
                    financed.add(row);
                }
                Symbol symbol = new Symbol(row.code());
                positions.merge(
                        symbol,
                        new Position(symbol, row.quantity(), loan ? 0 : row.orderable()),
                        AccountMapper::sum);
            }
        }
        Balance.Totals cash =
                totals.orElseThrow(
                        () -> new WireException("output2", "absent", "the cash of the account"));
        if (positions.isEmpty() && others.isEmpty() && cash.securities() > 0) {
            // An error has looked like an account without holdings.
            throw new WireException(
                    "output1",
                    "no holding beside securities worth " + cash.securities(),
                    "the holdings");
        }
        AccountSnapshot account =
                new AccountSnapshot(
                        at,
                        new Cash(cash.deposit(), cash.d1(), cash.d2(), orderable(power)),
                        List.copyOf(positions.values()));
        return new Reading(account, financed, others);
    }

    /**
     * Won that buy orders may use without credit. Some answers state no amount beside a number of
     * shares: then it is what these shares cost at the price they were counted with.
     */
    public static long orderable(BuyingPower power) {
        if (power.amount() == 0 && power.quantity() > 0) {
            try {
                return Math.multiplyExact(power.unitPrice(), power.quantity());
            } catch (ArithmeticException e) {
                throw new WireException(
                        "nrcvb_buy_qty",
                        power.quantity() + " shares at " + power.unitPrice(),
                        "shares that money can buy");
            }
        }
        return Math.max(0, power.amount());
    }

    private static boolean isShort(Balance.Row row) {
        return row.kind().contains(SHORT_KIND) || row.shortProceeds() > 0;
    }

    private static boolean isFinanced(Balance.Row row) {
        return row.loanDate().isPresent()
                || row.loanAmount() > 0
                || (!row.kind().isEmpty() && !row.kind().equals(CASH_KIND));
    }

    private static Position sum(Position one, Position other) {
        try {
            return new Position(
                    one.symbol(),
                    Math.addExact(one.quantity(), other.quantity()),
                    Math.addExact(one.sellable(), other.sellable()));
        } catch (ArithmeticException e) {
            throw new WireException(
                    "holding " + one.symbol(), "more shares than there are", "a sum of shares");
        }
    }

    /**
     * A balance as KIS lists it, all rows on one page.
     *
     * @param name Korean short name
     * @param price won per share now
     * @param paid won per share on average
     */
    public static Balance toWire(
            AccountSnapshot account,
            Function<Symbol, String> name,
            ToLongFunction<Symbol> price,
            Function<Symbol, BigDecimal> paid) {
        List<Balance.Row> rows = new ArrayList<>();
        long securities = 0;
        long cost = 0;
        for (Position position : account.positions()) {
            Balance.Row row =
                    row(
                            position,
                            name.apply(position.symbol()),
                            price.applyAsLong(position.symbol()),
                            paid.apply(position.symbol()));
            rows.add(row);
            securities = Math.addExact(securities, row.value());
            cost = Math.addExact(cost, row.cost());
        }
        Cash cash = account.cash();
        return new Balance(
                rows,
                Optional.of(
                        new Balance.Totals(
                                cash.deposit(),
                                cash.d1(),
                                cash.d2(),
                                0,
                                0,
                                0,
                                securities,
                                Math.addExact(securities, cash.d2()),
                                cost,
                                securities - cost)));
    }

    private static Balance.Row row(Position position, String name, long price, BigDecimal paid) {
        long value = Math.multiplyExact(price, position.quantity());
        long cost =
                paid.multiply(BigDecimal.valueOf(position.quantity()))
                        .toBigInteger()
                        .longValueExact();
        return new Balance.Row(
                position.symbol().code(),
                name,
                CASH_KIND,
                0,
                0,
                position.quantity(),
                position.sellable(),
                paid,
                cost,
                price,
                value,
                value - cost,
                Optional.empty(),
                0,
                0);
    }

    /**
     * What may be bought, as KIS answers for an account without credit.
     *
     * @param unitPrice won per share that an order reserves
     */
    public static BuyingPower toWire(Cash cash, long unitPrice) {
        long amount = Math.max(0, cash.orderable());
        long quantity = unitPrice < 1 ? 0 : amount / unitPrice;
        return new BuyingPower(amount, 0, unitPrice, amount, quantity, amount, quantity);
    }
}
