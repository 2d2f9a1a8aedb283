package jeoul.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import jeoul.cli.input.OrderTerms;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.order.BrokerOrderId;

/** The day's orders as JSON. */
public final class OrdersJson {

    private OrdersJson() {}

    /**
     * @param broker its name, as on the command line
     */
    public static void write(Writer writer, String broker, Event.OrdersRefreshed refreshed)
            throws IOException {
        JsonText.object(
                writer,
                json -> {
                    json.writeStringField("broker", broker);
                    json.writeStringField("at", JsonText.instant(refreshed.at()));
                    json.writeBooleanField("complete", refreshed.complete());
                    json.writeArrayFieldStart("orders");
                    for (OrderStatus order : refreshed.orders()) {
                        json.writeStartObject();
                        fields(json, order);
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }

    static void fields(JsonGenerator json, OrderStatus order) throws IOException {
        json.writeStringField("number", order.number().value());
        json.writeStringField("revises", order.revises().map(BrokerOrderId::value).orElse(null));
        json.writeStringField("at", JsonText.instant(order.at()));
        json.writeStringField("symbol", order.symbol().code());
        json.writeStringField("side", OrdersDocument.typed(order.side()));
        json.writeStringField("type", OrderTerms.nameOf(order.type()));
        JsonText.whole(json, "price", order.price());
        json.writeNumberField("quantity", order.quantity());
        json.writeNumberField("filled", order.filled());
        JsonText.decimal(
                json,
                "averagePrice",
                order.filled() == 0 ? Double.NaN : (double) order.filledNotional() / order.filled(),
                JsonText.BPS_PLACES);
        json.writeNumberField("cancelled", order.cancelled());
        json.writeNumberField("rejected", order.rejected());
        json.writeNumberField("leaves", order.leaves());
        json.writeStringField("state", OrdersDocument.state(order));
    }
}
