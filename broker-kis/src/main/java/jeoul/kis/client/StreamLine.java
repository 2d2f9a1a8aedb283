package jeoul.kis.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jeoul.engine.market.Symbol;
import jeoul.kis.link.Link;
import jeoul.kis.link.Link.Stream;
import jeoul.kis.link.Link.StreamListener;
import jeoul.kis.wire.ApprovalRequest;
import jeoul.kis.wire.BookTick;
import jeoul.kis.wire.ControlFrame;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Notice;
import jeoul.kis.wire.NoticeCipher;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.Secret;
import jeoul.kis.wire.StreamCodes;
import jeoul.kis.wire.StreamFrame;
import jeoul.kis.wire.StreamTrId;
import jeoul.kis.wire.SubscriptionRequest;
import jeoul.kis.wire.TradeTick;
import jeoul.kis.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one stream of an app key: opened again whenever it ends, with everything subscribed anew.
 * Notices come first, then the books, then trades, as many as a session takes.
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
    private final Sink sink;
    private final Set<Symbol> followed;
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
            Sink sink) {
        this.settings = settings;
        this.session = session;
        this.link = link;
        this.inbox = inbox;
        this.wall = wall;
        this.wallAgenda = wallAgenda;
        this.sink = sink;
        this.followed = new LinkedHashSet<>(settings.followed());
    }

    /** Takes what the stream says. */
    interface Sink {

        /** Whether the market is open by the clock. */
        boolean inSession();

        void subscribed(Symbol symbol);

        /** Everything is subscribed to that can be. */
        void up();

        void book(BookTick tick);

        void trade(TradeTick tick);

        void notices(List<Notice> frame);

        /** A notice came that cannot be read: something happened to an order. */
        void unreadableNotice();

        /** The stream ended, or an attempt to open it came to nothing. */
        void lost(String reason);
    }

    /** One thing to subscribe to. */
    private record Subject(StreamTrId id, String key) {}

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
        followed.addAll(symbols);
        if (connection.isPresent()) {
            connection.get().add(subjects());
        } else if (started && !trying && !subjects().isEmpty()) {
            trying = true;
            connect();
        }
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
        for (StreamTrId id : List.of(StreamTrId.BOOK, StreamTrId.TRADES)) {
            for (Symbol symbol : followed) {
                if (subjects.size() < StreamTrId.MOST_SUBSCRIPTIONS) {
                    subjects.add(new Subject(id, symbol.code()));
                } else if (id == StreamTrId.BOOK) {
                    LOG.info("NO_FEED symbol={} reason=a session takes no more", symbol);
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
        private final ArrayDeque<Subject> toSend = new ArrayDeque<>(subjects);
        private boolean sending;
        private final Set<Subject> unanswered = new HashSet<>();
        private Stream stream;
        private Optional<NoticeCipher> cipher = Optional.empty();
        private Instant heardAt = wall.instant();
        private boolean up;
        private boolean begun;

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

        /** Asks for more, up to what a session takes. */
        private void add(List<Subject> wanted) {
            for (Subject subject : wanted) {
                boolean room = subjects.size() < StreamTrId.MOST_SUBSCRIPTIONS;
                if (room && subjects.add(subject)) {
                    toSend.add(subject);
                }
            }
            if (begun && !sending && !toSend.isEmpty()) {
                sending = true;
                sendNext();
            }
        }

        private void sendNext() {
            Subject subject = toSend.remove();
            unanswered.add(subject);
            send(subject);
            if (!toSend.isEmpty()) {
                wallAgenda.at(
                        wall.instant().plus(settings.timings().subscribeInterval()),
                        () -> ifCurrent(this::sendNext));
            } else {
                sending = false;
            }
        }

        private void send(Subject subject) {
            stream.send(
                    new SubscriptionRequest(
                                    approvalKey.orElseThrow(),
                                    true,
                                    subject.id.code(settings.environment()),
                                    subject.key)
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
            Optional<Subject> subject =
                    unanswered.stream()
                            .filter(
                                    s ->
                                            s.id.code(settings.environment()).equals(frame.trId())
                                                    && s.key.equals(frame.key()))
                            .findFirst();
            subject.ifPresent(
                    asked -> {
                        unanswered.remove(asked);
                        answered(asked, frame);
                    });
            if (!up && toSend.isEmpty() && unanswered.isEmpty()) {
                up = true;
                failures = 0;
                LOG.info("STREAM_UP subscriptions={}", subjects.size());
                sink.up();
            }
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
            } else if (subject.id == StreamTrId.BOOK) {
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
                    unanswered.stream().anyMatch(s -> s.id == StreamTrId.NOTICES) && pause.isZero();
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
