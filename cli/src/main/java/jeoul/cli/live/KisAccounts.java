package jeoul.cli.live;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import jeoul.cli.account.Accounts;
import jeoul.cli.account.OpenAccount;
import jeoul.cli.account.UnreachableException;
import jeoul.cli.account.UnreachableException.Reason;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.Credentials;
import jeoul.cli.keys.StateFolder;
import jeoul.engine.InputException;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Seoul;
import jeoul.kis.client.KisSettings;
import jeoul.kis.client.TokenStore;
import jeoul.kis.link.Answer;
import jeoul.kis.link.Call;
import jeoul.kis.link.Header;
import jeoul.kis.link.Link;
import jeoul.kis.live.CallRate;
import jeoul.kis.live.KisModule;
import jeoul.kis.live.LinkSettings;
import jeoul.kis.live.OkHttpLink;
import jeoul.kis.live.SessionClock;
import jeoul.kis.live.TokenFile;
import jeoul.kis.server.host.KisHost;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Envelope;
import jeoul.kis.wire.Environment;
import jeoul.kis.wire.MessageCodes;
import jeoul.kis.wire.MessageKind;
import jeoul.kis.wire.Reply;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.RevokeReply;
import jeoul.kis.wire.RevokeRequest;
import jeoul.kis.wire.Wire;
import jeoul.kis.wire.WireException;

/** Opens accounts at KIS, or at whatever speaks as KIS does. */
public final class KisAccounts implements Accounts {

    /** A knock is a call like any other; mock answers slowly. */
    private static final Duration KNOCK_PATIENCE = Duration.ofSeconds(30);

    private static final String KNOCK = "/";

    /** A session's clock that is given may differ so much of the wall from that of the server. */
    private static final Duration MOST_OFF = Duration.ofSeconds(10);

    private final Path folder;
    private final InstantSource wall;
    private final LongSupplier nanos;

    /**
     * @param environment of the process: says where tokens and the count of calls are kept
     * @param nanos a clock that is never set
     */
    public KisAccounts(Map<String, String> environment, InstantSource wall, LongSupplier nanos) {
        this.folder = StateFolder.of(environment);
        this.wall = wall;
        this.nanos = nanos;
    }

    @Override
    public OpenAccount open(BrokerChoice broker, Credentials keys) {
        OkHttpLink link = link(broker);
        try {
            boolean real = broker.profile().equals(VenueProfile.REAL);
            String server = broker.rest().toString();
            KisSettings settings =
                    KisSettings.of(
                            real ? Environment.REAL : Environment.MOCK,
                            broker.profile(),
                            keys.account(),
                            keys.appKey(),
                            keys.appSecret(),
                            keys.htsId());
            Injector injector =
                    Guice.createInjector(
                            new KisModule(
                                    settings,
                                    link,
                                    folder,
                                    server,
                                    real ? CallRate.REAL : CallRate.MOCK,
                                    clock(broker, link),
                                    wall,
                                    nanos));
            KisAccount account = new KisAccount(link, injector);
            account.greet();
            return account;
        } catch (RuntimeException e) {
            link.close();
            throw e;
        }
    }

    private static OkHttpLink link(BrokerChoice broker) {
        return new OkHttpLink(
                LinkSettings.of(broker.rest().toString(), broker.stream().toString()));
    }

    /** The wall's clock, one that was given, or the one the server keeps. */
    private SessionClock clock(BrokerChoice broker, OkHttpLink link) {
        if (broker.clock().isEmpty()) {
            return SessionClock.ofWall(wall);
        }
        String text = broker.clock().get();
        boolean asked = text.equals(BrokerChoice.SERVERS_CLOCK);
        Optional<SessionClock> given =
                asked ? Optional.empty() : Optional.of(SessionClock.parse(text, wall));
        Answer answer = get(link, KisHost.CLOCK);
        if (answer.status() == 200) {
            SessionClock servers = SessionClock.parse(answer.body(), wall);
            given.ifPresent(clock -> requireAlike(clock, servers));
            return given.orElse(servers);
        }
        return given.orElseThrow(
                () ->
                        new InputException(
                                "--clock server",
                                "this server tells no clock",
                                "an emulated server, or --clock SIM@SPEED/WALL"));
    }

    /** The line of another emulator, or of another day, would trade at the wrong time. */
    private static void requireAlike(SessionClock given, SessionClock servers) {
        Instant shown = given.now();
        Instant there = servers.now();
        Duration most = servers.session(MOST_OFF).plus(MOST_OFF);
        if (Duration.between(shown, there).abs().compareTo(most) > 0) {
            throw new InputException(
                    "--clock",
                    "shows " + inSeoul(shown) + ", and the server's shows " + inSeoul(there),
                    "the line that this emulator printed, or --clock server");
        }
    }

    private static String inSeoul(Instant at) {
        return Seoul.dateOf(at) + " " + Seoul.timeOf(at).truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public Contact contact(BrokerChoice broker) {
        try (OkHttpLink link = link(broker)) {
            long started = nanos.getAsLong();
            Answer answer = get(link, KNOCK);
            Duration took = Duration.ofNanos(nanos.getAsLong() - started);
            return new Contact(brokerTime(answer), took);
        }
    }

    @Override
    public Revocation revoke(BrokerChoice broker, Credentials keys) {
        Instant now = wall.instant();
        Optional<TokenStore.Token> kept =
                new TokenFile(folder, keys.appKey(), broker.rest().toString())
                        .discard(now)
                        .filter(token -> now.isBefore(token.expires()));
        if (kept.isEmpty()) {
            return Revocation.NONE;
        }
        RevokeRequest request =
                new RevokeRequest(keys.appKey(), keys.appSecret(), kept.get().value());
        Call call =
                new Call(
                        true,
                        Endpoint.REVOKE.path(),
                        "",
                        List.of(new Header("content-type", "application/json; charset=utf-8")),
                        new String(Wire.json(request), StandardCharsets.UTF_8),
                        false);
        try (OkHttpLink link = link(broker)) {
            return revocation(ask(link, call));
        } catch (UnreachableException | WireException e) {
            return Revocation.failed(e.getMessage());
        }
    }

    private static Revocation revocation(Answer answer) {
        Reply<RevokeReply> reply =
                ReplyFormat.REVOKE.decode(answer.body().getBytes(StandardCharsets.UTF_8));
        Envelope envelope = reply.envelope();
        boolean unknown =
                MessageCodes.find(envelope.code())
                        .filter(code -> code.kind() == MessageKind.AUTH_REISSUE)
                        .isPresent();
        boolean done = reply.body().filter(body -> body.code() == 200).isPresent();
        // A token that the broker does not know any more opens nothing either.
        return done || unknown
                ? Revocation.DONE
                : Revocation.failed("the broker says: " + envelope.code() + " " + envelope.text());
    }

    private static Instant brokerTime(Answer answer) {
        String date =
                answer.header("date")
                        .orElseThrow(
                                () ->
                                        new UnreachableException(
                                                Reason.NO_ANSWER, "the broker tells no time"));
        try {
            return Instant.from(
                    DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).parse(date));
        } catch (DateTimeParseException e) {
            throw new UnreachableException(
                    Reason.NO_ANSWER, "the broker tells a time that cannot be read", e);
        }
    }

    private static Answer get(Link link, String path) {
        return ask(link, new Call(false, path, "", List.of(), "", false));
    }

    private static Answer ask(Link link, Call call) {
        BlockingQueue<Optional<Answer>> answers = new ArrayBlockingQueue<>(1);
        String[] trouble = {"no answer in " + KNOCK_PATIENCE.toSeconds() + " s"};
        link.call(
                call,
                new Link.Receiver() {
                    @Override
                    public void answered(Answer answer) {
                        answers.add(Optional.of(answer));
                    }

                    @Override
                    public void lost(boolean mayHaveArrived, String reason) {
                        trouble[0] = reason;
                        answers.add(Optional.empty());
                    }
                });
        try {
            Optional<Answer> answer = answers.poll(KNOCK_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (answer != null && answer.isPresent()) {
                return answer.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new UnreachableException(
                Reason.NO_ANSWER, "the broker does not answer: " + trouble[0]);
    }
}
