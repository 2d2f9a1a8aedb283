package jeoul.cli.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Draws a document as one HTML page that loads nothing and prints well. */
public final class HtmlPage implements Document.Reader {

    private static final String STYLE =
            """
            :root{color-scheme:light}
            body{font:15px/1.5 system-ui,"Apple SD Gothic Neo","Malgun Gothic","NanumGothic",sans-serif;\
            margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1b1f24;background:#fff;\
            word-break:keep-all;overflow-wrap:anywhere}
            h1{font-size:1.5rem;line-height:1.25}
            h2{font-size:1.15rem;margin:2rem 0 .6rem;border-bottom:1px solid #ccd;padding-bottom:.2rem}
            p{margin:.3rem 0}
            .warning{color:#8a4b00;background:#fff4e0;padding:.4rem .6rem;border-left:4px solid #e09000}
            .scroll{overflow-x:auto}
            table{border-collapse:collapse;margin:.6rem 0;font-variant-numeric:tabular-nums}
            th,td{padding:.2rem .7rem;border-bottom:1px solid #e4e7ec;white-space:nowrap;text-align:left}
            th{background:#f3f5f8}
            .n{text-align:right}
            .facts{display:flex;flex-wrap:wrap;gap:.5rem;margin:.6rem 0}
            .facts div{background:#f3f5f8;border-radius:.4rem;padding:.3rem .7rem;min-width:5.5rem}
            .facts dt{font-size:.8rem;color:#57606a}
            .facts dd{margin:0;font-weight:600;font-variant-numeric:tabular-nums}
            figure{margin:1.2rem 0}
            figcaption{font-weight:600;margin-bottom:.3rem}
            .chart{width:100%;height:22rem}
            footer{margin-top:2rem;font-size:.85rem;color:#57606a}
            @media (max-width:40rem){body{margin:1rem auto;font-size:14px}
            th,td{padding:.3rem .45rem}
            table{overflow-wrap:normal;width:max-content}
            th:first-child,td:first-child{position:sticky;left:0;z-index:1;max-width:12rem;\
            white-space:normal;box-shadow:inset -1px 0 #ccd}
            td:first-child{background:#fff}
            .scroll{border-right:1px solid #ccd}
            .facts div{flex:1 1 28%}
            .chart{height:18rem}}
            @page{size:A4;margin:12mm}
            @media print{body{margin:0;padding:0;max-width:none;font-size:9pt}
            th,td{padding:.1rem .35rem;font-size:7.5pt}
            .scroll{overflow:visible}
            tr,.facts,.warning{break-inside:avoid}
            h2{break-after:avoid;margin-top:1rem}
            thead{display:table-header-group}
            *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
            """;

    private static final String DRAW =
            """
            var charts=[];
            document.querySelectorAll('.chart').forEach(function(place){
            var chart=echarts.init(place);
            chart.setOption(JSON.parse(place.nextElementSibling.textContent));
            charts.push(chart);});
            function fit(){charts.forEach(function(chart){chart.resize();});}
            addEventListener('resize',fit);
            addEventListener('beforeprint',fit);
            """;

    private final StringBuilder html = new StringBuilder();
    private boolean charts;

    private HtmlPage() {}

    /**
     * @param language such as {@code ko}
     * @param footer what made the page
     */
    public static String of(Document document, String language, String footer) {
        HtmlPage page = new HtmlPage();
        page.html
                .append("<!DOCTYPE html>\n<html lang=\"")
                .append(escaped(language))
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append(
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>")
                .append(escaped(document.title()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(escaped(document.title()))
                .append("</h1>\n");
        document.blocks().forEach(block -> block.to(page));
        page.html
                .append("<footer><p>")
                .append(escaped(footer))
                .append("</p></footer>\n")
                .append(page.charts ? scripts() : "")
                .append("</body>\n</html>\n");
        return page.html.toString();
    }

    @Override
    public void heading(Document.Heading heading) {
        html.append("<h2>").append(escaped(heading.text())).append("</h2>\n");
    }

    @Override
    public void line(Document.Line line) {
        html.append(line.warns() ? "<p class=\"warning\">" : "<p>")
                .append(escaped(line.text()))
                .append("</p>\n");
    }

    @Override
    public void table(Document.Grid grid) {
        if (grid.rows().size() == 1 && !grid.numeric().contains(false)) {
            facts(grid);
            return;
        }
        html.append("<div class=\"scroll\"><table>\n<thead>");
        row(grid, grid.columns(), "th");
        html.append("</thead>\n<tbody>\n");
        for (List<String> row : grid.rows()) {
            row(grid, row, "td");
            html.append('\n');
        }
        html.append("</tbody>\n</table></div>\n");
    }

    @Override
    public void chart(Document.Chart chart) {
        charts = true;
        html.append("<figure><figcaption>")
                .append(escaped(chart.title()))
                .append(
                        "</figcaption><div class=\"chart\"></div><script type=\"application/json\">")
                .append(chart.option().replace("<", "\\u003c"))
                .append("</script></figure>\n");
    }

    /** The library that draws, and what starts it. */
    private static String scripts() {
        try (InputStream in = HtmlPage.class.getResourceAsStream("echarts.min.js")) {
            String library = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return "<script>" + library + "</script>\n<script>\n" + DRAW + "</script>\n";
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own echarts.min.js cannot be read", e);
        }
    }

    /** One row of numbers: each under its name, so that they wrap on a narrow page. */
    private void facts(Document.Grid grid) {
        html.append("<dl class=\"facts\">\n");
        for (int i = 0; i < grid.columns().size(); i++) {
            html.append("<div><dt>")
                    .append(escaped(grid.columns().get(i)))
                    .append("</dt><dd>")
                    .append(escaped(grid.rows().get(0).get(i)))
                    .append("</dd></div>\n");
        }
        html.append("</dl>\n");
    }

    private void row(Document.Grid grid, List<String> cells, String tag) {
        html.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            html.append('<')
                    .append(tag)
                    .append(grid.numeric().get(i) ? " class=\"n\">" : ">")
                    .append(escaped(cells.get(i)))
                    .append("</")
                    .append(tag)
                    .append('>');
        }
        html.append("</tr>");
    }

    /** Text as HTML content or quoted attribute. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
