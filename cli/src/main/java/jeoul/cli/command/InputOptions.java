package jeoul.cli.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jeoul.cli.input.RebalanceInputs;
import jeoul.cli.input.RecordedMarket;
import jeoul.engine.market.TradingCalendar;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a rebalance starts from, as options. Values are read where they are understood. */
final class InputOptions {

    @Parameters(index = "0", arity = "0..1", paramLabel = "MODEL", descriptionKey = "option.model")
    private String model;

    @Option(names = "--sample", paramLabel = "NAME", descriptionKey = "option.sample")
    private String sample;

    @Option(names = "--holdings", paramLabel = "FILE", descriptionKey = "option.holdings")
    private String holdings;

    @Option(names = "--cash", paramLabel = "WON", descriptionKey = "option.cash")
    private String cash;

    @Option(names = "--prices", paramLabel = "FILE", descriptionKey = "option.prices")
    private String prices;

    @Option(names = "--bars", paramLabel = "FILE|DIR", descriptionKey = "option.bars")
    private String bars;

    @Option(names = "--keep", paramLabel = "FILE|CODES", descriptionKey = "option.keep")
    private String keep;

    @Option(names = "--amount", paramLabel = "WON", descriptionKey = "option.amount")
    private String amount;

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", descriptionKey = "option.date")
    private String date;

    @Option(names = "--now", paramLabel = "HH:MM:SS", descriptionKey = "option.now")
    private String now;

    @Option(names = "--set", paramLabel = "KEY=VALUE", descriptionKey = "option.set")
    private List<String> settings = new ArrayList<>();

    List<String> settings() {
        return settings;
    }

    RebalanceInputs.Resolved resolve(TradingCalendar calendar, Instant clock, boolean byTheClock) {
        return resolve(calendar, clock, byTheClock, Optional.empty());
    }

    RebalanceInputs.Resolved resolve(
            TradingCalendar calendar,
            Instant clock,
            boolean byTheClock,
            Optional<RecordedMarket> recorded) {
        return new RebalanceInputs(
                        Optional.ofNullable(model),
                        Optional.ofNullable(sample),
                        Optional.ofNullable(holdings),
                        Optional.ofNullable(cash),
                        Optional.ofNullable(prices),
                        Optional.ofNullable(bars),
                        Optional.ofNullable(keep),
                        Optional.ofNullable(amount),
                        Optional.ofNullable(date),
                        Optional.ofNullable(now))
                .resolve(calendar, clock, byTheClock, recorded);
    }

    /** The source of model and account in a word, for the person. */
    String source() {
        return model != null ? model : Optional.ofNullable(sample).orElse("large-caps");
    }
}
