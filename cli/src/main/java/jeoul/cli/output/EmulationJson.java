package jeoul.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import jeoul.cli.emulate.EmulatedDay;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Position;

/** An emulated account, as it was and is, as JSON. */
public final class EmulationJson {

    private EmulationJson() {}

    public static void write(Writer writer, EmulatedDay day) throws IOException {
        JsonText.object(
                writer,
                json -> {
                    json.writeStringField("at", JsonText.instant(day.at()));
                    account(json, "before", day.before());
                    account(json, "after", day.after());
                    json.writeNumberField("commission", day.charges().commission());
                    json.writeNumberField("tax", day.charges().tax());
                });
    }

    private static void account(JsonGenerator json, String name, AccountSnapshot account)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("deposit", account.cash().deposit());
        json.writeNumberField("d1", account.cash().d1());
        json.writeNumberField("d2", account.cash().d2());
        json.writeNumberField("orderable", account.cash().orderable());
        json.writeArrayFieldStart("positions");
        for (Position position : account.positions()) {
            json.writeStartObject();
            json.writeStringField("symbol", position.symbol().code());
            json.writeNumberField("quantity", position.quantity());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
