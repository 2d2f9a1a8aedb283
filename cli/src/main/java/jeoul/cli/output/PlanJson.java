package jeoul.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import jeoul.cli.input.Instrument;
import jeoul.cli.input.Rebalance;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.plan.PlanRow;
import jeoul.engine.plan.RebalancePlan;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Schedule;
import jeoul.engine.schedule.ScheduleCheck;

/** A plan as JSON. */
public final class PlanJson {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private PlanJson() {}

    public static void write(Writer writer, CheckedPlan planned) throws IOException {
        JsonText.object(
                writer,
                json ->
                        fields(
                                json,
                                planned.rebalance(),
                                planned.rebalance().day().date(),
                                planned.strategy().name(),
                                planned.plan(),
                                planned.parents(),
                                planned.check()));
    }

    /** The fields of a plan, for an object of which it is a part. */
    static void fields(
            JsonGenerator json,
            Rebalance rebalance,
            LocalDate date,
            String strategy,
            RebalancePlan plan,
            List<ParentOrder> parents,
            ScheduleCheck check)
            throws IOException {
        json.writeStringField("date", date.toString());
        json.writeNumberField("totalValue", plan.totalValue());
        JsonText.decimal(json, "invest", plan.invest(), JsonText.RATIO_PLACES);
        json.writeStringField("strategy", strategy);
        TreeMap<Symbol, Schedule> schedules = new TreeMap<>();
        parents.forEach(parent -> schedules.put(parent.symbol(), parent.schedule()));
        json.writeArrayFieldStart("plan");
        for (PlanRow row : plan.rows()) {
            row(json, row, schedules.get(row.symbol()), rebalance.market().get(row.symbol()));
        }
        json.writeEndArray();
        schedule(json, check);
    }

    private static void row(
            JsonGenerator json, PlanRow row, Schedule schedule, Instrument instrument)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("symbol", row.symbol().code());
        json.writeStringField(
                "name",
                row.name().isEmpty() && instrument != null
                        ? instrument.listing().name()
                        : row.name());
        json.writeNumberField("held", row.held());
        json.writeNumberField("price", row.price());
        json.writeNumberField("target", row.target());
        json.writeNumberField("trade", row.trade());
        json.writeArrayFieldStart("slices");
        if (schedule != null) {
            for (long k = 0; k < schedule.count(); k++) {
                json.writeString(TIME.format(Seoul.timeOf(schedule.timeOf(k))));
            }
        }
        json.writeEndArray();
        if (row.heldBack().isPresent()) {
            json.writeStringField("heldBack", row.heldBack().get().name());
        }
        json.writeNumberField("roundingWon", row.roundingWon());
        json.writeBooleanField("assumed", instrument != null && instrument.assumed());
        json.writeEndObject();
    }

    private static void schedule(JsonGenerator json, ScheduleCheck check) throws IOException {
        json.writeObjectFieldStart("schedule");
        json.writeNumberField("orders", check.orders());
        JsonText.decimal(json, "meanPerSecond", check.meanPerSecond(), JsonText.RATIO_PLACES);
        json.writeNumberField("peakPerSecond", check.peakPerSecond());
        json.writeObjectFieldStart("worstDelaySeconds");
        for (ScheduleCheck.Venue venue : check.venues()) {
            json.writeNumberField(venue.name(), venue.worstDelaySeconds());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("feasible");
        for (ScheduleCheck.Venue venue : check.venues()) {
            json.writeBooleanField(venue.name(), venue.feasible());
        }
        json.writeEndObject();
        if (check.remedy().isPresent()) {
            json.writeStringField("remedy", "slice=" + check.remedy().getAsLong());
        } else {
            json.writeNullField("remedy");
        }
        json.writeArrayFieldStart("symbols");
        for (ScheduleCheck.SymbolCheck symbol : check.symbols()) {
            json.writeStartObject();
            json.writeStringField("symbol", symbol.symbol().code());
            json.writeNumberField("orders", symbol.orders());
            JsonText.decimal(
                    json, "secondsBetween", symbol.secondsBetween(), JsonText.RATIO_PLACES);
            JsonText.decimal(json, "volumeShare", symbol.volumeShare(), JsonText.RATIO_PLACES);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
