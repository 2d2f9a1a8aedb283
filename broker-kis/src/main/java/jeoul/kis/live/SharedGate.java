package jeoul.kis.live;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.distributed.BucketProxy;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jeoul.engine.InputException;
import jeoul.kis.client.CallGate;
import jeoul.kis.wire.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rate of one app key, kept by all threads and programs of the machine together: a token bucket
 * whose state is in a small file of the owner's, read and written under its lock.
 *
 * <p>A bucket that holds n and gets r a second lets n + r through in a second. This one holds a
 * single token, which comes back after interval / calls, rounded up: so permitted calls are at
 * least that far apart, and no stretch as long as the interval holds more than the rate allows,
 * wherever it is laid. The price is that calls never leave in a bunch. Where programs have
 * different settings, who made the last call says how far off the next one is.
 */
public final class SharedGate implements CallGate {

    /**
     * A session's time this far behind what the file has seen is another day's, emulated anew: what
     * the file says of it is dropped. Less is programs reading the clock one after the other.
     */
    public static final Duration ANOTHER_DAY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(SharedGate.class);

    private final OwnersFolder folder;
    private final String name;
    private final Duration spacing;

    /**
     * @param folder made if it is not there
     * @param server whose rate it is, such as the base URL
     * @throws InputException if the folder cannot be made, or cannot keep a file for its owner
     */
    public SharedGate(Path folder, Secret appKey, String server, CallRate rate) {
        this.folder = new OwnersFolder(folder);
        name = "rate-" + OwnersFolder.nameFor(appKey, server);
        spacing = rate.spacing();
    }

    /**
     * @throws java.io.UncheckedIOException if the file cannot be used: without it no call may leave
     */
    @Override
    public Instant permit(Instant now) {
        return folder.inTurn(name, file -> permit(file, now));
    }

    private Instant permit(FileChannel file, Instant now) throws IOException {
        long nanos = ChronoUnit.NANOS.between(Instant.EPOCH, now);
        GateState before = read(file, nanos);
        long time = Math.max(nanos, before.seenNanos());

        HeldBucket held = new HeldBucket(time, before.bucket());
        // A damaged file may have held a call made just now.
        long initial = before.isDamaged() ? 0 : 1;
        BucketProxy bucket = held.builder().build(name, () -> configuration(initial));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);

        if (probe.isConsumed()
                && before.bucket().isPresent()
                && before.spacingNanos() != spacing.toNanos()) {
            bucket.replaceConfiguration(configuration(0), TokensInheritanceStrategy.AS_IS);
        }
        // To ask and be refused leaves no trace, but for a file that has to be made whole.
        if (probe.isConsumed() || before.isDamaged()) {
            GateState.of(spacing.toNanos(), time, held.bytes()).write(file);
        }
        long wait = time - nanos + probe.getNanosToWaitForRefill();
        return probe.isConsumed() ? now : now.plusNanos(Math.max(1, wait));
    }

    private GateState read(FileChannel file, long nanos) throws IOException {
        GateState state = GateState.read(file);
        if (state.isDamaged()) {
            LOG.warn("RATE_FILE_DAMAGED file={}", folder.resolve(name));
        }
        boolean anotherDay = state.seenNanos() > nanos + ANOTHER_DAY.toNanos();
        return anotherDay ? GateState.none(false) : state;
    }

    private BucketConfiguration configuration(long initialTokens) {
        return BucketConfiguration.builder()
                .addLimit(
                        limit ->
                                limit.capacity(1)
                                        .refillGreedy(1, spacing)
                                        .initialTokens(initialTokens))
                .build();
    }
}
