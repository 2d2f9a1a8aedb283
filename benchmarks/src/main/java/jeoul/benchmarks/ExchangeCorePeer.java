package jeoul.benchmarks;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import exchange.core2.core.orderbook.OrderBookNaiveImpl;
import java.util.Map;
import java.util.function.BiFunction;

/** The order books of exchange-core, without the exchange around them. */
final class ExchangeCorePeer implements Peer {

    private static final long USER = 1;

    private final Messages messages;
    private final IOrderBook[] books;
    private final OrderCommand command = new OrderCommand();
    private long filled;

    private ExchangeCorePeer(
            Messages messages, BiFunction<CoreSymbolSpecification, ObjectsPool, IOrderBook> book) {
        this.messages = messages;
        books = new IOrderBook[messages.symbols];
        ObjectsPool pool = pool();
        for (int symbol = 0; symbol < books.length; symbol++) {
            CoreSymbolSpecification specification =
                    CoreSymbolSpecification.builder()
                            .symbolId(symbol)
                            .type(SymbolType.FUTURES_CONTRACT)
                            .baseScaleK(1)
                            .quoteScaleK(1)
                            .build();
            books[symbol] = book.apply(specification, pool);
        }
        command.uid = USER;
    }

    static Peer direct(Messages messages) {
        return new ExchangeCorePeer(
                messages,
                (specification, pool) ->
                        new OrderBookDirectImpl(
                                specification,
                                pool,
                                OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER,
                                LoggingConfiguration.DEFAULT));
    }

    static Peer naive(Messages messages) {
        return new ExchangeCorePeer(
                messages,
                (specification, pool) ->
                        new OrderBookNaiveImpl(
                                specification,
                                pool,
                                OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER,
                                LoggingConfiguration.DEFAULT));
    }

    /** Sized as its own matching engine sizes it. */
    private static ObjectsPool pool() {
        return new ObjectsPool(
                Map.of(
                        ObjectsPool.DIRECT_ORDER, 1024 * 1024,
                        ObjectsPool.DIRECT_BUCKET, 1024 * 64,
                        ObjectsPool.ART_NODE_4, 1024 * 32,
                        ObjectsPool.ART_NODE_16, 1024 * 16,
                        ObjectsPool.ART_NODE_48, 1024 * 8,
                        ObjectsPool.ART_NODE_256, 1024 * 4));
    }

    @Override
    public void run(int from, int to) {
        Messages work = messages;
        for (int i = from; i < to; i++) {
            IOrderBook book = books[work.symbol[i]];
            command.matcherEvent = null;
            switch (work.kind[i]) {
                case Messages.CANCEL -> {
                    command.command = OrderCommandType.CANCEL_ORDER;
                    command.orderId = work.target[i];
                    book.cancelOrder(command);
                }
                case Messages.MOVE -> {
                    command.command = OrderCommandType.MOVE_ORDER;
                    command.orderId = work.target[i];
                    command.price = work.price[i];
                    book.moveOrder(command);
                    count();
                }
                default -> {
                    command.command = OrderCommandType.PLACE_ORDER;
                    command.orderId = i;
                    command.price = work.price[i];
                    command.reserveBidPrice = work.price[i];
                    command.size = work.quantity[i];
                    command.action = work.buy[i] ? OrderAction.BID : OrderAction.ASK;
                    command.orderType =
                            work.kind[i] == Messages.IMMEDIATE ? OrderType.IOC : OrderType.GTC;
                    book.newOrder(command);
                    count();
                }
            }
        }
    }

    private void count() {
        for (MatcherTradeEvent event = command.matcherEvent;
                event != null;
                event = event.nextEvent) {
            if (event.eventType == MatcherEventType.TRADE) {
                filled += event.size;
            }
        }
    }

    @Override
    public long filled() {
        return filled;
    }

    @Override
    public long left() {
        long left = 0;
        for (IOrderBook book : books) {
            left +=
                    book.getTotalOrdersVolume(OrderAction.BID)
                            + book.getTotalOrdersVolume(OrderAction.ASK);
        }
        return left;
    }
}
