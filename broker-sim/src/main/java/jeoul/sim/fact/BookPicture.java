package jeoul.sim.fact;

import java.util.List;

/**
 * The displayed book at one moment.
 *
 * @param nanos since midnight in Seoul
 * @param bids best first
 * @param asks best first
 */
public record BookPicture(long nanos, List<Level> bids, List<Level> asks) {

    public BookPicture {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /** Won per share, and the shares displayed there. */
    public record Level(long price, long quantity) {}
}
