package jeoul.kis.wire;

/**
 * What became of a token given back.
 *
 * @param code 200 for success
 */
public record RevokeReply(long code, String text) {

    static RevokeReply read(Fields from) {
        return new RevokeReply(from.number("code"), from.blankable("message"));
    }

    static void write(RevokeReply reply, Json.Sink to) {
        to.putBare("code", reply.code);
        to.put("message", reply.text);
    }
}
