package jeoul.sim.flow;

import java.time.LocalDate;
import jeoul.engine.market.Symbol;

/**
 * Addressed randomness: 64 bits that are a pure function of (seed, date, symbol, purpose, event
 * number, draw number). Nothing is consumed, so one part of a simulation cannot shift the numbers
 * of another: not a symbol more, not a strategy, not our own orders.
 *
 * <p>The generator is SplitMix64. The first four parts of the address are absorbed, one finaliser
 * each, into the stream's state; event and draw are the position in that stream, {@value
 * #DRAWS_PER_EVENT} positions for each event. So draw {@code d} of event {@code e} is output {@code
 * e * DRAWS_PER_EVENT + d + 1} of the published generator. It serves simulation, not secrecy.
 *
 * <p>The distributions are static functions of such bits and use only additions, multiplications,
 * divisions and {@link StrictMath}, so they are the same on every machine and JVM.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea, Flood (2014), Fast Splittable
 *     Pseudorandom Number Generators</a>
 */
public final class Draws {

    /** How many draws an event may use. */
    public static final int DRAWS_PER_EVENT = 8;

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double TWO_TO_MINUS_52 = 0x1.0p-52;
    private static final double LN_2 = 0x1.62e42fefa39efp-1;

    private static final int CELL_BITS = 7;
    private static final int CELLS = 1 << CELL_BITS;
    private static final double[] INVERSE_OF_CELL = new double[CELLS];
    private static final double[] LOGARITHM_OF_CELL = new double[CELLS];

    static {
        for (int cell = 0; cell < CELLS; cell++) {
            double inverse = 1 / (1 + (cell + 0.5) / CELLS);
            INVERSE_OF_CELL[cell] = inverse;
            LOGARITHM_OF_CELL[cell] = -StrictMath.log(inverse);
        }
    }

    /** Standard deviation of the sum of four uniform numbers: the root of 4/12. */
    private static final double FOUR_UNIFORMS_DEVIATION = 0x1.279a74590331cp-1;

    private final long state;

    /** The plain SplitMix64 stream of a state. */
    Draws(long state) {
        this.state = state;
    }

    /**
     * The stream for one purpose of one symbol's day.
     *
     * @param purpose what the numbers are for, such as {@code "background flow"}: streams of
     *     different purposes are independent
     */
    public static Draws of(long seed, LocalDate date, Symbol symbol, String purpose) {
        long state = absorb(seed, date.toEpochDay());
        state = absorb(state, characters(symbol.code()));
        return new Draws(absorb(state, characters(purpose)));
    }

    /**
     * @param event counted from 0
     * @param draw 0 to {@link #DRAWS_PER_EVENT} - 1; not checked, a larger one is the next event's
     */
    public long bits(long event, int draw) {
        return finalise(state + GOLDEN_GAMMA * (event * DRAWS_PER_EVENT + draw + 1));
    }

    /** Uniform on the open interval (0, 1), on a grid of 2^-52. */
    public static double uniform(long bits) {
        return ((bits >>> 12) + 0.5) * TWO_TO_MINUS_52;
    }

    /**
     * What {@link #isBelow} compares with.
     *
     * @param probability 0 to 1
     */
    public static long threshold(double probability) {
        return (long) StrictMath.ceil(probability / TWO_TO_MINUS_52 - 0.5);
    }

    /**
     * Whether {@link #uniform} of these bits is below a probability, without a floating-point
     * number.
     *
     * @param threshold {@link #threshold} of the probability
     */
    public static boolean isBelow(long bits, long threshold) {
        return bits >>> 12 < threshold;
    }

    /** Exponential with mean one. */
    public static double exponential(long bits) {
        // The uniform number's own digits, without the way over a double: they end in a one.
        long digits = (bits >>> 12 << 1) + 1;
        int zeros = Long.numberOfLeadingZeros(digits);
        return -logarithm(10 - zeros, digits << zeros << 1 >>> 12);
    }

    /**
     * Geometric on 1, 2, 3, ...: an exponential cut to whole numbers.
     *
     * @param scale {@link #geometricScale} of the mean
     */
    public static long geometric(long bits, double scale) {
        return 1 + (long) (exponential(bits) * scale);
    }

    /**
     * What {@link #geometric} needs to have this mean.
     *
     * @param mean at least one; a mean of one makes every number one
     */
    public static double geometricScale(double mean) {
        if (!(mean >= 1)) {
            throw new IllegalArgumentException("mean must be at least one: " + mean);
        }
        return mean == 1 ? 0 : -1 / StrictMath.log1p(-1 / mean);
    }

    /**
     * About normal with mean zero and deviation one: the scaled sum of the four draws that follow
     * {@code firstDraw}. Never beyond 3.47 deviations, which is why it is used for what must stay
     * within bounds.
     */
    public double boundedNormal(long event, int firstDraw) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += uniform(bits(event, firstDraw + i));
        }
        return (sum - 2) / FOUR_UNIFORMS_DEVIATION;
    }

    /**
     * Natural logarithm of a positive normal number, within 1e-15 of the true value (times the
     * value where that is above one). Several times faster than {@link StrictMath#log} of JDK 17,
     * and as portable: ln x = e ln 2 + ln c + ln(1 + r), where c is the middle of one of {@value
     * #CELLS} cells of [1, 2) and the series in r, at most 2^-8, is cut where it falls below double
     * precision.
     */
    static double logarithm(double x) {
        long raw = Double.doubleToRawLongBits(x);
        return logarithm((int) (raw >>> 52) - 1023, raw & 0x000FFFFFFFFFFFFFL);
    }

    /**
     * @param fraction the 52 digits behind the point of a number in [1, 2), which is multiplied
     *     with two to the power of {@code exponent}
     */
    private static double logarithm(int exponent, long fraction) {
        int cell = (int) (fraction >>> (52 - CELL_BITS));
        double mantissa = Double.longBitsToDouble(fraction | 0x3FF0000000000000L);
        double r = mantissa * INVERSE_OF_CELL[cell] - 1;
        // Pairs, not nested brackets: a chain of six dependent steps would take twice as long.
        double square = r * r;
        double low = 1.0 / 3 * r - 1.0 / 2;
        double high = 1.0 / 5 * r - 1.0 / 4;
        double top = 1.0 / 7 * r - 1.0 / 6;
        double series = low + square * (high + square * top);
        return (exponent * LN_2 + LOGARITHM_OF_CELL[cell]) + (r + square * series);
    }

    private static long absorb(long state, long part) {
        return finalise((state ^ part) + GOLDEN_GAMMA);
    }

    private static long characters(String text) {
        long state = text.length();
        for (int i = 0; i < text.length(); i++) {
            state = absorb(state, text.charAt(i));
        }
        return state;
    }

    /** SplitMix64's output function: Stafford's variant 13 of the MurmurHash3 finaliser. */
    private static long finalise(long z) {
        long mixed = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
