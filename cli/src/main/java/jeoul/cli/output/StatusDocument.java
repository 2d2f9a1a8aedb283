package jeoul.cli.output;

import jeoul.cli.run.RunReading;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.execute.ParentProgress;
import jeoul.engine.schedule.ParentOrder;

/** Where a run stands, as a person reads it. */
public final class StatusDocument {

    private final Texts texts;

    public StatusDocument(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param alone whether it is known that no program runs it, should it not have ended
     */
    public Document of(RunReading reading, boolean alone) {
        Document document =
                new Document(
                        texts.get(
                                "status.title",
                                reading.day().planned().day().date(),
                                reading.day().terms().strategy().name()));
        document.line(texts.get(state(reading, alone), reading.file()));
        reading.lastHeard()
                .ifPresent(
                        at ->
                                document.line(
                                        texts.get(
                                                "status.last",
                                                Numbers.time(at),
                                                Numbers.grouped(reading.steps()))));
        symbols(document, reading);
        counts(document, reading.executor().counts());
        return document;
    }

    private static String state(RunReading reading, boolean alone) {
        if (reading.ending().isPresent()) {
            return "status.ended";
        }
        if (reading.isClosed()) {
            return "status.left";
        }
        return alone ? "status.alone" : "status.open";
    }

    private void symbols(Document document, RunReading reading) {
        GridDraft grid =
                new GridDraft()
                        .text(texts.get("symbol"))
                        .text(texts.get("name"))
                        .text(texts.get("run.side"))
                        .number(texts.get("target"))
                        .number(texts.get("run.due"))
                        .number(texts.get("run.filled"))
                        .number(texts.get("run.late"))
                        .number(texts.get("live.open"))
                        .number(texts.get("unknown"))
                        .number("bp");
        for (ParentProgress parent : reading.executor().progress()) {
            ParentOrder order = parent.order();
            grid.row(
                    order.symbol().code(),
                    RunDocument.name(reading, order.symbol()),
                    texts.get("side." + order.side()),
                    Numbers.grouped(order.quantity()),
                    Numbers.grouped(parent.due()),
                    Numbers.grouped(parent.filled()),
                    Numbers.grouped(parent.late()),
                    Numbers.grouped(parent.open()),
                    Numbers.grouped(parent.unknownOrders()),
                    Numbers.decimal(parent.slippageBps().orElse(Double.NaN), 2));
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
