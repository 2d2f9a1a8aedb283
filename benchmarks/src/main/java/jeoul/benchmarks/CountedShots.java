package jeoul.benchmarks;

import java.util.Locale;

/**
 * Shots of a workload on a book, for a program that counts what a process does: instructions, cache
 * misses. {@code count-instructions.sh} runs it with few shots and with more; the difference is the
 * messages' alone, for the books are built beforehand, and as many in each run.
 */
public final class CountedShots {

    /** After so many shots everything that a message runs through is compiled. */
    private static final int WARM_UP = 8;

    /** As many shots can be counted: for each a book is built, whether it is used or not. */
    private static final int MOST = 8;

    private CountedShots() {}

    /**
     * @param args workload, engine, messages of a shot, shots after those that warm up
     */
    public static void main(String[] args) {
        if (args.length != 4) {
            throw new IllegalArgumentException(
                    "expected a workload, an engine, messages and shots, such as W1 JEOUL 500000 1");
        }
        Messages work = Workload.valueOf(args[0]).draw(Integer.parseInt(args[2]));
        Engine engine = Engine.valueOf(args[1]);
        int counted = Integer.parseInt(args[3]);
        if (counted > MOST) {
            throw new IllegalArgumentException(
                    "shots are %d; expected at most %d".formatted(counted, MOST));
        }
        int shots = WARM_UP + counted;
        long[] handles = new long[work.size()];
        Peer[] unused = new Peer[WARM_UP + MOST];
        for (int shot = 0; shot < unused.length; shot++) {
            unused[shot] = engine.of(work, handles);
        }
        for (int shot = 0; shot < shots; shot++) {
            Peer books = unused[shot];
            unused[shot] = null;
            books.run(0, work.prefill);
            books.run(work.prefill, work.size());
            work.verify(books.filled(), books.left());
        }
        System.out.println(
                String.format(
                        Locale.ROOT, "%s %s: %d shots of %s", args[0], args[1], shots, args[2]));
    }
}
