package jeoul.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jeoul.engine.market.Seoul;

/** A chart of lines while its points are being added, drawn as an option object of ECharts. */
final class ChartDraft {

    private static final int PLACES = 5;

    private final String title;
    private final String xName;
    private final String yName;
    private Scale xScale = Scale.LINEAR;
    private Scale yScale = Scale.LINEAR;
    private boolean steps;
    private boolean fromZero;
    private boolean small;
    private final Map<String, List<double[]>> lines = new LinkedHashMap<>();
    private final Map<String, Look> looks = new HashMap<>();

    ChartDraft(String title, String xName, String yName) {
        this.title = Objects.requireNonNull(title, "title");
        this.xName = xName;
        this.yName = yName;
    }

    /** How an axis is divided. */
    enum Scale {
        LINEAR("value"),
        LOG("log"),
        TIME("time");

        private final String type;

        Scale(String type) {
            this.type = type;
        }
    }

    /**
     * How a line is drawn.
     *
     * @param colour as CSS writes it
     */
    record Look(String colour, boolean dashed) {}

    /** A time of day in Seoul as a place on an axis of time. */
    static double time(Instant at) {
        // Drawn as UTC, so that a browser elsewhere shows the hours of the exchange.
        return Seoul.dateOf(at).toEpochDay() * 86_400_000.0 + Seoul.timeOf(at).toNanoOfDay() / 1e6;
    }

    ChartDraft xIsTime() {
        xScale = Scale.TIME;
        return this;
    }

    /** A value holds until the next one is told: no slopes. */
    ChartDraft steps() {
        steps = true;
        return this;
    }

    /** Counted in whole things, which begin at none. */
    ChartDraft countsFromZero() {
        fromZero = true;
        return this;
    }

    /** One of many alike. */
    ChartDraft small() {
        small = true;
        return this;
    }

    ChartDraft look(String line, Look look) {
        looks.put(line, look);
        return this;
    }

    ChartDraft scales(Scale x, Scale y) {
        xScale = x;
        yScale = y;
        return this;
    }

    /** Adds a point to a line; what is no number is left out. */
    ChartDraft point(String line, double x, double y) {
        if (!Double.isNaN(x) && !Double.isNaN(y)) {
            lines.computeIfAbsent(line, l -> new ArrayList<>()).add(new double[] {x, y});
        }
        return this;
    }

    Document.Chart chart() {
        return new Document.Chart(title, json(this::option), small);
    }

    /** One object as text. */
    static String json(JsonText.Fields fields) {
        StringWriter writer = new StringWriter();
        try {
            JsonText.object(writer, fields);
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot fail", e);
        }
        return writer.toString().strip();
    }

    private void option(JsonGenerator json) throws IOException {
        frame(json, lines.size() > 1);
        json.writeBooleanField("useUTC", true);
        // Beside each other there is no room to say it again and again.
        axis(json, "xAxis", small ? "" : xName, xScale, false);
        axis(json, "yAxis", yName, yScale, fromZero);
        json.writeArrayFieldStart("series");
        for (Map.Entry<String, List<double[]>> line : lines.entrySet()) {
            json.writeStartObject();
            json.writeStringField("type", "line");
            json.writeStringField("name", line.getKey());
            json.writeBooleanField("showSymbol", !steps && line.getValue().size() <= 13);
            json.writeNumberField("symbolSize", 6);
            if (steps) {
                json.writeStringField("step", "end");
            }
            if (looks.containsKey(line.getKey())) {
                look(json, looks.get(line.getKey()));
            }
            json.writeArrayFieldStart("data");
            for (double[] point : line.getValue()) {
                json.writeStartArray();
                if (xScale == Scale.TIME) {
                    json.writeNumber((long) point[0]);
                } else {
                    number(json, point[0]);
                }
                number(json, point[1]);
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void look(JsonGenerator json, Look look) throws IOException {
        json.writeObjectFieldStart("lineStyle");
        json.writeStringField("color", look.colour());
        json.writeNumberField("width", 1.5);
        if (look.dashed()) {
            json.writeStringField("type", "dashed");
        }
        json.writeEndObject();
        json.writeObjectFieldStart("itemStyle");
        json.writeStringField("color", look.colour());
        json.writeEndObject();
    }

    /** What all charts have: no movement, room for labels, a legend where it tells lines apart. */
    static void frame(JsonGenerator json, boolean legend) throws IOException {
        json.writeBooleanField("animation", false);
        json.writeObjectFieldStart("grid");
        json.writeNumberField("left", 8);
        json.writeNumberField("right", 28);
        json.writeNumberField("top", legend ? 56 : 32);
        json.writeNumberField("bottom", 28);
        json.writeBooleanField("containLabel", true);
        json.writeEndObject();
        json.writeObjectFieldStart("tooltip");
        json.writeStringField("trigger", "axis");
        json.writeBooleanField("confine", true);
        json.writeEndObject();
        if (legend) {
            json.writeObjectFieldStart("legend");
            json.writeStringField("type", "scroll");
            json.writeNumberField("top", 0);
            json.writeEndObject();
        }
    }

    private static void axis(
            JsonGenerator json, String field, String name, Scale scale, boolean fromZero)
            throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("type", scale.type);
        json.writeBooleanField("scale", !fromZero);
        if (fromZero) {
            json.writeNumberField("min", 0);
            json.writeNumberField("minInterval", 1);
        }
        json.writeStringField("name", name);
        boolean x = field.equals("xAxis");
        json.writeStringField("nameLocation", x ? "middle" : "end");
        json.writeNumberField("nameGap", x ? 26 : 12);
        json.writeObjectFieldStart("nameTextStyle");
        json.writeStringField("align", x ? "center" : "left");
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, double value) throws IOException {
        json.writeNumber(new BigDecimal(value).round(new MathContext(PLACES)).toPlainString());
    }
}
