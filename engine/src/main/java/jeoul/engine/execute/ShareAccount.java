package jeoul.engine.execute;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jeoul.engine.plan.Cause;

/**
 * What became of a parent's shares that are in no schedule and no open order: filled, come back to
 * be sent again, or lost, each for a cause.
 *
 * <p>A share filled after it was thought gone, and sent again meanwhile, is one too many: it is
 * counted as overfilled until another share ends and settles it.
 */
final class ShareAccount {

    private final EnumMap<Cause, Long> lost = new EnumMap<>(Cause.class);
    private final EnumMap<Cause, Long> returned = new EnumMap<>(Cause.class);
    private long filled;
    private long lostShares;
    private long returnedShares;
    private long overfilled;

    long filled() {
        return filled;
    }

    long lost() {
        return lostShares;
    }

    long returned() {
        return returnedShares;
    }

    long overfilled() {
        return overfilled;
    }

    boolean hasLostFor(Set<Cause> causes) {
        return !Collections.disjoint(lost.keySet(), causes);
    }

    void fill(long shares) {
        filled += shares;
    }

    /**
     * Shares come back to be sent again later.
     *
     * @param cause what they are lost to if they never are
     */
    void giveBack(Cause cause, long shares) {
        long open = settle(shares);
        if (open > 0) {
            returned.merge(cause, open, Long::sum);
            returnedShares += open;
        }
    }

    void lose(Cause cause, long shares) {
        long open = settle(shares);
        if (open > 0) {
            lost.merge(cause, open, Long::sum);
            lostShares += open;
        }
    }

    /** What came back is lost, each share to the cause it came back for. */
    void loseReturned() {
        returned.forEach((cause, shares) -> lost.merge(cause, shares, Long::sum));
        lostShares += takeReturned();
    }

    /** Hands over what came back, to be scheduled again. */
    long takeReturned() {
        long shares = returnedShares;
        returned.clear();
        returnedShares = 0;
        return shares;
    }

    /** Shares lost for one of these causes come back. */
    void recover(Set<Cause> causes) {
        for (Cause cause : causes) {
            Long shares = lost.remove(cause);
            if (shares != null) {
                lostShares -= shares;
                returned.merge(cause, shares, Long::sum);
                returnedShares += shares;
            }
        }
    }

    /**
     * Shares thought lost or to be sent again were filled after all.
     *
     * @param cause what they ended for, if they were lost
     * @return shares not found among those
     */
    long reclaim(long shares, Optional<Cause> cause) {
        long left = shares;
        if (cause.isPresent()) {
            left -= reclaimLost(cause.get(), left);
            left -= reclaimReturned(cause.get(), left);
        }
        for (Cause each : Cause.values()) {
            left -= reclaimReturned(each, left);
        }
        return left;
    }

    /** Shares were lost to another cause than was thought. */
    void explain(Cause thought, Cause cause, long shares) {
        long taken = reclaimLost(thought, shares);
        if (taken > 0) {
            lost.merge(cause, taken, Long::sum);
            lostShares += taken;
        }
    }

    /** Shares filled twice over make good what is lost for any cause, or are too many. */
    void overfill(long shares) {
        long left = shares;
        for (Cause each : Cause.values()) {
            left -= reclaimLost(each, left);
        }
        overfilled += left;
    }

    /** Shares lost, by cause; shares too many are shown where their cause lies. */
    Map<Cause, Long> causes() {
        EnumMap<Cause, Long> causes = new EnumMap<>(lost);
        if (overfilled > 0 && causes.merge(Cause.UNKNOWN, -overfilled, Long::sum) == 0) {
            causes.remove(Cause.UNKNOWN);
        }
        return causes;
    }

    private long settle(long shares) {
        long settled = Math.min(shares, overfilled);
        overfilled -= settled;
        return shares - settled;
    }

    private long reclaimLost(Cause cause, long shares) {
        long taken = take(lost, cause, shares);
        lostShares -= taken;
        return taken;
    }

    private long reclaimReturned(Cause cause, long shares) {
        long taken = take(returned, cause, shares);
        returnedShares -= taken;
        return taken;
    }

    private static long take(EnumMap<Cause, Long> from, Cause cause, long shares) {
        long here = from.getOrDefault(cause, 0L);
        long taken = Math.min(here, shares);
        if (taken == here) {
            from.remove(cause);
        } else {
            from.put(cause, here - taken);
        }
        return taken;
    }
}
