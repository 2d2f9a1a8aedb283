package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jeoul.cli.account.SimulatedAccounts;
import jeoul.cli.account.UnreachableException;
import jeoul.cli.account.UnreachableException.Reason;
import jeoul.engine.broker.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path state;

    @Test
    void whereAllIsWellEveryLineIsOk() {
        SimulatedAccounts accounts =
                new SimulatedAccounts().tokenIssued(AtAccount.CLOCK.minus(Duration.ofHours(3)));

        Typed typed = new AtAccount(accounts, state).run("doctor");

        assertEquals(0, typed.exit(), typed.out() + typed.err());
        assertEquals(13, verdicts(accounts, "OK").size());
        assertTrue(typed.out().contains("Issued 3 hours ago"), typed.out());
        assertTrue(
                typed.out().contains("10,000,000 won; 15,000,000 won with the CMA counted."),
                typed.out());
        assertTrue(accounts.isClosed());
    }

    @Test
    void withoutKeysItLooksAtWhatItCan() {
        SimulatedAccounts accounts = new SimulatedAccounts();

        Typed typed = new AtAccount(accounts, state).withoutKeys().run("doctor");

        assertEquals(0, typed.exit());
        assertTrue(typed.out().contains("! keys: jeoul login mock"), typed.out());
        assertEquals(List.of(), accounts.opened());
    }

    @Test
    void aBrokerThatDoesNotAnswerIsFive() {
        SimulatedAccounts accounts =
                new SimulatedAccounts()
                        .refusing(new UnreachableException(Reason.NO_ANSWER, "refused"));

        Typed typed = new AtAccount(accounts, state).run("doctor");

        assertEquals(5, typed.exit());
        assertEquals(List.of("NETWORK"), verdicts(accounts, "FAILED"));
        assertEquals(List.of(), accounts.opened());
    }

    @Test
    void keysOfTheOtherHostAreToldFromKeysThatAreRefused() {
        SimulatedAccounts other =
                new SimulatedAccounts()
                        .refusing(new UnreachableException(Reason.KEYS_OF_OTHER_HOST, "EGW02004"));
        SimulatedAccounts refused =
                new SimulatedAccounts()
                        .refusing(new UnreachableException(Reason.KEYS_REFUSED, "EGW00105"));

        Typed wrongHost = new AtAccount(other, state).run("doctor");
        Typed wrongKeys = new AtAccount(refused, state).run("doctor");

        assertEquals(5, wrongHost.exit());
        assertTrue(wrongHost.out().contains("issued apart. Log in with those for mock."));
        assertEquals(5, wrongKeys.exit());
        assertTrue(wrongKeys.out().contains("Refused: EGW00105."), wrongKeys.out());
    }

    @Test
    void aMarginThatLetsUsBuyBeyondTheCashIsWarnedOf() {
        SimulatedAccounts accounts = new SimulatedAccounts(20);

        Typed typed = new AtAccount(accounts, state).run("doctor");

        assertEquals(0, typed.exit());
        assertEquals(List.of("MARGIN"), verdicts(accounts, "WARNING"));
        assertTrue(
                typed.out()
                        .contains(
                                "The account would let us buy for 50,000,000 won with 10,000,000"),
                typed.out());
        assertTrue(typed.out().contains("! margin: Set its margin to 100 % in"), typed.out());
    }

    @Test
    void aClockThatIsOffIsWarnedOfAndThenFails() {
        SimulatedAccounts little = new SimulatedAccounts().brokerAhead(Duration.ofSeconds(3));
        SimulatedAccounts much = new SimulatedAccounts().brokerAhead(Duration.ofSeconds(-40));

        assertEquals(List.of("CLOCK"), verdicts(little, "WARNING"));
        assertEquals(List.of("CLOCK"), verdicts(much, "FAILED"));
        assertEquals(2, new AtAccount(much, state).run("doctor").exit());
    }

    @Test
    void aDayThatOnlyOneCalendarCallsAHolidayIsWarnedOf() {
        SimulatedAccounts closed = new SimulatedAccounts().opening(false);
        SimulatedAccounts open = new SimulatedAccounts().opening(true);

        Typed typed = new AtAccount(closed, state).run("doctor");

        assertEquals(0, typed.exit());
        assertTrue(
                typed.out()
                        .contains(
                                "2026-11-20 is a trading day by our calendar and a holiday by the"
                                        + " broker's."),
                typed.out());
        assertEquals(List.of("CALENDAR"), verdicts(closed, "WARNING"));
        assertEquals(List.of(), verdicts(open, "WARNING"));
        assertTrue(
                new AtAccount(new SimulatedAccounts(), state)
                        .run("doctor")
                        .out()
                        .contains("by our calendar; this broker keeps none."));
    }

    @Test
    void aMissingPageFails() {
        SimulatedAccounts accounts =
                new SimulatedAccounts()
                        .distorting(
                                event ->
                                        event instanceof Event.AccountRefreshed all
                                                ? new Event.AccountRefreshed(
                                                        all.request(),
                                                        all.account(),
                                                        false,
                                                        all.at())
                                                : event);

        assertEquals(List.of("PAGES"), verdicts(accounts, "FAILED"));
        assertEquals(5, new AtAccount(accounts, state).run("doctor").exit());
    }

    @Test
    void keysThatCannotBeReadFailOnThisMachine() {
        SimulatedAccounts accounts = new SimulatedAccounts();

        Typed typed =
                new AtAccount(accounts, state).variable("JEOUL_KIS_APP_KEY", "short").run("doctor");

        assertEquals(2, typed.exit());
        assertTrue(typed.out().contains("app key: 5 characters; expected 36"), typed.out());
        assertEquals(List.of(), accounts.opened());
    }

    @Test
    void anOldTokenIsMentioned() {
        SimulatedAccounts accounts =
                new SimulatedAccounts().tokenIssued(AtAccount.CLOCK.minus(Duration.ofHours(17)));

        assertEquals(List.of("TOKEN"), verdicts(accounts, "WARNING"));
    }

    @Test
    void koreanTellsTheSame() {
        Typed typed = new AtAccount(new SimulatedAccounts(20), state).run("doctor", "--lang", "ko");

        assertTrue(typed.out().contains("현금 10,000,000원으로 50,000,000원까지 살 수 있게"), typed.out());
    }

    @Test
    void badInputIsRefused() {
        Typed typed =
                new AtAccount(new SimulatedAccounts(), state).run("doctor", "--broker", "moc");

        assertEquals(2, typed.exit());
        assertTrue(typed.err().contains("did you mean 'mock'?"), typed.err());
    }

    private List<String> verdicts(SimulatedAccounts accounts, String verdict) {
        try {
            JsonNode checks =
                    JSON.readTree(new AtAccount(accounts, state).run("doctor", "--json", "-").out())
                            .get("checks");
            List<String> found = new ArrayList<>();
            checks.forEach(
                    check -> {
                        if (check.get("verdict").asText().equals(verdict)) {
                            found.add(check.get("check").asText());
                        }
                    });
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
