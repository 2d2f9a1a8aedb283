package jeoul.kis.wire;

/** Asks for the key a WebSocket session subscribes with. */
public record ApprovalRequest(Secret appKey, Secret appSecret) implements Request {

    public static ApprovalRequest read(Fields from) {
        TokenRequest.requireGrant(from);
        return new ApprovalRequest(from.secret("appkey"), from.secret("secretkey"));
    }

    @Override
    public void write(FieldSink to) {
        to.put("grant_type", "client_credentials");
        to.put("appkey", appKey.value());
        // The secret goes by another name in this call.
        to.put("secretkey", appSecret.value());
    }
}
