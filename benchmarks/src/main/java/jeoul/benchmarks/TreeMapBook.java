package jeoul.benchmarks;

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

    /** An order that rests, or rested. */
    static final class Order {
        final int number;
        final boolean buy;
        long price;
        long leaves;

        Order(int number, boolean buy, long price, long leaves) {
            this.number = number;
            this.buy = buy;
            this.price = price;
            this.leaves = leaves;
        }
    }

    /**
     * @param orders by number; may be shared by books whose orders have different numbers
     */
    TreeMapBook(Order[] orders) {
        this.orders = orders;
    }

    /** Who is told the numbers of resting orders that traded whole. */
    void whenDone(IntConsumer listener) {
        done = listener;
    }

    /** Returns the shares that rest. */
    long submit(int number, boolean buy, long price, long quantity) {
        long left = take(buy, price, quantity);
        if (left > 0) {
            Order order = new Order(number, buy, price, left);
            orders[number] = order;
            rest(order);
        }
        return left;
    }

    /** An order that does not rest; returns the shares that did not trade. */
    long take(boolean buy, long price, long quantity) {
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
        return left;
    }

    private void rest(Order order) {
        (order.buy ? bids : asks)
                .computeIfAbsent(order.price, any -> new LinkedHashMap<>())
                .put(order.number, order);
    }

    /** An order arrives anew at another price. */
    void move(int number, long price) {
        Order order = orders[number];
        cancel(number);
        order.price = price;
        order.leaves = take(order.buy, price, order.leaves);
        if (order.leaves > 0) {
            rest(order);
        }
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

    /** The best price of a side in which there are orders. */
    long best(boolean buy) {
        return (buy ? bids : asks).firstKey();
    }

    /** Whether a side has no orders. */
    boolean isEmpty(boolean buy) {
        return (buy ? bids : asks).isEmpty();
    }

    /** Whether something of an order rests. */
    boolean rests(int number) {
        Order order = orders[number];
        Map<Integer, Order> level =
                order == null ? null : (order.buy ? bids : asks).get(order.price);
        return level != null && level.containsKey(number);
    }

    /** The shares of a side, counted from the best price up to {@code enough}. */
    long atLeast(boolean buy, long enough) {
        long shares = 0;
        for (Map<Integer, Order> level : (buy ? bids : asks).values()) {
            for (Order order : level.values()) {
                shares += order.leaves;
                if (shares >= enough) {
                    return shares;
                }
            }
        }
        return shares;
    }

    /** What is left of an order that rests, or rested. */
    long leaves(int number) {
        return orders[number].leaves;
    }

    /** Whose side an order is on. */
    boolean isBuy(int number) {
        return orders[number].buy;
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
