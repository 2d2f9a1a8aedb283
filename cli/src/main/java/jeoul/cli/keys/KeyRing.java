package jeoul.cli.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jeoul.engine.InputException;

/** All places where keys may be, in the order in which they are looked for. */
public final class KeyRing {

    private final List<CredentialStore> stores;

    KeyRing(List<CredentialStore> stores) {
        this.stores = List.copyOf(stores);
    }

    /**
     * The places on this machine.
     *
     * @param environment of the process
     * @param passphrase asks when a keystore is there
     */
    public static KeyRing of(Map<String, String> environment, PassphrasePrompt passphrase) {
        Path folder = StateFolder.of(environment);
        List<CredentialStore> stores = new ArrayList<>();
        stores.add(new EnvironmentStore(environment));
        SystemKeychain.find(environment).map(KeychainStore::new).ifPresent(stores::add);
        stores.add(new KeystoreFile(folder.resolve("keys.p12"), passphrase));
        stores.add(new FileStore(folder.resolve("keys.json")));
        return new KeyRing(stores);
    }

    /** The place of a kind, if this machine has one. */
    public Optional<CredentialStore> store(CredentialStore.Kind kind) {
        return stores.stream().filter(store -> store.kind() == kind).findFirst();
    }

    /** The places, in the order in which keys are looked for. */
    public List<CredentialStore> stores() {
        return stores;
    }

    /** The keys for a broker and where they were found, from the first place that has some. */
    public Optional<Found> find(BrokerChoice broker) throws IOException {
        for (CredentialStore store : stores) {
            Optional<Credentials> kept = store.load(broker);
            if (kept.isPresent()) {
                return Optional.of(new Found(kept.get(), store));
            }
        }
        return Optional.empty();
    }

    /**
     * As {@link #find}.
     *
     * @throws InputException if there are none, saying how to give some
     */
    public Found require(BrokerChoice broker) throws IOException {
        return find(broker)
                .orElseThrow(
                        () ->
                                new InputException(
                                        "--broker " + broker.name(),
                                        "no keys are kept for it",
                                        "keys: jeoul login "
                                                + broker.name()
                                                + ", or the variables "
                                                + EnvironmentStore.APP_KEY
                                                + ", "
                                                + EnvironmentStore.APP_SECRET
                                                + " and "
                                                + EnvironmentStore.ACCOUNT));
    }

    /**
     * Keys and where they come from.
     *
     * @param store where they were found
     */
    public record Found(Credentials keys, CredentialStore store) {}
}
