package jeoul.sim.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.RejectReason;
import jeoul.sim.flow.SymbolDay;
import jeoul.sim.flow.qr.ProjectedQrFlowModel;
import org.junit.jupiter.api.Test;

/** Days with the real background flow, which is drawn from the seed. */
class WholeDaySimulation {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 4);
    private static final Symbol LARGE = new Symbol("005930");
    private static final Symbol SMALL = new Symbol("035720");
    private static final Symbol PERIODIC = new Symbol("900110");
    private static final long END = LocalTime.of(18, 10).toNanoOfDay();

    private static SymbolDay day(Symbol symbol, long base, long volume, TradingMode mode) {
        return new SymbolDay(
                Listing.stock(symbol, symbol.code(), Market.KOSPI),
                DATE,
                base,
                volume,
                0.03,
                mode,
                false);
    }

    private static final SymbolDay LARGE_DAY =
            day(LARGE, 70_000, 3_000_000, TradingMode.CONTINUOUS);
    private static final SymbolDay SMALL_DAY = day(SMALL, 41_250, 200_000, TradingMode.CONTINUOUS);
    private static final SymbolDay PERIODIC_DAY =
            day(PERIODIC, 4_000, 50_000, TradingMode.PERIODIC_CALL_30);

    private static Exchange exchange(long seed, Tally listener, SymbolDay... days) {
        return new Exchange(
                TradingCalendar.krx().day(DATE),
                List.of(days),
                new ProjectedQrFlowModel(),
                seed,
                ExchangeSettings.DEFAULT,
                listener);
    }

    private static Exchange run(Exchange exchange) {
        while (exchange.runUntil(END)) {
            // Nothing to do in between.
        }
        return exchange;
    }

    @Test
    void theSameSeedGivesTheSameDayAndAnotherSeedAnother() {
        long first = run(exchange(1, new Tally(), LARGE_DAY, SMALL_DAY)).eventHash();

        assertEquals(first, run(exchange(1, new Tally(), LARGE_DAY, SMALL_DAY)).eventHash());
        assertEquals(first, run(exchange(1, new Tally(), SMALL_DAY, LARGE_DAY)).eventHash());
        assertNotEquals(first, run(exchange(2, new Tally(), LARGE_DAY, SMALL_DAY)).eventHash());
    }

    @Test
    void anotherSymbolOrAnOrderInItChangesNobodyElsesDay() {
        Exchange alone = run(exchange(1, new Tally(), LARGE_DAY));
        Tally tally = new Tally();
        Exchange together = exchange(1, tally, PERIODIC_DAY, LARGE_DAY, SMALL_DAY);
        while (together.runUntil(LocalTime.of(10, 0).toNanoOfDay())) {
            // Nothing to do before ten.
        }
        int tag = tally.order(100);
        together.submit(
                tag,
                Order.unpriced(
                        new ClientOrderId(tag), SMALL, Side.BUY, OrderType.BEST_OPPOSITE, 100));
        run(together);

        assertEquals(100, tally.ended(tag));
        assertEquals(alone.eventHash(LARGE), together.eventHash(LARGE));
        assertTrue(alone.trades() > 1_000, () -> "only " + alone.trades() + " trades");
        assertTrue(together.messages() > alone.messages());
    }

    @Test
    void refusedOrdersLeaveNoTraceInTheDay() {
        long alone = run(exchange(1, new Tally(), SMALL_DAY)).eventHash();
        Tally tally = new Tally();
        Exchange together = exchange(1, tally, SMALL_DAY);
        // Best-limit orders are refused in the opening and the closing auction.
        for (LocalTime time : List.of(LocalTime.of(8, 45), LocalTime.of(15, 25))) {
            while (together.runUntil(time.toNanoOfDay())) {
                // Nothing to do before.
            }
            int tag = tally.order(100);
            together.submit(
                    tag,
                    Order.unpriced(
                            new ClientOrderId(tag), SMALL, Side.BUY, OrderType.BEST_OPPOSITE, 100));
        }

        assertEquals(alone, run(together).eventHash());
        assertEquals(200, tally.ended(1) + tally.ended(2));
        assertEquals(0, tally.filledOrders());
    }

    @Test
    void everyShareOrderedEndsSomewhere() {
        for (long seed = 1; seed <= 3; seed++) {
            Tally tally = new Tally();
            Exchange exchange = exchange(seed, tally, LARGE_DAY, SMALL_DAY, PERIODIC_DAY);
            tradeAtRandom(exchange, tally, new Random(seed));
            run(exchange);

            for (int tag = 1; tag <= tally.tags(); tag++) {
                assertEquals(0, exchange.leaves(tag), "seed " + seed + ", order " + tag);
                assertEquals(
                        tally.ordered(tag), tally.ended(tag), "seed " + seed + ", order " + tag);
            }
            assertTrue(tally.filledOrders() > 50, "seed " + seed);
        }
    }

    @Test
    void backgroundFlowAllocatesNothing() {
        Exchange exchange = exchange(1, new Tally(), LARGE_DAY, SMALL_DAY);
        while (exchange.runUntil(LocalTime.of(11, 0).toNanoOfDay())) {
            // The books grow to their size.
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long messages = exchange.messages();
        long before = threads.getCurrentThreadAllocatedBytes();

        while (exchange.runUntil(LocalTime.of(15, 0).toNanoOfDay())) {
            // An interruption, which may be told, allocates nothing here.
        }

        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(exchange.messages() - messages > 5_000);
        assertTrue(bytes < 100_000, () -> bytes + " bytes");
    }

    private static void tradeAtRandom(Exchange exchange, Tally tally, Random random) {
        List<OrderType> types = OrderType.all();
        List<Symbol> symbols = exchange.symbols();
        for (long at = LocalTime.of(8, 25).toNanoOfDay();
                at < END;
                at += 20_000_000_000L + random.nextInt(40_000) * 1_000_000L) {
            while (exchange.runUntil(at)) {
                // The tally has it.
            }
            Symbol symbol = symbols.get(random.nextInt(symbols.size()));
            int known = tally.tags();
            switch (random.nextInt(4)) {
                case 0 -> {
                    if (known > 0) {
                        exchange.cancel(1 + random.nextInt(known), 1 + random.nextInt(20));
                    }
                }
                case 1 -> {
                    if (known > 0) {
                        revise(exchange, tally, symbol, random);
                    }
                }
                default -> submit(exchange, tally, symbol, types, random);
            }
        }
    }

    private static void submit(
            Exchange exchange, Tally tally, Symbol symbol, List<OrderType> types, Random random) {
        OrderType type = types.get(random.nextInt(types.size()));
        long quantity = 1L + random.nextInt(50);
        int tag = tally.order(quantity);
        boolean stops = type.equals(OrderType.STOP_LIMIT);
        exchange.submit(
                tag,
                new Order(
                        new ClientOrderId(tag),
                        symbol,
                        random.nextBoolean() ? Side.BUY : Side.SELL,
                        type,
                        price(exchange, symbol, type, random),
                        quantity,
                        stops ? price(exchange, symbol, type, random) : OptionalLong.empty()));
    }

    private static void revise(Exchange exchange, Tally tally, Symbol symbol, Random random) {
        int tag = 1 + random.nextInt(tally.tags());
        long quantity = 1L + random.nextInt(20);
        OrderType type =
                List.of(OrderType.LIMIT, OrderType.MARKET, OrderType.MID, OrderType.BEST_SAME)
                        .get(random.nextInt(4));
        exchange.revise(
                tag, tally.order(quantity), type, price(exchange, symbol, type, random), quantity);
    }

    /** Up to two per cent from the last price, on a grid that suits all three symbols. */
    private static OptionalLong price(
            Exchange exchange, Symbol symbol, OrderType type, Random random) {
        if (!type.pricing().namesPrice()) {
            return OptionalLong.empty();
        }
        long last = exchange.statistics(symbol).lastOrBase();
        long price = last + last * (random.nextInt(41) - 20) / 1_000;
        return OptionalLong.of(price - price % (last < 10_000 ? 5 : 100));
    }

    /** Counts the caller's shares: ordered, and how they ended. */
    private static final class Tally extends SilentListener {

        private final List<Long> ordered = new ArrayList<>();
        private final List<Long> ended = new ArrayList<>();
        private long filledOrders;

        int order(long quantity) {
            ordered.add(quantity);
            ended.add(0L);
            return ordered.size();
        }

        int tags() {
            return ordered.size();
        }

        long ordered(int tag) {
            return ordered.get(tag - 1);
        }

        long ended(int tag) {
            return ended.get(tag - 1);
        }

        long filledOrders() {
            return filledOrders;
        }

        private void end(int tag, long quantity) {
            ended.set(tag - 1, ended(tag) + quantity);
        }

        @Override
        public void rejected(int tag, RejectReason reason, String text) {
            end(tag, ordered(tag));
        }

        @Override
        public void reviseRejected(int tag, int revisedTag, RejectReason reason, String text) {
            end(revisedTag, ordered(revisedTag));
        }

        @Override
        public void revised(int tag, int revisedTag, long quantity) {
            end(tag, quantity);
        }

        @Override
        public void filled(int tag, long price, long quantity) {
            filledOrders++;
            end(tag, quantity);
        }

        @Override
        public void cancelled(int tag, long quantity) {
            end(tag, quantity);
        }

        @Override
        public void expired(int tag, long quantity) {
            end(tag, quantity);
        }
    }
}
