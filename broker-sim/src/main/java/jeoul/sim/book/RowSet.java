package jeoul.sim.book;

/**
 * Which rows are not empty. A bitmap of two levels finds the next one in a few instructions: a word
 * stands for 64 rows, a bit of the summary for a word.
 */
final class RowSet {

    /** There is no higher row. */
    static final int NONE_ABOVE = Integer.MAX_VALUE;

    private final long[] words;
    private final long[] summary;

    /** None of so many rows. */
    RowSet(int rows) {
        words = new long[rows / 64 + 1];
        summary = new long[(words.length + 63) / 64];
    }

    void add(int row) {
        int word = row >>> 6;
        words[word] |= 1L << row;
        summary[word >>> 6] |= 1L << word;
    }

    void remove(int row) {
        int word = row >>> 6;
        words[word] &= ~(1L << row);
        if (words[word] == 0) {
            summary[word >>> 6] &= ~(1L << word);
        }
    }

    /** Those of the first 64 rows, a bit for each. */
    long first64() {
        return words[0];
    }

    /** The first of the 64 rows that have a word with {@code row}. */
    static int firstOfWord(int row) {
        return row & -64;
    }

    /** The rows of a word from {@code row} on, a bit for each of the 64. */
    long wordFrom(int row) {
        return words[row >>> 6] & (-1L << row);
    }

    /** The rows of a word up to {@code row}, a bit for each of the 64. */
    long wordUpTo(int row) {
        return words[row >>> 6] & (-1L >>> ~row);
    }

    /** The lowest row above {@code row}, or {@link #NONE_ABOVE}. */
    int next(int row) {
        int word = row >>> 6;
        long bits = words[word] & (-2L << row);
        if (bits == 0) {
            int group = word >>> 6;
            long full = summary[group] & (-2L << word);
            while (full == 0) {
                if (++group == summary.length) {
                    return NONE_ABOVE;
                }
                full = summary[group];
            }
            word = (group << 6) + Long.numberOfTrailingZeros(full);
            bits = words[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }

    /** The highest row below {@code row}, or -1. */
    int previous(int row) {
        int word = row >>> 6;
        long bits = words[word] & ((1L << row) - 1);
        if (bits == 0) {
            int group = word >>> 6;
            long full = summary[group] & ((1L << word) - 1);
            while (full == 0) {
                if (--group < 0) {
                    return -1;
                }
                full = summary[group];
            }
            word = (group << 6) + 63 - Long.numberOfLeadingZeros(full);
            bits = words[word];
        }
        return (word << 6) + 63 - Long.numberOfLeadingZeros(bits);
    }
}
