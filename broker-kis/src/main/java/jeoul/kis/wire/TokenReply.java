package jeoul.kis.wire;

import java.time.LocalDateTime;

/**
 * An access token.
 *
 * @param expires when, in Korean time: the one to trust
 * @param lifetime seconds
 */
public record TokenReply(Secret token, LocalDateTime expires, long lifetime) {

    static TokenReply read(Fields from) {
        String expires = from.text("access_token_token_expired");
        return new TokenReply(
                from.secret("access_token"),
                Texts.dateTime("access_token_token_expired", expires),
                from.number("expires_in"));
    }

    static void write(TokenReply reply, Json.Sink to) {
        to.put("access_token", reply.token.value());
        to.put("access_token_token_expired", Texts.write(reply.expires));
        to.put("token_type", "Bearer");
        to.putBare("expires_in", reply.lifetime);
    }
}
