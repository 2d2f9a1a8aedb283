package jeoul.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;
import jeoul.cli.run.RunReading;
import jeoul.cli.run.SymbolTrack;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.execute.ParentProgress;

/** Where a run stands, as JSON. */
public final class StatusJson {

    private StatusJson() {}

    public static void write(Writer writer, RunReading reading) throws IOException {
        ExecutionResult.Counts counts = reading.executor().counts();
        var tracks = reading.tracks();
        JsonText.object(
                writer,
                json -> {
                    json.writeStringField("journal", reading.file().toString());
                    json.writeStringField("date", reading.day().planned().day().date().toString());
                    json.writeStringField("strategy", reading.day().terms().strategy().name());
                    json.writeBooleanField("ended", reading.ending().isPresent());
                    json.writeBooleanField("closed", reading.isClosed());
                    json.writeNumberField("steps", reading.steps());
                    if (reading.lastHeard().isPresent()) {
                        json.writeStringField(
                                "lastHeard", JsonText.instant(reading.lastHeard().get()));
                    } else {
                        json.writeNullField("lastHeard");
                    }
                    json.writeArrayFieldStart("symbols");
                    for (ParentProgress parent : reading.executor().progress()) {
                        var order = parent.order();
                        Optional<SymbolTrack> track =
                                Optional.ofNullable(tracks.get(order.symbol()));
                        json.writeStartObject();
                        json.writeStringField("symbol", order.symbol().code());
                        json.writeStringField("side", order.side().name().toLowerCase(Locale.ROOT));
                        json.writeNumberField("quantity", order.quantity());
                        json.writeNumberField("due", parent.due());
                        json.writeNumberField("sent", track.map(SymbolTrack::sent).orElse(0L));
                        json.writeNumberField("filled", parent.filled());
                        json.writeNumberField("late", parent.late());
                        json.writeNumberField("open", parent.open());
                        json.writeNumberField("unknown", parent.unknownOrders());
                        JsonText.decimal(
                                json, "slippageBps", parent.slippageBps(), JsonText.BPS_PLACES);
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeObjectFieldStart("orders");
                    json.writeNumberField("due", counts.due());
                    json.writeNumberField("submitted", counts.submitted());
                    json.writeNumberField("sent", counts.sent());
                    json.writeNumberField("accepted", counts.accepted());
                    json.writeNumberField("rejected", counts.rejected());
                    json.writeNumberField("filled", counts.filled());
                    json.writeNumberField("cancelled", counts.cancelled());
                    json.writeNumberField("denied", counts.denied());
                    json.writeNumberField("unknown", counts.unknown());
                    json.writeEndObject();
                });
    }
}
