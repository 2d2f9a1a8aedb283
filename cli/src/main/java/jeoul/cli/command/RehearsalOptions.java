package jeoul.cli.command;

import java.util.List;
import jeoul.cli.input.Nearest;
import jeoul.engine.InputException;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.schedule.Strategy;
import picocli.CommandLine.Option;

/** How a simulated day is made. */
final class RehearsalOptions {

    private static final List<VenueProfile> PROFILES =
            List.of(VenueProfile.REAL, VenueProfile.MOCK);

    static final int MAX_THREADS = 1_024;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            converter = WholeNumber.class,
            descriptionKey = "option.seed")
    private long seed;

    @Option(
            names = "--profile",
            paramLabel = "mock|real",
            defaultValue = "real",
            descriptionKey = "option.profile")
    private String profile;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = WholeNumber.class,
            descriptionKey = "option.threads")
    private Long threads;

    long seed() {
        return seed;
    }

    /**
     * @throws InputException if there is no such profile, or it does not take a strategy's orders
     */
    VenueProfile profile(List<Strategy> strategies) {
        List<String> names = PROFILES.stream().map(VenueProfile::name).toList();
        VenueProfile found =
                PROFILES.stream()
                        .filter(p -> p.name().equals(profile))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new InputException(
                                                "--profile",
                                                "'"
                                                        + profile
                                                        + "', did you mean '"
                                                        + Nearest.of(profile, names)
                                                        + "'?",
                                                "mock or real"));
        for (Strategy strategy : strategies) {
            if (!found.offers(strategy.order())) {
                throw new InputException(
                        "--profile " + found.name(),
                        "does not take the " + strategy.order() + " orders of " + strategy.name(),
                        "another order, or --profile real");
            }
        }
        return found;
    }

    /**
     * Threads to use; by default one for each core. No answer depends on it.
     *
     * @throws InputException if the number is out of range
     */
    int threads() {
        if (threads == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (threads < 1 || threads > MAX_THREADS) {
            throw new InputException(
                    "--threads", "'" + threads + "'", "a number from 1 to " + MAX_THREADS);
        }
        return threads.intValue();
    }
}
