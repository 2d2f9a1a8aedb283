package jeoul.cli.command;

import java.io.IOException;
import jeoul.cli.account.AccountSession;
import jeoul.cli.account.Accounts;
import jeoul.cli.consent.PassphraseQuestion;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.Credentials;
import jeoul.cli.keys.KeyRing;
import jeoul.cli.output.Texts;

/** The way of a command to an account: keys first, then the broker. */
final class AccountEntrance {

    private final Surroundings surroundings;
    private final Accounts accounts;

    AccountEntrance(Surroundings surroundings, Accounts accounts) {
        this.surroundings = surroundings;
        this.accounts = accounts;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Accounts accounts() {
        return accounts;
    }

    /** The places where keys are kept on this machine. */
    KeyRing keyRing(Texts texts) {
        return KeyRing.of(
                surroundings.environment(),
                new PassphraseQuestion(surroundings.terminal(), texts, surroundings.environment()));
    }

    /** The keys for a broker; a message that says how to give some where there are none. */
    Credentials keys(BrokerChoice broker, Texts texts) throws IOException {
        return keyRing(texts).require(broker).keys();
    }

    AccountSession open(BrokerChoice broker, Credentials keys) {
        return new AccountSession(accounts.open(broker, keys));
    }
}
