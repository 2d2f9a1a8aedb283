package jeoul.sim.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Market;
import jeoul.engine.market.TickTable;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * The fast book against the slow one, and the laws both must keep, over streams of anything. That
 * the fast book does what the slow one does is tried a thousand times always: all else rests on it.
 */
class OrderBookProperties {

    private static final TickTable TICKS =
            TickTable.of(Market.KOSPI, Kind.STOCK, LocalDate.of(2026, 11, 20));
    // The tick changes from 1 to 5 won at 2,000: 10 prices below and 11 from there on.
    private static final PriceLadder LADDER = PriceLadder.of(TICKS, 1_990, 2_050);
    private static final long BASE = 2_005;

    private enum Deed {
        SUBMIT,
        CANCEL,
        REVISE,
        AUCTION,
        CONTINUE,
        BOUNDS,
        CONVERT
    }

    /** One random message; {@code other} is a second price, or which order is meant. */
    private record Message(
            Deed deed,
            boolean buy,
            Pricing pricing,
            Condition condition,
            int price,
            int other,
            long quantity) {}

    @Provide
    Arbitrary<List<Message>> messages() {
        Arbitrary<Deed> deeds =
                Arbitraries.frequency(
                        Tuple.of(70, Deed.SUBMIT),
                        Tuple.of(10, Deed.CANCEL),
                        Tuple.of(12, Deed.REVISE),
                        Tuple.of(3, Deed.AUCTION),
                        Tuple.of(6, Deed.CONTINUE),
                        Tuple.of(2, Deed.BOUNDS),
                        Tuple.of(1, Deed.CONVERT));
        Arbitrary<Pricing> pricings =
                Arbitraries.frequency(
                        Tuple.of(10, Pricing.LIMIT),
                        Tuple.of(3, Pricing.MARKET),
                        Tuple.of(2, Pricing.CONDITIONAL_LIMIT),
                        Tuple.of(2, Pricing.BEST_OPPOSITE),
                        Tuple.of(2, Pricing.BEST_SAME),
                        Tuple.of(3, Pricing.MID),
                        Tuple.of(2, Pricing.STOP_LIMIT));
        Arbitrary<Condition> conditions =
                Arbitraries.frequency(
                        Tuple.of(6, Condition.DAY),
                        Tuple.of(1, Condition.IOC),
                        Tuple.of(1, Condition.FOK));
        return Combinators.combine(
                        deeds,
                        Arbitraries.of(true, false),
                        pricings,
                        conditions,
                        Arbitraries.integers().between(0, LADDER.size() - 1).withoutEdgeCases(),
                        Arbitraries.integers().between(0, LADDER.size() - 1).withoutEdgeCases(),
                        Arbitraries.longs().between(1, 20).withoutEdgeCases())
                .as(Message::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(120);
    }

    /** Both books side by side, and what a share count needs. */
    private static final class Pair {
        final Recorder recorder = new Recorder();
        final OrderBook fast = new OrderBook(LADDER, BookRules.LIMITED, BASE, recorder);
        final PlainBook slow = new PlainBook(TICKS, 1_990, 2_050, BASE);
        final List<Long> handles = new ArrayList<>();
        final List<PlainBook.Plain> plains = new ArrayList<>();
        long submitted;
        long refused;
        long withdrawn;

        Pair() {
            fast.startContinuous();
            slow.startContinuous();
        }

        void hear(Message message) {
            long price = LADDER.priceAt(message.price);
            long other = LADDER.priceAt(message.other);
            switch (message.deed) {
                case SUBMIT -> {
                    int owner = handles.size() + 1;
                    submitted += message.quantity;
                    handles.add(
                            fast.submit(
                                    message.buy,
                                    message.pricing,
                                    message.condition,
                                    price,
                                    other,
                                    message.quantity,
                                    owner));
                    plains.add(
                            slow.submit(
                                    message.buy,
                                    message.pricing,
                                    message.condition,
                                    price,
                                    other,
                                    message.quantity,
                                    owner));
                    refused += plains.get(owner - 1).refused ? message.quantity : 0;
                }
                case CANCEL -> {
                    int which = which(message);
                    if (which >= 0) {
                        withdrawn += Math.min(message.quantity, fast.leaves(handles.get(which)));
                        boolean there = fast.cancel(handles.get(which), message.quantity);
                        assertEquals(plains.get(which).resting() > 0, there);
                        slow.cancel(plains.get(which), message.quantity);
                    }
                }
                case REVISE -> {
                    int which = which(message);
                    if (which >= 0 && fast.leaves(handles.get(which)) > 0) {
                        handles.add(
                                fast.revise(
                                        handles.get(which),
                                        message.pricing,
                                        price,
                                        message.quantity));
                        plains.add(
                                slow.revise(
                                        plains.get(which),
                                        message.pricing,
                                        price,
                                        message.quantity));
                    }
                }
                case AUCTION -> {
                    fast.startAuction();
                    slow.auction = true;
                }
                case CONTINUE -> {
                    if (slow.auction) {
                        long reference = slow.lastOrBase();
                        assertEquals(slow.auctionPrice(reference), fast.uncross(reference));
                        slow.uncross(reference);
                        fast.startContinuous();
                        slow.startContinuous();
                    }
                }
                case BOUNDS -> {
                    long low = Math.min(price, other);
                    long high = message.buy ? Long.MAX_VALUE : Math.max(price, other);
                    fast.setTradeBounds(low - 1, high);
                    slow.bounds(low - 1, high);
                }
                case CONVERT -> {
                    if (slow.auction) {
                        fast.convertConditionals();
                        slow.convertConditionals();
                    }
                }
            }
        }

        private int which(Message message) {
            // Mostly one of the latest, so that it is often still there.
            return handles.size() - 1 - message.other;
        }

        List<String> slowSaid() {
            List<String> said = List.copyOf(slow.said);
            slow.said.clear();
            return said;
        }
    }

    @Property(tries = 1_000)
    void doesWhatTheSlowBookDoes(@ForAll("messages") List<Message> messages) {
        Pair pair = new Pair();
        for (Message message : messages) {
            pair.hear(message);

            assertEquals(pair.slowSaid(), pair.recorder.take());
            for (int i = 0; i < pair.handles.size(); i++) {
                assertEquals(pair.plains.get(i).resting(), pair.fast.leaves(pair.handles.get(i)));
            }
            assertEquals(pair.slow.auction, pair.fast.inAuction());
            assertEquals(pair.slow.last, pair.fast.last());
        }
    }

    @Property
    void showsWhatTheSlowBookShows(@ForAll("messages") List<Message> messages) {
        Pair pair = new Pair();
        for (Message message : messages) {
            pair.hear(message);

            assertShowsTheSame(pair, true);
            assertShowsTheSame(pair, false);
            long reference = pair.slow.lastOrBase();
            assertEquals(pair.slow.auctionPrice(reference), pair.fast.indicativePrice(reference));
            assertEquals(pair.slow.auctionVolume(reference), pair.fast.indicativeVolume(reference));
        }
    }

    @Property
    void bestPricesStayWhileTheBookSaysThatTheyDo(@ForAll("messages") List<Message> messages) {
        Pair pair = new Pair();
        for (Message message : messages) {
            long stamp = pair.fast.bestStamp();
            long bid = pair.fast.bestBid();
            long ask = pair.fast.bestAsk();

            pair.hear(message);

            assertTrue(
                    pair.fast.bestMayDiffer(stamp)
                            || (bid == pair.fast.bestBid() && ask == pair.fast.bestAsk()),
                    () -> "%s moved %d, %d".formatted(message, bid, ask));
        }
    }

    private static void assertShowsTheSame(Pair pair, boolean buy) {
        List<Long> prices = pair.slow.prices(buy);
        long[] copied = new long[OrderBook.LEVELS];
        long[] quantities = new long[OrderBook.LEVELS];
        int levels = pair.fast.levels(buy, copied, quantities);
        assertEquals(Math.min(OrderBook.LEVELS, prices.size()), levels);
        for (int level = 0; level < OrderBook.LEVELS; level++) {
            long price = level < prices.size() ? prices.get(level) : 0;
            assertEquals(price, pair.fast.priceAt(buy, level));
            long quantity = price == 0 ? 0 : pair.slow.quantity(buy, price);
            assertEquals(quantity, pair.fast.quantityAt(buy, level));
            assertEquals(quantity, price == 0 ? 0 : pair.fast.quantityAtPrice(buy, price));
            assertEquals(price, copied[level]);
            assertEquals(quantity, quantities[level]);
        }
    }

    @Property
    void neverCrossesWhileTradingContinuously(@ForAll("messages") List<Message> messages) {
        Pair pair = new Pair();
        for (Message message : messages) {
            pair.hear(message);

            long bid = pair.fast.bestBid();
            long ask = pair.fast.bestAsk();
            assertTrue(pair.fast.inAuction() || bid == 0 || ask == 0 || bid < ask);
        }
    }

    @Property
    void neverLosesAShare(@ForAll("messages") List<Message> messages) {
        Pair pair = new Pair();
        messages.forEach(pair::hear);

        long resting = pair.handles.stream().mapToLong(pair.fast::leaves).sum();
        long out = pair.withdrawn + pair.recorder.cancelled + 2 * pair.fast.volume();
        assertEquals(pair.submitted - pair.refused, out + resting);
        pair.fast.expireAll();
        assertEquals(0, pair.fast.bestBid() + pair.fast.bestAsk());
    }
}
