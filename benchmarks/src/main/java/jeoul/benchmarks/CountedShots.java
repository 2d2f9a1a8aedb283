package jeoul.benchmarks;

import java.util.Locale;

/**
 * Shots of a workload on a book, for a program that counts what a process does: instructions, cache
 * misses. {@code count-instructions.sh} runs it with few shots and with more; the difference is the
 * messages' alone.
 */
public final class CountedShots {

    /** After so many shots everything that a message runs through is compiled. */
    private static final int WARM_UP = 8;

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
        int shots = WARM_UP + Integer.parseInt(args[3]);
        long[] handles = new long[work.size()];
        for (int shot = 0; shot < shots; shot++) {
            Peer books = engine.of(work, handles);
            books.run(0, work.prefill);
            books.run(work.prefill, work.size());
            work.verify(books.filled(), books.left());
        }
        System.out.println(
                String.format(
                        Locale.ROOT, "%s %s: %d shots of %s", args[0], args[1], shots, args[2]));
    }
}
