package jeoul.kis.server.fault;

import java.util.SplittableRandom;

/** Which of the calls or notices, counted from 1, a rule is for. */
public sealed interface Occasion {

    /**
     * @param number of the call or notice among those the rule is for
     * @param random drawn from only if chance decides
     */
    boolean is(long number, SplittableRandom random);

    /** From one number to another, both included. */
    record Range(long first, long last) implements Occasion {

        public Range {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException("not a range: " + first + " to " + last);
            }
        }

        @Override
        public boolean is(long number, SplittableRandom random) {
            return first <= number && number <= last;
        }
    }

    /** Every so many. */
    record Every(long step) implements Occasion {

        public Every {
            if (step < 1) {
                throw new IllegalArgumentException("not a step: " + step);
            }
        }

        @Override
        public boolean is(long number, SplittableRandom random) {
            return number % step == 0;
        }
    }

    /**
     * By chance.
     *
     * @param probability from 0 to 1
     */
    record Chance(double probability) implements Occasion {

        public Chance {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("not a probability: " + probability);
            }
        }

        @Override
        public boolean is(long number, SplittableRandom random) {
            return random.nextDouble() < probability;
        }
    }
}
