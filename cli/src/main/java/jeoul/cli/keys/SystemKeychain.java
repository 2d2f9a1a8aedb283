package jeoul.cli.keys;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keychain of macOS, Windows or a Linux desktop. */
final class SystemKeychain implements Keychain {

    /** Leaves the system's keychain alone if {@code off}. */
    static final String VARIABLE = "JEOUL_KEYCHAIN";

    private static final Logger LOG = LoggerFactory.getLogger(SystemKeychain.class);
    private static final String SERVICE = "jeoul";

    private final Keyring keyring;

    private SystemKeychain(Keyring keyring) {
        this.keyring = keyring;
    }

    /**
     * The keychain of this machine, if it has one.
     *
     * @param environment of the process
     */
    static Optional<Keychain> find(Map<String, String> environment) {
        boolean off = environment.getOrDefault(VARIABLE, "").equalsIgnoreCase("off");
        if (off || isWithoutDesktop(environment)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SystemKeychain(Keyring.create()));
        } catch (BackendNotSupportedException e) {
            LOG.debug("KEYCHAIN_NONE {}", e.getMessage());
            return Optional.empty();
        } catch (LinkageError e) {
            // Its native part is not there for every processor.
            LOG.debug("KEYCHAIN_NONE {}", e.toString());
            return Optional.empty();
        }
    }

    /** Linux keychains are reached over the session bus: without one, looking takes a second. */
    private static boolean isWithoutDesktop(Map<String, String> environment) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean own = system.startsWith("windows") || system.startsWith("mac");
        return !own && environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").isBlank();
    }

    @Override
    public String name() {
        return keyring.getKeyringStorageType().toString();
    }

    @Override
    public Optional<String> get(String account) {
        try {
            return Optional.ofNullable(keyring.getPassword(SERVICE, account));
        } catch (PasswordAccessException e) {
            // The library says so of what is not there and of a keychain that stays locked; in
            // either case the places that follow are looked at.
            LOG.debug("KEYCHAIN_NOTHING account={}", account);
            return Optional.empty();
        }
    }

    @Override
    public void put(String account, String text) throws IOException {
        try {
            keyring.setPassword(SERVICE, account, text);
        } catch (PasswordAccessException e) {
            throw new IOException(name() + ": does not take the keys: " + e.getMessage(), e);
        }
    }

    @Override
    public void delete(String account) throws IOException {
        try {
            keyring.deletePassword(SERVICE, account);
        } catch (PasswordAccessException e) {
            throw new IOException(name() + ": does not remove the keys: " + e.getMessage(), e);
        }
    }
}
