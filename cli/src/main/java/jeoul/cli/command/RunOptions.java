package jeoul.cli.command;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.cli.run.Notifier;
import jeoul.cli.run.Webhook;
import jeoul.engine.InputException;
import picocli.CommandLine.Option;

/** What can be said of how a run goes, whatever it trades. */
final class RunOptions {

    static final int MOST_PREDICTED = 10_000;

    @Option(names = "--until", paramLabel = "HH:MM", descriptionKey = "option.until")
    private String until;

    @Option(names = "--accept-open-orders", descriptionKey = "option.acceptOpenOrders")
    private boolean acceptOpenOrders;

    @Option(
            names = "--predict",
            paramLabel = "N",
            defaultValue = "100",
            converter = WholeNumber.class,
            descriptionKey = "option.predict")
    private long predict;

    @Option(names = "--notify", paramLabel = "URL", descriptionKey = "option.notify")
    private String notify;

    @Option(
            names = "--confirm-sells",
            paramLabel = "N",
            converter = WholeNumber.class,
            descriptionKey = "option.confirmSells")
    private Long confirmedSells;

    /** Simulated days that the result is compared with. */
    int predictDays() {
        if (predict < 0 || predict > MOST_PREDICTED) {
            throw new InputException(
                    "--predict", "'" + predict + "'", "a number from 0 to " + MOST_PREDICTED);
        }
        return (int) predict;
    }

    OptionalLong confirmedSells() {
        return confirmedSells == null ? OptionalLong.empty() : OptionalLong.of(confirmedSells);
    }

    Notifier notifier(Surroundings surroundings) {
        return notify == null ? Notifier.NONE : new Webhook(notify, surroundings.clock());
    }

    /** When it ends, if before its window does. */
    Optional<LocalTime> until() {
        return time("--until", until);
    }

    /**
     * @param typed what stands behind an option, null if it is not there
     */
    static Optional<LocalTime> time(String option, String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.parse(typed));
        } catch (DateTimeParseException e) {
            throw new InputException(option, "'" + typed + "'", "a time such as 14:30", e);
        }
    }

    /** Whether orders that are open already are no reason not to begin. */
    boolean acceptOpenOrders() {
        return acceptOpenOrders;
    }
}
