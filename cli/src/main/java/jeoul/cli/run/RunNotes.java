package jeoul.cli.run;

import java.net.URI;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import jeoul.cli.input.Instrument;
import jeoul.cli.keys.BrokerChoice;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.journal.RunStart;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;

/**
 * What the journal of a run keeps beside the day itself.
 *
 * @param broker where it trades
 * @param version of the program that began it
 * @param modelFile as typed
 * @param modelHash SHA-256 of that file, hexadecimal
 * @param market what is known of each symbol, for rehearsals of the same plan
 * @param daysLeft trading days after this one that the plan was given
 * @param seed of the rehearsals it is compared with
 */
public record RunNotes(
        BrokerChoice broker,
        String version,
        String modelFile,
        String modelHash,
        NavigableMap<Symbol, Instrument> market,
        int daysLeft,
        long seed) {

    /** Only a run on an emulated session has one. */
    private static final String CLOCK = "broker.clock";

    private static final String SYMBOL = "symbol.";

    public RunNotes {
        Objects.requireNonNull(broker, "broker");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(modelFile, "modelFile");
        Objects.requireNonNull(modelHash, "modelHash");
        market = Collections.unmodifiableNavigableMap(new TreeMap<>(market));
    }

    NavigableMap<String, String> settings() {
        TreeMap<String, String> settings = new TreeMap<>();
        settings.put("broker.name", broker.name());
        settings.put("broker.rest", broker.rest().toString());
        settings.put("broker.stream", broker.stream().toString());
        settings.put("broker.profile", broker.profile().name());
        broker.clock().ifPresent(clock -> settings.put(CLOCK, clock));
        settings.put("program.version", version);
        settings.put("source.file", modelFile);
        settings.put("source.sha256", modelHash);
        settings.put("run.days-left", Integer.toString(daysLeft));
        settings.put("run.seed", Long.toString(seed));
        market.forEach(
                (symbol, instrument) ->
                        settings.put(
                                SYMBOL + symbol.code(),
                                String.join(
                                        " ",
                                        Long.toString(instrument.price()),
                                        Long.toString(instrument.volume()),
                                        Double.toString(instrument.range()),
                                        instrument.mode().name(),
                                        instrument.assumed() ? "assumed" : "observed",
                                        instrument.listing().market().name(),
                                        instrument.listing().kind().name(),
                                        instrument.listing().largeIndexMember() ? "large" : "any",
                                        Integer.toString(instrument.listing().leverage()),
                                        instrument.listing().name())));
        return settings;
    }

    /**
     * @throws IllegalArgumentException if a setting is missing or cannot be one
     */
    static RunNotes of(RunStart start) {
        TreeMap<Symbol, Instrument> market = new TreeMap<>();
        start.settings()
                .subMap(SYMBOL, true, SYMBOL + Character.MAX_VALUE, false)
                .forEach(
                        (name, value) -> {
                            Symbol symbol = new Symbol(name.substring(SYMBOL.length()));
                            market.put(symbol, instrument(symbol, value));
                        });
        return new RunNotes(
                new BrokerChoice(
                        start.setting("broker.name"),
                        URI.create(start.setting("broker.rest")),
                        URI.create(start.setting("broker.stream")),
                        profile(start.setting("broker.profile")),
                        Optional.ofNullable(start.settings().get(CLOCK))),
                start.setting("program.version"),
                start.setting("source.file"),
                start.setting("source.sha256"),
                market,
                Integer.parseInt(start.setting("run.days-left")),
                Long.parseLong(start.setting("run.seed")));
    }

    private static VenueProfile profile(String name) {
        return Optional.of(VenueProfile.REAL)
                .filter(profile -> profile.name().equals(name))
                .orElse(VenueProfile.MOCK);
    }

    private static Instrument instrument(Symbol symbol, String value) {
        String[] parts = value.split(" ", 10);
        if (parts.length != 10) {
            throw new IllegalArgumentException(SYMBOL + symbol + " has not ten parts: " + value);
        }
        return new Instrument(
                new Listing(
                        symbol,
                        parts[9],
                        Market.valueOf(parts[5]),
                        Kind.valueOf(parts[6]),
                        parts[7].equals("large"),
                        Integer.parseInt(parts[8])),
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Double.parseDouble(parts[2]),
                TradingMode.valueOf(parts[3]),
                parts[4].equals("assumed"));
    }
}
