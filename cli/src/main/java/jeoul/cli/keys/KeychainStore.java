package jeoul.cli.keys;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Keys in the keychain of the operating system. */
final class KeychainStore implements CredentialStore {

    private final Keychain keychain;

    KeychainStore(Keychain keychain) {
        this.keychain = keychain;
    }

    @Override
    public Kind kind() {
        return Kind.KEYCHAIN;
    }

    @Override
    public String place() {
        return keychain.name();
    }

    @Override
    public Optional<Credentials> load(BrokerChoice broker) throws IOException {
        return keychain.get(broker.name()).map(text -> CredentialsJson.read(place(), text));
    }

    @Override
    public void save(BrokerChoice broker, Credentials keys) throws IOException {
        keychain.put(broker.name(), CredentialsJson.write(keys).toString());
    }

    @Override
    public boolean remove(BrokerChoice broker, Consumer<Credentials> gone) throws IOException {
        Optional<String> kept = keychain.get(broker.name());
        if (kept.isEmpty()) {
            return false;
        }
        keychain.delete(broker.name());
        CredentialsJson.ifReadable(() -> CredentialsJson.read(place(), kept.get()), gone);
        return true;
    }
}
