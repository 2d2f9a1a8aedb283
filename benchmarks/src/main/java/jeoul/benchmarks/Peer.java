package jeoul.benchmarks;

/** An order book, or one for each symbol, that does the messages of a workload. */
interface Peer {

    /** Does messages {@code from} up to but not including {@code to}. */
    void run(int from, int to);

    /** Shares traded so far, counted once. */
    long filled();

    /** Shares that rest. */
    long left();
}
