package jeoul.sim.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import jeoul.engine.report.DayReport;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.flow.FlowModel;

/**
 * Strategies side by side on the same simulated days: on one seed all of them face the same market.
 *
 * @param seeds one simulated day each
 * @param strategies in the order asked for
 * @param pairs differences of a less b on the same seeds, each two strategies once
 */
public record Comparison(List<Long> seeds, List<Measured> strategies, List<Pair> pairs) {

    public Comparison {
        seeds = List.copyOf(seeds);
        strategies = List.copyOf(strategies);
        pairs = List.copyOf(pairs);
    }

    /** One strategy. */
    public record Measured(String strategy, Map<Measure, Estimate> measures) {
        public Measured {
            measures = Collections.unmodifiableMap(new EnumMap<>(measures));
        }
    }

    /** Two strategies, a less b. */
    public record Pair(String a, String b, Map<Measure, Estimate> measures) {
        public Pair {
            measures = Collections.unmodifiableMap(new EnumMap<>(measures));
        }
    }

    /**
     * Rehearses every strategy on every seed.
     *
     * @param strategies at least one, labels differ
     * @param seeds at least one, each once
     * @param threads at least 1; the answer does not depend on it
     * @param venues opens a market for each day
     * @param progress told how many days are done, from one thread at a time
     */
    public static Comparison of(
            Scenario scenario,
            List<Strategy> strategies,
            FlowModel flow,
            List<Long> seeds,
            int threads,
            Venues venues,
            IntConsumer progress) {
        return of(
                strategies,
                seeds,
                rehearsed(scenario, strategies, flow, seeds, threads, venues, progress));
    }

    /**
     * The reports of the first strategy on every seed, then of the second, and so on; parameters as
     * of {@link #of(Scenario, List, FlowModel, List, int, Venues, IntConsumer)}.
     */
    static List<DayReport> rehearsed(
            Scenario scenario,
            List<Strategy> strategies,
            FlowModel flow,
            List<Long> seeds,
            int threads,
            Venues venues,
            IntConsumer progress) {
        if (strategies.isEmpty() || seeds.isEmpty() || threads < 1) {
            throw new IllegalArgumentException("strategies, seeds and threads: at least one each");
        }
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<DayReport>> days = new ArrayList<>();
            for (Strategy strategy : strategies) {
                for (long seed : seeds) {
                    days.add(
                            workers.submit(
                                    () ->
                                            new Rehearsal(scenario, strategy, flow, seed, venues)
                                                    .run(1, Progress.SILENT)
                                                    .get(0)
                                                    .report()));
                }
            }
            List<DayReport> reports = new ArrayList<>();
            for (Future<DayReport> day : days) {
                reports.add(finished(day));
                progress.accept(reports.size());
            }
            return reports;
        } finally {
            workers.shutdownNow();
        }
    }

    private static DayReport finished(Future<DayReport> day) {
        try {
            return day.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while days were rehearsed", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * @param reports of the first strategy on every seed, then of the second, and so on
     */
    private static Comparison of(
            List<Strategy> strategies, List<Long> seeds, List<DayReport> reports) {
        List<Map<Measure, double[]>> values = new ArrayList<>();
        List<Measured> measured = new ArrayList<>();
        for (int i = 0; i < strategies.size(); i++) {
            Map<Measure, double[]> of =
                    values(reports.subList(i * seeds.size(), (i + 1) * seeds.size()));
            values.add(of);
            measured.add(new Measured(strategies.get(i).name(), estimates(of)));
        }
        List<Pair> pairs = new ArrayList<>();
        for (int a = 0; a < strategies.size(); a++) {
            for (int b = a + 1; b < strategies.size(); b++) {
                pairs.add(
                        new Pair(
                                strategies.get(a).name(),
                                strategies.get(b).name(),
                                estimates(differences(values.get(a), values.get(b)))));
            }
        }
        return new Comparison(seeds, measured, pairs);
    }

    private static Map<Measure, double[]> values(List<DayReport> reports) {
        Map<Measure, double[]> values = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            values.put(measure, reports.stream().mapToDouble(measure::of).toArray());
        }
        return values;
    }

    private static Map<Measure, double[]> differences(
            Map<Measure, double[]> a, Map<Measure, double[]> b) {
        Map<Measure, double[]> differences = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            double[] difference = a.get(measure).clone();
            for (int i = 0; i < difference.length; i++) {
                difference[i] -= b.get(measure)[i];
            }
            differences.put(measure, difference);
        }
        return differences;
    }

    private static Map<Measure, Estimate> estimates(Map<Measure, double[]> values) {
        Map<Measure, Estimate> estimates = new EnumMap<>(Measure.class);
        values.forEach((measure, days) -> estimates.put(measure, Estimate.of(days)));
        return estimates;
    }
}
