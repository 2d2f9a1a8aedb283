package jeoul.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jeoul.cli.rehearsal.Markets;
import jeoul.sim.fact.FactResult;
import jeoul.sim.fact.Impact;
import jeoul.sim.fact.MarketStudy;
import jeoul.sim.fact.ObservedDay;
import jeoul.sim.fact.Sampled;
import jeoul.sim.fact.StudiedSymbol;
import jeoul.sim.fact.TraderNumbers;

/** A measured market as JSON: an element for each name and day, facts on a name's first. */
public final class MarketJson {

    /** When the real days that the volume is compared with were looked at. */
    private static final List<LocalTime> CURVE =
            List.of(
                    LocalTime.of(9, 11),
                    LocalTime.of(9, 31),
                    LocalTime.of(10, 1),
                    LocalTime.of(11, 2),
                    LocalTime.of(12, 3),
                    LocalTime.of(13, 3),
                    LocalTime.of(14, 4),
                    LocalTime.of(14, 43),
                    LocalTime.of(15, 18));

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private MarketJson() {}

    public static void write(Writer writer, Markets.Answer answer, MarketStudy.Length length)
            throws IOException {
        JsonText.array(
                writer,
                json -> {
                    for (StudiedSymbol studied : answer.asked()) {
                        for (int i = 0; i < studied.days().size(); i++) {
                            json.writeStartObject();
                            day(json, studied.days().get(i), length.seed() + i);
                            if (i == 0) {
                                facts(json, studied.facts());
                                numbers(json, studied.numbers());
                                impact(json, studied.impact());
                            }
                            json.writeEndObject();
                        }
                    }
                });
    }

    private static void day(JsonGenerator json, ObservedDay day, long seed) throws IOException {
        json.writeStringField("symbol", day.symbol().listing().symbol().code());
        json.writeStringField("date", day.symbol().date().toString());
        json.writeNumberField("seed", seed);
        price(json, "open", day.open());
        price(json, "high", day.high());
        price(json, "low", day.low());
        price(json, "close", day.close());
        json.writeNumberField("volume", day.volume());
        json.writeArrayFieldStart("volumeCurve");
        for (LocalTime ordinary : CURVE) {
            LocalTime time = day.hours().fromOpen(ordinary);
            json.writeStartObject();
            json.writeStringField("time", TIME.format(time));
            JsonText.decimal(json, "share", day.volumeShareBy(time), JsonText.RATIO_PLACES);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("interruptions", day.interruptions());
    }

    /** A day without a trade has no price. */
    private static void price(JsonGenerator json, String field, long price) throws IOException {
        if (price == 0) {
            json.writeNullField(field);
        } else {
            json.writeNumberField(field, price);
        }
    }

    private static void facts(JsonGenerator json, List<FactResult> facts) throws IOException {
        json.writeArrayFieldStart("facts");
        for (FactResult fact : facts) {
            json.writeStartObject();
            json.writeNumberField("id", fact.fact().id());
            json.writeStringField("name", fact.fact().key());
            measured(json, fact.main(), fact.holds());
            json.writeArrayFieldStart("parts");
            for (FactResult.Part part : fact.parts()) {
                json.writeStartObject();
                json.writeStringField("name", part.key());
                measured(json, part, part.holds());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void measured(JsonGenerator json, FactResult.Part part, Optional<Boolean> holds)
            throws IOException {
        number(json, "value", part.measured());
        json.writeStringField("target", part.target());
        if (holds.isPresent()) {
            json.writeBooleanField("holds", holds.get());
        } else {
            json.writeNullField("holds");
        }
    }

    private static void number(JsonGenerator json, String field, Sampled sampled)
            throws IOException {
        JsonText.decimal(json, field, sampled.value(), JsonText.RATIO_PLACES);
        JsonText.decimal(json, "low", sampled.low(), JsonText.RATIO_PLACES);
        JsonText.decimal(json, "high", sampled.high(), JsonText.RATIO_PLACES);
    }

    private static void ratio(JsonGenerator json, String field, double value) throws IOException {
        JsonText.decimal(json, field, value, JsonText.RATIO_PLACES);
    }

    private static void numbers(JsonGenerator json, TraderNumbers numbers) throws IOException {
        json.writeObjectFieldStart("numbers");
        JsonText.decimal(json, "costBps", numbers.costBps().value(), JsonText.BPS_PLACES);
        JsonText.decimal(json, "halfSpreadBps", numbers.halfSpreadBps(), JsonText.BPS_PLACES);
        ratio(json, "oneTickShare", numbers.oneTickShare().value());
        ratio(json, "spreadTicks", numbers.spreadTicks().value());
        ratio(json, "minutesWithoutTrade", numbers.minutesWithoutTrade());
        ratio(json, "queueWon", numbers.queueWon());
        ratio(json, "queueMinutes", numbers.queueMinutes());
        ratio(json, "closingShare", numbers.closingShare().value());
        ratio(json, "rangeRatio", numbers.rangeRatio().value());
        ratio(json, "interruptionsPer100Days", numbers.interruptionsPer100());
        ratio(json, "filledOnArrival", numbers.filledOnArrival());
        ratio(json, "rested", numbers.rested());
        JsonText.decimal(
                json, "medianWaitSeconds", numbers.medianWaitSeconds(), JsonText.RATIO_PLACES);
        ratio(json, "unfilled", numbers.unfilled());
        ratio(json, "volatility", numbers.volatility());
        json.writeEndObject();
    }

    private static void impact(JsonGenerator json, Optional<Impact> impact) throws IOException {
        json.writeArrayFieldStart("impact");
        if (impact.isPresent()) {
            for (Impact.Point point : impact.get().points()) {
                json.writeStartObject();
                ratio(json, "volumeShare", point.volumeShare());
                JsonText.decimal(json, "costBps", point.costBps().value(), JsonText.BPS_PLACES);
                JsonText.decimal(json, "peakBps", point.peakBps().value(), JsonText.BPS_PLACES);
                number(json, "peak", point.peak());
                ratio(json, "afterAnHour", point.afterAnHour().value());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }
}
