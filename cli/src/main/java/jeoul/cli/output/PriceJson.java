package jeoul.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import jeoul.cli.account.SymbolPrice;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Quote;

/** Prices as JSON. */
public final class PriceJson {

    private PriceJson() {}

    /** An array, one element for each symbol in the order asked for. */
    public static void write(Writer writer, List<SymbolPrice> prices) throws IOException {
        JsonText.array(
                writer,
                json -> {
                    for (SymbolPrice price : prices) {
                        element(json, price);
                    }
                });
    }

    private static void element(JsonGenerator json, SymbolPrice price) throws IOException {
        DayStatistics day = price.day();
        json.writeStartObject();
        json.writeStringField("symbol", day.symbol().code());
        json.writeStringField("name", price.listing().name());
        json.writeStringField("market", price.listing().market().name());
        json.writeStringField("kind", price.listing().kind().name());
        json.writeStringField("phase", day.phase().name());
        json.writeStringField("mode", day.mode().name());
        json.writeNumberField("base", day.basePrice());
        json.writeNumberField("lower", day.limits().lower());
        json.writeNumberField("upper", day.limits().upper());
        JsonText.whole(json, "open", of(day.traded(), Bar::open));
        JsonText.whole(json, "high", of(day.traded(), Bar::high));
        JsonText.whole(json, "low", of(day.traded(), Bar::low));
        JsonText.whole(json, "last", of(day.traded(), Bar::close));
        json.writeNumberField("change", price.change());
        JsonText.decimal(
                json,
                "changeRatio",
                (double) price.change() / day.basePrice(),
                JsonText.RATIO_PLACES);
        json.writeNumberField("volume", day.traded().map(Bar::volume).orElse(0L));
        json.writeStringField("at", JsonText.instant(price.quote().at()));
        levels(json, "asks", price.quote().asks());
        levels(json, "bids", price.quote().bids());
        json.writeEndObject();
    }

    private static OptionalLong of(Optional<Bar> bar, ToLongFunction<Bar> price) {
        return bar.isPresent()
                ? OptionalLong.of(price.applyAsLong(bar.get()))
                : OptionalLong.empty();
    }

    private static void levels(JsonGenerator json, String field, List<Quote.Level> levels)
            throws IOException {
        json.writeArrayFieldStart(field);
        for (Quote.Level level : levels) {
            json.writeStartObject();
            json.writeNumberField("price", level.price());
            json.writeNumberField("quantity", level.quantity());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
