package jeoul.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.sim.replay.L3Result;
import jeoul.sim.replay.LobsterResult;
import jeoul.sim.replay.RowDifference;

/** Replays as JSON. */
public final class ReplayJson {

    private ReplayJson() {}

    /**
     * @param elapsedNanos of reading and replaying, real time
     */
    public static void write(Writer writer, LobsterResult result, long elapsedNanos)
            throws IOException {
        JsonText.object(
                writer,
                json -> {
                    json.writeNumberField("messages", result.messages());
                    json.writeNumberField("rowsCompared", result.rowsCompared());
                    json.writeNumberField("rowsEqual", result.rowsEqual());
                    json.writeNumberField("unknownOrders", result.unknownOrders());
                    difference(json, result.firstDifference());
                    if (result.executions().isPresent()) {
                        executions(json, result.executions().get());
                    }
                    json.writeNumberField(
                            "messagesPerSecond",
                            Numbers.perSecond(result.messages(), elapsedNanos));
                });
    }

    private static void difference(JsonGenerator json, Optional<RowDifference> difference)
            throws IOException {
        if (difference.isEmpty()) {
            json.writeNullField("firstDifference");
            return;
        }
        RowDifference at = difference.get();
        json.writeObjectFieldStart("firstDifference");
        json.writeNumberField("row", at.row());
        json.writeStringField("side", at.buy() ? "bid" : "ask");
        json.writeStringField("price", Numbers.dollars(at.price()));
        json.writeNumberField("recorded", at.recorded());
        json.writeNumberField("rebuilt", at.rebuilt());
        json.writeEndObject();
    }

    private static void executions(JsonGenerator json, LobsterResult.Executions executions)
            throws IOException {
        json.writeNumberField("ordersSent", executions.orders());
        json.writeNumberField("executions", executions.recorded());
        json.writeNumberField("executionsCompared", executions.compared());
        json.writeNumberField("executionsEqual", executions.equal());
        json.writeNumberField("executionsIdentified", executions.identified());
        row(json, "firstDifferentExecution", executions.firstDifferentRow());
        LobsterResult.OutOfPriority others = executions.outOfPriority();
        json.writeNumberField("runsOutOfPriority", others.runs());
        json.writeNumberField("executionsOutOfPriority", others.executions());
        row(json, "firstOutOfPriority", others.firstRow());
    }

    private static void row(JsonGenerator json, String name, OptionalLong row) throws IOException {
        json.writeFieldName(name);
        if (row.isPresent()) {
            json.writeNumber(row.getAsLong());
        } else {
            json.writeNull();
        }
    }

    /**
     * @param elapsedNanos of reading and replaying, real time
     */
    public static void write(Writer writer, L3Result result, long elapsedNanos) throws IOException {
        JsonText.object(
                writer,
                json -> {
                    json.writeNumberField("messages", result.messages());
                    json.writeNumberField("unknownOrders", result.unknownOrders());
                    json.writeNumberField("crossed", result.crossed());
                    side(json, "bids", result.bids());
                    side(json, "asks", result.asks());
                    json.writeNumberField(
                            "messagesPerSecond",
                            Numbers.perSecond(result.messages(), elapsedNanos));
                });
    }

    private static void side(JsonGenerator json, String name, L3Result.Side side)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("orders", side.orders());
        json.writeNumberField("levels", side.levels());
        if (side.orders() == 0) {
            json.writeNullField("bestPrice");
        } else {
            json.writeStringField("bestPrice", Numbers.dollars(side.bestPrice()));
        }
        json.writeNumberField("bestSize", side.bestSize());
        json.writeEndObject();
    }
}
