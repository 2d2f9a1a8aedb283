package jeoul.benchmarks;

import com.google.inject.Guice;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jeoul.cli.input.Rebalance;
import jeoul.cli.input.RebalanceInputs;
import jeoul.cli.input.Sample;
import jeoul.cli.rehearsal.Progress;
import jeoul.cli.rehearsal.RehearsalModule;
import jeoul.cli.rehearsal.Rehearsals;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.study.RehearsedDay;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of a whole rehearsed day as {@code jeoul simulate} runs it, from the account's first look at
 * the market to the report: a fresh market, broker and executor each time, all on one thread.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 5)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"})
public class SimulatedDayBenchmark {

    private static final long SEED = 1;

    private static final Rehearsals REHEARSALS =
            Guice.createInjector(new RehearsalModule()).getInstance(Rehearsals.class);

    /** The rebalances that the command line ships. */
    @State(Scope.Benchmark)
    public static class Samples {
        final Rebalance largeCaps = rebalance(Sample.LARGE_CAPS);
        final Rebalance rebalance = rebalance(Sample.REBALANCE);

        private static Rebalance rebalance(Sample sample) {
            Optional<String> none = Optional.empty();
            return new RebalanceInputs(
                            none,
                            Optional.of(sample.label()),
                            none,
                            none,
                            none,
                            none,
                            none,
                            none,
                            none,
                            none)
                    .resolve(TradingCalendar.krx(), Instant.EPOCH, false)
                    .rebalance();
        }
    }

    /**
     * What happened in the day that was timed: the same in every shot. JMH adds the shots up in its
     * last table.
     */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Day {
        /** Order messages on the whole market. */
        public long messages;

        /** Trades on the whole market. */
        public long trades;

        /** Orders that we sent. */
        public long orders;

        RehearsedDay count(RehearsedDay day) {
            messages = day.messages();
            trades = day.trades();
            orders = day.report().orders().submitted();
            return day;
        }
    }

    /** Ten large names bought from cash in one-share slices: 2,344 orders. */
    @Benchmark
    public RehearsedDay textbookDay(Samples samples, Day day) {
        return day.count(rehearse(samples.largeCaps));
    }

    /** Ten names moved to twenty in one-share slices: 62,439 orders. */
    @Benchmark
    public RehearsedDay rebalanceDay(Samples samples, Day day) {
        return day.count(rehearse(samples.rebalance));
    }

    private static RehearsedDay rehearse(Rebalance rebalance) {
        return REHEARSALS
                .simulate(rebalance, Strategy.TEXTBOOK, VenueProfile.REAL, SEED, 1, Progress.SILENT)
                .get(0);
    }
}
