package jeoul.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** The plans and schedules that pandas computed. */
public final class GoldenFile {

    private static final String FILE = "/jeoul/engine/plan/golden.json";

    private GoldenFile() {}

    public static List<JsonNode> plans() {
        return all("plans");
    }

    public static List<JsonNode> schedules() {
        return all("schedules");
    }

    private static List<JsonNode> all(String field) {
        try (InputStream in = GoldenFile.class.getResourceAsStream(FILE)) {
            JsonNode array = new ObjectMapper().readTree(in).get(field);
            return StreamSupport.stream(array.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
