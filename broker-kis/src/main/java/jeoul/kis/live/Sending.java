package jeoul.kis.live;

import okhttp3.Call;
import okhttp3.EventListener;

/** How far one call came: whether anything of it may have left. */
final class Sending extends EventListener {

    private volatile boolean begun;

    /** Told before the first byte is written. */
    @Override
    public void requestHeadersStart(Call call) {
        begun = true;
    }

    boolean hasBegun() {
        return begun;
    }
}
