package jeoul.benchmarks;

import java.util.concurrent.TimeUnit;
import jeoul.cli.input.Rebalance;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;
import jeoul.sim.book.OrderBook;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.SymbolDay;
import jeoul.sim.flow.qr.ProjectedQrFlowModel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the default market's background costs for each message it sends, beside the book that takes
 * them: Samsung Electronics' day in the sample {@code large-caps}. The difference of the two is the
 * flow's own: draws, state, and what it reads off the book.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 40)
@Measurement(iterations = 40)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"})
@State(Scope.Thread)
public class FlowBenchmark {

    /** Messages of that day. */
    static final int MESSAGES = 302_863;

    static final Symbol SYMBOL = new Symbol("005930");
    static final long SEED = 1;

    private final FlowModel model = new ProjectedQrFlowModel();
    private final TradingDay hours;
    private final SymbolDay day;
    private final FlowCommands commands;
    private final FillCount expected = new FillCount();
    private FillCount fills = new FillCount();
    private FlowDay flow;
    private OrderBook book;

    /** The day, played once and captured. */
    public FlowBenchmark() {
        Rebalance sample = new SimulatedDayBenchmark.Samples().largeCaps;
        hours = sample.day();
        day = sample.market().get(SYMBOL).on(hours.date());
        commands = FlowCommands.captured(model, day, hours, SEED);
        if (commands.messages() != MESSAGES) {
            throw new IllegalStateException(
                    commands.messages() + " messages, but " + MESSAGES + " are divided by");
        }
        commands.replay(FlowDay.book(day, expected));
    }

    /** A fresh book, and a fresh flow with its own. */
    @Setup(Level.Invocation)
    public void begin() {
        fills = new FillCount();
        book = FlowDay.book(day, fills);
        flow = new FlowDay(model, day, hours, SEED, fills);
    }

    /** Checks that the day was the same. */
    @TearDown(Level.Invocation)
    public void check() {
        if (fills.filled() != expected.filled()) {
            throw new IllegalStateException(
                    fills.filled() + " shares traded instead of " + expected.filled());
        }
    }

    /** The messages alone. */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public long bookOnly() {
        commands.replay(book);
        return book.volume();
    }

    /** The messages and the flow that sends them. */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public long flowAndBook() {
        flow.play();
        return flow.book().volume();
    }
}
