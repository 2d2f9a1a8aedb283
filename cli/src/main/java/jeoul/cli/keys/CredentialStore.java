package jeoul.cli.keys;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** A place where keys are kept, one set for each broker. */
public interface CredentialStore {

    /** Which kind of place, for what is told to the person. */
    Kind kind();

    /** Where exactly, as a person would look for it: a path, the names of variables. */
    String place();

    /**
     * The keys kept for a broker.
     *
     * @throws jeoul.engine.InputException if what is kept there cannot be used
     */
    Optional<Credentials> load(BrokerChoice broker) throws IOException;

    /** Keeps keys for a broker instead of those kept before. */
    void save(BrokerChoice broker, Credentials keys) throws IOException;

    /**
     * Removes the keys of a broker.
     *
     * @param gone told the keys that were there, if they could be read
     * @return whether there were any
     */
    boolean remove(BrokerChoice broker, Consumer<Credentials> gone) throws IOException;

    /** The kinds of places, in the order in which keys are looked for. */
    enum Kind {
        /** Variables of the process, set by whoever starts it. */
        ENVIRONMENT,
        /** The operating system's own. */
        KEYCHAIN,
        /** A file encrypted under a passphrase. */
        KEYSTORE,
        /** A file in the clear that only its owner may read. */
        FILE
    }
}
