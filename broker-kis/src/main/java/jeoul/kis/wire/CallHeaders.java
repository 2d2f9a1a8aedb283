package jeoul.kis.wire;

import java.util.Optional;

/**
 * The headers of a call under {@code /uapi}.
 *
 * @param token absent for a hash key
 * @param trId blank for a hash key
 * @param next true to get the next page
 * @param hash of the body, where one is sent
 */
public record CallHeaders(
        Secret appKey,
        Secret appSecret,
        Optional<Secret> token,
        String trId,
        boolean next,
        Optional<String> hash) {

    private static final String BEARER = "Bearer ";

    /** Reads them in any spelling of their names. */
    public static CallHeaders read(Fields headers) {
        String authorization = headers.blankable("authorization");
        // The spaces around a header are gone, also the one after a scheme without a token.
        String scheme = authorization + " ";
        if (!authorization.isEmpty() && !scheme.startsWith(BEARER)) {
            throw new WireException("authorization", "another scheme", "Bearer and a token");
        }
        String continuation = headers.blankable("tr_cont");
        if (!continuation.isEmpty() && !continuation.equals("N")) {
            throw new WireException("tr_cont", WireException.quoted(continuation), "N or a blank");
        }
        String token = authorization.isEmpty() ? "" : scheme.substring(BEARER.length()).strip();
        String hash = headers.blankable("hashkey");
        return new CallHeaders(
                headers.secret("appkey"),
                headers.secret("appsecret"),
                token.isEmpty() ? Optional.empty() : Optional.of(new Secret(token)),
                headers.blankable("tr_id"),
                continuation.equals("N"),
                hash.isEmpty() ? Optional.empty() : Optional.of(hash));
    }

    /** Writes them as the documentation spells them. */
    public void write(FieldSink to) {
        to.put("content-type", "application/json; charset=utf-8");
        token.ifPresent(secret -> to.put("authorization", BEARER + secret.value()));
        to.put("appkey", appKey.value());
        to.put("appsecret", appSecret.value());
        if (!trId.isEmpty()) {
            to.put("tr_id", trId);
            to.put("custtype", "P");
            to.put("tr_cont", next ? "N" : "");
        }
        hash.ifPresent(value -> to.put("hashkey", value));
    }
}
