package jeoul.cli.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jeoul.engine.InputException;

/** Keys in the variables of the process: for servers and containers. They are for every broker. */
final class EnvironmentStore implements CredentialStore {

    static final String APP_KEY = "JEOUL_KIS_APP_KEY";
    static final String APP_SECRET = "JEOUL_KIS_APP_SECRET";
    static final String ACCOUNT = "JEOUL_KIS_ACCOUNT";
    static final String HTS_ID = "JEOUL_KIS_HTS_ID";

    private static final List<String> NEEDED = List.of(APP_KEY, APP_SECRET, ACCOUNT);

    private final Map<String, String> environment;

    EnvironmentStore(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Kind kind() {
        return Kind.ENVIRONMENT;
    }

    @Override
    public String place() {
        return String.join(", ", NEEDED);
    }

    /** All or none: half of the keys in the variables and half elsewhere is a mistake. */
    @Override
    public Optional<Credentials> load(BrokerChoice broker) {
        List<String> missing = new ArrayList<>();
        for (String name : NEEDED) {
            if (value(name).isBlank()) {
                missing.add(name);
            }
        }
        if (missing.size() == NEEDED.size()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            throw new InputException(
                    "environment",
                    String.join(", ", missing) + " not set beside the others",
                    "all of " + String.join(", ", NEEDED) + ", or none");
        }
        return Optional.of(
                Credentials.of(value(APP_KEY), value(APP_SECRET), value(ACCOUNT), value(HTS_ID)));
    }

    @Override
    public void save(BrokerChoice broker, Credentials keys) {
        throw new IllegalStateException("variables are set by whoever starts the program");
    }

    /** Says that they are not ours to remove. */
    @Override
    public boolean remove(BrokerChoice broker, Consumer<Credentials> gone) {
        return false;
    }

    private String value(String name) {
        return environment.getOrDefault(name, "");
    }
}
