package jeoul.sim.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import jeoul.sim.fact.FactResult.Part;
import jeoul.sim.flow.SymbolDay;

/** Facts about the displayed book in continuous trading. */
final class BookFacts {

    /** Below this a tick does not hold the spread open. */
    static final double SMALL_TICK_BPS = 5;

    private static final double LARGE_TICK_BPS = 10;

    /** A name with less turnover a day, won, is thin: its spread is not the tick's. */
    static final long THIN_TURNOVER = 1_000_000_000L;

    private static final int FIFTHS = 5;

    private BookFacts() {}

    /** One tick at the base price, in basis points of it. */
    static double relativeTickBps(ObservedDay day) {
        SymbolDay symbol = day.symbol();
        return 1e4 * symbol.ticks().tickAt(symbol.basePrice()) / symbol.basePrice();
    }

    static boolean isThin(SymbolDay symbol) {
        return (double) symbol.basePrice() * symbol.expectedVolume() < THIN_TURNOVER;
    }

    /**
     * Share of time at a spread of one tick. The target rises from 0.4 at a tick of 5 basis points
     * to 0.8 at 10; a thin name should be away from one tick for much of the day.
     */
    static List<Part> spread(List<ObservedDay> days) {
        double bps = relativeTickBps(days.get(0));
        double rise =
                (StrictMath.min(bps, LARGE_TICK_BPS) - SMALL_TICK_BPS)
                        / (LARGE_TICK_BPS - SMALL_TICK_BPS);
        Sampled oneTick = Sampled.jackknife(days, BookFacts::oneTickShare);
        Part main;
        if (isThin(days.get(0).symbol())) {
            main = Part.of("oneTickShare", oneTick, new Band(0.15, 0.6));
        } else if (rise < 0) {
            main = Part.unjudged("oneTickShare", oneTick);
        } else {
            double least = StrictMath.round(1e4 * (0.4 + 0.4 * rise)) / 1e4;
            main = Part.of("oneTickShare", oneTick, Band.above(least));
        }
        return List.of(
                main,
                Part.unjudged("meanTicks", Sampled.jackknife(days, BookFacts::meanSpreadTicks)));
    }

    static double oneTickShare(List<ObservedDay> days) {
        return sum(days, d -> d.spreadNanos[0] + d.spreadNanos[1]) / sum(days, d -> d.quotedNanos);
    }

    static double meanSpreadTicks(List<ObservedDay> days) {
        return sum(days, d -> d.spreadTickNanos) / sum(days, d -> d.quotedNanos);
    }

    /** Mean depth at each price step from the best: less at the best than behind, then a hump. */
    static List<Part> shape(List<ObservedDay> days) {
        return List.of(
                Part.of(
                        "level1To2",
                        Sampled.jackknife(days, d -> depth(d, 0) / depth(d, 1)),
                        Band.below(1)),
                Part.of(
                        "humpToBeyond",
                        Sampled.jackknife(
                                days,
                                d -> largestDepth(d, 1, 4) / largestDepth(d, 4, DayDraft.LEVELS)),
                        Band.above(1)));
    }

    /** Mean shares a price step from the best, 0 the best itself. */
    static double depth(List<ObservedDay> days, int level) {
        return sum(days, d -> d.depth[level]) / sum(days, d -> d.depthLooks);
    }

    private static double largestDepth(List<ObservedDay> days, int from, int to) {
        double largest = 0;
        for (int level = from; level < to; level++) {
            largest = StrictMath.max(largest, depth(days, level));
        }
        return largest;
    }

    /** The distribution of the best queue: its shape as a gamma law, and its spread. */
    static List<Part> queues(List<ObservedDay> days) {
        return List.of(
                Part.of(
                        "gammaShape",
                        Sampled.jackknife(
                                days,
                                d -> {
                                    double n = sum(d, x -> x.queues);
                                    return Distribution.gammaShape(
                                            sum(d, x -> x.queueSum) / n,
                                            sum(d, x -> x.queueLogarithms) / n);
                                }),
                        new Band(0.7, 1.5)),
                Part.of(
                        "variation",
                        Sampled.jackknife(
                                days,
                                d -> {
                                    double n = sum(d, x -> x.queues);
                                    double mean = sum(d, x -> x.queueSum) / n;
                                    double square = sum(d, x -> x.queueSquares) / n;
                                    return StrictMath.sqrt(square - mean * mean) / mean;
                                }),
                        new Band(0.8, 1.2)));
    }

    /**
     * Share of next moves of the mid that go up, by fifths of the imbalance (bid - ask) / (bid +
     * ask) of the best queues: from the fifth with the most asks to that with the most bids.
     */
    static List<Part> imbalance(List<ObservedDay> days) {
        List<Sampled> up = Sampled.jackknifeAll(days, BookFacts::upByFifth);
        double steepest = relativeTickBps(days.get(0)) >= LARGE_TICK_BPS ? 0.7 : 0.6;
        List<Part> parts = new ArrayList<>();
        parts.add(Part.of("upWithMostBids", up.get(FIFTHS - 1), Band.above(steepest)));
        double most = StrictMath.round(10 * (1 - steepest)) / 10.0;
        parts.add(Part.of("upWithMostAsks", up.get(0), Band.below(most)));
        List<Sampled> rises =
                Sampled.jackknifeAll(
                        days,
                        some -> {
                            double[] fifths = upByFifth(some);
                            double[] differences = new double[FIFTHS - 1];
                            for (int i = 0; i < differences.length; i++) {
                                differences[i] = fifths[i + 1] - fifths[i];
                            }
                            return differences;
                        });
        for (int i = 0; i < rises.size(); i++) {
            parts.add(Part.of("rise" + (i + 1), rises.get(i), Band.above(0)));
        }
        return parts;
    }

    static double[] upByFifth(List<ObservedDay> days) {
        double[] up = new double[DayDraft.IMBALANCE_BINS];
        double[] all = new double[DayDraft.IMBALANCE_BINS];
        double total = 0;
        for (ObservedDay day : days) {
            for (int bin = 0; bin < all.length; bin++) {
                up[bin] += day.draft().upAfter[bin];
                all[bin] += day.draft().upAfter[bin] + day.draft().downAfter[bin];
                total += day.draft().upAfter[bin] + day.draft().downAfter[bin];
            }
        }
        double[] upInFifth = new double[FIFTHS];
        double[] inFifth = new double[FIFTHS];
        double before = 0;
        for (int bin = 0; bin < all.length; bin++) {
            double middle = (before + all[bin] / 2) / total;
            int fifth = (int) StrictMath.min(FIFTHS - 1, middle * FIFTHS);
            upInFifth[fifth] += up[bin];
            inFifth[fifth] += all[bin];
            before += all[bin];
        }
        for (int i = 0; i < FIFTHS; i++) {
            upInFifth[i] /= inFifth[i];
        }
        return upInFifth;
    }

    /** New limit orders by price steps from their own best: most at it, then a power law. */
    static List<Part> placement(List<ObservedDay> days) {
        return List.of(
                Part.of(
                        "atLevels0To1",
                        Sampled.jackknife(
                                days,
                                d -> {
                                    double near = sum(d, x -> x.placed[0] + x.placed[1]);
                                    return near / placed(d);
                                }),
                        Band.above(0.6)),
                Part.of(
                        "decay",
                        Sampled.jackknife(days, BookFacts::placementDecay),
                        new Band(0.6, 1.5)));
    }

    /** The mu of {@code delta^-(1 + mu)}, through the steps whose orders are counted apart. */
    private static double placementDecay(List<ObservedDay> days) {
        List<double[]> points = new ArrayList<>();
        for (int step = 1; step < DayDraft.LEVELS - 1; step++) {
            int at = step;
            double orders = sum(days, d -> d.placed[at]);
            if (orders > 0) {
                points.add(new double[] {step, orders});
            }
        }
        double[] x = points.stream().mapToDouble(p -> p[0]).toArray();
        double[] y = points.stream().mapToDouble(p -> p[1]).toArray();
        return -PowerLaw.throughLogarithms(x, y).exponent() - 1;
    }

    private static double placed(List<ObservedDay> days) {
        double sum = 0;
        for (int step = 0; step < DayDraft.LEVELS; step++) {
            int at = step;
            sum += sum(days, d -> d.placed[at]);
        }
        return sum;
    }

    static double sum(List<ObservedDay> days, ToDoubleFunction<DayDraft> of) {
        double sum = 0;
        for (ObservedDay day : days) {
            sum += of.applyAsDouble(day.draft());
        }
        return sum;
    }
}
