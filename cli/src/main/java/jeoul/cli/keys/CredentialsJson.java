package jeoul.cli.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jeoul.engine.InputException;
import jeoul.kis.wire.Secret;

/** Keys as one text, for stores that hold texts. */
final class CredentialsJson {

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
