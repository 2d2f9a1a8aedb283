package jeoul.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import jeoul.cli.input.Rebalance;
import jeoul.cli.run.RunEnding;
import jeoul.cli.run.RunReading;
import jeoul.cli.run.SymbolTrack;
import jeoul.engine.day.PlannedDay;
import jeoul.engine.report.DayReport;
import jeoul.engine.schedule.ParentOrder;
import jeoul.sim.study.Prediction;

/** A day that was run on an account as JSON: the fields of a simulated day, and its own. */
public final class RunJson {

    private RunJson() {}

    /**
     * @param ending of the same reading
     */
    public static void write(Writer writer, RunReading reading, RunEnding ending)
            throws IOException {
        DayReport report = ending.report();
        Rebalance rebalance = ending.rebalance();
        PlannedDay planned = reading.day().planned();
        JsonText.object(
                writer,
                json -> {
                    PlanJson.fields(
                            json,
                            rebalance,
                            report.date(),
                            report.strategy(),
                            planned.plan(),
                            planned.parents(),
                            CheckedPlan.check(rebalance, planned.parents()));
                    json.writeNumberField("seed", ending.notes().seed());
                    json.writeStringField("profile", ending.notes().broker().profile().name());
                    SimulationJson.report(json, report);
                    // Nobody tells how many messages and trades there were on a real market.
                    json.writeObjectFieldStart("market");
                    json.writeNullField("messages");
                    json.writeNullField("trades");
                    json.writeEndObject();
                    json.writeStringField("broker", ending.notes().broker().name());
                    json.writeStringField("ended", ending.why().name().toLowerCase(Locale.ROOT));
                    json.writeStringField("journal", reading.file().toString());
                    json.writeNumberField("foreignOrders", ending.result().counts().foreign());
                    predicted(json, ending, report);
                    timeline(json, reading);
                    Instant from = planned.before().at();
                    json.writeNumberField(
                            "elapsedMillis",
                            Duration.between(from, ending.closing().after().at()).toMillis());
                });
    }

    private static void predicted(JsonGenerator json, RunEnding ending, DayReport report)
            throws IOException {
        if (ending.predicted().isEmpty()) {
            json.writeNullField("predicted");
            return;
        }
        Prediction predicted = ending.predicted().get();
        json.writeObjectFieldStart("predicted");
        json.writeNumberField("days", predicted.days());
        range(json, "slippageBps", predicted.slippageBps(), report.slippageBps());
        range(
                json,
                "sharesMissing",
                predicted.sharesMissing(),
                OptionalDouble.of((double) report.sharesMissing()));
        range(json, "d2Ratio", predicted.d2Ratio(), OptionalDouble.of(report.cash().d2Ratio()));
        range(
                json,
                "rejections",
                predicted.rejections(),
                OptionalDouble.of((double) report.orders().rejected()));
        json.writeEndObject();
    }

    private static void range(
            JsonGenerator json, String field, Prediction.Range range, OptionalDouble actual)
            throws IOException {
        json.writeObjectFieldStart(field);
        JsonText.decimal(json, "low", range.low(), JsonText.RATIO_PLACES);
        JsonText.decimal(json, "median", range.median(), JsonText.RATIO_PLACES);
        JsonText.decimal(json, "high", range.high(), JsonText.RATIO_PLACES);
        JsonText.decimal(json, "actual", actual, JsonText.RATIO_PLACES);
        json.writeEndObject();
    }

    private static void timeline(JsonGenerator json, RunReading reading) throws IOException {
        var tracks = reading.tracks();
        json.writeArrayFieldStart("timeline");
        for (ParentOrder parent : reading.day().planned().parents()) {
            SymbolTrack track = tracks.get(parent.symbol());
            if (track == null) {
                continue;
            }
            json.writeStartObject();
            json.writeStringField("symbol", parent.symbol().code());
            json.writeArrayFieldStart("points");
            for (SymbolTrack.Point point : track.points()) {
                json.writeStartObject();
                Instant end = point.minute().plus(Duration.ofMinutes(1));
                json.writeStringField("at", JsonText.instant(end));
                json.writeNumberField("due", RunCharts.due(parent.schedule(), end));
                json.writeNumberField("sent", point.sent());
                json.writeNumberField("filled", point.filled());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
