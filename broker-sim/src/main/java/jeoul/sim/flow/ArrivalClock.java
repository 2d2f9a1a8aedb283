package jeoul.sim.flow;

import java.util.List;

/**
 * Arrival times of a Poisson process whose rate is constant on each segment of the day. Time is
 * changed, not the draws: unit exponential gaps are laid end to end on the axis of expected
 * arrivals and mapped back to the clock.
 */
public final class ArrivalClock {

    private final Segment[] segments;
    private final double[] arrivalsBefore;
    private final double[] nanosPerArrival;
    private int segment = -1;
    private double arrivals;
    private long now = Long.MAX_VALUE;

    // The segment that now lies in, beside one another and not behind two arrays and an object.
    private double arrivalsAtStart;
    private double arrivalsAtEnd;
    private double nanosEach;
    private long start;
    private long last;
    private Regime regime;

    /**
     * @param inOrder at least one, none before the end of the one before
     */
    public ArrivalClock(List<Segment> inOrder) {
        segments = inOrder.toArray(Segment[]::new);
        arrivalsBefore = new double[segments.length + 1];
        nanosPerArrival = new double[segments.length];
        for (int i = 0; i < segments.length; i++) {
            Segment each = segments[i];
            if (i > 0 && segments[i - 1].end() > each.start()) {
                throw new IllegalArgumentException("segments overlap: " + inOrder);
            }
            arrivalsBefore[i + 1] = arrivalsBefore[i] + each.arrivals();
            nanosPerArrival[i] = (each.end() - each.start()) / each.arrivals();
        }
        findSegment();
    }

    /** Moves to the next arrival, a unit exponential further. */
    public void advance(double gap) {
        arrivals += gap;
        if (arrivals >= arrivalsAtEnd) {
            findSegment();
        }
        now = StrictMath.min(start + (long) ((arrivals - arrivalsAtStart) * nanosEach), last);
    }

    private void findSegment() {
        do {
            segment++;
        } while (segment < segments.length && arrivals >= arrivalsBefore[segment + 1]);
        if (segment == segments.length) {
            // After the last arrival it is never again.
            arrivalsAtEnd = Double.MAX_VALUE;
            nanosEach = 0;
            start = Long.MAX_VALUE;
            last = Long.MAX_VALUE;
            return;
        }
        arrivalsAtStart = arrivalsBefore[segment];
        arrivalsAtEnd = arrivalsBefore[segment + 1];
        nanosEach = nanosPerArrival[segment];
        start = segments[segment].start();
        last = segments[segment].end() - 1;
        regime = segments[segment].regime();
    }

    /** Nanoseconds since midnight; Long.MAX_VALUE before the first and after the last arrival. */
    public long now() {
        return now;
    }

    /** The regime of the segment that {@link #now} lies in; after the last arrival, the last. */
    public Regime regime() {
        return regime;
    }

    /** Which mixture of events arrives. */
    public enum Regime {
        OPENING_AUCTION,
        DAY,
        CLOSING_AUCTION
    }

    /**
     * @param start nanoseconds since midnight
     * @param end nanoseconds since midnight, not included
     * @param arrivals expected on the segment
     */
    public record Segment(long start, long end, double arrivals, Regime regime) {

        public Segment {
            if (start < 0 || end <= start) {
                throw new IllegalArgumentException("empty segment: " + start + " to " + end);
            }
            if (!(arrivals >= 0)) {
                throw new IllegalArgumentException("arrivals must not be negative: " + arrivals);
            }
        }
    }
}
