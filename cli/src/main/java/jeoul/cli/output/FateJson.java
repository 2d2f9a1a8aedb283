package jeoul.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.OptionalLong;
import jeoul.cli.account.Fate;
import jeoul.cli.input.OrderTerms;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.OrderType;

/** What became of orders, as JSON. */
public final class FateJson {

    private FateJson() {}

    /**
     * @param broker its name, as on the command line
     */
    public static void order(
            Writer writer,
            String broker,
            Symbol symbol,
            Side side,
            OrderType type,
            OptionalLong price,
            long quantity,
            Fate fate)
            throws IOException {
        JsonText.object(
                writer,
                json -> {
                    json.writeStringField("broker", broker);
                    terms(json, symbol, side, type, price, quantity);
                    fields(json, fate);
                });
    }

    /**
     * @param broker its name, as on the command line
     */
    public static void revision(
            Writer writer,
            String broker,
            OrderStatus standing,
            OrderType type,
            OptionalLong price,
            long quantity,
            Fate fate)
            throws IOException {
        JsonText.object(
                writer,
                json -> {
                    json.writeStringField("broker", broker);
                    json.writeStringField("revises", standing.number().value());
                    terms(json, standing.symbol(), standing.side(), type, price, quantity);
                    fields(json, fate);
                });
    }

    /**
     * @param broker its name, as on the command line
     * @param fates one for each of those standing
     */
    public static void cancels(
            Writer writer,
            String broker,
            Event.OrdersRefreshed list,
            List<OrderStatus> standing,
            List<Fate> fates)
            throws IOException {
        JsonText.object(
                writer,
                json -> {
                    json.writeStringField("broker", broker);
                    json.writeBooleanField("complete", list.complete());
                    json.writeArrayFieldStart("cancels");
                    for (int i = 0; i < standing.size(); i++) {
                        json.writeStartObject();
                        json.writeObjectFieldStart("order");
                        OrdersJson.fields(json, standing.get(i));
                        json.writeEndObject();
                        fields(json, fates.get(i));
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }

    private static void terms(
            JsonGenerator json,
            Symbol symbol,
            Side side,
            OrderType type,
            OptionalLong price,
            long quantity)
            throws IOException {
        json.writeStringField("symbol", symbol.code());
        json.writeStringField("side", OrdersDocument.typed(side));
        json.writeStringField("type", OrderTerms.nameOf(type));
        JsonText.whole(json, "price", price);
        json.writeNumberField("quantity", quantity);
    }

    private static void fields(JsonGenerator json, Fate fate) throws IOException {
        json.writeStringField("outcome", fate.outcome().name());
        json.writeStringField("number", fate.number().map(BrokerOrderId::value).orElse(null));
        json.writeNumberField("filled", fate.filled());
        JsonText.decimal(
                json,
                "averagePrice",
                fate.filled() == 0 ? Double.NaN : (double) fate.notional() / fate.filled(),
                JsonText.BPS_PLACES);
        json.writeNumberField("ended", fate.ended());
        json.writeStringField("reason", fate.reason().map(Enum::name).orElse(null));
        json.writeStringField("text", fate.text().isBlank() ? null : fate.text().strip());
    }
}
