package jeoul.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import jeoul.cli.record.RecordedSession;

/** What came of recording, as JSON. */
public final class RecordJson {

    private RecordJson() {}

    /**
     * @param broker its name, as on the command line
     */
    public static void write(Writer writer, String broker, RecordedSession session)
            throws IOException {
        JsonText.object(
                writer,
                json -> {
                    json.writeStringField("broker", broker);
                    json.writeStringField("date", session.date().toString());
                    json.writeStringField("folder", session.folder().toString());
                    json.writeStringField("from", JsonText.instant(session.from()));
                    json.writeStringField("to", JsonText.instant(session.to()));
                    json.writeStringField(
                            "ended", session.ending().name().toLowerCase(Locale.ROOT));
                    json.writeArrayFieldStart("symbols");
                    for (RecordedSession.Row row : session.rows()) {
                        json.writeStartObject();
                        json.writeStringField("symbol", row.listing().symbol().code());
                        json.writeStringField("name", row.listing().name());
                        json.writeNumberField("quotes", row.quotes());
                        json.writeNumberField("trades", row.trades());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("gaps");
                    for (RecordedSession.Gap gap : session.gaps()) {
                        json.writeStartObject();
                        json.writeStringField("from", JsonText.instant(gap.from()));
                        json.writeStringField("to", JsonText.instant(gap.to()));
                        json.writeStringField("reason", gap.reason());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }
}
