package jeoul.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jeoul.engine.account.Cash;
import jeoul.engine.account.ChargeSettings;
import jeoul.engine.account.Position;
import jeoul.engine.account.Rate;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Laws of a cash account, over any sequence of orders, fills, cancels and nights. */
class LedgerProperties {

    private static final TradingCalendar KRX = TradingCalendar.krx();
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 2, 10);
    private static final long CASH = 30_000_000;
    private static final List<Listing> LISTINGS =
            List.of(
                    Listing.stock(new Symbol("005930"), "삼성전자", Market.KOSPI),
                    Listing.stock(new Symbol("247540"), "에코프로비엠", Market.KOSDAQ),
                    new Listing(
                            new Symbol("069500"), "KODEX 200", Market.KOSPI, Kind.ETF, true, 1));

    @Property
    void everyWonIsAccountedFor(
            @ForAll("terms") ChargeSettings terms, @ForAll("steps") List<Step> steps) {
        Account account = new Account(terms);

        for (Step step : steps) {
            account.perform(step);

            assertEquals(CASH + account.flows, account.ledger.cash().d2());
            assertEquals(account.held, LISTINGS.stream().mapToLong(account::held).sum());
        }
    }

    @Property
    void depositsAreNeverBelowZeroOnACashAccount(
            @ForAll("terms") ChargeSettings terms, @ForAll("steps") List<Step> steps) {
        Account account = new Account(terms);

        for (Step step : steps) {
            account.perform(step);

            Cash cash = account.ledger.cash();
            assertTrue(cash.deposit() >= 0 && cash.d1() >= 0 && cash.d2() >= 0, cash.toString());
            assertTrue(cash.orderable() >= 0, cash.toString());
        }
    }

    @Property
    void nothingIsHeldBackWhenNoOrderIsOpen(
            @ForAll("terms") ChargeSettings terms, @ForAll("steps") List<Step> steps) {
        Account account = new Account(terms);
        steps.forEach(account::perform);

        account.cancelAll();

        assertEquals(0, account.ledger.heldBack());
        assertEquals(account.ledger.cash().d2(), account.ledger.orderable());
        for (Listing listing : LISTINGS) {
            assertEquals(account.held(listing), account.ledger.sellable(listing.symbol()));
        }
    }

    @Property
    void sellableSharesAreThoseHeldLessOpenSells(
            @ForAll("terms") ChargeSettings terms, @ForAll("steps") List<Step> steps) {
        Account account = new Account(terms);

        for (Step step : steps) {
            account.perform(step);

            for (Listing listing : LISTINGS) {
                long sellable = account.ledger.sellable(listing.symbol());
                assertEquals(account.held(listing) - account.openSells(listing), sellable);
                assertTrue(sellable >= 0);
            }
        }
    }

    @Property
    void fillAtOrBelowTheHeldPriceNeverLowersWhatIsOrderable(
            @ForAll("terms") ChargeSettings terms, @ForAll("steps") List<Step> steps) {
        Account account = new Account(terms);

        for (Step step : steps) {
            long before = account.ledger.orderable();
            account.perform(step);

            if (step.kind == StepKind.FILL && account.lastFillWasABuy) {
                assertTrue(account.ledger.orderable() >= before);
            }
        }
    }

    @Provide
    Arbitrary<ChargeSettings> terms() {
        return Combinators.combine(
                        Arbitraries.of("0", "0.0140527", "0.497"),
                        Arbitraries.of(1L, 10L),
                        Arbitraries.of(ChargeSettings.Scope.class))
                .as(
                        (percent, unit, scope) ->
                                new ChargeSettings(
                                        Rate.ofPercent(percent),
                                        Rate.ofPercent(percent),
                                        unit,
                                        scope));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        // From 1,000 won up: rounding to 10 won could eat a smaller sale.
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(4, Arbitraries.of(StepKind.BUY)),
                                Tuple.of(3, Arbitraries.of(StepKind.SELL)),
                                Tuple.of(6, Arbitraries.of(StepKind.FILL)),
                                Tuple.of(2, Arbitraries.of(StepKind.CANCEL)),
                                Tuple.of(1, Arbitraries.of(StepKind.NIGHT))),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.longs().between(1_000, 200_000),
                        Arbitraries.longs().between(1, 300),
                        Arbitraries.integers().between(0, 99))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    private enum StepKind {
        BUY,
        SELL,
        FILL,
        CANCEL,
        NIGHT
    }

    /**
     * @param pick of the open orders, for a fill or a cancel
     */
    private record Step(StepKind kind, int listing, long price, long quantity, int pick) {}

    private static final class Open {
        private final Listing listing;
        private final boolean buy;
        private final long price;
        private long leaves;

        Open(Listing listing, boolean buy, long price, long leaves) {
            this.listing = listing;
            this.buy = buy;
            this.price = price;
            this.leaves = leaves;
        }
    }

    /** A ledger, and beside it the plain sums it has to agree with. */
    private static final class Account {
        private final Ledger ledger;
        private final List<Open> open = new ArrayList<>();
        private long flows;
        private long held;
        private boolean lastFillWasABuy;

        Account(ChargeSettings terms) {
            List<Position> holdings =
                    LISTINGS.stream().map(l -> new Position(l.symbol(), 100, 100)).toList();
            ledger =
                    new Ledger(
                            KRX, FIRST_DAY, AccountSettings.of(CASH, holdings).withCharges(terms));
            held = 300;
        }

        void perform(Step step) {
            Listing listing = LISTINGS.get(step.listing);
            switch (step.kind) {
                case BUY -> {
                    if (ledger.holdCash(listing, step.price, step.quantity)) {
                        open.add(new Open(listing, true, step.price, step.quantity));
                    }
                }
                case SELL -> {
                    if (ledger.holdShares(listing.symbol(), step.quantity)) {
                        open.add(new Open(listing, false, 1_000, step.quantity));
                    }
                }
                case FILL -> fill(step);
                case CANCEL -> {
                    if (!open.isEmpty()) {
                        cancel(open.get(step.pick % open.size()), step.quantity);
                    }
                }
                case NIGHT -> {
                    cancelAll();
                    ledger.rollTo(KRX.next(ledger.today()));
                }
            }
        }

        void cancelAll() {
            List.copyOf(open).forEach(order -> cancel(order, order.leaves));
        }

        long held(Listing listing) {
            return ledger.held(listing.symbol());
        }

        long openSells(Listing listing) {
            return open.stream()
                    .filter(order -> !order.buy && order.listing.equals(listing))
                    .mapToLong(order -> order.leaves)
                    .sum();
        }

        private void fill(Step step) {
            lastFillWasABuy = false;
            if (open.isEmpty()) {
                return;
            }
            Open order = open.get(step.pick % open.size());
            long quantity = Math.min(step.quantity, order.leaves);
            long before = ledger.chargesToday().total();
            if (order.buy) {
                long price = Math.min(order.price, step.price);
                ledger.buy(order.listing, order.price, price, quantity);
                flows -= price * quantity;
                held += quantity;
                lastFillWasABuy = true;
            } else {
                ledger.sell(order.listing, step.price, quantity);
                flows += step.price * quantity;
                held -= quantity;
            }
            flows -= ledger.chargesToday().total() - before;
            settle(order, quantity);
        }

        private void cancel(Open order, long most) {
            long quantity = Math.min(most, order.leaves);
            if (order.buy) {
                ledger.releaseCash(order.listing, order.price, quantity);
            } else {
                ledger.releaseShares(order.listing.symbol(), quantity);
            }
            settle(order, quantity);
        }

        private void settle(Open order, long quantity) {
            order.leaves -= quantity;
            if (order.leaves == 0) {
                open.remove(order);
            }
        }
    }
}
