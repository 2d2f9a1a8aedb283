package jeoul.kis.server;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;

/** Shares and won traded in a day. */
final class Traded {

    private final Map<Symbol, Sum> buys = new TreeMap<>();
    private final Map<Symbol, Sum> sells = new TreeMap<>();

    void add(Symbol symbol, Side side, long price, long quantity) {
        Sum more = new Sum(quantity, Math.multiplyExact(price, quantity));
        of(side).merge(symbol, more, Sum::plus);
    }

    void clear() {
        buys.clear();
        sells.clear();
    }

    long quantity(Symbol symbol, Side side) {
        return of(side).getOrDefault(symbol, Sum.NONE).quantity();
    }

    /** Won, of all symbols. */
    long amount(Side side) {
        long amount = 0;
        for (Sum sum : of(side).values()) {
            amount = Math.addExact(amount, sum.amount());
        }
        return amount;
    }

    SortedSet<Symbol> sold() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(sells.keySet()));
    }

    private Map<Symbol, Sum> of(Side side) {
        return side == Side.BUY ? buys : sells;
    }

    private record Sum(long quantity, long amount) {

        static final Sum NONE = new Sum(0, 0);

        static Sum plus(Sum one, Sum other) {
            return new Sum(
                    Math.addExact(one.quantity, other.quantity),
                    Math.addExact(one.amount, other.amount));
        }
    }
}
