package jeoul.kis.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import jeoul.engine.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkSettingsTest {

    private static final String STREAM = "ws://127.0.0.1:8081";
    private static final String BASE = "http://127.0.0.1:8080";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://openapi.koreainvestment.com:9443",
                "HTTP://localhost:8080/",
                "http://[::1]:8080",
                "https://kis.example"
            })
    void takesACompleteBase(String base) {
        assertEquals(URI.create(base), LinkSettings.of(base, STREAM).base());
    }

    @Test
    void takesAStreamWithAPath() {
        String stream = "ws://ops.koreainvestment.com:31000/tryitout";

        assertEquals(URI.create(stream), LinkSettings.of(BASE, stream).stream());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                          | is of another kind",
                "localhost:8080              | is of another kind",
                "127.0.0.1                   | is of another kind",
                "ws://127.0.0.1:8080         | is of another kind",
                "ftp://127.0.0.1             | is of another kind",
                "http:127.0.0.1              | is of another kind",
                "http://                     | it is no URL",
                "http://a b                  | it is no URL",
                "http:///uapi                | names no host",
                "http://127.0.0.1:99999      | names no host and port",
                "http://127.0.0.1:port       | names no host",
                "http://127.0.0.1:8080/uapi  | has a path",
                "http://127.0.0.1:8080?a=b   | has parameters",
                "http://me:CANARY@127.0.0.1  | it holds a user's name",
            })
    void refusesABaseThatIsNone(String base, String wrong) {
        InputException refused =
                assertThrows(InputException.class, () -> LinkSettings.of(base, STREAM));

        assertTrue(refused.getMessage().startsWith("base URL: "), refused.getMessage());
        assertTrue(refused.getMessage().contains(wrong), refused.getMessage());
        assertFalse(refused.getMessage().contains("CANARY"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8081", "ws://", "ws:/x", "ws://h:1?key=CANARY"})
    void refusesAStreamThatIsNone(String stream) {
        InputException refused =
                assertThrows(InputException.class, () -> LinkSettings.of(BASE, stream));

        assertTrue(refused.getMessage().startsWith("WebSocket URL: "), refused.getMessage());
        assertFalse(refused.getMessage().contains("CANARY"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0005S", "PT10M0.001S"})
    void refusesAWaitThatIsNoneOrTooLong(String wait) {
        Duration second = Duration.ofSeconds(1);

        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new LinkSettings(
                                URI.create(BASE),
                                URI.create(STREAM),
                                second,
                                Duration.parse(wait),
                                second,
                                second));
    }
}
