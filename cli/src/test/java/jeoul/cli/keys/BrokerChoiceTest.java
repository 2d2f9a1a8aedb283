package jeoul.cli.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import jeoul.engine.InputException;
import jeoul.engine.broker.VenueProfile;
import org.junit.jupiter.api.Test;

class BrokerChoiceTest {

    @Test
    void mockAndRealAreKnownByName() {
        assertEquals(URI.create("https://openapivts.koreainvestment.com:29443"), of("mock").rest());
        assertEquals(URI.create("ws://ops.koreainvestment.com:21000"), of("real").stream());
        assertFalse(of("mock").tradesRealMoney());
        assertTrue(of("real").tradesRealMoney());
    }

    @Test
    void anAddressIsMockUnlessToldAndItsStreamIsTheNextPort() {
        BrokerChoice choice = of("http://127.0.0.1:8080/");

        assertEquals(VenueProfile.MOCK, choice.profile());
        assertEquals(URI.create("ws://127.0.0.1:8081"), choice.stream());
        assertEquals("http://127.0.0.1:8080", choice.name());
        assertEquals(URI.create("wss://kis.example:444"), of("https://kis.example").stream());
    }

    @Test
    void anAddressTakesProfileAndStream() {
        BrokerChoice choice =
                BrokerChoice.of(
                        "http://127.0.0.1:1",
                        Optional.of("real"),
                        Optional.of("ws://127.0.0.1:9/tryitout"));

        assertTrue(choice.tradesRealMoney());
        assertEquals(URI.create("ws://127.0.0.1:9/tryitout"), choice.stream());
    }

    @Test
    void theRealHostUnderAnotherNameIsRefused() {
        refused(
                "--broker: 'https://OPENAPI.koreainvestment.com' is KIS itself; expected --broker"
                        + " real",
                "https://OPENAPI.koreainvestment.com");
    }

    @Test
    void whatIsNoWholeAddressIsRefused() {
        String right = "; expected a whole address such as http://127.0.0.1:8080";
        refused("--broker: 'ftp://127.0.0.1:1'" + right, "ftp://127.0.0.1:1");
        refused("--broker: not an address" + right, "http://");
        refused("--broker: 'http://127.0.0.1:99999'" + right, "http://127.0.0.1:99999");
        refused("--broker: 'http://127.0.0.1:1/x'" + right, "http://127.0.0.1:1/x");
        refused("--broker: '***'" + right, "http://me:word@127.0.0.1:1");
        refused(
                "--broker: 'reel', did you mean 'real'?; expected mock, real or an address such as"
                        + " http://127.0.0.1:8080",
                "reel");
    }

    @Test
    void profileAndStreamAreForAnAddressOnly() {
        InputException e =
                assertThrows(
                        InputException.class,
                        () -> BrokerChoice.of("real", Optional.of("mock"), Optional.empty()));

        assertEquals(
                "--profile: given beside --broker real; expected it beside an address only",
                e.getMessage());
    }

    private static BrokerChoice of(String broker) {
        return BrokerChoice.of(broker, Optional.empty(), Optional.empty());
    }

    private static void refused(String message, String broker) {
        InputException e = assertThrows(InputException.class, () -> of(broker));
        assertEquals(message, e.getMessage());
    }
}
