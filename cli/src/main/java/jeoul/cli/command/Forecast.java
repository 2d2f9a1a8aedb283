package jeoul.cli.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.LongStream;
import jeoul.cli.input.Rebalance;
import jeoul.cli.rehearsal.Progress;
import jeoul.cli.rehearsal.Rehearsals;
import jeoul.cli.run.LiveRun;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.study.Prediction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Simulated days of a run's plan, made on a thread of their own while the run goes on. */
final class Forecast implements LiveRun.Predicted, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Forecast.class);

    private final Optional<FutureTask<Prediction>> task;

    private Forecast(Optional<FutureTask<Prediction>> task) {
        this.task = task;
    }

    /**
     * Begins.
     *
     * @param days simulated days, seeds from {@code seed} on; none if 0
     */
    static Forecast of(
            Rehearsals rehearsals,
            Rebalance rebalance,
            Strategy strategy,
            VenueProfile profile,
            long seed,
            int days) {
        if (days == 0) {
            return new Forecast(Optional.empty());
        }
        List<Long> seeds = LongStream.range(seed, seed + days).boxed().toList();
        FutureTask<Prediction> task =
                new FutureTask<>(
                        () ->
                                rehearsals.predict(
                                        rebalance, strategy, profile, seeds, 1, Progress.SILENT));
        Thread thread = new Thread(task, "forecast");
        thread.setDaemon(true);
        thread.start();
        return new Forecast(Optional.of(task));
    }

    @Override
    public Optional<Prediction> get(boolean patient) {
        if (task.isEmpty() || (!patient && !task.get().isDone())) {
            return Optional.empty();
        }
        try {
            return Optional.of(task.get().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            // A day that cannot be simulated is no reason for a run not to end well.
            LOG.warn("FORECAST_FAILED: {}", e.getCause().toString());
            return Optional.empty();
        }
    }

    /** Gives up what is not done. */
    @Override
    public void close() {
        task.ifPresent(unfinished -> unfinished.cancel(true));
    }
}
