package jeoul.kis.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** JSON objects read into {@link Fields} and written from them, without reflection. */
final class Json {

    /** Stands for a list of something else than objects. */
    static final Object OTHER = new Object();

    /** KIS nests three deep; nothing deeper is read. */
    private static final int DEEPEST = 6;

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    static Fields parse(byte[] body) {
        try (JsonParser parser = FACTORY.createParser(body)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw new WireException(
                        "body", first == null ? "nothing" : "no object", "a JSON object");
            }
            Fields root = new Fields(null, "", -1);
            fill(parser, root, 1);
            if (parser.nextToken() != null) {
                throw new WireException("body", "more after the object", "one JSON object");
            }
            return root;
        } catch (JsonProcessingException e) {
            // The parser's message without the source, which may hold a token.
            String at =
                    e.getLocation() == null ? "" : " at byte " + e.getLocation().getByteOffset();
            throw new WireException("body", "broken JSON" + at, "a JSON object");
        } catch (IOException e) {
            throw new WireException("body", "bytes that are no text", "a JSON object");
        }
    }

    private static void fill(JsonParser parser, Fields into, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new WireException("body", "deeper than " + DEEPEST, "objects within objects");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (token) {
                case START_OBJECT -> {
                    Fields child = new Fields(into, name, -1);
                    fill(parser, child, depth + 1);
                    into.add(name, child);
                }
                case START_ARRAY -> into.add(name, list(parser, into, name, depth));
                case VALUE_NULL -> into.add(name, "");
                default -> into.add(name, parser.getText());
            }
        }
    }

    private static Object list(JsonParser parser, Fields parent, String name, int depth)
            throws IOException {
        List<Fields> rows = new ArrayList<>();
        boolean objects = true;
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
            if (t == JsonToken.START_OBJECT) {
                Fields row = new Fields(parent, name, rows.size());
                fill(parser, row, depth + 1);
                rows.add(row);
            } else {
                objects = false;
                parser.skipChildren();
            }
        }
        return objects ? rows : OTHER;
    }

    /** The bytes of one object. */
    static byte[] write(Consumer<Sink> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            generator.writeStartObject();
            content.accept(new Sink(generator));
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Writes fields, and objects and lists of them. */
    static final class Sink implements FieldSink {

        private final JsonGenerator generator;

        Sink(JsonGenerator generator) {
            this.generator = generator;
        }

        @Override
        public void put(String name, String value) {
            try {
                generator.writeStringField(name, value);
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory", e);
            }
        }

        /** A JSON number: only what KIS itself does not quote. */
        void putBare(String name, long value) {
            try {
                generator.writeNumberField(name, value);
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory", e);
            }
        }

        void object(String name, Consumer<Sink> content) {
            try {
                generator.writeObjectFieldStart(name);
                content.accept(this);
                generator.writeEndObject();
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory", e);
            }
        }

        <T> void list(String name, List<T> rows, BiConsumer<T, Sink> content) {
            try {
                generator.writeArrayFieldStart(name);
                for (T row : rows) {
                    generator.writeStartObject();
                    content.accept(row, this);
                    generator.writeEndObject();
                }
                generator.writeEndArray();
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory", e);
            }
        }
    }
}
