package jeoul.kis.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jeoul.engine.market.Symbol;
import jeoul.kis.link.Link;
import jeoul.kis.link.Link.Stream;
import jeoul.kis.link.Link.StreamListener;
import jeoul.kis.wire.ApprovalRequest;
import jeoul.kis.wire.ControlFrame;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.NoticeCipher;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.Secret;
import jeoul.kis.wire.StreamCodes;
import jeoul.kis.wire.StreamFrame;
import jeoul.kis.wire.StreamTrId;
import jeoul.kis.wire.SubscriptionRequest;
import jeoul.kis.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one stream of an app key: opened again whenever it ends, with everything subscribed anew.
 * Notices come first, then the books, then trades, as many as a session takes; where there are more
 * books than that, those needed last have it.
 */
final class StreamLine {

    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Another session holds the key, or the last one is not released yet: not to be hurried. */
    static final Duration KEY_IN_USE_PAUSE = Duration.ofSeconds(60);

    /** An approval key is valid for a day, and looked at when a session begins. */
    static final Duration KEY_LIFE = Duration.ofHours(24);

    /** A server ends the stream of an HTS id it does not know, without a word. */
    static final int MOST_NOTICE_FAILURES = 3;

    private static final int MOST_DOUBLINGS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(StreamLine.class);

    private final KisSettings settings;
    private final Session session;
    private final Link link;
    private final Inbox inbox;
    private final InstantSource wall;
    private final Agenda wallAgenda;
    private final StreamSink sink;
    private final Places places;
    private Optional<Secret> approvalKey = Optional.empty();
    private Instant approvedAt = Instant.MIN;
    private Optional<Connection> connection = Optional.empty();
    private Duration pause = Duration.ZERO;
    private int failures;
    private int noticeFailures;
    private boolean ended;
    private boolean started;

    /** A connection is up, or tried for again and again. */
    private boolean trying;

    StreamLine(
            KisSettings settings,
            Session session,
            Link link,
            Inbox inbox,
            InstantSource wall,
            Agenda wallAgenda,
            StreamSink sink) {
        this.settings = settings;
        this.session = session;
        this.link = link;
        this.inbox = inbox;
        this.wall = wall;
        this.wallAgenda = wallAgenda;
        this.sink = sink;
        this.places = new Places(settings.followed());
    }

    /** One thing to subscribe to. */
    private record Subject(StreamTrId id, String key) {}

    /** To subscribe to something, or to no more. */
    private record Wish(boolean register, Subject subject) {}

    /** Opens the stream, if there is anything to hear on it. */
    void start() {
        started = true;
        if (!subjects().isEmpty()) {
            trying = true;
            connect();
        }
    }

    /** Subscribes to more symbols, behind those followed already. */
    void follow(List<Symbol> symbols) {
        places.follow(symbols);
        if (connection.isPresent()) {
            connection.get().turnTo(subjects());
        } else if (started && !trying && !subjects().isEmpty()) {
            trying = true;
            connect();
        }
    }

    /** A symbol's book is needed: its subscription may be worth more than another's. */
    void need(Symbol symbol) {
        Optional<Symbol> lost = places.need(symbol, wall.instant(), sink.busy());
        lost.ifPresent(
                other -> {
                    LOG.info("FEED_MOVED from={} to={}", other, symbol);
                    sink.unsubscribed(other);
                    connection.ifPresent(open -> open.turnTo(subjects()));
                });
    }

    /** Whether notices of our orders come now. */
    boolean hearsNotices() {
        return connection.isPresent() && connection.get().cipher.isPresent();
    }

    /** Ends the stream for good. */
    void close() {
        ended = true;
        connection.ifPresent(open -> open.stream.close());
        connection = Optional.empty();
    }

    private List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        if (noticeFailures < MOST_NOTICE_FAILURES) {
            settings.htsId()
                    .ifPresent(id -> subjects.add(new Subject(StreamTrId.NOTICES, id.value())));
        }
        Set<Symbol> symbols =
                places.fill(StreamTrId.MOST_SUBSCRIPTIONS - subjects.size(), wall.instant());
        for (StreamTrId id : List.of(StreamTrId.BOOK, StreamTrId.TRADES)) {
            for (Symbol symbol : symbols) {
                if (subjects.size() < StreamTrId.MOST_SUBSCRIPTIONS) {
                    subjects.add(new Subject(id, symbol.code()));
                }
            }
        }
        return subjects;
    }

    private void connect() {
        if (ended) {
            return;
        }
        if (approvalKey.isPresent() && wall.instant().isBefore(approvedAt.plus(KEY_LIFE))) {
            open();
            return;
        }
        session.post(
                Endpoint.APPROVAL,
                new ApprovalRequest(settings.appKey(), settings.appSecret()),
                ReplyFormat.APPROVAL,
                reason -> {
                    sink.lost("no approval key: " + reason);
                    connectLater("no approval key: " + reason);
                },
                reply -> {
                    approvalKey = Optional.of(reply.approvalKey());
                    approvedAt = wall.instant();
                    open();
                });
    }

    private void open() {
        Connection opening = new Connection();
        connection = Optional.of(opening);
        opening.stream = link.open(opening);
    }

    private void connectLater(String reason) {
        Duration next = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        if (next.compareTo(LONGEST_PAUSE) > 0) {
            next = LONGEST_PAUSE;
        }
        if (next.compareTo(pause) < 0) {
            next = pause;
        }
        pause = Duration.ZERO;
        LOG.warn("STREAM_DOWN reason={} next={}", reason, next);
        wallAgenda.at(wall.instant().plus(next), this::connect);
    }

    /** One connection, from its opening to its end. */
    private final class Connection implements StreamListener, ControlFrame.Handler {

        private final Set<Subject> subjects = new LinkedHashSet<>(subjects());
        private final ArrayDeque<Wish> toSend = new ArrayDeque<>();
        private boolean sending;
        private final Set<Wish> unanswered = new LinkedHashSet<>();
        private Stream stream;
        private Optional<NoticeCipher> cipher = Optional.empty();
        private Instant heardAt = wall.instant();
        private boolean up;
        private boolean begun;

        Connection() {
            subjects.forEach(subject -> toSend.add(new Wish(true, subject)));
        }

        @Override
        public void opened() {
            inbox.add(() -> ifCurrent(this::begin));
        }

        @Override
        public void text(String frame) {
            inbox.add(() -> ifCurrent(() -> take(frame)));
        }

        @Override
        public void closed(String reason) {
            inbox.add(() -> ifCurrent(() -> end(reason)));
        }

        private void ifCurrent(Runnable action) {
            if (connection.equals(Optional.of(this))) {
                action.run();
            }
        }

        private void begin() {
            heardAt = wall.instant();
            watchSilence();
            sending = true;
            begun = true;
            sendNext();
        }

        /** Asks for what is not subscribed to, after ending what is wanted no more. */
        private void turnTo(List<Subject> wanted) {
            for (Subject subject : List.copyOf(subjects)) {
                if (!wanted.contains(subject)) {
                    subjects.remove(subject);
                    wish(false, subject);
                }
            }
            for (Subject subject : wanted) {
                if (subjects.add(subject)) {
                    wish(true, subject);
                }
            }
            if (begun && !sending && !toSend.isEmpty()) {
                sending = true;
                sendNext();
            }
        }

        /**
         * What has not been sent yet needs no taking back. Ends go before beginnings, so that no
         * more is ever held than a session takes.
         */
        private void wish(boolean register, Subject subject) {
            if (toSend.remove(new Wish(!register, subject))) {
                return;
            }
            if (register) {
                toSend.addLast(new Wish(true, subject));
            } else {
                toSend.addFirst(new Wish(false, subject));
            }
        }

        private void sendNext() {
            Wish wish = toSend.poll();
            if (wish != null) {
                unanswered.add(wish);
                send(wish);
            }
            if (!toSend.isEmpty()) {
                wallAgenda.at(
                        wall.instant().plus(settings.timings().subscribeInterval()),
                        () -> ifCurrent(this::sendNext));
            } else {
                sending = false;
            }
        }

        private void send(Wish wish) {
            stream.send(
                    new SubscriptionRequest(
                                    approvalKey.orElseThrow(),
                                    wish.register,
                                    wish.subject.id.code(settings.environment()),
                                    wish.subject.key)
                            .encode());
        }

        private void watchSilence() {
            wallAgenda.at(
                    heardAt.plus(settings.timings().silence()), () -> ifCurrent(this::listen));
        }

        private void listen() {
            Instant dead = heardAt.plus(settings.timings().silence());
            if (wall.instant().isBefore(dead)) {
                watchSilence();
            } else if (sink.inSession()) {
                end("nothing was heard for " + settings.timings().silence().toSeconds() + " s");
            } else {
                heardAt = wall.instant();
                watchSilence();
            }
        }

        private void take(String frame) {
            heardAt = wall.instant();
            if (ControlFrame.isPingPong(frame)) {
                stream.send(frame);
                return;
            }
            boolean notice = false;
            try {
                if (frame.startsWith("{")) {
                    ControlFrame.decode(frame).to(this);
                } else {
                    StreamFrame data = StreamFrame.decode(frame);
                    Optional<StreamTrId> id = StreamTrId.of(data.trId());
                    notice = id.equals(Optional.of(StreamTrId.NOTICES));
                    id.ifPresent(known -> take(data, known));
                }
            } catch (WireException e) {
                LOG.warn("FRAME_UNREADABLE reason={}", e.getMessage());
                if (notice || frame.startsWith("1")) {
                    sink.unreadableNotice();
                }
            }
        }

        private void take(StreamFrame data, StreamTrId id) {
            switch (id) {
                case BOOK -> data.books().forEach(sink::book);
                case TRADES -> data.trades().forEach(sink::trade);
                case NOTICES -> {
                    if (cipher.isPresent()) {
                        sink.notices(data.notices(cipher.get()));
                    } else {
                        sink.unreadableNotice();
                    }
                }
            }
        }

        @Override
        public void answer(ControlFrame.Answer frame) {
            String code = frame.envelope().code();
            if (code.equals(StreamCodes.KEY_IN_USE)) {
                pause = KEY_IN_USE_PAUSE;
                end("another session uses the key");
                return;
            }
            if (code.equals(StreamCodes.UNKNOWN_APPROVAL_KEY)) {
                approvalKey = Optional.empty();
                end("the approval key is not known any more");
                return;
            }
            Optional<Wish> wish =
                    unanswered.stream().filter(w -> isAbout(frame, w.subject)).findFirst();
            wish.ifPresent(
                    asked -> {
                        unanswered.remove(asked);
                        if (asked.register) {
                            answered(asked.subject, frame);
                        } else if (!frame.envelope().succeeded()) {
                            LOG.warn(
                                    "FEED_KEPT symbol={} reason={}",
                                    asked.subject.key,
                                    frame.envelope().text());
                        }
                    });
            if (!up && toSend.isEmpty() && unanswered.isEmpty()) {
                up = true;
                failures = 0;
                LOG.info("STREAM_UP subscriptions={}", subjects.size());
                sink.up();
            }
        }

        private boolean isAbout(ControlFrame.Answer frame, Subject subject) {
            return subject.id.code(settings.environment()).equals(frame.trId())
                    && subject.key.equals(frame.key());
        }

        private void answered(Subject subject, ControlFrame.Answer frame) {
            boolean taken =
                    frame.envelope().succeeded()
                            || frame.envelope().code().equals(StreamCodes.ALREADY_SUBSCRIBED);
            if (subject.id == StreamTrId.NOTICES) {
                cipher = frame.cipher().or(() -> cipher);
                if (cipher.isPresent()) {
                    noticeFailures = 0;
                } else {
                    LOG.warn("NO_NOTICES reason={}", frame.envelope().text());
                }
            } else if (!taken) {
                LOG.warn(
                        "NO_FEED symbol={} stream={} reason={}",
                        subject.key,
                        subject.id,
                        frame.envelope().text());
            } else if (subject.id == StreamTrId.BOOK && subjects.contains(subject)) {
                // Its place may have gone to another symbol meanwhile.
                sink.subscribed(new Symbol(subject.key));
            }
        }

        @Override
        public void pingPong(ControlFrame.PingPong frame) {
            stream.send(frame.encode());
        }

        private void end(String reason) {
            connection = Optional.empty();
            stream.close();
            boolean noticesUnanswered =
                    unanswered.stream().anyMatch(w -> w.subject.id == StreamTrId.NOTICES)
                            && pause.isZero();
            if (noticesUnanswered) {
                noticeFailures++;
                if (noticeFailures == MOST_NOTICE_FAILURES) {
                    LOG.warn("NO_NOTICES reason=the stream ends when they are asked for");
                }
            }
            if (!ended) {
                sink.lost(reason);
                trying = !subjects().isEmpty();
                if (trying) {
                    connectLater(reason);
                }
            }
        }
    }
}
