package jeoul.kis.server;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.Pricing;
import jeoul.kis.wire.AccountNumber;

/**
 * Orders that came into the account by another way than this server, as a person's do. KIS makes no
 * difference: whoever has the key is told what becomes of them, and may revise and cancel them. So
 * they get an id here, and the broker tells of them as of all others.
 */
final class OtherOrders {

    private final Broker broker;
    private final Clock clock;
    private final Lines lines;
    private final NoticeDesk notices;
    private Optional<AccountNumber> account;

    /**
     * @param account the only one, if there is only one
     */
    OtherOrders(
            Broker broker,
            Clock clock,
            Lines lines,
            NoticeDesk notices,
            Optional<AccountNumber> account) {
        this.broker = broker;
        this.clock = clock;
        this.lines = lines;
        this.notices = notices;
        this.account = account;
    }

    /** A client has named the account served: whatever it is called, there is only one. */
    void isNamed(AccountNumber name) {
        account = Optional.of(name);
    }

    /**
     * Takes up what stands in the broker's list and is not known here.
     *
     * @param awaited whether an order may be one whose acceptance has yet to be heard
     */
    void find(List<OrderStatus> listed, Predicate<OrderStatus> awaited) {
        for (OrderStatus order : listed) {
            if (order.leaves() > 0
                    && lines.numbered(order.number()).isEmpty()
                    && !awaited.test(order)) {
                account.ifPresent(name -> adopt(order, name));
            }
        }
    }

    /** One was placed just now; what became of it since is still to be told. */
    void placed(
            BrokerOrderId number,
            Symbol symbol,
            Side side,
            OrderType type,
            OptionalLong price,
            long quantity) {
        OrderStatus order =
                new OrderStatus(
                        number,
                        Optional.empty(),
                        symbol,
                        side,
                        type,
                        price,
                        quantity,
                        0,
                        0,
                        0,
                        0,
                        clock.now());
        // Nobody has called yet, so nobody listens; the next list shows it.
        account.ifPresent(name -> notices.received(adopt(order, name)));
    }

    private Line adopt(OrderStatus found, AccountNumber name) {
        // No list tells at which price a stop-limit order wakes; a revision keeps it, whatever it
        // is.
        OptionalLong stop =
                found.type().pricing() == Pricing.STOP_LIMIT ? found.price() : OptionalLong.empty();
        Order order =
                new Order(
                        lines.nextId(),
                        found.symbol(),
                        found.side(),
                        found.type(),
                        found.price(),
                        found.quantity(),
                        stop);
        Line line = Line.found(order, name, found);
        lines.add(line);
        broker.send(List.of(new Command.Adopt(line.id(), found.number(), found.filled())));
        return line;
    }
}
