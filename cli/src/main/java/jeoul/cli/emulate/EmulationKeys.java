package jeoul.cli.emulate;

import java.util.Optional;
import java.util.SplittableRandom;
import jeoul.kis.server.Admission;
import jeoul.kis.wire.AccountNumber;
import jeoul.kis.wire.Secret;

/**
 * What a client of an emulated account shows: made up, of the lengths that KIS' have. They open
 * nothing but an emulator.
 */
public record EmulationKeys(Secret appKey, Secret appSecret, AccountNumber account, String htsId) {

    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int KEY_LENGTH = 36;
    private static final int SECRET_LENGTH = 180;

    /** The same for the same seed. */
    public static EmulationKeys of(long seed) {
        // A branch of its own: the server draws its tokens from the seed, in the same letters.
        SplittableRandom random = new SplittableRandom(seed).split();
        return new EmulationKeys(
                new Secret("PS" + letters(random, KEY_LENGTH - 2)),
                new Secret(letters(random, SECRET_LENGTH)),
                new AccountNumber("50000001", "01"),
                "emulated");
    }

    /** Lets in who shows these, and nobody else. */
    public Admission admission() {
        return new Admission(
                Optional.of(new Admission.Keys(appKey, appSecret)),
                Optional.of(account),
                Optional.of(htsId));
    }

    private static String letters(SplittableRandom random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
