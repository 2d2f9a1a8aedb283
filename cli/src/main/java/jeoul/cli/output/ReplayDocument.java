package jeoul.cli.output;

import jeoul.sim.replay.L3Result;
import jeoul.sim.replay.LobsterResult;

/** What a replay came to, as a person reads it. */
public final class ReplayDocument {

    private final Texts texts;

    public ReplayDocument(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param file of the messages
     * @param elapsedNanos of reading and replaying, real time
     */
    public Document of(LobsterResult result, String file, long elapsedNanos) {
        Document document = new Document(texts.get("replay.title", file));
        document.line(
                texts.get(
                        "replay.rows",
                        Numbers.grouped(result.rowsEqual()),
                        Numbers.grouped(result.rowsCompared())));
        result.firstDifference()
                .ifPresent(
                        at ->
                                document.warning(
                                        texts.get(
                                                "replay.difference",
                                                Numbers.grouped(at.row()),
                                                texts.get(at.buy() ? "replay.bid" : "replay.ask"),
                                                Numbers.dollars(at.price()),
                                                Numbers.grouped(at.recorded()),
                                                Numbers.grouped(at.rebuilt()))));
        result.executions().ifPresent(executions -> executions(document, executions));
        return rates(document, result.messages(), result.unknownOrders(), elapsedNanos);
    }

    private void executions(Document document, LobsterResult.Executions executions) {
        document.line(
                texts.get(
                        "replay.executions",
                        Numbers.grouped(executions.equal()),
                        Numbers.grouped(executions.compared()),
                        Numbers.grouped(executions.orders()),
                        Numbers.grouped(executions.identified())));
        executions
                .firstDifferentRow()
                .ifPresent(
                        row ->
                                document.warning(
                                        texts.get("replay.outOfTurn", Numbers.grouped(row))));
        LobsterResult.OutOfPriority others = executions.outOfPriority();
        others.firstRow()
                .ifPresent(
                        row ->
                                document.line(
                                        texts.get(
                                                "replay.outOfPriority",
                                                Numbers.grouped(others.executions()),
                                                Numbers.grouped(others.runs()),
                                                Numbers.grouped(row))));
    }

    /**
     * @param file of the messages
     * @param elapsedNanos of reading and replaying, real time
     */
    public Document of(L3Result result, String file, long elapsedNanos) {
        Document document = new Document(texts.get("replay.title", file));
        GridDraft grid =
                new GridDraft()
                        .text("")
                        .number(texts.get("replay.orders"))
                        .number(texts.get("replay.levels"))
                        .number(texts.get("replay.bestPrice"))
                        .number(texts.get("replay.bestSize"));
        row(grid, texts.get("replay.bid"), result.bids());
        row(grid, texts.get("replay.ask"), result.asks());
        document.table(grid.grid());
        if (result.crossed() > 0) {
            document.warning(texts.get("replay.crossed", Numbers.grouped(result.crossed())));
        }
        return rates(document, result.messages(), result.unknownOrders(), elapsedNanos);
    }

    private static void row(GridDraft grid, String name, L3Result.Side side) {
        grid.row(
                name,
                Numbers.grouped(side.orders()),
                Numbers.grouped(side.levels()),
                side.orders() == 0 ? "-" : Numbers.dollars(side.bestPrice()),
                Numbers.grouped(side.bestSize()));
    }

    private Document rates(Document document, long messages, long unknown, long elapsedNanos) {
        if (unknown > 0) {
            document.line(texts.get("replay.unknown", Numbers.grouped(unknown)));
        }
        return document.line(
                texts.get(
                        "replay.speed",
                        Numbers.grouped(messages),
                        Numbers.grouped(Numbers.perSecond(messages, elapsedNanos))));
    }
}
