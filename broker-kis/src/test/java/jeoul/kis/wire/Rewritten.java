package jeoul.kis.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a JSON payload up by its tokens, so that parts can be taken out or replaced. */
final class Rewritten {

    /** Where a value stands in a payload. */
    record Place(String field, JsonToken token, int from, int to) {}

    private Rewritten() {}

    /** The text of an object in a field of the root. */
    static String object(byte[] payload, String field) {
        for (Place place : places(payload)) {
            if (place.field.equals(field) && place.token == JsonToken.START_OBJECT) {
                return new String(
                        Arrays.copyOfRange(payload, place.from, place.to), StandardCharsets.UTF_8);
            }
        }
        throw new IllegalArgumentException("no object " + field);
    }

    /** Every value of every field, nested ones too, in order. */
    static List<Place> places(byte[] payload) {
        List<Place> places = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(payload)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                if (token == JsonToken.FIELD_NAME) {
                    String field = parser.currentName();
                    token = parser.nextToken();
                    int from = (int) parser.currentTokenLocation().getByteOffset();
                    int to = token.isNumeric() ? from + parser.getTextLength() : end(payload, from);
                    places.add(new Place(field, token, from, to));
                } else {
                    token = parser.nextToken();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading a payload of ours", e);
        }
        return places;
    }

    static byte[] replaced(byte[] payload, Place place, String value) {
        byte[] middle = value.getBytes(StandardCharsets.UTF_8);
        byte[] result =
                Arrays.copyOf(payload, place.from + middle.length + payload.length - place.to);
        System.arraycopy(middle, 0, result, place.from, middle.length);
        System.arraycopy(
                payload, place.to, result, place.from + middle.length, payload.length - place.to);
        return result;
    }

    private static int end(byte[] payload, int from) throws IOException {
        try (JsonParser parser =
                new JsonFactory().createParser(payload, from, payload.length - from)) {
            parser.nextToken();
            parser.skipChildren();
            parser.finishToken();
            return from + (int) parser.currentLocation().getByteOffset();
        }
    }
}
