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
            :root{color-scheme:light;--paper-width:696;--paper-height:288;--small-width:336;--small-height:160}
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
            th{background:#f3f5f8;white-space:normal;overflow-wrap:normal;vertical-align:bottom}
            .n{text-align:right}
            .facts{display:flex;flex-wrap:wrap;gap:.5rem;margin:.6rem 0}
            .facts div{background:#f3f5f8;border-radius:.4rem;padding:.3rem .7rem;min-width:5.5rem}
            .facts dt{font-size:.8rem;color:#57606a}
            .facts dd{margin:0;font-weight:600;font-variant-numeric:tabular-nums}
            figure{margin:1.2rem 0}
            figcaption{font-weight:600;margin-bottom:.3rem}
            .chart{width:100%;height:22rem}
            .charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr));gap:0 1.5rem}
            .charts figure{margin:.8rem 0;min-width:0}
            .charts .chart{height:13rem}
            footer{margin-top:2rem;font-size:.85rem;color:#57606a}
            @media (max-width:40rem){body{margin:1rem auto;font-size:14px}
            th,td{padding:.3rem .45rem}
            td:not(.n){white-space:normal;min-width:4.5rem}
            table.wide,table.wide tbody{display:block}
            table.wide thead{display:none}
            table.wide tr{display:flex;flex-wrap:wrap;gap:.1rem .8rem;padding:.5rem 0;\
            border-bottom:1px solid #ccd}
            table.wide td{border:0;padding:0;text-align:left;flex:0 0 auto;min-width:4.6rem;\
            max-width:100%}
            table.wide td:last-child{min-width:0}
            table.wide td:empty{display:none}
            table.wide td::before{content:attr(data-of);display:block;font-size:.75rem;color:#57606a}
            table.wide td:first-child,table.two td:nth-child(2){font-weight:600}
            table.wide td:first-child::before,table.two td:nth-child(2)::before{display:none}
            table.wide td:first-child{flex-basis:100%}
            table.two td:first-child{flex-basis:auto}
            table.two td:nth-child(2){flex:1 0 calc(100% - 6rem)}
            .facts div{flex:1 1 28%}
            .chart{height:18rem}}
            @page{size:A4;margin:12mm}
            @media print{body{margin:0;padding:0;max-width:none;font-size:9pt}
            th,td{padding:.1rem .35rem;font-size:7.5pt}
            .scroll{overflow:visible}
            tr,.facts,.warning,figure{break-inside:avoid}
            .chart{width:calc(1px*var(--paper-width));height:calc(1px*var(--paper-height))}
            .charts{grid-template-columns:repeat(2,calc(1px*var(--small-width)))}
            .charts .chart{width:calc(1px*var(--small-width));height:calc(1px*var(--small-height))}
            h2{break-after:avoid;margin-top:1rem}
            thead{display:table-header-group}
            *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
            """;

    /** Columns of text that a telephone held upright has room for. */
    private static final int TELEPHONE = 48;

    /** A first cell that is longer may go on in a second line. */
    private static final int WRAPPED = 10;

    private static final int GAP = 2;

    private static final String DRAW =
            """
            var charts=[];
            document.querySelectorAll('.chart').forEach(function(place){
            var option=JSON.parse(place.nextElementSibling.textContent);
            var cells=option.series.some(function(line){return line.type=='heatmap';});
            var chart=echarts.init(place,null,{renderer:cells?'canvas':'svg'});
            chart.setOption(option);
            charts.push(chart);});
            function fit(){charts.forEach(function(chart){chart.resize();});}
            addEventListener('resize',fit);
            addEventListener('afterprint',fit);
            // A page about to be printed still lies as on the screen, and no frame is drawn before paper is.
            addEventListener('beforeprint',function(){
            var sizes=getComputedStyle(document.documentElement);
            charts.forEach(function(chart){
            var name=chart.getDom().closest('.charts')?'--small-':'--paper-';
            chart.resize({width:+sizes.getPropertyValue(name+'width'),
            height:+sizes.getPropertyValue(name+'height')});
            chart.getZr().flush();});});
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
        boolean beside = false;
        for (Document.Block block : document.blocks()) {
            boolean small = block instanceof Document.Chart chart && chart.small();
            if (small != beside) {
                page.html.append(small ? "<div class=\"charts\">\n" : "</div>\n");
                beside = small;
            }
            block.to(page);
        }
        page.html.append(beside ? "</div>\n" : "");
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
        html.append("<div class=\"scroll\">").append(form(grid)).append("\n<thead>");
        row(grid, grid.columns(), "th");
        html.append("</thead>\n<tbody>\n");
        for (List<String> row : grid.rows()) {
            row(grid, row, "td");
            html.append('\n');
        }
        html.append("</tbody>\n</table></div>\n");
    }

    @Override
    public void hint(Document.Hint hint) {
        // The drawings are here.
    }

    @Override
    public void chart(Document.Chart chart) {
        charts = true;
        html.append(chart.small() ? "<figure class=\"small\">" : "<figure>")
                .append("<figcaption>")
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

    /**
     * How a telephone, where most tables are too wide, shows it: as it is, or each row as a card,
     * headed by its first cell or, where the first is short, by its first two texts.
     */
    private static String form(Document.Grid grid) {
        int total = 0;
        for (int i = 0; i < grid.columns().size(); i++) {
            total += i == 0 ? Math.min(width(grid, i), WRAPPED) : width(grid, i);
            total += GAP;
        }
        if (total <= TELEPHONE) {
            return "<table>";
        }
        boolean two = grid.columns().size() > 1 && !grid.numeric().get(1);
        return two && width(grid, 0) <= WRAPPED
                ? "<table class=\"wide two\">"
                : "<table class=\"wide\">";
    }

    private static int width(Document.Grid grid, int column) {
        return grid.rows().stream()
                .mapToInt(row -> CellWidth.of(row.get(column)))
                .reduce(CellWidth.of(grid.columns().get(column)), Math::max);
    }

    private void row(Document.Grid grid, List<String> cells, String tag) {
        html.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            html.append('<').append(tag);
            if (grid.numeric().get(i)) {
                html.append(" class=\"n\"");
            }
            if (tag.equals("td")) {
                // What stands above it, for a row that is shown as a card.
                html.append(" data-of=\"").append(escaped(grid.columns().get(i))).append('"');
            }
            html.append('>').append(escaped(cells.get(i))).append("</").append(tag).append('>');
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
