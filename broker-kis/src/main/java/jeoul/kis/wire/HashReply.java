package jeoul.kis.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The hash of an order's body.
 *
 * @param body the keys and texts that were hashed, in their order
 */
public record HashReply(List<Map.Entry<String, String>> body, String hash) {

    public HashReply {
        body = List.copyOf(body);
    }

    /** The answer to a body as it came. */
    public static HashReply of(Fields body, String hash) {
        List<Map.Entry<String, String>> entries = new ArrayList<>();
        body.copyTo((name, value) -> entries.add(Map.entry(name, value)));
        return new HashReply(entries, hash);
    }

    static HashReply read(Fields from) {
        return of(from.object("BODY"), from.text("HASH"));
    }

    static void write(HashReply reply, Json.Sink to) {
        to.object("BODY", object -> reply.body.forEach(e -> object.put(e.getKey(), e.getValue())));
        to.put("HASH", reply.hash);
    }
}
