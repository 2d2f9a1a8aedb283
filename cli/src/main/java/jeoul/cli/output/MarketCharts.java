package jeoul.cli.output;

import java.util.ArrayList;
import java.util.List;
import jeoul.cli.output.ChartDraft.Scale;
import jeoul.cli.rehearsal.Markets;
import jeoul.sim.fact.Impact;
import jeoul.sim.fact.ObservedDay;
import jeoul.sim.fact.StudiedSymbol;

/** What the market looks like: a day of each name shown first, and curves of them together. */
final class MarketCharts {

    private static final int HALF_HOUR = 30;
    private static final int CURVE_POINTS = 40;
    private static final double SMALLEST_SHARE = 0.005;
    private static final double LARGEST_SHARE = 0.15;

    private final Texts texts;

    MarketCharts(Texts texts) {
        this.texts = texts;
    }

    void add(Document document, Markets.Answer answer) {
        for (StudiedSymbol name : answer.shownFirst()) {
            if (!name.days().get(0).pictures().isEmpty()) {
                document.chart(
                        new BookHeatMap(texts)
                                .of(
                                        texts.get("chart.path", name.symbol().listing().name()),
                                        name.days().get(0)));
            }
        }
        document.chart(depth(answer.shownFirst()));
        document.chart(queues(answer.shownFirst()));
        document.chart(spread(answer.shownFirst()));
        document.chart(volume(answer.shownFirst()));
        document.chart(signs(answer.shownFirst()));
        answer.together().ifPresent(impact -> document.chart(impact(impact)));
    }

    private Document.Chart depth(List<StudiedSymbol> names) {
        ChartDraft chart =
                new ChartDraft(
                        texts.get("chart.depth"),
                        texts.get("chart.steps"),
                        texts.get("chart.ofMean"));
        for (StudiedSymbol name : names) {
            double[] depth = name.depth();
            double mean = mean(depth);
            for (int level = 0; level < depth.length; level++) {
                chart.point(label(name), level + 1, depth[level] / mean);
            }
        }
        return chart.chart();
    }

    private Document.Chart queues(List<StudiedSymbol> names) {
        ChartDraft chart =
                new ChartDraft(
                                texts.get("chart.queues"),
                                texts.get("chart.queue"),
                                texts.get("chart.shareOfLooks"))
                        .scales(Scale.LOG, Scale.LINEAR);
        for (StudiedSymbol name : names) {
            double looks = 0;
            double shares = 0;
            for (StudiedSymbol.QueueClass of : name.queueClasses()) {
                looks += of.looks();
                shares += of.looks() * of.atLeast();
            }
            for (StudiedSymbol.QueueClass of : name.queueClasses()) {
                chart.point(label(name), of.atLeast() / (shares / looks), of.looks() / looks);
            }
        }
        return chart.chart();
    }

    private Document.Chart spread(List<StudiedSymbol> names) {
        ChartDraft chart =
                new ChartDraft(
                        texts.get("chart.spread"),
                        texts.get("chart.time"),
                        texts.get("chart.ticks"));
        for (StudiedSymbol name : names) {
            List<double[]> days = name.days().stream().map(ObservedDay::minuteSpread).toList();
            int minutes = name.days().get(0).minuteMids().length - 1;
            for (int from = 0; from + HALF_HOUR / 3 <= minutes; from += HALF_HOUR / 3) {
                double sum = 0;
                int looks = 0;
                for (double[] day : days) {
                    for (int minute = from; minute < from + HALF_HOUR / 3; minute++) {
                        if (!Double.isNaN(day[minute])) {
                            sum += day[minute];
                            looks++;
                        }
                    }
                }
                if (looks > 0) {
                    chart.point(label(name), hours(name, from), sum / looks);
                }
            }
        }
        return chart.chart();
    }

    private Document.Chart volume(List<StudiedSymbol> names) {
        ChartDraft chart =
                new ChartDraft(
                        texts.get("chart.volume"),
                        texts.get("chart.time"),
                        texts.get("chart.volumeShare"));
        for (StudiedSymbol name : names) {
            int minutes = name.days().get(0).minuteVolume().length;
            for (int from = 0; from < minutes; from += HALF_HOUR) {
                int session = from;
                double share = 0;
                for (ObservedDay day : name.days()) {
                    long[] volume = day.minuteVolume();
                    long sum = 0;
                    for (int m = session; m < Math.min(minutes, session + HALF_HOUR); m++) {
                        sum += volume[m];
                    }
                    share += day.volume() == 0 ? 0 : (double) sum / day.volume();
                }
                chart.point(label(name), hours(name, from), 100 * share / name.days().size());
            }
        }
        return chart.chart();
    }

    private Document.Chart signs(List<StudiedSymbol> names) {
        ChartDraft chart =
                new ChartDraft(
                                texts.get("chart.signs"),
                                texts.get("chart.lag"),
                                texts.get("chart.correlation"))
                        .scales(Scale.LOG, Scale.LINEAR);
        for (StudiedSymbol name : names) {
            for (StudiedSymbol.Correlation at : name.signCorrelation()) {
                chart.point(label(name), at.lag(), at.value());
            }
        }
        return chart.chart();
    }

    private Document.Chart impact(Impact impact) {
        ChartDraft chart =
                new ChartDraft(
                                texts.get("chart.impact"),
                                texts.get("chart.share"),
                                texts.get("chart.volatilities"))
                        .scales(Scale.LOG, Scale.LINEAR);
        for (Impact.Point point : impact.points()) {
            chart.point(texts.get("chart.peak"), 100 * point.volumeShare(), point.peak().value());
            chart.point(
                    texts.get("chart.afterAnHour"),
                    100 * point.volumeShare(),
                    point.afterAnHour().value());
        }
        for (double share : shares()) {
            chart.point(texts.get("chart.fit"), 100 * share, impact.law(share));
            chart.point(texts.get("chart.root"), 100 * share, Impact.usualPeak(1, share));
        }
        return chart.chart();
    }

    private static List<Double> shares() {
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i <= CURVE_POINTS; i++) {
            shares.add(
                    SMALLEST_SHARE
                            * Math.pow(LARGEST_SHARE / SMALLEST_SHARE, (double) i / CURVE_POINTS));
        }
        return shares;
    }

    private static double hours(StudiedSymbol name, int minute) {
        return name.days().get(0).hours().open().toSecondOfDay() / 3600.0 + minute / 60.0;
    }

    private static String label(StudiedSymbol name) {
        String label = name.symbol().listing().name();
        return label.isEmpty() ? name.symbol().listing().symbol().code() : label;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
