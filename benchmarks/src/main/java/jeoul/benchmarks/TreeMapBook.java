package jeoul.benchmarks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** A limit order book as one writes it with the JDK's collections: the peer to compare with. */
final class TreeMapBook {

    private final TreeMap<Long, Map<Integer, Order>> bids =
            new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, Map<Integer, Order>> asks = new TreeMap<>();
    private final Order[] orders;
    private IntConsumer done = number -> {};
    private long filled;

    private static final class Order {
        final int number;
        final boolean buy;
        final long price;
        long leaves;

        Order(int number, boolean buy, long price, long leaves) {
            this.number = number;
            this.buy = buy;
            this.price = price;
            this.leaves = leaves;
        }
    }

    TreeMapBook(int capacity) {
        orders = new Order[capacity];
    }

    /** Back to a book without orders or trades. */
    void clear() {
        bids.clear();
        asks.clear();
        Arrays.fill(orders, null);
        filled = 0;
    }

    /** Who is told the numbers of resting orders that traded whole. */
    void whenDone(IntConsumer listener) {
        done = listener;
    }

    /** Returns the shares that rest. */
    long submit(int number, boolean buy, long price, long quantity) {
        TreeMap<Long, Map<Integer, Order>> opposite = buy ? asks : bids;
        long left = quantity;
        while (left > 0 && !opposite.isEmpty()) {
            Map.Entry<Long, Map<Integer, Order>> best = opposite.firstEntry();
            if (buy ? best.getKey() > price : best.getKey() < price) {
                break;
            }
            left = trade(best.getValue(), left);
            if (best.getValue().isEmpty()) {
                opposite.remove(best.getKey());
            }
        }
        if (left > 0) {
            Order order = new Order(number, buy, price, left);
            orders[number] = order;
            (buy ? bids : asks)
                    .computeIfAbsent(price, any -> new LinkedHashMap<>())
                    .put(number, order);
        }
        return left;
    }

    private long trade(Map<Integer, Order> level, long quantity) {
        long left = quantity;
        Iterator<Order> makers = level.values().iterator();
        while (left > 0 && makers.hasNext()) {
            Order maker = makers.next();
            long traded = Math.min(left, maker.leaves);
            left -= traded;
            maker.leaves -= traded;
            filled += traded;
            if (maker.leaves == 0) {
                makers.remove();
                done.accept(maker.number);
            }
        }
        return left;
    }

    void cancel(int number) {
        Order order = orders[number];
        TreeMap<Long, Map<Integer, Order>> side = order.buy ? bids : asks;
        Map<Integer, Order> level = side.get(order.price);
        level.remove(number);
        if (level.isEmpty()) {
            side.remove(order.price);
        }
    }

    long filled() {
        return filled;
    }

    long left() {
        return left(bids) + left(asks);
    }

    private static long left(Map<Long, Map<Integer, Order>> side) {
        return side.values().stream()
                .flatMap(level -> level.values().stream())
                .mapToLong(order -> order.leaves)
                .sum();
    }
}
