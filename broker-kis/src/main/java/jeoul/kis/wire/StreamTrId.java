package jeoul.kis.wire;

import java.util.Optional;

/** What a WebSocket session can subscribe to. */
public enum StreamTrId {
    /** 실시간 체결가. */
    TRADES("H0STCNT0", "H0STCNT0"),
    /** 실시간 호가. */
    BOOK("H0STASP0", "H0STASP0"),
    /** 실시간 체결통보: what becomes of our orders; encrypted, keyed by the customer's HTS id. */
    NOTICES("H0STCNI0", "H0STCNI9");

    /** A session takes this many subscriptions. */
    public static final int MOST_SUBSCRIPTIONS = 41;

    private final String real;
    private final String mock;

    StreamTrId(String real, String mock) {
        this.real = real;
        this.mock = mock;
    }

    public String code(Environment environment) {
        return environment == Environment.REAL ? real : mock;
    }

    /** The subscription behind a TR id of either environment. */
    public static Optional<StreamTrId> of(String code) {
        for (StreamTrId id : values()) {
            if (id.real.equals(code) || id.mock.equals(code)) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }
}
