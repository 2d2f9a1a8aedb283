package jeoul.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import jeoul.cli.input.Nearest;
import jeoul.cli.input.OrderTerms;
import jeoul.engine.InputException;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.schedule.Strategy;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** How a simulated day is made. */
final class RehearsalOptions {

    private static final List<VenueProfile> PROFILES =
            List.of(VenueProfile.REAL, VenueProfile.MOCK);

    static final int MAX_THREADS = 1_024;

    /** More days take hours and tell no more. */
    static final int MAX_SEEDS = 100_000;

    private static final long DEFAULT_SEEDS = 20;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            converter = WholeNumber.class,
            descriptionKey = "option.seed")
    private long seed;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            converter = WholeNumber.class,
            descriptionKey = "option.seeds")
    private Long seeds;

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
     * The first seed and those that follow it, one for each simulated day.
     *
     * @throws InputException if the number is out of range
     */
    List<Long> seeds() {
        long count = seeds == null ? DEFAULT_SEEDS : seeds;
        if (count < 1 || count > MAX_SEEDS) {
            throw new InputException(
                    "--seeds", "'" + count + "'", "a number of days from 1 to " + MAX_SEEDS);
        }
        if (seed > Long.MAX_VALUE - count) {
            throw new InputException(
                    "--seed", "'" + seed + "'", "a number that leaves room for more");
        }
        return LongStream.range(0, count).mapToObj(i -> seed + i).toList();
    }

    /** Which of these options were given: those that a command has no use for, to say so. */
    List<String> given(String... options) {
        ParseResult parsed = command.commandLine().getParseResult();
        return Arrays.stream(options).filter(parsed::hasMatchedOption).toList();
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
                                                "'" + profile + "'" + Nearest.hint(profile, names),
                                                "mock or real"));
        for (Strategy strategy : strategies) {
            if (!found.offers(strategy.order())) {
                throw new InputException(
                        "--profile " + found.name(),
                        "does not take the "
                                + OrderTerms.nameOf(strategy.order())
                                + " orders of "
                                + strategy.name(),
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
        return threads(threads);
    }

    /** As {@link #threads()}; null where no number was typed. */
    static int threads(Long typed) {
        if (typed == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (typed < 1 || typed > MAX_THREADS) {
            throw new InputException(
                    "--threads", "'" + typed + "'", "a number from 1 to " + MAX_THREADS);
        }
        return typed.intValue();
    }
}
