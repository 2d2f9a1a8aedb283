package jeoul.kis.server;

import jeoul.engine.broker.Event;

/** Takes what the served broker tells to those it matters to. */
final class Hearing implements Event.Handler {

    private final OrderDesk orders;
    private final AccountDesk account;
    private final OrderLists lists;
    private final Feed feed;

    Hearing(OrderDesk orders, AccountDesk account, OrderLists lists, Feed feed) {
        this.orders = orders;
        this.account = account;
        this.lists = lists;
        this.feed = feed;
    }

    @Override
    public void accepted(Event.Accepted event) {
        orders.accepted(event);
    }

    @Override
    public void rejected(Event.Rejected event) {
        orders.rejected(event);
    }

    @Override
    public void filled(Event.Filled event) {
        orders.filled(event);
    }

    @Override
    public void revised(Event.Revised event) {
        orders.revised(event);
    }

    @Override
    public void reviseRejected(Event.ReviseRejected event) {
        orders.reviseRejected(event);
    }

    @Override
    public void cancelled(Event.Cancelled event) {
        orders.cancelled(event);
    }

    @Override
    public void cancelRejected(Event.CancelRejected event) {
        orders.cancelRejected(event);
    }

    @Override
    public void expired(Event.Expired event) {
        orders.expired(event);
    }

    @Override
    public void outcomeUnknown(Event.OutcomeUnknown event) {
        orders.outcomeUnknown(event);
    }

    @Override
    public void accountRefreshed(Event.AccountRefreshed event) {
        account.refreshed(event);
    }

    @Override
    public void ordersRefreshed(Event.OrdersRefreshed event) {
        lists.refreshed(event);
    }

    @Override
    public void unavailable(Event.Unavailable event) {
        account.unavailable(event);
        lists.unavailable(event);
    }

    @Override
    public void quoteChanged(Event.QuoteChanged event) {
        feed.quoteChanged(event);
    }

    @Override
    public void phaseChanged(Event.PhaseChanged event) {
        feed.phaseChanged(event);
    }

    @Override
    public void sent(Event.Sent event) {
        // KIS tells nothing before it has taken an order.
    }

    @Override
    public void quoteRefreshed(Event.QuoteRefreshed event) {
        // Books are read from the market data, which answers at once.
    }

    @Override
    public void disconnected(Event.Disconnected event) {
        // What is asked meanwhile is answered by the broker as unknown or unavailable.
    }

    @Override
    public void reconnected(Event.Reconnected event) {
        // As for a disconnection.
    }

    @Override
    public void woke(Event.Woke event) {
        // Time reaches the server directly.
    }

    @Override
    public void timeGap(Event.TimeGap event) {
        // Time reaches the server directly.
    }

    @Override
    public void resumed(Event.Resumed event) {
        // A matter of runs, which a server does not know.
    }

    @Override
    public void stopRequested(Event.StopRequested event) {
        // A matter of runs, which a server does not know.
    }
}
