package jeoul.engine.journal;

import java.util.ArrayList;
import java.util.List;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.market.Quote;

/** Puts one event into its row, and what it lists into rows of their own. */
final class EventWriter implements Event.Handler {

    static final String ORDERS_REFRESHED = "orders-refreshed";
    static final String RESUMED = "resumed";

    private final long step;
    private final OrderList lastList;
    private final Row row = new Row(Tables.EVENT);
    private final List<Row> positions = new ArrayList<>();
    private List<Row> lines = List.of();

    /**
     * @param lastList the list of orders told last before; brought up to date
     */
    EventWriter(long step, OrderList lastList) {
        this.step = step;
        this.lastList = lastList;
    }

    static EventWriter write(long step, Event event, OrderList lastList) {
        EventWriter writer = new EventWriter(step, lastList);
        writer.row.put("step", step).put("at", event.at());
        event.to(writer);
        return writer;
    }

    Row row() {
        return row;
    }

    List<Row> positions() {
        return positions;
    }

    List<Row> lines() {
        return lines;
    }

    private Row kind(String kind) {
        return row.putExact("kind", kind);
    }

    @Override
    public void sent(Event.Sent event) {
        kind("sent").put("order_id", event.order().value());
    }

    @Override
    public void accepted(Event.Accepted event) {
        kind("accepted")
                .put("order_id", event.order().value())
                .put("broker_number", event.number().value());
    }

    @Override
    public void rejected(Event.Rejected event) {
        kind("rejected")
                .put("order_id", event.order().value())
                .putExact("reason", event.reason().name())
                .put("text", event.text());
    }

    @Override
    public void filled(Event.Filled event) {
        kind("filled")
                .put("order_id", event.order().value())
                .put("price", event.price())
                .put("quantity", event.quantity());
    }

    @Override
    public void revised(Event.Revised event) {
        kind("revised")
                .put("order_id", event.order().value())
                .put("revised_id", event.revised().value())
                .put("broker_number", event.number().value())
                .put("quantity", event.quantity());
    }

    @Override
    public void reviseRejected(Event.ReviseRejected event) {
        kind("revise-rejected")
                .put("order_id", event.order().value())
                .put("revised_id", event.revised().value())
                .putExact("reason", event.reason().name())
                .put("text", event.text());
    }

    @Override
    public void cancelled(Event.Cancelled event) {
        kind("cancelled").put("order_id", event.order().value()).put("quantity", event.quantity());
    }

    @Override
    public void cancelRejected(Event.CancelRejected event) {
        kind("cancel-rejected")
                .put("order_id", event.order().value())
                .putExact("reason", event.reason().name())
                .put("text", event.text());
    }

    @Override
    public void expired(Event.Expired event) {
        kind("expired").put("order_id", event.order().value()).put("quantity", event.quantity());
    }

    @Override
    public void outcomeUnknown(Event.OutcomeUnknown event) {
        kind("outcome-unknown").put("order_id", event.order().value());
    }

    @Override
    public void quoteChanged(Event.QuoteChanged event) {
        kind("quote-changed");
        quote(event.quote());
    }

    @Override
    public void phaseChanged(Event.PhaseChanged event) {
        kind("phase-changed")
                .putExact("symbol", event.symbol().code())
                .putExact("phase", event.phase().name());
    }

    @Override
    public void accountRefreshed(Event.AccountRefreshed event) {
        AccountSnapshot account = event.account();
        kind("account-refreshed")
                .put("request", event.request().value())
                .put("complete", event.complete())
                .put("as_of", account.at())
                .put("deposit", account.cash().deposit())
                .put("d1", account.cash().d1())
                .put("d2", account.cash().d2())
                .put("orderable", account.cash().orderable());
        for (Position position : account.positions()) {
            positions.add(
                    new Row(Tables.POSITION)
                            .put("step", step)
                            .putExact("symbol", position.symbol().code())
                            .put("quantity", position.quantity())
                            .put("sellable", position.sellable()));
        }
    }

    @Override
    public void ordersRefreshed(Event.OrdersRefreshed event) {
        kind(ORDERS_REFRESHED)
                .put("request", event.request().value())
                .put("complete", event.complete())
                .put("lines", event.orders().size());
        List<Row> changed = new ArrayList<>();
        lastList.replace(event.orders(), (place, status) -> changed.add(line(step, place, status)));
        lines = changed;
    }

    private static Row line(long step, int place, OrderStatus status) {
        Row line =
                new Row(Tables.ORDER_LINE)
                        .put("step", step)
                        .put("place", place)
                        .put("broker_number", status.number().value())
                        .putExact("symbol", status.symbol().code())
                        .putExact("side", status.side().name())
                        .putExact("type", status.type().toString())
                        .put("price", status.price())
                        .put("quantity", status.quantity())
                        .put("filled", status.filled())
                        .put("filled_notional", status.filledNotional())
                        .put("cancelled", status.cancelled())
                        .put("rejected", status.rejected())
                        .put("at", status.at());
        status.revises().ifPresent(number -> line.put("revises", number.value()));
        return line;
    }

    @Override
    public void quoteRefreshed(Event.QuoteRefreshed event) {
        kind("quote-refreshed")
                .put("request", event.request().value())
                .put("complete", event.complete());
        quote(event.quote());
    }

    private void quote(Quote quote) {
        row.putExact("symbol", quote.symbol().code())
                .put("as_of", quote.at())
                .putExact("asks", Notation.levels(quote.asks()))
                .putExact("bids", Notation.levels(quote.bids()))
                .put("last_price", quote.last());
    }

    @Override
    public void unavailable(Event.Unavailable event) {
        kind("unavailable").put("request", event.request().value()).put("text", event.reason());
    }

    @Override
    public void disconnected(Event.Disconnected event) {
        kind("disconnected").put("text", event.reason());
    }

    @Override
    public void reconnected(Event.Reconnected event) {
        kind("reconnected");
    }

    @Override
    public void woke(Event.Woke event) {
        kind("woke");
    }

    @Override
    public void timeGap(Event.TimeGap event) {
        kind("time-gap").put("since", event.from());
    }

    @Override
    public void resumed(Event.Resumed event) {
        kind(RESUMED).putExact("unsent", Notation.unsent(event.unsent()));
    }

    @Override
    public void stopRequested(Event.StopRequested event) {
        kind("stop-requested").put("text", event.reason());
        event.symbol().ifPresent(symbol -> row.putExact("symbol", symbol.code()));
    }
}
