package jeoul.kis.wire;

/** Asks for an access token. */
public record TokenRequest(Secret appKey, Secret appSecret) implements Request {

    private static final String GRANT = "client_credentials";

    public static TokenRequest read(Fields from) {
        requireGrant(from);
        return new TokenRequest(from.secret("appkey"), from.secret("appsecret"));
    }

    @Override
    public void write(FieldSink to) {
        to.put("grant_type", GRANT);
        to.put("appkey", appKey.value());
        to.put("appsecret", appSecret.value());
    }

    static void requireGrant(Fields from) {
        String grant = from.text("grant_type");
        if (!grant.equals(GRANT)) {
            throw new WireException("grant_type", WireException.quoted(grant), GRANT);
        }
    }
}
