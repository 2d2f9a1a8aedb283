package jeoul.kis.server;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.kis.server.StreamSession.Subscription;
import jeoul.kis.server.fault.Faults;
import jeoul.kis.server.fault.NoticeFault;
import jeoul.kis.wire.ControlFrame;
import jeoul.kis.wire.Environment;
import jeoul.kis.wire.Notice;
import jeoul.kis.wire.NoticeCipher;
import jeoul.kis.wire.Secret;
import jeoul.kis.wire.StreamCodes;
import jeoul.kis.wire.StreamTrId;
import jeoul.kis.wire.SubscriptionRequest;
import jeoul.kis.wire.WireException;

/** The open streams: who subscribed to what, the heartbeat, and the notices. */
final class Streams {

    /** Streams open at once, of all keys together. */
    private static final int MOST_SESSIONS = 256;

    private final ServerSettings settings;
    private final Clock clock;
    private final Words words;
    private final KeyDesk keys;
    private final Board board;
    private final Feed feed;
    private final Faults faults;
    private final Agenda agenda;
    private final List<StreamSession> sessions = new ArrayList<>();
    private Instant nextBeat;

    Streams(
            ServerSettings settings,
            Clock clock,
            Words words,
            KeyDesk keys,
            Board board,
            Feed feed,
            Faults faults,
            Agenda agenda) {
        this.settings = settings;
        this.clock = clock;
        this.words = words;
        this.keys = keys;
        this.board = board;
        this.feed = feed;
        this.faults = faults;
        this.agenda = agenda;
        this.nextBeat = clock.wall().plus(settings.heartbeat());
    }

    StreamSession open(StreamPeer peer) {
        NoticeCipher cipher =
                new NoticeCipher(
                        words.letters(NoticeCipher.KEY_LENGTH),
                        words.letters(NoticeCipher.IV_LENGTH));
        StreamSession session = new StreamSession(this, peer, cipher);
        if (sessions.size() >= MOST_SESSIONS) {
            peer.close();
        } else {
            sessions.add(session);
        }
        return session;
    }

    int count() {
        return sessions.size();
    }

    void closed(StreamSession session) {
        sessions.remove(session);
        feed.leave(session);
        session.subscriptions().clear();
    }

    /** Cuts every stream. */
    void cut() {
        for (StreamSession session : List.copyOf(sessions)) {
            disconnect(session);
        }
    }

    private void disconnect(StreamSession session) {
        closed(session);
        session.peer().close();
    }

    void text(StreamSession session, String frame) {
        if (!sessions.contains(session) || ControlFrame.isPingPong(frame)) {
            return;
        }
        SubscriptionRequest request;
        try {
            request = SubscriptionRequest.decode(frame);
        } catch (WireException e) {
            answer(session, "(null)", "", unreadable(e));
            return;
        }
        Optional<Secret> app = keys.appOf(request.approvalKey());
        if (app.isEmpty()) {
            answer(session, request.trId(), request.key(), StreamCodes.UNKNOWN_APPROVAL_KEY);
        } else if (isTaken(session, app.get())) {
            answer(session, "(null)", request.key(), StreamCodes.KEY_IN_USE);
        } else {
            session.belongTo(app.get());
            take(session, request);
        }
    }

    /** Whether another stream of the same app stands, or this one is another app's. */
    private boolean isTaken(StreamSession session, Secret app) {
        if (session.app().isPresent()) {
            return !session.app().get().equals(app);
        }
        return sessions.stream().anyMatch(other -> other.app().equals(Optional.of(app)));
    }

    private void take(StreamSession session, SubscriptionRequest request) {
        Optional<StreamTrId> id = StreamTrId.of(request.trId());
        if (id.isEmpty()) {
            answer(session, request.trId(), request.key(), StreamCodes.UNKNOWN_TR_ID);
            return;
        }
        if (id.get() == StreamTrId.NOTICES && !settings.admission().knowsCustomer(request.key())) {
            // KIS ends the stream of an unknown customer without a close frame.
            disconnect(session);
            return;
        }
        Subscription subscription = new Subscription(id.get(), request.trId(), request.key());
        String code =
                request.register()
                        ? subscribe(session, subscription)
                        : unsubscribe(session, subscription);
        answer(session, request.trId(), request.key(), code);
        if (code.equals(StreamCodes.SUBSCRIBED) && id.get() != StreamTrId.NOTICES) {
            feed.join(session, subscription);
        }
    }

    private String subscribe(StreamSession session, Subscription subscription) {
        if (session.subscriptions().contains(subscription)) {
            return StreamCodes.ALREADY_SUBSCRIBED;
        }
        if (session.subscriptions().size() >= StreamTrId.MOST_SUBSCRIPTIONS) {
            return StreamCodes.TOO_MANY;
        }
        if (subscription.id() != StreamTrId.NOTICES && !isListed(subscription.key())) {
            return StreamCodes.UNKNOWN_KEY;
        }
        session.subscriptions().add(subscription);
        return StreamCodes.SUBSCRIBED;
    }

    private String unsubscribe(StreamSession session, Subscription subscription) {
        if (!session.subscriptions().remove(subscription)) {
            return StreamCodes.NOT_SUBSCRIBED;
        }
        if (subscription.id() != StreamTrId.NOTICES) {
            feed.leave(session, subscription);
        }
        return StreamCodes.UNSUBSCRIBED;
    }

    private boolean isListed(String code) {
        return Symbol.isValid(code) && board.listing(new Symbol(code)).isPresent();
    }

    private static String unreadable(WireException e) {
        return switch (e.field()) {
            case "header" -> "OPSP9998";
            case "header.approval_key" -> StreamCodes.UNKNOWN_APPROVAL_KEY;
            case "header.tr_type" -> "OPSP8997";
            case "body.input" -> "OPSP9991";
            case "body.input.tr_id" -> StreamCodes.UNKNOWN_TR_ID;
            case "body.input.tr_key" -> "OPSP9990";
            // Both a frame that is no object and one without a body.
            case "body" -> e.expected().equals("an object") ? "OPSP9992" : StreamCodes.BROKEN_JSON;
            default -> StreamCodes.BROKEN_JSON;
        };
    }

    private static void answer(StreamSession session, String trId, String key, String code) {
        boolean notices = StreamTrId.of(trId).equals(Optional.of(StreamTrId.NOTICES));
        boolean success =
                code.equals(StreamCodes.SUBSCRIBED) || code.equals(StreamCodes.UNSUBSCRIBED);
        session.peer()
                .send(
                        new ControlFrame.Answer(
                                        trId,
                                        key,
                                        notices,
                                        StreamCodes.find(code).orElseThrow(),
                                        success ? Optional.of(session.cipher()) : Optional.empty())
                                .encode());
    }

    /** Sends a notice to every customer who subscribed to them, faults applied. */
    void notice(Function<String, Notice> forCustomer) {
        List<NoticeFault> wrong = faults.onNotice();
        if (wrong.stream().anyMatch(fault -> fault.kind() == NoticeFault.Kind.LOSE)) {
            return;
        }
        int times =
                wrong.stream().anyMatch(fault -> fault.kind() == NoticeFault.Kind.REPEAT) ? 2 : 1;
        Instant at = clock.now();
        for (NoticeFault fault : wrong) {
            at = at.plus(fault.time());
        }
        for (int i = 0; i < times; i++) {
            if (at.isAfter(clock.now())) {
                agenda.at(at, () -> deliver(forCustomer));
            } else {
                deliver(forCustomer);
            }
        }
    }

    private void deliver(Function<String, Notice> forCustomer) {
        for (StreamSession session : List.copyOf(sessions)) {
            for (Subscription subscription : List.copyOf(session.subscriptions())) {
                if (subscription.id() == StreamTrId.NOTICES) {
                    session.peer().send(encoded(session, subscription, forCustomer));
                }
            }
        }
    }

    private String encoded(
            StreamSession session,
            Subscription subscription,
            Function<String, Notice> forCustomer) {
        Environment environment =
                subscription.code().equals(StreamTrId.NOTICES.code(Environment.REAL))
                        ? Environment.REAL
                        : Environment.MOCK;
        return Notice.encode(
                List.of(forCustomer.apply(subscription.key())),
                environment,
                settings.layout(),
                session.cipher());
    }

    /** Sends the heartbeat when it is due by the wall clock. */
    void beat() {
        Instant wall = clock.wall();
        if (wall.isBefore(nextBeat)) {
            return;
        }
        nextBeat = wall.plus(settings.heartbeat());
        String frame =
                new ControlFrame.PingPong(
                                LocalDateTime.ofInstant(clock.now(), Seoul.ZONE).withNano(0))
                        .encode();
        for (StreamSession session : List.copyOf(sessions)) {
            session.peer().send(frame);
        }
    }

    /**
     * When to look again, in session time: that of the next heartbeat if the session's clock runs
     * as fast as the wall's. If it runs faster this is early, and asked again.
     */
    Instant nextAt() {
        if (sessions.isEmpty()) {
            return Instant.MAX;
        }
        Instant wall = clock.wall();
        return wall.isBefore(nextBeat)
                ? clock.now().plus(Duration.between(wall, nextBeat))
                : clock.now();
    }
}
