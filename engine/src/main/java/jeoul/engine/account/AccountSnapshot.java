package jeoul.engine.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import jeoul.engine.market.Symbol;

/**
 * What the broker says the account holds at one instant.
 *
 * @param positions by symbol, each symbol once, none with zero shares
 */
public record AccountSnapshot(Instant at, Cash cash, List<Position> positions) {

    public AccountSnapshot {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(cash, "cash");
        List<Position> sorted = new ArrayList<>(positions);
        sorted.sort(Comparator.comparing(Position::symbol));
        TreeSet<Symbol> symbols = new TreeSet<>();
        for (Position position : sorted) {
            if (position.quantity() == 0) {
                throw new IllegalArgumentException("empty position: " + position.symbol());
            }
            if (!symbols.add(position.symbol())) {
                throw new IllegalArgumentException("position twice: " + position.symbol());
            }
        }
        positions = List.copyOf(sorted);
    }

    public long held(Symbol symbol) {
        return positions.stream()
                .filter(p -> p.symbol().equals(symbol))
                .mapToLong(Position::quantity)
                .sum();
    }

    /**
     * Securities at the given prices plus the D+2 deposit, won: what a person calls the value of
     * the account (총평가금액).
     */
    public long totalValue(ToLongFunction<Symbol> price) {
        long value = cash.d2();
        for (Position position : positions) {
            value =
                    Math.addExact(
                            value,
                            Math.multiplyExact(
                                    price.applyAsLong(position.symbol()), position.quantity()));
        }
        return value;
    }
}
