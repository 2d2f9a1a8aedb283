package jeoul.engine.journal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether a journal belongs to an account without saying which: HMAC-SHA-256 of the account
 * number. The key is not in the journal, so the few account numbers there are cannot be tried.
 *
 * @param hex 64 hexadecimal digits, lower case
 */
public record AccountHash(String hex) {

    /** A shorter key could be tried itself. Bytes. */
    public static final int LEAST_KEY = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public AccountHash {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("an account hash has 64 hexadecimal digits");
        }
    }

    /**
     * @param key kept with the keys of the broker, the same for every run on this machine
     * @param account the account number, always written the same way
     */
    public static AccountHash of(byte[] key, String account) {
        if (key.length < LEAST_KEY || account.isBlank()) {
            throw new IllegalArgumentException(
                    "a key of " + LEAST_KEY + " bytes or more and an account number are needed");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] hash = mac.doFinal(account.getBytes(StandardCharsets.UTF_8));
            return new AccountHash(HexFormat.of().formatHex(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
