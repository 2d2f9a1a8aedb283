package jeoul.kis.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jeoul.engine.market.RuleFile;

/** What a WebSocket server answers subscriptions with. */
public final class StreamCodes {

    public static final String SUBSCRIBED = "OPSP0000";
    public static final String UNSUBSCRIBED = "OPSP0001";
    public static final String ALREADY_SUBSCRIBED = "OPSP0002";
    public static final String NOT_SUBSCRIBED = "OPSP0003";

    /** A session holds {@link StreamTrId#MOST_SUBSCRIPTIONS}. */
    public static final String TOO_MANY = "OPSP0008";

    public static final String UNKNOWN_APPROVAL_KEY = "OPSP0011";
    public static final String UNKNOWN_TR_ID = "OPSP8991";

    /** No such symbol. */
    public static final String UNKNOWN_KEY = "OPSP8992";

    /** Another session holds the key, or the last one is not released yet: not to be hurried. */
    public static final String KEY_IN_USE = "OPSP8996";

    public static final String BROKEN_JSON = "OPSP9999";

    private static final Map<String, Envelope> BY_CODE = table();

    private StreamCodes() {}

    /** The answer with this code; empty for one never seen. */
    public static Optional<Envelope> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private static Map<String, Envelope> table() {
        RuleFile file = RuleFile.read(StreamCodes.class, "stream-codes.csv");
        Map<String, Envelope> table = new LinkedHashMap<>();
        for (int row = 0; row < file.rows(); row++) {
            String code = file.cell(row, "code");
            table.put(code, new Envelope(file.cell(row, "rt_cd"), code, file.cell(row, "text")));
        }
        return Collections.unmodifiableMap(table);
    }
}
