package jeoul.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void timesHaveTheOffsetAndAtMostMilliseconds() {
        assertEquals(
                "2026-11-20T14:59:43+09:00",
                JsonText.instant(Instant.parse("2026-11-20T05:59:43Z")));
        assertEquals(
                "2026-11-20T14:56:07.020+09:00",
                JsonText.instant(Instant.parse("2026-11-20T05:56:07.020415162Z")));
    }
}
