package jeoul.cli.consent;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.Credentials;
import jeoul.cli.output.Texts;
import jeoul.engine.InputException;

/**
 * The person's word that something may be sent, for one command. An account with real money asks
 * twice, every time: whether, and for the last four digits of the account, so that a habit or a
 * line from the history of a shell does not trade.
 */
public final class Consent {

    private static final Set<String> YES = Set.of("y", "yes", "예", "네");

    private static final int DIGITS = 4;

    private final Terminal terminal;
    private final Texts texts;
    private final boolean yes;
    private final Optional<String> confirmed;

    /**
     * @param yes said beforehand with {@code --yes}
     * @param confirmed said beforehand with {@code --confirm-account}; what is not four digits is
     *     refused before anything is asked of a broker
     * @throws InputException if it is not four digits
     */
    public Consent(Terminal terminal, Texts texts, boolean yes, Optional<String> confirmed) {
        this.terminal = Objects.requireNonNull(terminal, "terminal");
        this.texts = Objects.requireNonNull(texts, "texts");
        this.yes = yes;
        this.confirmed = confirmed;
        if (confirmed.isPresent() && !confirmed.get().matches("[0-9]{" + DIGITS + "}")) {
            throw new InputException(
                    "--confirm-account", "not four digits", "the last four of the account's eight");
        }
    }

    /**
     * Whether {@link #require} could be answered at all: looked at before a broker is called, so
     * that a script without consent costs no call.
     *
     * @throws InputException if nobody is there and consent was not given beforehand
     */
    public void requirePossible(BrokerChoice broker) {
        if (terminal.isThere()) {
            return;
        }
        if (!yes) {
            throw new InputException(
                    "consent",
                    "nobody is there to ask, and nothing is sent",
                    givenBeforehand(broker));
        }
        if (broker.tradesRealMoney() && confirmed.isEmpty()) {
            throw new InputException(
                    "consent",
                    "nobody is there to confirm the real account, and nothing is sent",
                    givenBeforehand(broker));
        }
    }

    /**
     * Returns if the person agrees.
     *
     * @param question what is about to happen, as a question
     * @throws InputException if the person does not agree, or cannot be asked and did not say so
     *     beforehand: then nothing may be sent
     */
    public void require(BrokerChoice broker, Credentials keys, String question) {
        requirePossible(broker);
        if (!yes) {
            String answer = terminal.ask(question + " " + texts.get("consent.yesNo")).orElse("");
            if (!YES.contains(answer.strip().toLowerCase(Locale.ROOT))) {
                throw new InputException("consent", "not given, and nothing is sent", "yes");
            }
        }
        if (broker.tradesRealMoney()) {
            String lastFour = keys.account().account().substring(8 - DIGITS);
            String typed =
                    confirmed.orElseGet(
                            () -> terminal.ask(texts.get("consent.account")).orElse("").strip());
            if (!typed.equals(lastFour)) {
                throw new InputException(
                        confirmed.isPresent() ? "--confirm-account" : "consent",
                        "not this account, and nothing is sent",
                        "the last four of the account's eight digits");
            }
        }
    }

    private static String givenBeforehand(BrokerChoice broker) {
        return broker.tradesRealMoney()
                ? "--yes and --confirm-account with the last four of the account's eight digits"
                : "--yes";
    }
}
