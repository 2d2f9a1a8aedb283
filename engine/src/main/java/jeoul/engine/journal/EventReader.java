package jeoul.engine.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Cash;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.RejectReason;

/** Reads an event back from its row and the rows of what it lists. */
final class EventReader {

    private final Row row;

    private EventReader(Row row) {
        this.row = row;
    }

    /**
     * @param lastList the list of orders told last before; brought up to date
     * @throws IllegalArgumentException if the rows are not those of an event
     */
    static Event read(Row row, List<Row> positions, List<Row> lines, OrderList lastList) {
        return new EventReader(row).event(positions, lines, lastList);
    }

    private Event event(List<Row> positions, List<Row> lines, OrderList lastList) {
        Instant at = row.time("at");
        String kind = row.exactText("kind");
        return switch (kind) {
            case "sent" -> new Event.Sent(order(), at);
            case "accepted" -> new Event.Accepted(order(), number(), at);
            case "rejected" -> new Event.Rejected(order(), reason(), row.text("text"), at);
            case "filled" ->
                    new Event.Filled(order(), row.number("price"), row.number("quantity"), at);
            case "revised" ->
                    new Event.Revised(order(), revised(), number(), row.number("quantity"), at);
            case "revise-rejected" ->
                    new Event.ReviseRejected(order(), revised(), reason(), row.text("text"), at);
            case "cancelled" -> new Event.Cancelled(order(), row.number("quantity"), at);
            case "cancel-rejected" ->
                    new Event.CancelRejected(order(), reason(), row.text("text"), at);
            case "expired" -> new Event.Expired(order(), row.number("quantity"), at);
            case "outcome-unknown" -> new Event.OutcomeUnknown(order(), at);
            case "quote-changed" -> new Event.QuoteChanged(quote(), at);
            case "phase-changed" ->
                    new Event.PhaseChanged(symbol(), Phase.valueOf(row.exactText("phase")), at);
            case "account-refreshed" ->
                    new Event.AccountRefreshed(
                            request(), account(positions), row.flag("complete"), at);
            case EventWriter.ORDERS_REFRESHED ->
                    new Event.OrdersRefreshed(
                            request(), orders(lines, lastList), row.flag("complete"), at);
            case "quote-refreshed" ->
                    new Event.QuoteRefreshed(request(), quote(), row.flag("complete"), at);
            case "unavailable" -> new Event.Unavailable(request(), row.text("text"), at);
            case "disconnected" -> new Event.Disconnected(row.text("text"), at);
            case "reconnected" -> new Event.Reconnected(at);
            case "woke" -> new Event.Woke(at);
            case "time-gap" -> new Event.TimeGap(row.time("since"), at);
            case EventWriter.RESUMED ->
                    new Event.Resumed(Notation.unsent(row.exactText("unsent")), at);
            case "stop-requested" ->
                    new Event.StopRequested(
                            row.optionalText("symbol").map(Symbol::new), row.text("text"), at);
            default -> throw new IllegalArgumentException("no kind of event: " + kind);
        };
    }

    private ClientOrderId order() {
        return new ClientOrderId(row.number("order_id"));
    }

    private ClientOrderId revised() {
        return new ClientOrderId(row.number("revised_id"));
    }

    private BrokerOrderId number() {
        return new BrokerOrderId(row.text("broker_number"));
    }

    private RejectReason reason() {
        return RejectReason.valueOf(row.exactText("reason"));
    }

    private RequestId request() {
        return new RequestId(row.number("request"));
    }

    private Symbol symbol() {
        return new Symbol(row.exactText("symbol"));
    }

    private Quote quote() {
        return new Quote(
                symbol(),
                row.time("as_of"),
                Notation.levels(row.exactText("asks")),
                Notation.levels(row.exactText("bids")),
                row.optionalNumber("last_price"));
    }

    private AccountSnapshot account(List<Row> positions) {
        return new AccountSnapshot(row.time("as_of"), cash(row), positions(positions));
    }

    static Cash cash(Row row) {
        return new Cash(
                row.number("deposit"), row.number("d1"), row.number("d2"), row.number("orderable"));
    }

    static List<Position> positions(List<Row> rows) {
        List<Position> positions = new ArrayList<>();
        for (Row row : rows) {
            positions.add(
                    new Position(
                            new Symbol(row.exactText("symbol")),
                            row.number("quantity"),
                            row.number("sellable")));
        }
        return positions;
    }

    private List<OrderStatus> orders(List<Row> lines, OrderList lastList) {
        for (Row line : lines) {
            lastList.put(Math.toIntExact(line.number("place")), status(line));
        }
        return lastList.told(row.number("lines"));
    }

    private static OrderStatus status(Row line) {
        return new OrderStatus(
                new BrokerOrderId(line.text("broker_number")),
                line.optionalText("revises").map(BrokerOrderId::new),
                new Symbol(line.exactText("symbol")),
                Side.valueOf(line.exactText("side")),
                Notation.type(line.exactText("type")),
                line.optionalNumber("price"),
                line.number("quantity"),
                line.number("filled"),
                line.number("filled_notional"),
                line.number("cancelled"),
                line.number("rejected"),
                line.time("at"));
    }
}
