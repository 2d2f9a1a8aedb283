package jeoul.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import jeoul.cli.run.RunEnding;
import jeoul.cli.run.RunReading;
import jeoul.cli.run.SymbolTrack;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.Fill;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Schedule;

/** A run's day as drawings: its cash, and what of each symbol was due, sent and filled when. */
final class RunCharts {

    /** More symbols than this nobody looks at. */
    private static final int MOST_SYMBOLS = 60;

    /** A schedule of more slices is drawn minute by minute. */
    private static final int MOST_SLICES = 200;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    // Apart in black and white too: grey dashes what was meant, dark over light what was done.
    private static final ChartDraft.Look MEANT = new ChartDraft.Look("#8c959f", true);
    private static final ChartDraft.Look SENT = new ChartDraft.Look("#54aeff", false);
    private static final ChartDraft.Look DONE = new ChartDraft.Look("#0a3069", false);

    private final Texts texts;

    RunCharts(Texts texts) {
        this.texts = texts;
    }

    void add(Document document, RunReading reading, RunEnding ending) {
        List<ParentOrder> parents = reading.day().planned().parents();
        if (parents.isEmpty()) {
            return;
        }
        document.heading(texts.get("run.timeline")).hint(texts.get("run.timelineOf"));
        document.chart(cash(parents, reading, ending));
        NavigableMap<Symbol, SymbolTrack> tracks = reading.tracks();
        parents.stream()
                .limit(MOST_SYMBOLS)
                .forEach(
                        parent ->
                                document.chart(
                                        shares(
                                                parent,
                                                Optional.ofNullable(tracks.get(parent.symbol())),
                                                RunDocument.name(reading, parent.symbol()))));
        if (parents.size() > MOST_SYMBOLS) {
            document.line(texts.get("run.chartsLeftOut", parents.size() - MOST_SYMBOLS));
        }
    }

    /** Won on D+2 by what was traded so far, without commission and tax. */
    private Document.Chart cash(List<ParentOrder> parents, RunReading reading, RunEnding ending) {
        ChartDraft chart =
                new ChartDraft(
                                texts.get("run.cashChart"),
                                texts.get("chart.clock"),
                                texts.get("chart.won"))
                        .xIsTime()
                        .steps();
        String planned = texts.get("run.planned");
        String traded = texts.get("run.traded");
        chart.look(planned, MEANT).look(traded, DONE);
        Instant start =
                parents.stream().map(p -> p.schedule().start()).min(Instant::compareTo).get();
        Instant end = parents.stream().map(p -> p.schedule().end()).max(Instant::compareTo).get();
        long before = reading.day().planned().before().cash().d2();
        for (Instant at = start; at.isBefore(end.plus(MINUTE)); at = at.plus(MINUTE)) {
            chart.point(planned, ChartDraft.time(at), (double) (before + plannedBy(parents, at)));
        }
        TreeMap<Instant, Long> byMinute = new TreeMap<>();
        for (ExecutionResult.ParentResult parent : ending.result().parents()) {
            for (Fill fill : parent.fills()) {
                long won = -parent.order().side().sign() * fill.price() * fill.quantity();
                byMinute.merge(minuteAfter(fill.at()), won, Long::sum);
            }
        }
        long cash = before;
        chart.point(traded, ChartDraft.time(start), (double) cash);
        for (var minute : byMinute.entrySet()) {
            cash += minute.getValue();
            chart.point(traded, ChartDraft.time(minute.getKey()), (double) cash);
        }
        Instant last = byMinute.isEmpty() ? start : byMinute.lastKey();
        chart.point(traded, ChartDraft.time(last.isAfter(end) ? last : end), (double) cash);
        return chart.chart();
    }

    private static long plannedBy(List<ParentOrder> parents, Instant at) {
        long won = 0;
        for (ParentOrder parent : parents) {
            won -= parent.side().sign() * parent.decisionPrice() * due(parent.schedule(), at);
        }
        return won;
    }

    private Document.Chart shares(ParentOrder parent, Optional<SymbolTrack> track, String name) {
        ChartDraft chart =
                new ChartDraft(
                                texts.get(
                                        "run.chart",
                                        parent.symbol(),
                                        name,
                                        texts.get("side." + parent.side()),
                                        Numbers.grouped(parent.quantity())),
                                texts.get("chart.clock"),
                                texts.get("run.shares"))
                        .xIsTime()
                        .steps()
                        .countsFromZero()
                        .small();
        String due = texts.get("run.due");
        String sent = texts.get("run.sent");
        String filled = texts.get("run.filled");
        chart.look(due, MEANT).look(sent, SENT).look(filled, DONE);
        Schedule schedule = parent.schedule();
        for (String line : List.of(due, sent, filled)) {
            chart.point(line, ChartDraft.time(schedule.start()), 0);
        }
        due(chart, due, schedule);
        List<SymbolTrack.Point> points = track.map(SymbolTrack::points).orElse(List.of());
        Instant end = schedule.end();
        for (SymbolTrack.Point point : points) {
            Instant at = point.minute().plus(MINUTE);
            chart.point(sent, ChartDraft.time(at), (double) point.sent());
            chart.point(filled, ChartDraft.time(at), (double) point.filled());
            end = at.isAfter(end) ? at : end;
        }
        double x = ChartDraft.time(end);
        chart.point(due, x, (double) schedule.quantity());
        chart.point(sent, x, track.map(SymbolTrack::sent).orElse(0L).doubleValue());
        chart.point(filled, x, track.map(SymbolTrack::filled).orElse(0L).doubleValue());
        return chart.chart();
    }

    private static void due(ChartDraft chart, String line, Schedule schedule) {
        if (schedule.count() <= MOST_SLICES) {
            for (long slice = 0; slice < schedule.count(); slice++) {
                Instant at = schedule.timeOf(slice);
                chart.point(line, ChartDraft.time(at), (double) due(schedule, at));
            }
            return;
        }
        for (Instant at = schedule.start(); at.isBefore(schedule.end()); at = at.plus(MINUTE)) {
            chart.point(line, ChartDraft.time(at), (double) due(schedule, at));
        }
    }

    /** Shares due by an instant. */
    static long due(Schedule schedule, Instant at) {
        return Math.min(schedule.quantity(), schedule.dueBy(at) * schedule.slice());
    }

    private static Instant minuteAfter(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).plus(MINUTE);
    }
}
