package jeoul.cli.input;

import java.util.List;
import java.util.Locale;

/** Finds what a person probably meant. */
public final class Nearest {

    private Nearest() {}

    /**
     * The word that needs the fewest letters changed; of equals one that begins so, else the first.
     */
    public static String of(String text, List<String> words) {
        String best = words.get(0);
        int least = Integer.MAX_VALUE;
        for (String word : words) {
            String typed = text.toLowerCase(Locale.ROOT);
            boolean begins = typed.startsWith(word) || word.startsWith(typed);
            int distance = 2 * distance(typed, word) - (begins ? 1 : 0);
            if (distance < least) {
                least = distance;
                best = word;
            }
        }
        return best;
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
