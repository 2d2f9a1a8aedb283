package jeoul.sim.exchange;

import java.util.OptionalLong;
import jeoul.engine.market.Side;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;

/**
 * One order of the caller at the exchange: what was asked for, and what is left of it.
 *
 * <p>The price and the stop are 0 for the types that name none.
 */
final class OwnOrder {

    final int tag;
    final SymbolMarket market;
    final boolean buy;
    final OrderType type;
    final long price;
    final long stop;

    /** The order these shares move from by a revision, null if they come as a new one. */
    final OwnOrder revisedFrom;

    /** Shares asked for. */
    final long quantity;

    /** Shares neither traded nor cancelled nor moved nor expired. */
    long leaves;

    /** Where it rests in its book, while it does. */
    long handle;

    /** True once the caller heard that it is in. */
    boolean announced;

    private OwnOrder(
            int tag,
            SymbolMarket market,
            boolean buy,
            OrderType type,
            long price,
            long stop,
            OwnOrder revisedFrom,
            long quantity) {
        this.tag = tag;
        this.market = market;
        this.buy = buy;
        this.type = type;
        this.price = price;
        this.stop = stop;
        this.revisedFrom = revisedFrom;
        this.quantity = quantity;
        this.leaves = quantity;
    }

    static OwnOrder of(int tag, SymbolMarket market, Order order) {
        return new OwnOrder(
                tag,
                market,
                order.side() == Side.BUY,
                order.type(),
                order.price().orElse(0),
                order.stop().orElse(0),
                null,
                order.quantity());
    }

    /** A part of this order as it would be after a revision. A stop order keeps its stop. */
    OwnOrder moved(int newTag, OrderType newType, OptionalLong newPrice, long part) {
        return new OwnOrder(newTag, market, buy, newType, newPrice.orElse(0), stop, this, part);
    }
}
