package jeoul.kis.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jeoul.engine.market.Seoul;
import jeoul.kis.client.TokenStore.Token;
import jeoul.kis.link.Answer;
import jeoul.kis.link.Call;
import jeoul.kis.link.Header;
import jeoul.kis.link.Link;
import jeoul.kis.wire.CallHeaders;
import jeoul.kis.wire.Continuation;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Fields;
import jeoul.kis.wire.MessageKind;
import jeoul.kis.wire.Reply;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.Request;
import jeoul.kis.wire.TokenReply;
import jeoul.kis.wire.TokenRequest;
import jeoul.kis.wire.Verdict;
import jeoul.kis.wire.Wire;
import jeoul.kis.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Typed calls under one app key: headers, and the access token, which is kept in a store and shared
 * with other programs. A call is sent once here; what may be sent again is its caller's to say.
 */
final class Session {

    /** A token is renewed this long before it expires, or a quarter of its life if it is short. */
    static final Duration RENEW_BEFORE = Duration.ofHours(1);

    /** KIS issues one token a minute. */
    static final Duration ISSUE_PAUSE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final String NO_TOKEN = "no access token";

    private final KisSettings settings;
    private final Link link;
    private final TokenStore store;
    private final InstantSource wall;
    private final Inbox inbox;
    private final Consumer<String> onTrouble;
    private Optional<Token> token = Optional.empty();
    private Optional<Token> dead = Optional.empty();
    private boolean asking;
    private String trouble = NO_TOKEN;
    private Instant tryAt = Instant.MIN;

    /**
     * @param onTrouble told when no token could be had for now, with the reason
     */
    Session(
            KisSettings settings,
            Link link,
            TokenStore store,
            InstantSource wall,
            Inbox inbox,
            Consumer<String> onTrouble) {
        this.settings = settings;
        this.link = link;
        this.store = store;
        this.wall = wall;
        this.inbox = inbox;
        this.onTrouble = onTrouble;
    }

    /** Whether calls can be made now. */
    boolean isReady() {
        return token.isPresent() && wall.instant().isBefore(token.get().expires());
    }

    /** Sees to it that there is a token, and a new one in time. */
    void tend() {
        Instant now = wall.instant();
        if (asking || now.isBefore(nextAt())) {
            return;
        }
        Optional<Token> kept =
                store.load().filter(t -> !dead.equals(Optional.of(t)) && now.isBefore(renewAt(t)));
        if (kept.isPresent()) {
            token = kept;
            return;
        }
        Instant permitted = store.permitIssue(now);
        if (permitted.isAfter(now)) {
            tryAt = permitted;
        } else {
            issue();
        }
    }

    /** When {@link #tend} has something to do, on the wall clock. */
    Instant nextAt() {
        if (asking) {
            return Instant.MAX;
        }
        Instant needed = token.map(Session::renewAt).orElse(Instant.MIN);
        return needed.isAfter(tryAt) ? needed : tryAt;
    }

    /**
     * Makes a call that needs no token.
     *
     * @param failed told why nothing came of it
     */
    <T> void post(
            Endpoint endpoint,
            Request request,
            ReplyFormat<T> format,
            Consumer<String> failed,
            Consumer<T> done) {
        link.call(
                new Call(
                        true,
                        endpoint.path(),
                        "",
                        List.of(new Header("content-type", "application/json; charset=utf-8")),
                        body(request),
                        false),
                new Reader<>(
                        format,
                        false,
                        Optional.empty(),
                        new Receiver<>() {
                            @Override
                            public void done(Reply<T> reply, Continuation continuation) {
                                done.accept(reply.body().orElseThrow());
                            }

                            @Override
                            public void refused(Verdict verdict) {
                                failed.accept(inWords(verdict));
                            }

                            @Override
                            public void again(Verdict verdict) {
                                failed.accept(inWords(verdict));
                            }

                            @Override
                            public void unknown(String reason) {
                                failed.accept(reason);
                            }

                            @Override
                            public void notSent(String reason) {
                                failed.accept(reason);
                            }
                        }));
    }

    /** Makes a call; only while {@link #isReady}. */
    <T> void call(
            Endpoint endpoint,
            Request request,
            ReplyFormat<T> format,
            boolean next,
            Optional<String> hash,
            Receiver<T> receiver) {
        Token used = token.orElseThrow();
        boolean bare = endpoint == Endpoint.HASH_KEY;
        CallHeaders headers =
                new CallHeaders(
                        settings.appKey(),
                        settings.appSecret(),
                        bare ? Optional.empty() : Optional.of(used.value()),
                        bare ? "" : endpoint.trId(settings.environment()),
                        next,
                        hash);
        List<Header> written = new ArrayList<>();
        headers.write((name, value) -> written.add(new Header(name, value)));
        Call call =
                endpoint.isPost()
                        ? new Call(true, endpoint.path(), "", written, body(request), !bare)
                        : new Call(false, endpoint.path(), Wire.query(request), written, "", false);
        link.call(call, new Reader<>(format, !endpoint.isPost(), Optional.of(used), receiver));
    }

    /** What a verdict says, for people. */
    static String inWords(Verdict verdict) {
        return verdict.envelope().code() + " " + verdict.envelope().text();
    }

    /** Why there is no token, if there is none. */
    String trouble() {
        return trouble;
    }

    private void issue() {
        asking = true;
        LOG.info("TOKEN_ASKED");
        link.call(
                new Call(
                        true,
                        Endpoint.TOKEN.path(),
                        "",
                        List.of(new Header("content-type", "application/json; charset=utf-8")),
                        body(new TokenRequest(settings.appKey(), settings.appSecret())),
                        false),
                new Reader<>(ReplyFormat.TOKEN, false, Optional.empty(), new Issued()));
    }

    private void failed(String reason) {
        asking = false;
        tryAt = wall.instant().plus(ISSUE_PAUSE);
        LOG.warn("TOKEN_NOT_ISSUED reason={}", reason);
        trouble = NO_TOKEN + ": " + reason;
        if (!isReady()) {
            onTrouble.accept(trouble);
        }
    }

    private void lose(Token lost) {
        if (token.equals(Optional.of(lost))) {
            token = Optional.empty();
            dead = Optional.of(lost);
        }
    }

    private static Instant renewAt(Token token) {
        Duration quarter = Duration.between(token.issued(), token.expires()).dividedBy(4);
        return token.expires().minus(quarter.compareTo(RENEW_BEFORE) < 0 ? quarter : RENEW_BEFORE);
    }

    private static String body(Request request) {
        return new String(Wire.json(request), StandardCharsets.UTF_8);
    }

    /** Takes the answer to the asking for a token. */
    private final class Issued implements Receiver<TokenReply> {

        @Override
        public void done(Reply<TokenReply> reply, Continuation continuation) {
            asking = false;
            TokenReply issued = reply.body().orElseThrow();
            Token fresh =
                    new Token(
                            issued.token(),
                            wall.instant(),
                            issued.expires().atZone(Seoul.ZONE).toInstant());
            if (!wall.instant().isBefore(fresh.expires())) {
                failed("the token issued has expired at " + fresh.expires());
                return;
            }
            token = Optional.of(fresh);
            store.save(fresh);
            LOG.info("TOKEN_ISSUED expires={}", fresh.expires());
        }

        @Override
        public void refused(Verdict verdict) {
            failed(inWords(verdict));
        }

        /** Another program was faster: its token may be in the store by then. */
        @Override
        public void again(Verdict verdict) {
            asking = false;
            tryAt = wall.instant().plus(ISSUE_PAUSE);
            LOG.info("TOKEN_TOO_SOON next={}", tryAt);
        }

        @Override
        public void unknown(String reason) {
            failed(reason);
        }

        @Override
        public void notSent(String reason) {
            failed(reason);
        }
    }

    /** Reads an answer on the client's own thread and tells what it means. */
    private final class Reader<T> implements Link.Receiver {

        private final ReplyFormat<T> format;
        private final boolean list;
        private final Optional<Token> used;
        private final Receiver<T> receiver;

        /**
         * @param list whether it matters if more pages follow
         * @param used the token the call was made with
         */
        Reader(ReplyFormat<T> format, boolean list, Optional<Token> used, Receiver<T> receiver) {
            this.format = format;
            this.list = list;
            this.used = used;
            this.receiver = receiver;
        }

        @Override
        public void answered(Answer answer) {
            inbox.add(() -> read(answer));
        }

        @Override
        public void lost(boolean mayHaveArrived, String reason) {
            inbox.add(
                    () -> {
                        if (mayHaveArrived) {
                            receiver.unknown(reason);
                        } else {
                            receiver.notSent(reason);
                        }
                    });
        }

        private void read(Answer answer) {
            Reply<T> reply;
            Continuation continuation;
            try {
                reply = format.decode(answer.body().getBytes(StandardCharsets.UTF_8));
                continuation = list ? continuation(answer) : Continuation.NONE;
            } catch (WireException e) {
                receiver.unknown("HTTP " + answer.status() + " unreadable: " + e.getMessage());
                return;
            }
            Verdict verdict = reply.envelope().verdict();
            switch (verdict.answer()) {
                case DONE -> receiver.done(reply, continuation);
                case REFUSED -> receiver.refused(verdict);
                case RETRY -> {
                    if (verdict.kind() == MessageKind.AUTH_REISSUE) {
                        used.ifPresent(this::refuse);
                    }
                    receiver.again(verdict);
                }
                case UNKNOWN -> receiver.unknown(inWords(verdict));
            }
        }

        private static Continuation continuation(Answer answer) {
            String name = "tr_cont";
            return Continuation.read(
                    Fields.of(List.of(Map.entry(name, answer.header(name).orElse("")))));
        }

        /** The server does not take this token, whatever its expiry says. */
        private void refuse(Token refused) {
            store.forget(refused);
            if (token.equals(Optional.of(refused))) {
                LOG.warn("TOKEN_REFUSED issued={}", refused.issued());
                lose(refused);
            }
        }
    }
}
