package jeoul.cli.input;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what a person probably meant. */
public final class Nearest {

    private Nearest() {}

    /**
     * The word that needs the fewest letters changed; of equals one that begins so, else the first.
     *
     * @return empty if none is near: more than half of its letters would change, and it does not
     *     begin so
     */
    public static Optional<String> of(String text, List<String> words) {
        String typed = text.toLowerCase(Locale.ROOT);
        Optional<String> best = Optional.empty();
        int least = Integer.MAX_VALUE;
        for (String word : words) {
            boolean begins = !typed.isEmpty() && (typed.startsWith(word) || word.startsWith(typed));
            int letters = distance(typed, word);
            int distance = 2 * letters - (begins ? 1 : 0);
            boolean near = begins || 2 * letters <= Math.min(typed.length(), word.length());
            if (near && distance < least) {
                least = distance;
                best = Optional.of(word);
            }
        }
        return best;
    }

    /** The nearest word as the end of a message; nothing if none is near. */
    public static String hint(String text, List<String> words) {
        return of(text, words).map(word -> ", did you mean '" + word + "'?").orElse("");
    }

    /**
     * Letters to insert, delete, replace or swap with their neighbour.
     *
     * @see <a href="https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance">optimal string
     *     alignment distance</a>
     */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
