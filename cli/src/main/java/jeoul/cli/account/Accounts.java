package jeoul.cli.account;

import java.time.Duration;
import java.time.Instant;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.Credentials;

/** Opens accounts. */
public interface Accounts {

    /**
     * Opens an account: afterwards its broker takes commands.
     *
     * @throws UnreachableException if the broker does not answer or refuses the keys
     */
    OpenAccount open(BrokerChoice broker, Credentials keys);

    /**
     * Knocks at a broker's door, without keys.
     *
     * @throws UnreachableException if nobody answers
     */
    Contact contact(BrokerChoice broker);

    /**
     * An answer to a knock.
     *
     * @param brokerTime the time the broker's clock shows, to the second
     * @param took from knock to answer
     */
    record Contact(Instant brokerTime, Duration took) {}
}
