package jeoul.kis.server;

import java.util.random.RandomGenerator;

/** Keys, tokens and ids that nobody chose. */
final class Words {

    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final RandomGenerator random;

    Words(RandomGenerator random) {
        this.random = random;
    }

    /** Letters and digits. */
    String letters(int length) {
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }
}
