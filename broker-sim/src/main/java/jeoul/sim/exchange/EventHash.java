package jeoul.sim.exchange;

/** Folds numbers into 64 bits, so that two days can be told apart by one number. */
final class EventHash {

    private long value;

    long value() {
        return value;
    }

    void add(long number) {
        value = mix(value, number);
    }

    /** One step: multiply, add, and the finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    static long mix(long hash, long number) {
        long z = hash * 0x9E3779B97F4A7C15L + number;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
