package jeoul.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import jeoul.sim.study.Comparison;
import jeoul.sim.study.Estimate;
import jeoul.sim.study.Measure;

/** A comparison as JSON. */
public final class ComparisonJson {

    private ComparisonJson() {}

    /**
     * @param elapsedMillis of the whole comparison, real time
     */
    public static void write(Writer writer, Comparison comparison, String date, long elapsedMillis)
            throws IOException {
        JsonText.object(
                writer,
                json -> {
                    json.writeStringField("date", date);
                    json.writeArrayFieldStart("seeds");
                    for (long seed : comparison.seeds()) {
                        json.writeNumber(seed);
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("strategies");
                    for (Comparison.Measured measured : comparison.strategies()) {
                        json.writeStartObject();
                        json.writeStringField("strategy", measured.strategy());
                        measures(json, measured.measures());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("pairs");
                    for (Comparison.Pair pair : comparison.pairs()) {
                        json.writeStartObject();
                        json.writeStringField("a", pair.a());
                        json.writeStringField("b", pair.b());
                        measures(json, pair.measures());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeNumberField("elapsedMillis", elapsedMillis);
                });
    }

    private static void measures(JsonGenerator json, Map<Measure, Estimate> measures)
            throws IOException {
        json.writeObjectFieldStart("measures");
        for (Map.Entry<Measure, Estimate> entry : measures.entrySet()) {
            MeasureFormat format = MeasureFormat.of(entry.getKey());
            int places = format.places();
            Estimate estimate = entry.getValue();
            json.writeObjectFieldStart(format.key());
            JsonText.decimal(json, "mean", estimate.mean(), places);
            JsonText.decimal(json, "standardError", estimate.standardError(), places);
            JsonText.decimal(json, "low", estimate.low(), places);
            JsonText.decimal(json, "high", estimate.high(), places);
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
