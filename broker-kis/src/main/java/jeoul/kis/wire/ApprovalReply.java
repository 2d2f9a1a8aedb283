package jeoul.kis.wire;

/** The key a WebSocket session subscribes with. */
public record ApprovalReply(Secret approvalKey) {

    static ApprovalReply read(Fields from) {
        return new ApprovalReply(from.secret("approval_key"));
    }

    static void write(ApprovalReply reply, Json.Sink to) {
        to.put("approval_key", reply.approvalKey.value());
    }
}
