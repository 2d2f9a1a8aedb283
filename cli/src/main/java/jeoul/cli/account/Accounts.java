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
     * Gives the access token of keys back to the broker, for every program that shares it, and
     * takes it off this machine whatever the broker says. No token is issued for that.
     */
    Revocation revoke(BrokerChoice broker, Credentials keys);

    /**
     * What became of a token.
     *
     * @param trouble why it may be alive still; empty unless it may
     */
    record Revocation(Kind kind, String trouble) {

        /** No token was kept here, or only an old one. */
        public static final Revocation NONE = new Revocation(Kind.NONE, "");

        public static final Revocation DONE = new Revocation(Kind.DONE, "");

        public static Revocation failed(String trouble) {
            return new Revocation(Kind.FAILED, trouble);
        }

        /** Whether it is dead, the worst last. */
        public enum Kind {
            NONE,
            DONE,
            FAILED
        }
    }

    /**
     * An answer to a knock.
     *
     * @param brokerTime the time the broker's clock shows, to the second
     * @param took from knock to answer
     */
    record Contact(Instant brokerTime, Duration took) {}
}
