package jeoul.cli.emulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jeoul.cli.account.AccountSession;
import jeoul.cli.account.Accounts;
import jeoul.cli.account.Fate;
import jeoul.cli.account.UnreachableException;
import jeoul.cli.input.EmulationInputs;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.Credentials;
import jeoul.cli.live.KisAccounts;
import jeoul.engine.InputException;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.order.OrderType;
import jeoul.kis.client.TokenStore;
import jeoul.kis.live.TokenFile;
import jeoul.kis.server.ServerSettings;
import jeoul.kis.server.fault.FaultScript;
import jeoul.kis.server.host.HostSettings;
import jeoul.kis.wire.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The emulator over real sockets of this machine, and our own client in front of it. */
class EmulationTest implements Emulation.Listener {

    private static final EmulationKeys KEYS = EmulationKeys.of(1);

    @TempDir private Path state;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private volatile String clock = "";

    @Override
    public void order(String line) {
        told.add(line);
    }

    @Override
    public void running(String started) {
        clock = started;
        told.add("running " + started.substring(0, 22));
    }

    @Override
    public void held(Instant at) {
        told.add("held");
    }

    @Override
    public void behind(Duration session) {
        told.add("behind");
    }

    @Override
    public void dayOver(EmulatedDay day) {
        told.add("over");
    }

    @Test
    void ourOwnClientReadsTheAccountAndTrades() throws Exception {
        try (Emulation emulation = emulation(0, false, ServerSettings.REAL)) {
            emulation.begin();
            try (AccountSession session =
                    new AccountSession(accounts().open(at(emulation, "server"), keys(KEYS)))) {
                assertEquals(240_535, session.account().account().cash().d2());

                Fate fate =
                        session.place(
                                new Symbol("035720"),
                                Side.BUY,
                                OrderType.BEST_OPPOSITE,
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                1);

                // Fills are asked for only now and then: the exchange knows of it first.
                assertTrue(fate.number().isPresent(), fate.toString());
            }
            EmulatedDay day = emulation.day().orElseThrow().get(30, TimeUnit.SECONDS);
            assertEquals(20, day.after().held(new Symbol("035720")));
            assertEquals(19, day.before().held(new Symbol("035720")));
        }
        assertTrue(told.stream().anyMatch(line -> line.contains("filled at")), told.toString());
    }

    @Test
    void heldClockGoesWhenAClientComesAndStandsWhenItIsGone() throws Exception {
        try (Emulation emulation = emulation(0, true, ServerSettings.REAL)) {
            emulation.begin();
            accounts().open(at(emulation, "server"), keys(KEYS)).close();

            assertEquals("running 2026-11-20T10:00:00@60", told.poll(30, TimeUnit.SECONDS));
            assertEquals("held", told.poll(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void tokenIsGivenBackAndOffThisMachineWhateverTheBrokerSays() {
        BrokerChoice broker;
        try (Emulation emulation = emulation(0, true, ServerSettings.REAL)) {
            emulation.begin();
            broker = at(emulation, "server");
            assertEquals(Accounts.Revocation.NONE, accounts().revoke(broker, keys(KEYS)));

            accounts().open(broker, keys(KEYS)).close();
            assertEquals(Accounts.Revocation.DONE, accounts().revoke(broker, keys(KEYS)));
            assertEquals(Accounts.Revocation.NONE, accounts().revoke(broker, keys(KEYS)));
        }
        Secret token = new Secret("left-behind");
        TokenFile file =
                new TokenFile(state.resolve("jeoul"), KEYS.appKey(), broker.rest().toString());
        Instant now = Instant.now();
        file.save(new TokenStore.Token(token, now, now.plusSeconds(3_600)));

        Accounts.Revocation failed = accounts().revoke(broker, keys(KEYS));

        assertEquals(Accounts.Revocation.Kind.FAILED, failed.kind());
        assertTrue(failed.trouble().startsWith("the broker does not answer: "), failed.trouble());
        assertEquals(Optional.empty(), file.load());
    }

    @Test
    void refusesAPortInUse() {
        try (Emulation first = emulation(0, true, ServerSettings.MOCK)) {
            InputException refused =
                    assertThrows(
                            InputException.class,
                            () -> emulation(first.port(), true, ServerSettings.MOCK));

            assertTrue(
                    refused.getMessage().startsWith("port " + first.port() + " of 127.0.0.1"),
                    refused.getMessage());
        }
    }

    @Test
    void refusesOtherKeysWhereOnlyItsOwnAreLetIn() {
        ServerSettings strict = ServerSettings.REAL.withAdmission(KEYS.admission());
        try (Emulation emulation = emulation(0, false, strict)) {
            emulation.begin();

            UnreachableException refused =
                    assertThrows(
                            UnreachableException.class,
                            () ->
                                    accounts()
                                            .open(
                                                    at(emulation, "server"),
                                                    keys(EmulationKeys.of(2))));

            assertEquals(UnreachableException.Reason.KEYS_REFUSED, refused.reason());
        }
    }

    @Test
    void refusesTheClockOfAnotherEmulator() throws Exception {
        try (Emulation emulation = emulation(0, false, ServerSettings.REAL)) {
            emulation.begin();
            assertEquals("running 2026-11-20T10:00:00@60", told.poll(30, TimeUnit.SECONDS));
            accounts().open(at(emulation, clock), keys(KEYS)).close();
            BrokerChoice other = at(emulation, "2026-11-21T10:00:00@60");
            InputException refused =
                    assertThrows(InputException.class, () -> accounts().open(other, keys(KEYS)));

            assertTrue(
                    refused.getMessage().contains("shows 2026-11-21 10:00"), refused.getMessage());
        }
    }

    private KisAccounts accounts() {
        return new KisAccounts(
                Map.of("XDG_STATE_HOME", state.toString()),
                InstantSource.system(),
                System::nanoTime);
    }

    private static Credentials keys(EmulationKeys keys) {
        return new Credentials(keys.appKey(), keys.appSecret(), keys.account(), Optional.empty());
    }

    private static BrokerChoice at(Emulation emulation, String clock) {
        return BrokerChoice.of(
                        "http://127.0.0.1:" + emulation.port(),
                        Optional.of("real"),
                        Optional.of("ws://127.0.0.1:" + emulation.streamPort()))
                .onClock(clock);
    }

    private Emulation emulation(int port, boolean hold, ServerSettings server) {
        EmulationInputs.Resolved inputs =
                new EmulationInputs(
                                Optional.of("small-account"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                "10:00:00")
                        .resolve(TradingCalendar.krx());
        assertEquals("10:00", Seoul.timeOf(inputs.start()).toString());
        EmulationSettings settings =
                new EmulationSettings(
                        inputs.day(),
                        inputs.start(),
                        new BigDecimal(60),
                        hold,
                        1,
                        inputs.cash(),
                        inputs.holdings(),
                        inputs.market(),
                        VenueProfile.REAL,
                        server,
                        FaultScript.NONE,
                        new HostSettings(HostSettings.LOOPBACK, port, 0));
        return new Emulation(settings, InstantSource.system(), this);
    }
}
