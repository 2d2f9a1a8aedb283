package jeoul.kis.wire;

import java.nio.charset.StandardCharsets;

/**
 * Asks for a subscription or ends one.
 *
 * @param register true to subscribe
 * @param trId as it stands on the wire; an unknown one is the server's to refuse
 * @param key a short code, or an HTS id for notices
 */
public record SubscriptionRequest(Secret approvalKey, boolean register, String trId, String key) {

    /** Reads a text frame of a client; see {@link ControlFrame} for what else one may send. */
    public static SubscriptionRequest decode(String frame) {
        Fields root = Fields.json(frame.getBytes(StandardCharsets.UTF_8));
        Fields header = root.object("header");
        Fields input = root.object("body").object("input");
        String kind = header.text("tr_type");
        if (!kind.equals("1") && !kind.equals("2")) {
            throw new WireException("header.tr_type", WireException.quoted(kind), "1 or 2");
        }
        return new SubscriptionRequest(
                header.secret("approval_key"),
                kind.equals("1"),
                input.text("tr_id"),
                input.text("tr_key"));
    }

    /** The text frame. */
    public String encode() {
        byte[] json =
                Json.write(
                        to -> {
                            to.object("header", this::writeHeader);
                            to.object("body", body -> body.object("input", this::writeInput));
                        });
        return new String(json, StandardCharsets.UTF_8);
    }

    private void writeHeader(FieldSink to) {
        to.put("approval_key", approvalKey.value());
        to.put("custtype", "P");
        to.put("tr_type", register ? "1" : "2");
        to.put("content-type", "utf-8");
    }

    private void writeInput(FieldSink to) {
        to.put("tr_id", trId);
        to.put("tr_key", key);
    }
}
