package jeoul.kis.wire;

/** Gives an access token back. */
public record RevokeRequest(Secret appKey, Secret appSecret, Secret token) implements Request {

    public static RevokeRequest read(Fields from) {
        return new RevokeRequest(
                from.secret("appkey"), from.secret("appsecret"), from.secret("token"));
    }

    @Override
    public void write(FieldSink to) {
        to.put("appkey", appKey.value());
        to.put("appsecret", appSecret.value());
        to.put("token", token.value());
    }
}
