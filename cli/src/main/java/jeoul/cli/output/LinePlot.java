package jeoul.cli.output;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Draws values over dates as a line in SVG, which a page holds without loading anything. */
final class LinePlot {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 240;
    private static final int LEFT = 110;
    private static final int TOP = 12;
    private static final int RIGHT = 12;
    private static final int BOTTOM = 28;

    private LinePlot() {}

    static String svg(Document.Plot plot) {
        List<Long> values = plot.values();
        long low = Collections.min(values);
        long high = Collections.max(values);
        String line = points(values, low, high);
        String first = HtmlPage.escaped(plot.labels().get(0));
        String last = HtmlPage.escaped(plot.labels().get(values.size() - 1));
        return String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" font-size=\"12\" fill=\"#57606a\">"
                        + "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#ccd\"/>"
                        + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                        + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                        + "<text x=\"%d\" y=\"%d\">%s</text>"
                        + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                        + "<polyline points=\"%s\" fill=\"none\" stroke=\"#0b62c4\""
                        + " stroke-width=\"2\"/></svg>",
                WIDTH,
                HEIGHT,
                LEFT,
                TOP,
                HEIGHT - BOTTOM,
                WIDTH - RIGHT,
                LEFT - 8,
                TOP + 10,
                Numbers.grouped(high),
                LEFT - 8,
                HEIGHT - BOTTOM,
                Numbers.grouped(low),
                LEFT,
                HEIGHT - 8,
                first,
                WIDTH - RIGHT,
                HEIGHT - 8,
                last,
                line);
    }

    private static String points(List<Long> values, long low, long high) {
        StringBuilder points = new StringBuilder();
        double span = Math.max(1, high - low);
        double step = (double) (WIDTH - LEFT - RIGHT) / Math.max(1, values.size() - 1);
        for (int i = 0; i < values.size(); i++) {
            double up = (values.get(i) - low) / span * (HEIGHT - TOP - BOTTOM);
            points.append(
                    String.format(
                            Locale.ROOT, "%.1f,%.1f ", LEFT + i * step, HEIGHT - BOTTOM - up));
        }
        return points.toString().strip();
    }
}
