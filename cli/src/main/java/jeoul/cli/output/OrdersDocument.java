package jeoul.cli.output;

import java.util.List;
import java.util.Locale;
import jeoul.cli.input.OrderTerms;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.market.Side;

/** The day's orders as a person reads them. */
public final class OrdersDocument {

    private final Texts texts;

    public OrdersDocument(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param broker its name, as on the command line
     */
    public Document of(String broker, Event.OrdersRefreshed refreshed) {
        Document document =
                new Document(texts.get("orders.title", broker, Numbers.time(refreshed.at())));
        if (!refreshed.complete()) {
            document.warning(texts.get("orders.incomplete"));
        }
        if (refreshed.orders().isEmpty()) {
            return document.line(texts.get("orders.none"));
        }
        return document.table(grid(refreshed.orders()));
    }

    Document.Grid grid(List<OrderStatus> orders) {
        GridDraft grid =
                new GridDraft()
                        .text(texts.get("orders.number"))
                        .text(texts.get("orders.at"))
                        .text(texts.get("symbol"))
                        .text(texts.get("orders.side"))
                        .text(texts.get("orders.type"))
                        .number(texts.get("price"))
                        .number(texts.get("orders.quantity"))
                        .number(texts.get("filledOrders"))
                        .number(texts.get("averagePrice"))
                        .number(texts.get("orders.leaves"))
                        .text(texts.get("orders.state"));
        for (OrderStatus order : orders) {
            grid.row(
                    order.number().value(),
                    Numbers.time(order.at()),
                    order.symbol().code(),
                    texts.get("side." + order.side()),
                    OrderTerms.nameOf(order.type()),
                    order.price().isPresent() ? Numbers.grouped(order.price().getAsLong()) : "-",
                    Numbers.grouped(order.quantity()),
                    Numbers.grouped(order.filled()),
                    order.filled() == 0
                            ? "-"
                            : Numbers.decimal((double) order.filledNotional() / order.filled(), 1),
                    Numbers.grouped(order.leaves()),
                    texts.get("orders.state." + state(order)));
        }
        return grid.grid();
    }

    /** One word for where an order stands. */
    static String state(OrderStatus order) {
        if (order.leaves() > 0) {
            return "open";
        }
        if (order.rejected() > 0) {
            return "rejected";
        }
        return order.filled() == order.quantity() ? "filled" : "cancelled";
    }

    /** {@code buy} or {@code sell}, as typed. */
    static String typed(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
