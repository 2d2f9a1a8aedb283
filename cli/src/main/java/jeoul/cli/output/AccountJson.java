package jeoul.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.OptionalLong;
import jeoul.cli.account.OpenAccount;
import jeoul.engine.account.Cash;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Event;
import jeoul.engine.market.Symbol;

/** An account as JSON. Its number is not in it. */
public final class AccountJson {

    private AccountJson() {}

    /**
     * @param broker its name, as on the command line
     */
    public static void write(
            Writer writer,
            String broker,
            Event.AccountRefreshed refreshed,
            OpenAccount.Holdings holdings)
            throws IOException {
        JsonText.object(
                writer,
                json -> {
                    json.writeStringField("broker", broker);
                    json.writeStringField("at", JsonText.instant(refreshed.at()));
                    json.writeBooleanField("complete", refreshed.complete());
                    JsonText.whole(json, "totalValue", Value.of(refreshed.account(), holdings));
                    cash(json, refreshed.account().cash());
                    positions(json, refreshed, AccountDocument.bySymbol(holdings));
                    json.writeArrayFieldStart("others");
                    for (OpenAccount.Other other : holdings.others()) {
                        json.writeStartObject();
                        json.writeStringField("code", other.code());
                        json.writeStringField("name", other.name());
                        json.writeNumberField("quantity", other.quantity());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }

    private static void cash(JsonGenerator json, Cash cash) throws IOException {
        json.writeObjectFieldStart("cash");
        json.writeNumberField("deposit", cash.deposit());
        json.writeNumberField("d1", cash.d1());
        json.writeNumberField("d2", cash.d2());
        json.writeNumberField("orderable", cash.orderable());
        json.writeEndObject();
    }

    private static void positions(
            JsonGenerator json, Event.AccountRefreshed refreshed, Map<Symbol, OpenAccount.Row> rows)
            throws IOException {
        json.writeArrayFieldStart("positions");
        for (Position position : refreshed.account().positions()) {
            OpenAccount.Row row = rows.get(position.symbol());
            json.writeStartObject();
            json.writeStringField("symbol", position.symbol().code());
            json.writeStringField("name", row == null ? null : row.name());
            json.writeNumberField("quantity", position.quantity());
            json.writeNumberField("sellable", position.sellable());
            json.writeNumberField("loan", row == null ? 0 : row.loanShares());
            JsonText.whole(
                    json,
                    "price",
                    row == null ? OptionalLong.empty() : OptionalLong.of(row.price()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
