package jeoul.cli.keys;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A keychain that forgets. */
final class MemoryKeychain implements Keychain {

    private final Map<String, String> texts = new TreeMap<>();

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Optional<String> get(String account) {
        return Optional.ofNullable(texts.get(account));
    }

    @Override
    public void put(String account, String text) {
        texts.put(account, text);
    }

    @Override
    public void delete(String account) {
        texts.remove(account);
    }
}
