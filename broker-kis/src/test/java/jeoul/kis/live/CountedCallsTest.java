package jeoul.kis.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.TradingCalendar;
import jeoul.kis.client.CallGate;
import jeoul.kis.client.KisBroker;
import jeoul.kis.client.KisSettings;
import jeoul.kis.client.PowerReceiver;
import jeoul.kis.wire.AccountNumber;
import jeoul.kis.wire.BuyingPower;
import jeoul.kis.wire.Envelope;
import jeoul.kis.wire.Environment;
import jeoul.kis.wire.Reply;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.Secret;
import jeoul.kis.wire.TokenReply;
import jeoul.kis.wire.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server of bare sockets is asked, beside what the gate of the rate has let through. */
@Timeout(60)
class CountedCallsTest extends LinkFixture {

    private static final Envelope DONE = new Envelope("0", "MCA00000", "정상처리 되었습니다.");

    @TempDir private Path folder;

    private final AtomicInteger permits = new AtomicInteger();
    private final AtomicInteger inquiries = new AtomicInteger();
    private final List<Long> told = new ArrayList<>();

    @Test
    void theServerIsAskedAsOftenAsTheGateHasCountedThoughKeptConnectionsDie() throws Exception {
        RawServer server = server(this::answerThreeOfFour);
        CallGate counting =
                now -> {
                    permits.incrementAndGet();
                    return now;
                };
        Secret key = new Secret("K".repeat(36));
        KisBroker broker =
                new KisBroker(
                        KisSettings.of(
                                Environment.REAL,
                                VenueProfile.REAL,
                                new AccountNumber("12345678", "01"),
                                key,
                                new Secret("S".repeat(180)),
                                Optional.empty()),
                        TradingCalendar.krx(),
                        link(server),
                        new TokenFile(folder, key, server.url()),
                        counting,
                        InstantSource.system());
        LiveTimeline timeline =
                new LiveTimeline(
                        broker, SessionClock.ofWall(InstantSource.system()), System::nanoTime);

        for (int asked = 1; asked <= 4; asked++) {
            int answers = asked;
            broker.askBuyingPower(false, new Told());
            timeline.waitFor(() -> told.size() == answers, Duration.ofSeconds(30));
        }

        long gets = server.requests().stream().filter(text -> text.startsWith("GET ")).count();
        assertEquals(List.of(1_000L, 1_000L, 1_000L, 1_000L), told);
        assertEquals(5, gets);
        assertEquals(gets, permits.get());
    }

    /** The second inquiry is read on the connection that the first has kept, and that then ends. */
    private boolean answerThreeOfFour(int number, OutputStream out) throws IOException {
        byte[] body;
        if (number == 1) {
            body =
                    ReplyFormat.TOKEN.encode(
                            Reply.of(
                                    DONE,
                                    new TokenReply(
                                            new Secret("token"),
                                            LocalDateTime.of(2099, 1, 1, 0, 0),
                                            86_400)));
        } else if (inquiries.incrementAndGet() == 2) {
            return false;
        } else {
            body =
                    ReplyFormat.BUYING_POWER.encode(
                            Reply.of(DONE, new BuyingPower(1_000, 0, 91_000, 1_000, 0, 1_000, 0)));
        }
        out.write(RawServer.response(OK, new String(body, StandardCharsets.UTF_8)));
        out.flush();
        return true;
    }

    private final class Told implements PowerReceiver {

        @Override
        public void answered(BuyingPower power) {
            told.add(power.amount());
        }

        @Override
        public void failed(String reason, Optional<Verdict> refusal) {
            throw new AssertionError(reason);
        }
    }
}
