package jeoul.cli.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import jeoul.engine.InputException;
import jeoul.engine.journal.AccountHash;

/**
 * The key by which account numbers are hashed in journals: made once on each machine and kept
 * beside the keys, so that a journal that is passed on does not tell whose it is.
 */
public final class AccountHashKey {

    private static final int BYTES = 32;

    private final Path file;

    /**
     * @param stateFolder as of {@link StateFolder}
     */
    public AccountHashKey(Path stateFolder) {
        this.file = stateFolder.resolve("account-hash.key");
    }

    /**
     * The hash of an account.
     *
     * @throws IOException if the key cannot be read or made
     */
    public AccountHash of(Credentials keys) throws IOException {
        return AccountHash.of(key(), keys.account().account() + "-" + keys.account().product());
    }

    private byte[] key() throws IOException {
        if (!Files.exists(file)) {
            byte[] made = new byte[BYTES];
            new SecureRandom().nextBytes(made);
            OwnerOnly.writeOnce(
                    file,
                    (HexFormat.of().formatHex(made) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        // Read back in any case: of two programs that made one, both go by the one that stands.
        String text = new String(OwnerOnly.read(file), StandardCharsets.US_ASCII).strip();
        try {
            byte[] key = HexFormat.of().parseHex(text);
            if (key.length >= AccountHash.LEAST_KEY) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw damaged();
        }
        throw damaged();
    }

    private InputException damaged() {
        return new InputException(
                file.toString(),
                "not a key of hexadecimal digits",
                "the key it was; without it older journals cannot be told apart by account");
    }
}
