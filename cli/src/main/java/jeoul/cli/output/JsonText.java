package jeoul.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import jeoul.engine.market.Seoul;

/** Writes JSON with the decimals and times of the contract, the same bytes on every machine. */
final class JsonText {

    /** Decimals of ratios and other plain numbers. */
    static final int RATIO_PLACES = 6;

    /** Decimals of basis points. */
    static final int BPS_PLACES = 2;

    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private JsonText() {}

    /** What to write between the braces. */
    @FunctionalInterface
    interface Fields {
        void to(JsonGenerator json) throws IOException;
    }

    /** One object and a line's end. */
    static void object(Writer writer, Fields fields) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(writer)) {
            json.writeStartObject();
            fields.to(json);
            json.writeEndObject();
            json.flush();
        }
        writer.write('\n');
        writer.flush();
    }

    /** One array and a line's end. */
    static void array(Writer writer, Fields elements) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(writer)) {
            json.writeStartArray();
            elements.to(json);
            json.writeEndArray();
            json.flush();
        }
        writer.write('\n');
        writer.flush();
    }

    /** A number rounded half to even; null for what is not one. */
    static void decimal(JsonGenerator json, String field, double value, int places)
            throws IOException {
        json.writeFieldName(field);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            json.writeNull();
            return;
        }
        BigDecimal rounded =
                new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).stripTrailingZeros();
        json.writeNumber((rounded.scale() < 1 ? rounded.setScale(1) : rounded).toPlainString());
    }

    static void decimal(JsonGenerator json, String field, OptionalDouble value, int places)
            throws IOException {
        decimal(json, field, value.orElse(Double.NaN), places);
    }

    /** A whole number; null where there is none. */
    static void whole(JsonGenerator json, String field, OptionalLong value) throws IOException {
        json.writeFieldName(field);
        if (value.isPresent()) {
            json.writeNumber(value.getAsLong());
        } else {
            json.writeNull();
        }
    }

    /**
     * {@code 2026-11-20T14:59:43+09:00}, with milliseconds where there are any: readers of other
     * languages take no more, and the simulated latency means no more.
     */
    static String instant(Instant at) {
        var local = at.atZone(Seoul.ZONE);
        int millis = local.getNano() / 1_000_000;
        String fraction = millis == 0 ? "" : String.format(Locale.ROOT, ".%03d", millis);
        return INSTANT.format(local) + fraction + "+09:00";
    }
}
