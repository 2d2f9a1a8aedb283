package jeoul.kis.live;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One bucket's bytes between being read and written, at one instant. Its keeper holds the lock of
 * the file meanwhile, so a swap never fails.
 */
final class HeldBucket extends AbstractCompareAndSwapBasedProxyManager<String>
        implements CompareAndSwapOperation {

    private Optional<byte[]> state;

    /**
     * @param nanos the session's time, since 1970
     */
    HeldBucket(long nanos, Optional<byte[]> state) {
        super(ClientSideConfig.getDefault().withClientClock(new Told(nanos)));
        this.state = state;
    }

    /** The bytes to be kept. */
    byte[] bytes() {
        return state.orElseThrow();
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String key) {
        return this;
    }

    @Override
    public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
        return state;
    }

    @Override
    public boolean compareAndSwap(
            byte[] before, byte[] after, RemoteBucketState decoded, Optional<Long> timeoutNanos) {
        state = Optional.of(after);
        return true;
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String key) {
        throw new UnsupportedOperationException("a file is not read in the background");
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String key) {
        throw new UnsupportedOperationException("a file is not read in the background");
    }

    @Override
    public void removeProxy(String key) {
        state = Optional.empty();
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }

    /** A clock that stands. */
    private record Told(long currentTimeNanos) implements TimeMeter {

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
