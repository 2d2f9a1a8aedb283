package jeoul.cli.keys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import javax.crypto.spec.SecretKeySpec;
import jeoul.engine.InputException;

/** Keys in a PKCS12 keystore of the JDK, encrypted under a passphrase. */
final class KeystoreFile implements CredentialStore {

    /** A shorter passphrase is tried in an afternoon. Characters. */
    static final int LEAST_PASSPHRASE = 8;

    private static final String TYPE = "PKCS12";

    // Any secret of any length may be kept under this name; it is no key of an HMAC.
    private static final String ALGORITHM = "HmacSHA256";

    private final Path file;
    private final PassphrasePrompt passphrase;

    KeystoreFile(Path file, PassphrasePrompt passphrase) {
        this.file = file;
        this.passphrase = passphrase;
    }

    @Override
    public Kind kind() {
        return Kind.KEYSTORE;
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public Optional<Credentials> load(BrokerChoice broker) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return withPassphrase(
                word -> {
                    Key kept = open(word).getKey(broker.name(), word);
                    return kept == null ? Optional.empty() : Optional.of(read(kept));
                });
    }

    private Credentials read(Key kept) {
        return CredentialsJson.read(place(), new String(kept.getEncoded(), StandardCharsets.UTF_8));
    }

    @Override
    public void save(BrokerChoice broker, Credentials keys) throws IOException {
        byte[] text = CredentialsJson.write(keys).toString().getBytes(StandardCharsets.UTF_8);
        withPassphrase(
                word -> {
                    if (word.length < LEAST_PASSPHRASE) {
                        throw new InputException(
                                "passphrase",
                                word.length + " characters",
                                "at least " + LEAST_PASSPHRASE + " characters");
                    }
                    KeyStore store = open(word);
                    store.setKeyEntry(
                            broker.name(), new SecretKeySpec(text, ALGORITHM), word, null);
                    write(store, word);
                    return true;
                });
        Arrays.fill(text, (byte) 0);
    }

    @Override
    public boolean remove(BrokerChoice broker, Consumer<Credentials> gone) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        return withPassphrase(
                word -> {
                    KeyStore store = open(word);
                    Key kept = store.getKey(broker.name(), word);
                    if (kept == null) {
                        return false;
                    }
                    store.deleteEntry(broker.name());
                    if (store.size() == 0) {
                        Files.delete(file);
                    } else {
                        write(store, word);
                    }
                    CredentialsJson.ifReadable(() -> read(kept), gone);
                    return true;
                });
    }

    private KeyStore open(char[] word) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(TYPE);
        if (!Files.exists(file)) {
            store.load(null, word);
            return store;
        }
        byte[] content = OwnerOnly.read(file);
        try {
            store.load(new ByteArrayInputStream(content), word);
        } catch (IOException e) {
            // So the JDK tells a wrong passphrase from a damaged file.
            boolean wrong = e.getCause() instanceof UnrecoverableKeyException;
            throw new InputException(
                    place(),
                    wrong ? "opens by another passphrase" : "not a keystore",
                    wrong ? "the passphrase given at login" : "one that login wrote",
                    e);
        }
        return store;
    }

    private void write(KeyStore store, char[] word) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        store.store(content, word);
        OwnerOnly.write(file, content.toByteArray());
    }

    private <T> T withPassphrase(Work<T> work) throws IOException {
        char[] word = passphrase.ask(place(), !Files.exists(file));
        try {
            return work.with(word);
        } catch (GeneralSecurityException e) {
            throw new IOException(place() + ": " + e.getMessage(), e);
        } finally {
            Arrays.fill(word, '\0');
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(char[] passphrase) throws IOException, GeneralSecurityException;
    }
}
