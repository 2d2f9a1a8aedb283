package jeoul.cli.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jeoul.engine.InputException;
import jeoul.kis.wire.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keys as one text, for stores that hold texts. */
final class CredentialsJson {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialsJson.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private CredentialsJson() {}

    static ObjectNode write(Credentials keys) {
        return JSON.createObjectNode()
                .put("appKey", keys.appKey().value())
                .put("appSecret", keys.appSecret().value())
                .put("account", keys.account().account() + "-" + keys.account().product())
                .put("htsId", keys.htsId().map(Secret::value).orElse(""));
    }

    static Credentials read(JsonNode kept) {
        return Credentials.of(
                kept.path("appKey").asText(),
                kept.path("appSecret").asText(),
                kept.path("account").asText(),
                kept.path("htsId").asText());
    }

    /** Tells keys that are being removed: what cannot be read can be removed all the same. */
    static void ifReadable(Supplier<Credentials> reading, Consumer<Credentials> gone) {
        Credentials keys;
        try {
            keys = reading.get();
        } catch (InputException e) {
            LOG.debug("KEYS_UNREADABLE {}", e.getMessage());
            return;
        }
        gone.accept(keys);
    }

    /**
     * @param where the store, for the message
     */
    static Credentials read(String where, String text) {
        try {
            return read(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            // Without the cause: it quotes what is kept.
            throw new InputException(where, "not keys", "what login wrote: log in again");
        }
    }
}
