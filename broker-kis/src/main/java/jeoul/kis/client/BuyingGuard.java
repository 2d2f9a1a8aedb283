package jeoul.kis.client;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.kis.wire.AccountMapper;
import jeoul.kis.wire.BuyingPower;

/**
 * Keeps an account that would buy on credit from doing so. Where the account has none, the broker
 * refuses by itself and nothing is checked here. Otherwise what is left of the last reading must
 * cover a buy at the price it reserves; what our buys have used since, or may have used by then, is
 * taken off, and what they gave back is not added.
 */
final class BuyingGuard {

    private static final int PER_MILLE = 1_000;

    /** For commission, which no broker charges more than; in thousandths of the price. */
    private static final int COMMISSION = 5;

    private enum Credit {
        NOT_READ,
        NONE,
        ALLOWED
    }

    private final Map<UnitKey, Long> unitPrices = new HashMap<>();
    private final Map<ClientOrderId, Long> unanswered = new LinkedHashMap<>();
    private Credit credit = Credit.NOT_READ;
    private long left;
    private long used;

    private record UnitKey(Symbol symbol, OrderType type) {}

    /**
     * What had been used when a reading was asked for.
     *
     * @param unanswered won of buys the broker may not have booked by then
     * @param used won of all buys by then
     */
    record Mark(long unanswered, long used) {}

    Mark mark() {
        return new Mark(unanswered.values().stream().mapToLong(Long::longValue).sum(), used);
    }

    /** A reading has come. */
    void read(BuyingPower power, Symbol symbol, OrderType type, Mark mark) {
        credit = power.allowsCredit() ? Credit.ALLOWED : Credit.NONE;
        left = AccountMapper.orderable(power) - mark.unanswered() - (used - mark.used());
        if (!type.pricing().namesPrice() && power.unitPrice() > 0) {
            unitPrices.put(new UnitKey(symbol, type), power.unitPrice());
        }
    }

    /** Whether a buy may leave by what is known; if not, a new reading may let it. */
    boolean allows(Order order) {
        return switch (credit) {
            case NONE -> true;
            case NOT_READ -> false;
            case ALLOWED -> {
                OptionalLong cost = cost(order);
                yield cost.isPresent() && cost.getAsLong() <= left;
            }
        };
    }

    /**
     * Whether a revised buy may leave by what is known: as if the shares were bought anew, for what
     * they hold back already is not known to us.
     */
    boolean allowsRevision(Symbol symbol, OrderType type, OptionalLong price, long quantity) {
        OptionalLong cost = cost(symbol, type, price, quantity);
        return credit == Credit.NONE
                || (credit == Credit.ALLOWED && cost.isPresent() && cost.getAsLong() <= left);
    }

    boolean isRead() {
        return credit != Credit.NOT_READ;
    }

    /** A buy leaves. */
    void left(Order order) {
        long cost = cost(order).orElse(0);
        unanswered.put(order.id(), cost);
        used += cost;
        left -= cost;
    }

    /** The broker has booked it, or refused it. */
    void answered(ClientOrderId id) {
        unanswered.remove(id);
    }

    private OptionalLong cost(Order order) {
        return cost(order.symbol(), order.type(), order.price(), order.quantity());
    }

    private OptionalLong cost(Symbol symbol, OrderType type, OptionalLong price, long quantity) {
        Optional<Long> unit =
                price.isPresent()
                        ? Optional.of(price.getAsLong())
                        : Optional.ofNullable(unitPrices.get(new UnitKey(symbol, type)));
        if (unit.isEmpty()) {
            return OptionalLong.empty();
        }
        long won = Math.multiplyExact(unit.get(), quantity);
        return OptionalLong.of(Math.addExact(won, won / PER_MILLE * COMMISSION + COMMISSION));
    }
}
