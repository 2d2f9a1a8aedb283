package jeoul.cli.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jeoul.engine.InputException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CredentialsProperties {

    /** Letters that stand in no message: what is found of them there was typed. */
    private static final String RARE = "ΩЖ#%&@^~";

    @Property
    void whateverIsTypedIsNeverRepeated(
            @ForAll("typed") String key,
            @ForAll("typed") String secret,
            @ForAll("typed") String account,
            @ForAll("typed") String htsId) {
        String message;
        try {
            message = Credentials.of(key, secret, account, htsId).toString();
        } catch (InputException e) {
            message = e.getMessage();
        }

        String told = message;
        assertTrue(RARE.chars().allMatch(letter -> told.indexOf(letter) < 0), told);
    }

    @Property
    void whatIsKeptIsReadBackAsItWas(
            @ForAll("keys") String key,
            @ForAll("secrets") String secret,
            @ForAll("digits") String account,
            @ForAll("ids") String htsId) {
        Credentials keys = Credentials.of(key, secret, account + "01", htsId);

        assertEquals(keys, CredentialsJson.read("memory", CredentialsJson.write(keys).toString()));
    }

    @Provide
    Arbitrary<String> typed() {
        return Arbitraries.strings().withChars(RARE).ofMinLength(1).ofMaxLength(200);
    }

    @Provide
    Arbitrary<String> keys() {
        return visible(Credentials.APP_KEY_LENGTH, Credentials.APP_KEY_LENGTH);
    }

    @Provide
    Arbitrary<String> secrets() {
        return visible(Credentials.APP_SECRET_LENGTH, Credentials.APP_SECRET_LENGTH);
    }

    @Provide
    Arbitrary<String> ids() {
        return visible(0, 40);
    }

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.strings().numeric().ofLength(8);
    }

    private static Arbitrary<String> visible(int least, int most) {
        return Arbitraries.strings().withCharRange('!', '~').ofMinLength(least).ofMaxLength(most);
    }
}
