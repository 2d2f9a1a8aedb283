package jeoul.benchmarks;

import java.util.concurrent.TimeUnit;
import jeoul.engine.plan.PlanRequest;
import jeoul.engine.plan.Planner;
import jeoul.engine.plan.RebalancePlan;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of one rebalance plan, from model, holdings and prices in memory to the plan's rows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"})
public class PlannerBenchmark {

    /** Symbols of the model, and as many that are held. */
    @Param({"200", "3000"})
    public int names;

    private PlanRequest request;

    /** The request. That both planners make the same plan of it is tested with the module. */
    @Setup
    public void draw() {
        request = PlanWorkload.request(names);
    }

    /** The planner. */
    @Benchmark
    public RebalancePlan plan() {
        return new Planner().plan(request);
    }

    /** The same plan on the JDK's maps. */
    @Benchmark
    public RebalancePlan planOnMaps() {
        return MapPlanner.plan(request);
    }
}
