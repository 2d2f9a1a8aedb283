package jeoul.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalTime;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import jeoul.sim.fact.BookPicture;
import jeoul.sim.fact.ObservedDay;

/**
 * A day's prices over its book: best bid and ask as lines, the shares displayed at each price as
 * colour. Every second minute, so that a telephone can draw it.
 */
final class BookHeatMap {

    private static final int EVERY = 2;

    /** Prices written at the side. */
    private static final int LABELS = 8;

    private static final List<String> COLOURS =
            List.of("#f7f9fc", "#d3e1f2", "#9fc1e4", "#5b96d0", "#2465ab", "#0b2f66");

    private final Texts texts;

    BookHeatMap(Texts texts) {
        this.texts = texts;
    }

    Document.Chart of(String title, ObservedDay day) {
        return new Document.Chart(
                title, ChartDraft.json(json -> option(json, day.pictures())), false);
    }

    private void option(JsonGenerator json, List<BookPicture> pictures) throws IOException {
        NavigableMap<Long, Integer> rows = rows(pictures);
        ChartDraft.frame(json, true);
        json.writeObjectFieldStart("xAxis");
        json.writeStringField("type", "category");
        json.writeArrayFieldStart("data");
        for (int i = 0; i < pictures.size(); i += EVERY) {
            json.writeString(LocalTime.ofNanoOfDay(pictures.get(i).nanos()).toString());
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("yAxis");
        json.writeStringField("type", "category");
        json.writeStringField("name", texts.get("chart.won"));
        json.writeObjectFieldStart("axisLabel");
        json.writeNumberField("interval", Math.max(0, rows.size() / LABELS - 1));
        json.writeEndObject();
        json.writeArrayFieldStart("data");
        for (long price : rows.keySet()) {
            json.writeString(Numbers.grouped(price));
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayFieldStart("series");
        double most = cells(json, pictures, rows);
        line(json, texts.get("chart.ask"), "#c0392b", pictures, rows, false);
        line(json, texts.get("chart.bid"), "#1e6f3c", pictures, rows, true);
        json.writeEndArray();
        json.writeObjectFieldStart("visualMap");
        json.writeBooleanField("show", false);
        json.writeNumberField("seriesIndex", 0);
        json.writeNumberField("min", 0);
        json.writeNumberField("max", Math.max(1, Math.round(most)));
        json.writeObjectFieldStart("inRange");
        json.writeArrayFieldStart("color");
        for (String colour : COLOURS) {
            json.writeString(colour);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Every price seen, the lowest first, with its row. */
    private static NavigableMap<Long, Integer> rows(List<BookPicture> pictures) {
        TreeMap<Long, Integer> rows = new TreeMap<>();
        for (int i = 0; i < pictures.size(); i += EVERY) {
            pictures.get(i).bids().forEach(level -> rows.put(level.price(), 0));
            pictures.get(i).asks().forEach(level -> rows.put(level.price(), 0));
        }
        int row = 0;
        for (var entry : rows.entrySet()) {
            entry.setValue(row++);
        }
        return rows;
    }

    /** Writes the book; answers the colour scale's end, the square root of the most shares. */
    private double cells(
            JsonGenerator json, List<BookPicture> pictures, NavigableMap<Long, Integer> rows)
            throws IOException {
        double most = 0;
        json.writeStartObject();
        json.writeStringField("type", "heatmap");
        json.writeStringField("name", texts.get("chart.shares"));
        json.writeNumberField("progressive", 0);
        json.writeObjectFieldStart("tooltip");
        json.writeBooleanField("show", false);
        json.writeEndObject();
        json.writeArrayFieldStart("data");
        for (int i = 0; i < pictures.size(); i += EVERY) {
            for (List<BookPicture.Level> side :
                    List.of(pictures.get(i).bids(), pictures.get(i).asks())) {
                for (BookPicture.Level level : side) {
                    double root = Math.sqrt((double) level.quantity());
                    most = Math.max(most, root);
                    json.writeStartArray();
                    json.writeNumber(i / EVERY);
                    json.writeNumber(rows.get(level.price()));
                    json.writeNumber(Math.round(root));
                    json.writeEndArray();
                }
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        return most;
    }

    private static void line(
            JsonGenerator json,
            String name,
            String colour,
            List<BookPicture> pictures,
            NavigableMap<Long, Integer> rows,
            boolean bids)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "line");
        json.writeStringField("name", name);
        json.writeBooleanField("showSymbol", false);
        json.writeStringField("step", "end");
        json.writeStringField("color", colour);
        json.writeObjectFieldStart("lineStyle");
        json.writeNumberField("width", 1.2);
        json.writeEndObject();
        json.writeArrayFieldStart("data");
        for (int i = 0; i < pictures.size(); i += EVERY) {
            List<BookPicture.Level> side = bids ? pictures.get(i).bids() : pictures.get(i).asks();
            if (!side.isEmpty()) {
                json.writeStartArray();
                json.writeNumber(i / EVERY);
                json.writeNumber(rows.get(side.get(0).price()));
                json.writeEndArray();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
