package jeoul.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlPageTest {

    private static final Instant TEN = Instant.parse("2026-11-20T01:00:00Z");

    @Test
    void whereADrawingIsFoundIsSaidOnlyWhereThereIsNone() {
        Document document = new Document("Run").hint("the page draws them").chart(shares().chart());

        assertFalse(page(document).contains("the page draws them"));
        assertEquals("Run\nthe page draws them\n", TerminalText.of(document, false));
    }

    @Test
    void sharesAreDrawnAsStepsFromZeroByTheClockOfTheExchange() throws IOException {
        JsonNode option = new ObjectMapper().readTree(shares().chart().option());

        assertEquals("time", option.get("xAxis").get("type").asText());
        assertTrue(option.get("useUTC").asBoolean());
        assertEquals(0, option.get("yAxis").get("min").asInt());
        assertFalse(option.get("yAxis").get("scale").asBoolean());
        JsonNode line = option.get("series").get(0);
        assertEquals("end", line.get("step").asText());
        assertEquals("dashed", line.get("lineStyle").get("type").asText());
        // 10:00 in Seoul, said as if it were 10:00 UTC.
        assertEquals(
                Instant.parse("2026-11-20T10:00:00Z").toEpochMilli(),
                line.get("data").get(0).get(0).asLong());
    }

    @Test
    void manySmallDrawingsStandBesideEachOther() {
        Document document =
                new Document("Run")
                        .chart(shares().small().chart())
                        .chart(shares().small().chart())
                        .line("end");

        String page = page(document);

        int first = page.indexOf("<div class=\"charts\">");
        assertTrue(first > 0);
        assertEquals(first, page.lastIndexOf("<div class=\"charts\">"));
        assertTrue(page.contains("</figure>\n</div>\n<p>end</p>"), "closed before what follows");
    }

    @Test
    void aTableTooWideForATelephoneBecomesCardsThatNameTheirCells() {
        GridDraft narrow =
                new GridDraft().text("code").number("won").row("005930", "1").row("", "");
        GridDraft wide = new GridDraft().text("code").text("name");
        GridDraft lengthy = new GridDraft().text("what");
        for (int i = 0; i < 8; i++) {
            wide.number("column " + i);
            lengthy.number("column " + i);
        }
        wide.row("005930", "삼성전자", "0", "1", "2", "3", "4", "5", "6", "<7>");
        lengthy.row("a sentence that is long", "0", "1", "2", "3", "4", "5", "6", "7");

        assertTrue(page(new Document("t").table(narrow.grid())).contains("<table>"));
        assertTrue(
                page(new Document("t").table(lengthy.grid())).contains("<table class=\"wide\">"));
        String page = page(new Document("t").table(wide.grid()));
        assertTrue(page.contains("<table class=\"wide two\">"), page);
        assertTrue(page.contains("<td class=\"n\" data-of=\"column 7\">&lt;7&gt;</td>"), page);
    }

    @Test
    void chartsAreDrawnAgainForPaperBeforeItIsPrinted() {
        String page = page(new Document("t").chart(shares().chart()));

        // Else the drawing keeps the width of the screen and is cut off at the paper's edge.
        assertTrue(page.contains("addEventListener('beforeprint'"), page);
        assertTrue(page.contains("closest('.charts')?'--small-':'--paper-'"), page);
        for (String size : List.of("--paper-width", "--paper-height", "--small-width")) {
            assertTrue(page.contains(size + ":"), size);
            assertTrue(page.contains("calc(1px*var(" + size + "))"), size);
        }
    }

    private static ChartDraft shares() {
        return new ChartDraft("005930", "time", "shares")
                .xIsTime()
                .steps()
                .countsFromZero()
                .look("due", new ChartDraft.Look("#888", true))
                .point("due", ChartDraft.time(TEN), 0)
                .point("due", ChartDraft.time(TEN.plusSeconds(60)), 40);
    }

    private static String page(Document document) {
        return HtmlPage.of(document, "en", "footer");
    }
}
