package jeoul.kis.server;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import jeoul.engine.market.Seoul;
import jeoul.kis.wire.ApprovalReply;
import jeoul.kis.wire.ApprovalRequest;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.RevokeReply;
import jeoul.kis.wire.RevokeRequest;
import jeoul.kis.wire.Secret;
import jeoul.kis.wire.TokenReply;
import jeoul.kis.wire.TokenRequest;

/** Issues access tokens and approval keys, and knows those that are good. By the wall clock. */
final class KeyDesk {

    static final Duration LIFETIME = Duration.ofHours(24);

    /** Within this time of its issue the same token is handed out again. */
    static final Duration REUSE = Duration.ofHours(6);

    /** A key gets one token within this time. */
    static final Duration PACE = Duration.ofMinutes(1);

    /** Tokens, and approval keys, that are known at once. */
    private static final int MOST = 10_000;

    private static final int TOKEN_LENGTH = 348;
    private static final int APPROVAL_LENGTH = 36;

    private final Admission admission;
    private final Clock clock;
    private final Words words;
    private final Map<Secret, Grant> tokens = new Bounded<>(MOST);
    private final Map<Secret, Issue> issues = new Bounded<>(MOST);
    private final Map<Secret, Grant> approvals = new Bounded<>(MOST);

    KeyDesk(Admission admission, Clock clock, Words words) {
        this.admission = admission;
        this.clock = clock;
        this.words = words;
    }

    void token(OpenCall call) {
        TokenRequest request = TokenRequest.read(call.fields());
        Optional<String> refusal = refusal(request.appKey(), request.appSecret());
        if (refusal.isPresent()) {
            call.refuse(refusal.get());
            return;
        }
        Instant now = clock.wall();
        Issue last = issues.get(request.appKey());
        if (last != null && now.isBefore(last.asked.plus(PACE))) {
            call.refuse("EGW00133");
            return;
        }
        boolean reuse =
                last != null
                        && now.isBefore(last.issued.plus(REUSE))
                        && state(last.token) == State.GOOD;
        Issue issue = reuse ? new Issue(last.token, last.issued, now) : issue(now);
        issues.put(request.appKey(), issue);
        Instant expires = issue.issued.plus(LIFETIME);
        tokens.put(issue.token, new Grant(request.appKey(), expires));
        call.bare(
                ReplyFormat.TOKEN,
                new TokenReply(
                        issue.token,
                        LocalDateTime.ofInstant(expires, Seoul.ZONE).withNano(0),
                        Duration.between(now, expires).toSeconds()));
    }

    void revoke(OpenCall call) {
        RevokeRequest request = RevokeRequest.read(call.fields());
        Optional<String> refusal = refusal(request.appKey(), request.appSecret());
        if (refusal.isPresent()) {
            call.refuse(refusal.get());
        } else if (tokens.remove(request.token()) == null) {
            call.refuse("EGW00121");
        } else {
            call.bare(ReplyFormat.REVOKE, new RevokeReply(200, "접근토큰 폐기에 성공하였습니다"));
        }
    }

    void approval(OpenCall call) {
        ApprovalRequest request = ApprovalRequest.read(call.fields());
        Optional<String> refusal = refusal(request.appKey(), request.appSecret());
        if (refusal.isPresent()) {
            call.refuse(refusal.get());
            return;
        }
        Secret key = new Secret(words.letters(APPROVAL_LENGTH));
        approvals.put(key, new Grant(request.appKey(), clock.wall().plus(LIFETIME)));
        call.bare(ReplyFormat.APPROVAL, new ApprovalReply(key));
    }

    /** The code that refuses these keys, if one does. */
    Optional<String> refusal(Secret appKey, Secret appSecret) {
        if (!admission.knowsKey(appKey)) {
            return Optional.of("EGW00103");
        }
        return admission.knowsSecret(appSecret) ? Optional.empty() : Optional.of("EGW00105");
    }

    /** The code that refuses a token beside an app key, if one does. */
    Optional<String> refusal(Secret appKey, Optional<Secret> token) {
        if (token.isEmpty()) {
            return Optional.of("EGW00122");
        }
        Grant grant = tokens.get(token.get());
        if (grant == null || !grant.appKey.equals(appKey)) {
            return Optional.of("EGW00121");
        }
        return state(token.get()) == State.GOOD ? Optional.empty() : Optional.of("EGW00123");
    }

    /** The app that an approval key was issued to, while it is good. */
    Optional<Secret> appOf(Secret approvalKey) {
        return Optional.ofNullable(approvals.get(approvalKey))
                .filter(grant -> clock.wall().isBefore(grant.expires))
                .map(Grant::appKey);
    }

    /** Lets every token issued so far be expired. */
    void expireTokens() {
        Instant now = clock.wall();
        tokens.replaceAll((token, grant) -> new Grant(grant.appKey, now));
    }

    private Issue issue(Instant now) {
        return new Issue(new Secret(words.letters(TOKEN_LENGTH)), now, now);
    }

    private State state(Secret token) {
        Grant grant = tokens.get(token);
        if (grant == null) {
            return State.UNKNOWN;
        }
        return clock.wall().isBefore(grant.expires) ? State.GOOD : State.EXPIRED;
    }

    private enum State {
        GOOD,
        EXPIRED,
        UNKNOWN
    }

    private record Grant(Secret appKey, Instant expires) {}

    /**
     * @param asked when it was last handed out
     */
    private record Issue(Secret token, Instant issued, Instant asked) {}
}
