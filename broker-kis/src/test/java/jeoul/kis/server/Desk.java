package jeoul.kis.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.kis.link.Answer;
import jeoul.kis.link.Call;
import jeoul.kis.link.Header;
import jeoul.kis.link.Link;
import jeoul.kis.server.fault.FaultScript;
import jeoul.kis.server.fault.Faults;
import jeoul.kis.wire.ApprovalReply;
import jeoul.kis.wire.Fields;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.TokenReply;

/** A server at ten in the morning, and a client who writes every byte by hand. */
final class Desk {

    static final String APP_KEY = "PSAPPKEY";
    static final String SECRET = "appsecret-of-the-test";
    static final String ACCOUNT = "\"CANO\":\"50000000\",\"ACNT_PRDT_CD\":\"01\"";
    static final String QUOTATIONS = "/uapi/domestic-stock/v1/quotations/";
    static final String TRADING = "/uapi/domestic-stock/v1/trading/";

    /** The number of what somebody else is made to order. */
    static final BrokerOrderId FOREIGN = new BrokerOrderId("0000000077");

    final Venue venue = new Venue();
    final List<String> foreign = new ArrayList<>();
    Instant wall = Instant.parse("2026-11-25T03:00:00Z");
    final KisServer server;
    String token;

    Desk(ServerSettings settings) {
        this(settings, FaultScript.NONE);
    }

    Desk(ServerSettings settings, FaultScript script) {
        this(settings, script, OptionalLong.empty());
    }

    Desk(ServerSettings settings, FaultScript script, OptionalLong credit) {
        server =
                new KisServer(
                        settings,
                        new Served(venue, venue, TradingCalendar.krx(), () -> credit),
                        venue.now,
                        () -> wall,
                        new SplittableRandom(1),
                        new Faults(script, 7, venue.now),
                        (symbol, side, type, price, quantity) -> {
                            foreign.add(side + " " + symbol + " " + type + " " + quantity);
                            return Optional.of(FOREIGN);
                        });
    }

    /** Mock without a limit of calls, and with a token. */
    static Desk mock() {
        return new Desk(ServerSettings.MOCK.withCallsPerSecond(10_000)).login();
    }

    static Desk real() {
        return new Desk(ServerSettings.REAL.withCallsPerSecond(10_000)).login();
    }

    static Desk mock(String script) {
        return new Desk(
                        ServerSettings.MOCK.withCallsPerSecond(10_000),
                        FaultScript.parse("script", script))
                .login();
    }

    Desk login() {
        token = tokenReply().token().value();
        return this;
    }

    TokenReply tokenReply() {
        return read(ReplyFormat.TOKEN, askToken());
    }

    Heard askToken() {
        return post(
                "/oauth2/tokenP",
                "",
                "{\"grant_type\":\"client_credentials\",\"appkey\":\""
                        + APP_KEY
                        + "\",\"appsecret\":\""
                        + SECRET
                        + "\"}");
    }

    String approvalKey() {
        return approvalKey(APP_KEY);
    }

    String approvalKey(String appKey) {
        ApprovalReply reply =
                read(
                        ReplyFormat.APPROVAL,
                        post(
                                "/oauth2/Approval",
                                "",
                                "{\"grant_type\":\"client_credentials\",\"appkey\":\""
                                        + appKey
                                        + "\",\"secretkey\":\""
                                        + SECRET
                                        + "\"}"));
        return reply.approvalKey().value();
    }

    Heard get(String path, String trId, String query) {
        return call(new Call(false, path, query, headers(trId), "", false));
    }

    Heard post(String path, String trId, String body) {
        return call(new Call(true, path, "", headers(trId), body, true));
    }

    List<Header> headers(String trId) {
        return List.of(
                new Header("content-type", "application/json"),
                new Header("authorization", "Bearer " + token),
                new Header("appkey", APP_KEY),
                new Header("appsecret", SECRET),
                new Header("tr_id", trId),
                new Header("custtype", "P"));
    }

    /** Calls, and lets the venue say what it has to say. */
    Heard call(Call call) {
        Heard heard = new Heard();
        server.handle(call, heard);
        venue.poll(server::heard);
        return heard;
    }

    /** The venue says something. */
    void says(Event event) {
        venue.says(event);
        venue.poll(server::heard);
    }

    void pass(Duration time) {
        venue.now = venue.now.plus(time);
        wall = wall.plus(time);
        server.advance(venue.now);
        venue.poll(server::heard);
    }

    Heard buy(String rest) {
        return post(
                TRADING + "order-cash",
                "VTTC0012U",
                "{" + ACCOUNT + ",\"PDNO\":\"005930\"," + rest + "}");
    }

    /** A best-limit buy of so many that the venue took under a number. */
    ClientOrderId bought(long quantity, String number) {
        Heard answer =
                buy("\"ORD_DVSN\":\"03\",\"ORD_QTY\":\"" + quantity + "\",\"ORD_UNPR\":\"0\"");
        ClientOrderId id = venue.last(Command.Submit.class).order().id();
        says(new Event.Accepted(id, new BrokerOrderId(number), venue.now));
        answer.answer();
        return id;
    }

    static <T> T read(ReplyFormat<T> format, Heard heard) {
        return format.decode(heard.bytes())
                .body()
                .orElseThrow(() -> new AssertionError(heard.body()));
    }

    /** What came back of one call. */
    static final class Heard implements Link.Receiver {

        private final List<Answer> answers = new ArrayList<>();
        private Optional<String> lost = Optional.empty();

        @Override
        public void answered(Answer answer) {
            answers.add(answer);
        }

        @Override
        public void lost(boolean mayHaveArrived, String reason) {
            lost = Optional.of(reason);
        }

        boolean isOpen() {
            return answers.isEmpty() && lost.isEmpty();
        }

        boolean isLost() {
            return lost.isPresent() && answers.isEmpty();
        }

        Answer answer() {
            if (answers.size() != 1) {
                throw new AssertionError(answers.size() + " answers, lost " + lost);
            }
            return answers.get(0);
        }

        String body() {
            return answer().body();
        }

        byte[] bytes() {
            return body().getBytes(StandardCharsets.UTF_8);
        }

        int status() {
            return answer().status();
        }

        /** The message code, in either form of envelope. */
        String code() {
            Fields fields = Fields.json(bytes());
            return fields.blankable(fields.has("error_code") ? "error_code" : "msg_cd");
        }

        String continuation() {
            return answer().header("tr_cont").orElse("absent");
        }
    }

    /** The client's end of a stream. */
    static final class Peer implements StreamPeer {

        final List<String> frames = new ArrayList<>();
        boolean closed;

        @Override
        public void send(String frame) {
            frames.add(frame);
        }

        @Override
        public void close() {
            closed = true;
        }

        String last() {
            return frames.get(frames.size() - 1);
        }
    }
}
