package jeoul.cli.output;

import java.time.Instant;
import java.util.NavigableMap;
import jeoul.cli.run.RunReading;
import jeoul.cli.run.SymbolTrack;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.market.Symbol;
import jeoul.engine.schedule.ParentOrder;

/** Where a run stands, as a person reads it. */
public final class StatusDocument {

    private final Texts texts;

    public StatusDocument(Texts texts) {
        this.texts = texts;
    }

    public Document of(RunReading reading) {
        ExecutionResult result = reading.executor().result();
        Document document =
                new Document(
                        texts.get(
                                "status.title",
                                reading.day().planned().day().date(),
                                reading.day().terms().strategy().name()));
        document.line(texts.get(state(reading), reading.file()));
        reading.lastHeard()
                .ifPresent(
                        at ->
                                document.line(
                                        texts.get(
                                                "status.last",
                                                Numbers.time(at),
                                                Numbers.grouped(reading.steps()))));
        symbols(document, reading, result);
        counts(document, result.counts());
        return document;
    }

    private static String state(RunReading reading) {
        if (reading.ending().isPresent()) {
            return "status.ended";
        }
        return reading.isClosed() ? "status.left" : "status.open";
    }

    private void symbols(Document document, RunReading reading, ExecutionResult result) {
        NavigableMap<Symbol, SymbolTrack> tracks = reading.tracks();
        Instant now = reading.lastHeard().orElse(reading.day().planned().before().at());
        GridDraft grid =
                new GridDraft()
                        .text(texts.get("symbol"))
                        .text(texts.get("name"))
                        .text(texts.get("run.side"))
                        .number(texts.get("target"))
                        .number(texts.get("run.due"))
                        .number(texts.get("run.filled"))
                        .number(texts.get("run.late"))
                        .number(texts.get("unknown"));
        for (ExecutionResult.ParentResult parent : result.parents()) {
            ParentOrder order = parent.order();
            SymbolTrack track = tracks.get(order.symbol());
            long due = RunDocument.due(order.schedule(), now);
            grid.row(
                    order.symbol().code(),
                    RunDocument.name(reading, order.symbol()),
                    texts.get("side." + order.side()),
                    Numbers.grouped(order.quantity()),
                    Numbers.grouped(due),
                    Numbers.grouped(parent.filled()),
                    Numbers.grouped(Math.max(0, due - (track == null ? 0 : track.sent()))),
                    Numbers.grouped(track == null ? 0 : track.unknown()));
        }
        document.heading(texts.get("status.symbols")).table(grid.grid());
    }

    private void counts(Document document, ExecutionResult.Counts counts) {
        document.heading(texts.get("day.orders"))
                .table(
                        new GridDraft()
                                .number(texts.get("run.due"))
                                .number(texts.get("run.sent"))
                                .number(texts.get("accepted"))
                                .number(texts.get("rejected"))
                                .number(texts.get("filledOrders"))
                                .number(texts.get("cancelled"))
                                .number(texts.get("denied"))
                                .number(texts.get("unknown"))
                                .row(
                                        Numbers.grouped(counts.due()),
                                        Numbers.grouped(counts.sent()),
                                        Numbers.grouped(counts.accepted()),
                                        Numbers.grouped(counts.rejected()),
                                        Numbers.grouped(counts.filled()),
                                        Numbers.grouped(counts.cancelled()),
                                        Numbers.grouped(counts.denied()),
                                        Numbers.grouped(counts.unknown()))
                                .grid());
    }
}
