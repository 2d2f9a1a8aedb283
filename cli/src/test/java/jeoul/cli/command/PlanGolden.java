package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The textbook's own plans and schedules, computed by pandas, through files and JSON. */
class PlanGolden {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    @Test
    void plansAsPandasDoes() throws IOException {
        for (JsonNode golden : golden("plans")) {
            JsonNode planned = plan(golden);

            List<String> rows = new ArrayList<>();
            planned.get("plan").forEach(row -> rows.add(numbers(row)));
            List<String> expected = new ArrayList<>();
            golden.get("plan").forEach(row -> expected.add(numbers(row)));
            assertEquals(expected, rows, golden.toString());
            assertEquals(golden.get("totalValue").asLong(), planned.get("totalValue").asLong());
        }
    }

    @Test
    void slicesAsPandasDoes() throws IOException {
        for (JsonNode golden : golden("schedules")) {
            long shares = golden.get("shares").asLong();
            String model = write("model.csv", "code\n005930\n");
            String prices = write("prices.csv", "symbol,price\n005930,1\n");
            LocalTime now = LocalTime.parse(golden.get("start").asText()).minusMinutes(1);

            Typed typed =
                    Typed.run(
                            "plan",
                            model,
                            "--prices",
                            prices,
                            "--cash",
                            String.valueOf(Math.max(shares, 1)),
                            "--set",
                            "invest=1",
                            "--date",
                            "2026-11-20",
                            "--now",
                            now.toString(),
                            "--json",
                            "-");

            assertEquals("", typed.err());
            JsonNode slices = JSON.readTree(typed.out()).get("plan").get(0).get("slices");
            if (shares > 0) {
                assertEquals(golden.get("times"), slices);
            }
        }
    }

    private JsonNode plan(JsonNode golden) throws IOException {
        StringBuilder model = new StringBuilder("종목코드\n");
        golden.get("model").forEach(code -> model.append(code.asText()).append('\n'));
        StringBuilder prices = new StringBuilder("symbol,price\n");
        for (Map.Entry<String, JsonNode> price : golden.get("prices").properties()) {
            prices.append(price.getKey()).append(',').append(price.getValue()).append('\n');
        }
        StringBuilder holdings = new StringBuilder("symbol,quantity\n");
        long cash = golden.get("totalValue").asLong();
        for (Map.Entry<String, JsonNode> held : golden.get("holdings").properties()) {
            holdings.append(held.getKey()).append(',').append(held.getValue()).append('\n');
            cash -= held.getValue().asLong() * golden.get("prices").get(held.getKey()).asLong();
        }
        Typed typed =
                Typed.run(
                        "plan",
                        write("model.csv", model.toString()),
                        "--prices",
                        write("prices.csv", prices.toString()),
                        "--holdings",
                        write("holdings.csv", holdings.toString()),
                        "--cash",
                        String.valueOf(cash),
                        "--set",
                        "invest=" + golden.get("investRatio").asText(),
                        "--json",
                        "-");
        assertEquals("", typed.err());
        assertEquals(0, typed.exit());
        return JSON.readTree(typed.out());
    }

    private static String numbers(JsonNode row) {
        return row.get("symbol").asText()
                + " "
                + row.get("held")
                + " "
                + row.get("price")
                + " "
                + row.get("target")
                + " "
                + row.get("trade");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static JsonNode golden(String part) throws IOException {
        try (InputStream in =
                PlanGolden.class.getResourceAsStream("/jeoul/engine/plan/golden.json")) {
            return JSON.readTree(in).get(part);
        }
    }
}
