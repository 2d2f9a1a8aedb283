package jeoul.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;
import jeoul.cli.run.RunReading;
import jeoul.cli.run.SymbolTrack;
import jeoul.engine.execute.ExecutionResult;

/** Where a run stands, as JSON. */
public final class StatusJson {

    private StatusJson() {}

    public static void write(Writer writer, RunReading reading) throws IOException {
        ExecutionResult result = reading.executor().result();
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
                    for (ExecutionResult.ParentResult parent : result.parents()) {
                        var order = parent.order();
                        Optional<SymbolTrack> track =
                                Optional.ofNullable(tracks.get(order.symbol()));
                        json.writeStartObject();
                        json.writeStringField("symbol", order.symbol().code());
                        json.writeStringField("side", order.side().name().toLowerCase(Locale.ROOT));
                        json.writeNumberField("quantity", order.quantity());
                        json.writeNumberField(
                                "due",
                                RunDocument.due(
                                        order.schedule(),
                                        reading.lastHeard()
                                                .orElse(reading.day().planned().before().at())));
                        json.writeNumberField("sent", track.map(SymbolTrack::sent).orElse(0L));
                        json.writeNumberField("filled", parent.filled());
                        json.writeNumberField(
                                "unknown", track.map(SymbolTrack::unknown).orElse(0L));
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeObjectFieldStart("orders");
                    json.writeNumberField("due", result.counts().due());
                    json.writeNumberField("submitted", result.counts().submitted());
                    json.writeNumberField("sent", result.counts().sent());
                    json.writeNumberField("accepted", result.counts().accepted());
                    json.writeNumberField("rejected", result.counts().rejected());
                    json.writeNumberField("filled", result.counts().filled());
                    json.writeNumberField("cancelled", result.counts().cancelled());
                    json.writeNumberField("denied", result.counts().denied());
                    json.writeNumberField("unknown", result.counts().unknown());
                    json.writeEndObject();
                });
    }
}
