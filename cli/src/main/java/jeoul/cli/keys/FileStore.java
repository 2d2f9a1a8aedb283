package jeoul.cli.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import jeoul.engine.InputException;

/** Keys in the clear in a file that only its owner may read: by explicit choice alone. */
final class FileStore implements CredentialStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    FileStore(Path file) {
        this.file = file;
    }

    @Override
    public Kind kind() {
        return Kind.FILE;
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public Optional<Credentials> load(BrokerChoice broker) throws IOException {
        JsonNode kept = read().get(broker.name());
        return kept == null ? Optional.empty() : Optional.of(CredentialsJson.read(kept));
    }

    @Override
    public void save(BrokerChoice broker, Credentials keys) throws IOException {
        ObjectNode all = read();
        all.set(broker.name(), CredentialsJson.write(keys));
        write(all);
    }

    @Override
    public boolean remove(BrokerChoice broker, Consumer<Credentials> gone) throws IOException {
        ObjectNode all = read();
        JsonNode kept = all.remove(broker.name());
        if (kept == null) {
            return false;
        }
        if (all.isEmpty()) {
            Files.delete(file);
        } else {
            write(all);
        }
        CredentialsJson.ifReadable(() -> CredentialsJson.read(kept), gone);
        return true;
    }

    private ObjectNode read() throws IOException {
        if (!Files.exists(file)) {
            return JSON.createObjectNode();
        }
        byte[] content = OwnerOnly.read(file);
        try {
            if (JSON.readTree(content) instanceof ObjectNode all) {
                return all;
            }
        } catch (JsonProcessingException e) {
            // Without the cause: it quotes the place of the error, which is a key.
            throw unreadable();
        }
        throw unreadable();
    }

    private InputException unreadable() {
        return new InputException(
                file.toString(), "not a file of keys", "one that login wrote: log in again");
    }

    private void write(ObjectNode all) throws IOException {
        OwnerOnly.write(file, (all.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
