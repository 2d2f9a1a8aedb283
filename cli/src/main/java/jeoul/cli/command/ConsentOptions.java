package jeoul.cli.command;

import java.util.Optional;
import jeoul.cli.consent.Consent;
import jeoul.cli.output.Texts;
import picocli.CommandLine.Option;

/** What a person can say beforehand of a command that trades. */
final class ConsentOptions {

    @Option(names = "--yes", descriptionKey = "option.yes")
    private boolean yes;

    @Option(
            names = "--confirm-account",
            paramLabel = "NNNN",
            descriptionKey = "option.confirmAccount")
    private String account;

    private final Surroundings surroundings;

    ConsentOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Consent consent(Texts texts) {
        return new Consent(surroundings.terminal(), texts, yes, Optional.ofNullable(account));
    }
}
