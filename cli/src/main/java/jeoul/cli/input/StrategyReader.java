package jeoul.cli.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import jeoul.engine.InputException;
import jeoul.engine.schedule.Strategy;

/**
 * Reads strategies: {@code NAME}, {@code FILE.toml} or {@code NAME:KEY=VALUE,...}, and settings
 * that change every one of them.
 */
public final class StrategyReader {

    private StrategyReader() {}

    /**
     * One strategy; the text as given becomes its label where it changes a built-in one.
     *
     * @param settings {@code KEY=VALUE} each, applied last
     * @throws InputException if there is no such strategy, or a setting makes no sense
     */
    public static Strategy read(String text, List<String> settings) {
        StrategyDraft draft = draft(text);
        applyAll("--set", settings, draft);
        return draft.strategy();
    }

    /**
     * Several strategies to compare.
     *
     * @throws InputException if two of them have one label
     */
    public static List<Strategy> readAll(List<String> texts, List<String> settings) {
        TreeSet<String> labels = new TreeSet<>();
        List<Strategy> strategies = new ArrayList<>();
        for (String text : texts) {
            Strategy strategy = read(text, settings);
            if (!labels.add(strategy.name())) {
                throw new InputException(
                        "--strategy", "'" + strategy.name() + "' twice", "a name of its own each");
            }
            strategies.add(strategy);
        }
        return List.copyOf(strategies);
    }

    private static StrategyDraft draft(String text) {
        if (text.toLowerCase(Locale.ROOT).endsWith(".toml")) {
            return fromFile(text);
        }
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Strategy base =
                Strategy.BUILT_IN.stream()
                        .filter(s -> s.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> unknown(name));
        if (colon < 0) {
            return new StrategyDraft("--strategy " + text, base, base.name());
        }
        StrategyDraft draft = new StrategyDraft("--strategy " + text, base, text);
        applyAll("--strategy " + text, List.of(text.substring(colon + 1).split(",", -1)), draft);
        return draft;
    }

    private static InputException unknown(String name) {
        List<String> names = Strategy.BUILT_IN.stream().map(Strategy::name).toList();
        return new InputException(
                "--strategy",
                "no strategy '" + name + "'" + Nearest.hint(name, names),
                "one of " + String.join(", ", names) + ", or a .toml file");
    }

    private static StrategyDraft fromFile(String file) {
        String text = TextFile.text(file, TextFile.bytes(file));
        JsonNode root;
        try {
            root = new TomlMapper().readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new InputException(
                    file + ", row " + line,
                    e.getOriginalMessage().lines().findFirst().orElse("not TOML"),
                    "lines such as invest = 0.98",
                    e);
        }
        Map<String, JsonNode> values = new LinkedHashMap<>();
        root.properties().forEach(field -> values.put(field.getKey(), field.getValue()));
        StrategyDraft draft = new StrategyDraft(file, Strategy.TEXTBOOK, fileName(file));
        values.forEach(
                (key, value) -> {
                    if (!value.isValueNode()) {
                        draft.requireKnown(file, key);
                        throw new InputException(
                                file + ", " + key, "several values", "a single value");
                    }
                    draft.set(file, key, value.asText());
                });
        return draft;
    }

    private static String fileName(String file) {
        String name = String.valueOf(TextFile.path(file).getFileName());
        return name.substring(0, name.length() - ".toml".length());
    }

    private static void applyAll(String where, List<String> settings, StrategyDraft draft) {
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new InputException(
                        where, "'" + setting + "'", "KEY=VALUE, such as invest=0.95");
            }
            draft.set(
                    where,
                    setting.substring(0, equals).strip(),
                    setting.substring(equals + 1).strip());
        }
    }
}
