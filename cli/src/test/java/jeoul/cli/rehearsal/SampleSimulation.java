package jeoul.cli.rehearsal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Guice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jeoul.cli.input.Rebalance;
import jeoul.cli.input.RebalanceInputs;
import jeoul.cli.input.Sample;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.order.RejectReason;
import jeoul.engine.plan.Cause;
import jeoul.engine.report.DayReport;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.study.Comparison;
import jeoul.sim.study.Measure;
import org.junit.jupiter.api.Test;

/** What the textbook found on its accounts, and what helps, on the shipped samples. */
class SampleSimulation {

    private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L, 5L);

    private final Rehearsals rehearsals =
            Guice.createInjector(new RehearsalModule()).getInstance(Rehearsals.class);

    @Test
    void aSmallAccountEndsShortOfSharesWithSeveralTimesTheCashMeant() {
        DayReport day = simulate(Sample.SMALL_ACCOUNT, VenueProfile.REAL);

        long names =
                day.rows().stream().filter(row -> row.causes().containsKey(Cause.CASH)).count();
        assertTrue(names >= 3, names + " names are short of cash");
        assertTrue(day.cash().d2Ratio() > 0.06, "D+2 share " + day.cash().d2Ratio());
        assertTrue(
                day.rejections().stream()
                        .allMatch(r -> r.reason() == RejectReason.INSUFFICIENT_CASH));
        // The first refusal comes while sales are still to come: the last ones go at 15:00.
        Instant first = day.rejections().get(0).at();
        assertTrue(first.isBefore(Instant.parse("2026-11-20T06:00:00Z")), "first at " + first);
    }

    @Test
    void eachRemedyLeavesFewerSharesMissing() {
        Comparison comparison =
                rehearsals.compare(
                        rebalance(Sample.SMALL_ACCOUNT),
                        Strategy.BUILT_IN,
                        VenueProfile.REAL,
                        SEEDS,
                        2,
                        Progress.SILENT);

        for (Comparison.Pair pair : comparison.pairs()) {
            if (pair.a().equals("textbook")) {
                double low = pair.measures().get(Measure.SHARES_MISSING).low();
                assertTrue(low > 0, pair.b() + " saves at least " + low);
            }
        }
    }

    @Test
    void aLargeAccountMissesNextToNothingAtTwentyCallsASecond() {
        DayReport day = simulate(Sample.REBALANCE, VenueProfile.REAL);

        long meant = day.rows().stream().mapToLong(DayReport.Row::filled).sum();
        assertTrue(meant > 40_000, "shares traded " + meant);
        assertTrue(day.sharesMissing() < meant / 100, "missing " + day.sharesMissing());
    }

    @Test
    void theSameAccountIsHoursTooSlowForOneCallASecond() {
        DayReport day = simulate(Sample.REBALANCE, VenueProfile.MOCK);

        long late =
                day.rows().stream()
                        .mapToLong(row -> Math.abs(row.causes().getOrDefault(Cause.RATE, 0L)))
                        .sum();
        assertTrue(day.sharesMissing() - late < 100, "missing " + day.sharesMissing());
        // 350 minutes and one of grace hold 19,145 calls 1.1 seconds apart.
        assertTrue(day.orders().submitted() < 19_200, "orders " + day.orders().submitted());
        assertTrue(late > 40_000, "missing for the rate " + late);
    }

    private DayReport simulate(Sample sample, VenueProfile profile) {
        return rehearsals
                .simulate(rebalance(sample), Strategy.TEXTBOOK, profile, 1, 1, Progress.SILENT)
                .get(0)
                .report();
    }

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
