package jeoul.cli.command;

import java.time.Duration;
import java.time.Instant;
import jeoul.cli.account.Accounts;
import jeoul.cli.keys.BrokerChoice;
import jeoul.engine.InputException;

/** Says by how much this machine's clock is wrong, and refuses to trade by one that is far off. */
final class ClockCheck {

    /** A clock that differs so much puts slices into the wrong minute. */
    private static final Duration MOST = Duration.ofSeconds(10);

    private static final Duration NOTED = Duration.ofSeconds(1);

    private final AccountEntrance entrance;
    private final OutputOptions.Outlets outlets;

    ClockCheck(AccountEntrance entrance, OutputOptions.Outlets outlets) {
        this.entrance = entrance;
        this.outlets = outlets;
    }

    /**
     * @throws InputException if the clock is too far off the broker's
     */
    void require(BrokerChoice broker) {
        Accounts.Contact contact = entrance.accounts().contact(broker);
        Instant asked = entrance.surroundings().clock().get().minus(contact.took().dividedBy(2));
        Duration error = error(Duration.between(contact.brokerTime(), asked));
        if (error.compareTo(MOST) > 0) {
            throw new InputException(
                    "clock",
                    "this machine's clock is " + error.toSeconds() + " s off the broker's",
                    "at most " + MOST.toSeconds() + " s: let the system set its time");
        }
        if (error.compareTo(NOTED) > 0) {
            outlets.note(outlets.texts().get("found.CLOCK", error.toSeconds()));
        }
    }

    /** The broker tells whole seconds: to be up to one ahead of it is no error. */
    private static Duration error(Duration ahead) {
        if (ahead.isNegative()) {
            return ahead.negated();
        }
        Duration second = Duration.ofSeconds(1);
        return ahead.compareTo(second) > 0 ? ahead.minus(second) : Duration.ZERO;
    }
}
