package jeoul.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TerminalTextTest {

    @Test
    void columnsAlignThoughHangulIsTwiceAsWide() {
        Document document =
                new Document("계획")
                        .table(
                                new GridDraft()
                                        .text("종목")
                                        .number("가격")
                                        .row("삼성전자", "197,000")
                                        .row("NAVER", "5")
                                        .grid());

        assertEquals(
                """
                계획
                종목         가격
                삼성전자  197,000
                NAVER           5
                """,
                TerminalText.of(document, false));
    }

    @Test
    void numbersAreRoundedHalfToEvenAndGrouped() {
        assertEquals("1,234,567", Numbers.grouped(1_234_567));
        assertEquals("+1,000", Numbers.signed(1_000));
        assertEquals("-1,000", Numbers.signed(-1_000));
        assertEquals("0.12", Numbers.decimal(0.125, 2));
        assertEquals("1,000.4", Numbers.decimal(1_000.375, 1));
        assertEquals("-", Numbers.decimal(Double.NaN, 2));
        assertEquals("2.07 %", Numbers.percent(0.0207, 2));
    }

    @Test
    void bothLanguagesHaveEveryText() {
        assertEquals(
                new TreeSet<>(Texts.in(Locale.ENGLISH).bundle().keySet()),
                new TreeSet<>(Texts.in(Locale.KOREAN).bundle().keySet()));
        assertEquals("en", Texts.in(Locale.FRENCH).language());
        assertEquals("ko", Texts.in(Locale.KOREA).language());
    }

    @Test
    void progressIsOneLineThatIsTakenAway() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Instant at = Instant.parse("2026-11-20T01:00:00Z");
        try (ProgressLine line =
                new ProgressLine(
                        new PrintStream(bytes, true, StandardCharsets.UTF_8),
                        Texts.in(Locale.ENGLISH))) {
            line.day(at, 12, 9, 8, 5_000);
        }

        String drawn = bytes.toString(StandardCharsets.UTF_8);
        String text = "10:00:00  due 12  sent 9  filled 8  orderable 5,000 won";
        int last = drawn.lastIndexOf(text);
        assertTrue(last >= 0, drawn);
        assertFalse(drawn.contains("\n"), drawn);
        assertTrue(drawn.substring(last + text.length()).isBlank(), "blanked out at the end");
    }
}
