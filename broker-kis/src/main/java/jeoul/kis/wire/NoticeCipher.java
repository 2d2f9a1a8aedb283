package jeoul.kis.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-CBC as the notices are encrypted with: key and initial vector are the bytes of the texts
 * that the answer to the subscription carried. New ones come with every session.
 */
public final class NoticeCipher {

    public static final int KEY_LENGTH = 32;
    public static final int IV_LENGTH = 16;

    private static final String ALGORITHM = "AES/CBC/PKCS5Padding";

    private final String key;
    private final String iv;

    public NoticeCipher(String key, String iv) {
        if (key.length() != KEY_LENGTH || iv.length() != IV_LENGTH || !isAscii(key + iv)) {
            throw new IllegalArgumentException("a key has 32 letters and an iv 16");
        }
        this.key = key;
        this.iv = iv;
    }

    static NoticeCipher read(Fields from) {
        String key = from.text("key");
        String iv = from.text("iv");
        if (key.length() != KEY_LENGTH || iv.length() != IV_LENGTH || !isAscii(key + iv)) {
            throw new WireException(
                    from.path("key"),
                    key.length() + " and " + iv.length() + " letters",
                    "a key of 32 and an iv of 16 ASCII letters");
        }
        return new NoticeCipher(key, iv);
    }

    void write(FieldSink to) {
        to.put("iv", iv);
        to.put("key", key);
    }

    /** Base64 of the encrypted text. */
    public String encrypt(String plain) {
        try {
            byte[] bytes =
                    cipher(Cipher.ENCRYPT_MODE).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encrypting a notice", e);
        }
    }

    /**
     * The text behind a payload.
     *
     * @throws WireException if it is cut, not encrypted with this key, or no text
     */
    public String decrypt(String payload) {
        try {
            byte[] bytes = cipher(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(payload));
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException e) {
            throw new WireException("notice", "no Base64", "an encrypted payload in Base64");
        } catch (GeneralSecurityException | CharacterCodingException e) {
            throw new WireException(
                    "notice", "a payload this key does not open", "one encrypted with it");
        }
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(
                mode,
                new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "AES"),
                new IvParameterSpec(iv.getBytes(StandardCharsets.US_ASCII)));
        return cipher;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoticeCipher that && key.equals(that.key) && iv.equals(that.iv);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, iv);
    }

    @Override
    public String toString() {
        return "***";
    }
}
