package jeoul.kis.server;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.Fill;
import jeoul.kis.wire.AccountNumber;
import jeoul.kis.wire.Notice;
import jeoul.kis.wire.NoticeMapper;

/** Tells customers what becomes of their orders. */
final class NoticeDesk {

    private final String branch;
    private final Board board;
    private final Streams streams;

    NoticeDesk(String branch, Board board, Streams streams) {
        this.branch = branch;
        this.board = board;
        this.streams = streams;
    }

    void received(Line line) {
        OrderStatus order = line.status();
        tell(
                line.account,
                order,
                (mapper, name) ->
                        mapper.toWire(
                                order,
                                name,
                                Notice.Action.NEW,
                                Notice.Stage.RECEIVED,
                                false,
                                order.quantity(),
                                order.at()));
    }

    void filled(Line line, Event.Filled event) {
        OrderStatus order = line.status();
        Fill fill = new Fill(event.price(), event.quantity(), event.at());
        tell(line.account, order, (mapper, name) -> mapper.toWire(order, name, fill));
    }

    /** The exchange refused what the broker had taken. */
    void refused(Line line, long quantity, Instant at) {
        say(line, line.status(), Notice.Action.NEW, Notice.Stage.RECEIVED, true, quantity, at);
    }

    void revised(Line line, long quantity, Instant at) {
        say(line, line.status(), Notice.Action.REVISE, Notice.Stage.CONFIRMED, false, quantity, at);
    }

    /** What an IOC or FOK order could not fill at once. */
    void conditionCancelled(Line line, long quantity, Instant at) {
        say(
                line,
                line.status(),
                Notice.Action.NEW,
                Notice.Stage.CONDITION_CANCELLED,
                false,
                quantity,
                at);
    }

    /**
     * @param number of the request to cancel
     */
    void cancelled(Line line, BrokerOrderId number, long quantity, Instant at) {
        OrderStatus order = line.status();
        OrderStatus request =
                new OrderStatus(
                        number,
                        Optional.of(order.number()),
                        order.symbol(),
                        order.side(),
                        order.type(),
                        order.price(),
                        quantity,
                        0,
                        0,
                        quantity,
                        0,
                        at);
        say(line, request, Notice.Action.CANCEL, Notice.Stage.CONFIRMED, false, quantity, at);
    }

    private void say(
            Line line,
            OrderStatus order,
            Notice.Action action,
            Notice.Stage stage,
            boolean refused,
            long quantity,
            Instant at) {
        tell(
                line.account,
                order,
                (mapper, name) -> mapper.toWire(order, name, action, stage, refused, quantity, at));
    }

    private void tell(AccountNumber account, OrderStatus order, Wording wording) {
        String name = board.name(order.symbol());
        Function<String, Notice> forCustomer =
                customer -> wording.of(new NoticeMapper(customer, account, branch), name);
        streams.notice(forCustomer);
    }

    /** Makes a notice for one customer. */
    @FunctionalInterface
    private interface Wording {
        Notice of(NoticeMapper mapper, String name);
    }
}
