package jeoul.sim.recording;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import jeoul.engine.market.Phase;
import jeoul.engine.market.TradingDay;
import jeoul.engine.market.TradingMode;
import jeoul.sim.flow.PhaseScript;

/**
 * Finds the phases of a recorded day and what its call auctions traded, row by row. Before the
 * first row that tells a phase, and after the last, the clock tells it.
 *
 * <p>An auction ends with the print of its trade. A print counts as an auction's if it comes while
 * the auction runs and is not the delayed one of a trade before it; or up to the lateness after its
 * end, stamped no later than the first book thereafter.
 */
final class PhaseReading {

    /**
     * What an auction traded, to be made ready just before it ends.
     *
     * @param at nanoseconds since midnight
     * @param price 0 if it did not trade
     */
    record Settlement(long at, long price, long quantity) {}

    private final List<PhaseScript.Change> scheduled;
    private final long lateness;
    private final List<PhaseScript.Change> changes = new ArrayList<>();
    private final List<Settlement> settlements = new ArrayList<>();

    /** The last phase a row told; UNKNOWN before the first. */
    private Phase told = Phase.UNKNOWN;

    private long toldAt;
    private Instant toldExchangeTime = Instant.MIN;

    /** The running auction's trade so far. */
    private Settlement result;

    private Instant resultExchangeTime = Instant.MIN;

    /** True just after an auction that ended before its trade was heard of. */
    private boolean awaitsPrint;

    PhaseReading(TradingDay hours, TradingMode mode, long latenessNanos) {
        scheduled = schedule(hours, mode);
        lateness = latenessNanos;
    }

    void book(long at, Instant exchangeTime, Phase phase) {
        boolean isNews = phase != Phase.UNKNOWN && phase != told && told != Phase.CLOSED;
        if (!isNews || (told == Phase.UNKNOWN && phase == Phase.CLOSED)) {
            return;
        }
        if (told == Phase.UNKNOWN) {
            // The periodic rounds that the clock had traded stay as they are.
            for (PhaseScript.Change change : scheduled) {
                if (change.at() < at && rank(change.phase()) <= rank(phase)) {
                    change(change.at(), change.phase());
                }
            }
        }
        awaitsPrint = current().isCallAuction() && result == null;
        long since = result != null && !isPeriodic() ? result.at() : at;
        if (phase != current()) {
            change(since, phase);
        }
        told = phase;
        toldAt = at;
        toldExchangeTime = exchangeTime;
    }

    /** Whether a trade is an auction's. */
    boolean trade(long at, Instant exchangeTime, long price, long quantity) {
        if (told == Phase.UNKNOWN) {
            return false;
        }
        if (told.isCallAuction()) {
            boolean ofBefore =
                    exchangeTime.isBefore(toldExchangeTime)
                            || (exchangeTime.equals(toldExchangeTime) && at - toldAt <= lateness);
            return !ofBefore && traded(at, exchangeTime, price, quantity);
        }
        if (!awaitsPrint || at - toldAt > lateness || exchangeTime.isAfter(toldExchangeTime)) {
            awaitsPrint = false;
            return false;
        }
        int last = settlements.size() - 1;
        Settlement settlement = settlements.get(last);
        if (settlement.price() != 0 && settlement.price() != price) {
            return false;
        }
        settlements.set(
                last, new Settlement(settlement.at(), price, settlement.quantity() + quantity));
        return true;
    }

    private boolean traded(long at, Instant exchangeTime, long price, long quantity) {
        boolean sameAuction =
                result != null && (!isPeriodic() || exchangeTime.equals(resultExchangeTime));
        if (sameAuction && result.price() != price) {
            return false;
        }
        long before = sameAuction ? result.quantity() : 0;
        result = new Settlement(sameAuction ? result.at() : at, price, before + quantity);
        resultExchangeTime = exchangeTime;
        if (isPeriodic()) {
            if (sameAuction) {
                settlements.set(
                        settlements.size() - 1,
                        new Settlement(result.at() - 1, price, result.quantity()));
            } else {
                Settlement ofThisRound = result;
                change(at, told);
                result = ofThisRound;
            }
        }
        return true;
    }

    /** The whole day's phases, after the last row. */
    PhaseScript script() {
        if (result != null && !isPeriodic()) {
            change(result.at(), told == Phase.CLOSING_AUCTION ? Phase.CLOSED : Phase.CONTINUOUS);
        }
        for (PhaseScript.Change change : scheduled) {
            boolean isLater = changes.isEmpty() || rank(change.phase()) > rank(current());
            if (isLater) {
                long earliest = changes.isEmpty() ? 0 : changes.get(changes.size() - 1).at();
                change(Math.max(change.at(), earliest), change.phase());
            }
        }
        return new PhaseScript(changes);
    }

    /** What the auctions traded, after {@link #script}, in the order of time. */
    List<Settlement> settlements() {
        return List.copyOf(settlements);
    }

    private boolean isPeriodic() {
        return told == Phase.PERIODIC_AUCTION;
    }

    private Phase current() {
        return changes.isEmpty() ? Phase.CLOSED : changes.get(changes.size() - 1).phase();
    }

    private void change(long at, Phase phase) {
        Phase before = current();
        if (before.isCallAuction() || before == Phase.HALTED) {
            boolean traded = result != null && result.at() == at;
            settlements.add(
                    traded
                            ? new Settlement(at - 1, result.price(), result.quantity())
                            : new Settlement(at - 1, 0, 0));
        }
        changes.add(new PhaseScript.Change(at, phase));
        result = null;
    }

    /** How far on in the day a phase stands. */
    private static int rank(Phase phase) {
        return switch (phase) {
            case UNKNOWN -> 0;
            case OPENING_AUCTION -> 1;
            case CONTINUOUS, VOLATILITY_INTERRUPTION, PERIODIC_AUCTION, HALTED -> 2;
            case CLOSING_AUCTION -> 3;
            case CLOSED -> 4;
        };
    }

    private static List<PhaseScript.Change> schedule(TradingDay hours, TradingMode mode) {
        List<PhaseScript.Change> changes = new ArrayList<>();
        if (mode == TradingMode.HALTED) {
            changes.add(change(hours.openingAuctionStart(), Phase.HALTED));
        } else {
            changes.add(change(hours.openingAuctionStart(), Phase.OPENING_AUCTION));
            changes.add(
                    change(
                            hours.open(),
                            mode.isPeriodicCall() ? Phase.PERIODIC_AUCTION : Phase.CONTINUOUS));
            changes.add(change(hours.closingAuctionStart(), Phase.CLOSING_AUCTION));
        }
        changes.add(change(hours.close(), Phase.CLOSED));
        return changes;
    }

    private static PhaseScript.Change change(LocalTime at, Phase phase) {
        return new PhaseScript.Change(at.toNanoOfDay(), phase);
    }
}
