package jeoul.kis.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jeoul.kis.link.Call;
import jeoul.kis.wire.AccountNumber;
import jeoul.kis.wire.CallHeaders;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Environment;
import jeoul.kis.wire.Fields;
import jeoul.kis.wire.HashReply;
import jeoul.kis.wire.ReplyFormat;

/** Which call it is, and whether it may pass: keys, token, rate, TR id, hash and account. */
final class Gate {

    private static final List<String> HEADERS =
            List.of("authorization", "appkey", "appsecret", "tr_id", "hashkey");

    private final ServerSettings settings;
    private final Clock clock;
    private final KeyDesk keys;
    private final CallLimit limit;

    Gate(ServerSettings settings, Clock clock, KeyDesk keys) {
        this.settings = settings;
        this.clock = clock;
        this.keys = keys;
        this.limit = new CallLimit(settings.callsPerSecond());
    }

    /** The TR id a call names; blank for none. */
    static String trId(Call call) {
        return call.header("tr_id").orElse("").strip().toUpperCase(Locale.ROOT);
    }

    /**
     * The call behind path and TR id. KIS seems to go by the id where the two do not belong
     * together; a strict server refuses that.
     *
     * @throws CallRefused if there is none
     */
    Endpoint route(Call call) {
        List<Endpoint> paths = Endpoint.ofPath(call.path());
        if (paths.size() == 1 && isBare(paths.get(0))) {
            return paths.get(0);
        }
        Optional<Endpoint> named = Endpoint.ofTrId(trId(call));
        if (named.isPresent() && paths.contains(named.get())) {
            return named.get();
        }
        boolean lenient =
                !settings.strict() && call.path().replaceAll("/{2,}", "/").startsWith("/uapi/");
        if (named.isPresent() && lenient) {
            return named.get();
        }
        throw new CallRefused(paths.isEmpty() ? "EGW00202" : "OPSQ0002");
    }

    /** Calls without a TR id. */
    static boolean isBare(Endpoint endpoint) {
        return endpoint.trIds(Environment.REAL).isEmpty();
    }

    /** Calls without a token. */
    static boolean isOpen(Endpoint endpoint) {
        return endpoint == Endpoint.TOKEN
                || endpoint == Endpoint.REVOKE
                || endpoint == Endpoint.APPROVAL;
    }

    /**
     * Lets a call pass, and counts it.
     *
     * @throws CallRefused if it may not
     */
    CallHeaders admit(Call call, Endpoint endpoint) {
        List<Map.Entry<String, String>> found = new ArrayList<>();
        for (String name : HEADERS) {
            call.header(name).ifPresent(value -> found.add(Map.entry(name, value)));
        }
        // Clients echo in tr_cont what they were told, or leave it out; the key tells more.
        CallHeaders headers = CallHeaders.read(Fields.of(found));
        refuseIf(keys.refusal(headers.appKey(), headers.appSecret()));
        if (endpoint != Endpoint.HASH_KEY) {
            refuseIf(keys.refusal(headers.appKey(), headers.token()));
        }
        if (!limit.permits(headers.appKey(), clock.now())) {
            throw new CallRefused("EGW00201");
        }
        if (!endpoint.existsIn(settings.environment())) {
            throw new CallRefused("EGW02006");
        }
        boolean foreign =
                settings.strict()
                        && !isBare(endpoint)
                        && !endpoint.trIds(settings.environment()).contains(trId(call));
        if (foreign) {
            throw new CallRefused(
                    settings.environment() == Environment.MOCK ? "EGW02006" : "OPSQ0002");
        }
        return headers;
    }

    /**
     * Looks at what a call carries.
     *
     * @throws CallRefused if its hash is another body's, or its account is not the one served
     */
    void inspect(CallHeaders headers, Fields fields, Endpoint endpoint) {
        if (endpoint.isPost() && headers.hash().isPresent()) {
            boolean right = headers.hash().get().equalsIgnoreCase(hash(fields));
            refuseIf(right ? Optional.empty() : Optional.of("EGW00131"));
        }
        if (settings.admission().account().isPresent() && fields.has("CANO")) {
            AccountNumber own = settings.admission().account().get();
            boolean right =
                    own.account().equals(fields.blankable("CANO"))
                            && own.product().equals(fields.blankable("ACNT_PRDT_CD"));
            refuseIf(right ? Optional.empty() : Optional.of("OPSQ2000"));
        }
    }

    void hashKey(OpenCall call) {
        call.bare(ReplyFormat.HASH_KEY, HashReply.of(call.fields(), hash(call.fields())));
    }

    private static void refuseIf(Optional<String> code) {
        if (code.isPresent()) {
            throw new CallRefused(code.get());
        }
    }

    /** Of names and values, so that the spaces between them do not matter. */
    private static String hash(Fields body) {
        StringBuilder text = new StringBuilder();
        HashReply.of(body, "-")
                .body()
                .forEach(
                        e -> text.append(e.getKey()).append('=').append(e.getValue()).append('\n'));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
