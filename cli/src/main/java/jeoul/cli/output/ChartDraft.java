package jeoul.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A chart of lines while its points are being added, drawn as an option object of ECharts. */
final class ChartDraft {

    private static final int PLACES = 5;

    private final String title;
    private final String xName;
    private final String yName;
    private Scale xScale = Scale.LINEAR;
    private Scale yScale = Scale.LINEAR;
    private final Map<String, List<double[]>> lines = new LinkedHashMap<>();

    ChartDraft(String title, String xName, String yName) {
        this.title = Objects.requireNonNull(title, "title");
        this.xName = xName;
        this.yName = yName;
    }

    /** How an axis is divided. */
    enum Scale {
        LINEAR("value"),
        LOG("log");

        private final String type;

        Scale(String type) {
            this.type = type;
        }
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
        return new Document.Chart(title, json(this::option));
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
        axis(json, "xAxis", xName, xScale);
        axis(json, "yAxis", yName, yScale);
        json.writeArrayFieldStart("series");
        for (Map.Entry<String, List<double[]>> line : lines.entrySet()) {
            json.writeStartObject();
            json.writeStringField("type", "line");
            json.writeStringField("name", line.getKey());
            json.writeBooleanField("showSymbol", line.getValue().size() <= 13);
            json.writeNumberField("symbolSize", 6);
            json.writeArrayFieldStart("data");
            for (double[] point : line.getValue()) {
                json.writeStartArray();
                number(json, point[0]);
                number(json, point[1]);
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** What all charts have: no movement, room for labels, a legend where it tells lines apart. */
    static void frame(JsonGenerator json, boolean legend) throws IOException {
        json.writeBooleanField("animation", false);
        json.writeObjectFieldStart("grid");
        json.writeNumberField("left", 8);
        json.writeNumberField("right", 16);
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

    private static void axis(JsonGenerator json, String field, String name, Scale scale)
            throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("type", scale.type);
        json.writeBooleanField("scale", true);
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
