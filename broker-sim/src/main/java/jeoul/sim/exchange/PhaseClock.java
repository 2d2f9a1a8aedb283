package jeoul.sim.exchange;

import jeoul.engine.market.Phase;
import jeoul.engine.market.TradingMode;
import jeoul.engine.market.VolatilityRates;

/**
 * Which phase a symbol's regular session is in, and what changes it next: the day's hours, the
 * rounds of a periodic-call name, interruptions and scheduled halts. It decides; the book's part is
 * done by the {@link Floor}.
 */
final class PhaseClock implements SessionPhases {

    private final DayHours hours;
    private final TradingMode mode;
    private final boolean interruptions;
    private final AuctionEnd ends;
    private final HaltScript halts;
    private final Floor floor;

    private Phase phase = Phase.CLOSED;
    private long changeAt;

    /** Scheduled end of the running round of a periodic-call name. */
    private long roundEnd;

    /** True if the running auction cannot be extended (any more). */
    private boolean fixedEnd;

    /** True if no auction has ended since the day's start or the last halt. */
    private boolean firstPrice = true;

    private long restartAuction;
    private long haltedUntil;

    PhaseClock(
            DayHours hours,
            TradingMode mode,
            boolean interruptions,
            AuctionEnd ends,
            HaltScript halts,
            Floor floor) {
        this.hours = hours;
        this.mode = mode;
        this.interruptions = interruptions && !mode.isPeriodicCall();
        this.ends = ends;
        this.halts = halts;
        this.floor = floor;
        changeAt = hours.acceptance();
    }

    @Override
    public Phase phase() {
        return phase;
    }

    @Override
    public long nextAt() {
        return Math.min(changeAt, halts.nextFrom());
    }

    @Override
    public boolean halted(long now) {
        return mode == TradingMode.HALTED || now < haltedUntil;
    }

    @Override
    public boolean guarded() {
        return interruptions;
    }

    @Override
    public boolean interruptible() {
        return interruptions && phase == Phase.CONTINUOUS;
    }

    @Override
    public void act(long now) {
        if (halts.nextFrom() <= now) {
            halt(now);
            return;
        }
        switch (phase) {
            case CLOSED -> begin();
            case OPENING_AUCTION, VOLATILITY_INTERRUPTION -> endAuction(now);
            case PERIODIC_AUCTION -> endRound(now);
            case CONTINUOUS -> startClosingAuction();
            case CLOSING_AUCTION -> endClosingAuction(now);
            case HALTED -> resume(now);
            case UNKNOWN -> throw new IllegalStateException("the exchange knows its phase");
        }
    }

    @Override
    public void interrupt(long now, boolean isStatic) {
        // A static interruption's own auction sets the new static reference; only a dynamic one's
        // can still run into the static trigger.
        startAuction(
                Phase.VOLATILITY_INTERRUPTION,
                now + VolatilityRates.AUCTION_SECONDS * DayHours.SECOND,
                isStatic);
    }

    private void begin() {
        if (mode == TradingMode.HALTED) {
            changeAt = hours.close();
            enter(Phase.HALTED);
            return;
        }
        startAuction(Phase.OPENING_AUCTION, hours.open(), false);
    }

    private void halt(long now) {
        haltedUntil = Math.max(haltedUntil, now + halts.length());
        restartAuction = halts.restartAuction();
        halts.next();
        firstPrice = true;
        floor.startAuction();
        changeAt = Math.min(haltedUntil, hours.close());
        enter(Phase.HALTED);
    }

    private void resume(long now) {
        if (now >= hours.close()) {
            close();
        } else if (now < hours.open()) {
            startAuction(
                    Phase.OPENING_AUCTION, Math.max(hours.open(), now + restartAuction), false);
        } else if (now >= hours.closingAuction()) {
            startClosingAuction();
        } else if (mode.isPeriodicCall()) {
            startRound(now);
        } else {
            startAuction(Phase.VOLATILITY_INTERRUPTION, now + restartAuction, true);
        }
    }

    private void startAuction(Phase next, long scheduledEnd, boolean endIsFixed) {
        floor.startAuction();
        fixedEnd = endIsFixed;
        endAt(next, scheduledEnd);
        enter(next);
    }

    private void startClosingAuction() {
        startAuction(Phase.CLOSING_AUCTION, hours.close(), false);
        floor.convertConditionals();
    }

    private void startRound(long now) {
        long round = mode.round().toNanos();
        long roundsDone = Math.floorDiv(now - hours.open(), round);
        roundEnd = hours.open() + (roundsDone + 1) * round;
        startAuction(Phase.PERIODIC_AUCTION, roundEnd, true);
    }

    private void endAt(Phase auction, long scheduledEnd) {
        long end = scheduledEnd + ends.delayAfter(scheduledEnd);
        // An interruption's auction, or an opening put off by a halt, that still runs when the
        // closing auction starts goes on as that; so does the round of a periodic-call name that
        // would end only at the close.
        boolean runsIntoClosing =
                switch (auction) {
                    case OPENING_AUCTION, VOLATILITY_INTERRUPTION -> end > hours.closingAuction();
                    case PERIODIC_AUCTION -> scheduledEnd > hours.closingAuction();
                    case CLOSING_AUCTION, CLOSED, CONTINUOUS, HALTED, UNKNOWN -> false;
                };
        changeAt = runsIntoClosing ? hours.closingAuction() : end;
    }

    private void endAuction(long now) {
        if (now >= hours.closingAuction()) {
            startClosingAuction();
        } else if (!extend(now, floor.indicatesStatic())) {
            uncross();
            if (mode.isPeriodicCall()) {
                startRound(now);
            } else {
                changeAt = hours.closingAuction();
                floor.startContinuous();
                enter(Phase.CONTINUOUS);
            }
        }
    }

    private void endRound(long now) {
        if (roundEnd > hours.closingAuction()) {
            startClosingAuction();
            return;
        }
        uncross();
        if (now >= hours.closingAuction()) {
            startClosingAuction();
        } else {
            startRound(now);
        }
    }

    private void endClosingAuction(long now) {
        if (!extend(now, floor.indicatesStatic() || floor.indicatesDynamicClosing())) {
            uncross();
            close();
        }
    }

    /** In a call auction a trigger puts the end off by two minutes, once. */
    private boolean extend(long now, boolean triggered) {
        if (!interruptions || fixedEnd || !triggered) {
            return false;
        }
        fixedEnd = true;
        endAt(phase, now + VolatilityRates.AUCTION_SECONDS * DayHours.SECOND);
        return true;
    }

    private void uncross() {
        floor.uncross(firstPrice);
        firstPrice = false;
    }

    private void close() {
        floor.close();
        changeAt = Long.MAX_VALUE;
        enter(Phase.CLOSED);
    }

    private void enter(Phase next) {
        if (phase != next) {
            phase = next;
            floor.phaseChanged(next);
        }
    }
}
