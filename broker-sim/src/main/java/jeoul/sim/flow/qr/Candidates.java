package jeoul.sim.flow.qr;

import jeoul.sim.flow.AliasTable;
import jeoul.sim.flow.ArrivalClock;
import jeoul.sim.flow.ArrivalClock.Regime;
import jeoul.sim.flow.Draws;

/**
 * The candidates of a day, one after another: when each comes, what it is about and what it draws.
 * All of that is fixed from the start; nothing in the book touches it.
 *
 * <p>So the next candidate is drawn before the present one is played, and the gap after it: these
 * are the longest chains of steps that depend on one another, and the processor goes through them
 * beside the work on the book.
 */
final class Candidates {

    private static final int GAP_DRAW = 0;
    private static final int EVENT_DRAW = 1;
    private static final int AMOUNT_DRAW = 2;
    private static final int SIGN_DRAW = 3;
    private static final int METAORDER_DRAW = 4;

    private static final long FINGERPRINT_FACTOR = 0x9E3779B97F4A7C15L;

    private final Draws draws;
    private final ArrivalClock clock;
    private final QrRates rates;
    private Regime regime = Regime.OPENING_AUCTION;
    private AliasTable kinds;
    private int levels;

    /** The present one's number. */
    private long event = -1;

    private long choice;
    private long amount;
    private int kind;
    private boolean trade;
    private long fingerprint;

    private long nextChoice;
    private long nextAmount;
    private int nextKind;
    private double gapAfterNext;

    Candidates(Draws draws, ArrivalClock clock, QrRates rates) {
        this.draws = draws;
        this.clock = clock;
        this.rates = rates;
        kinds = rates.kinds(regime);
        levels = rates.levels(regime);
        gapAfterNext = Draws.exponential(draws.bits(0, GAP_DRAW));
        drawNext();
    }

    /** When the next one comes; Long.MAX_VALUE after the last. */
    long nextAt() {
        return clock.now();
    }

    /** Moves on to the next one. */
    void advance() {
        long now = clock.now();
        if (now == Long.MAX_VALUE) {
            throw new IllegalStateException("the background flow is over");
        }
        event++;
        choice = nextChoice;
        amount = nextAmount;
        kind = nextKind;
        trade = kind == levels;
        fingerprint = (fingerprint ^ choice ^ now) * FINGERPRINT_FACTOR;
        drawNext();
    }

    private void drawNext() {
        clock.advance(gapAfterNext);
        if (clock.regime() != regime) {
            regime = clock.regime();
            kinds = rates.kinds(regime);
            levels = rates.levels(regime);
        }
        nextChoice = draws.bits(event + 1, EVENT_DRAW);
        nextAmount = draws.bits(event + 1, AMOUNT_DRAW);
        nextKind = kinds.choose(nextChoice);
        gapAfterNext = Draws.exponential(draws.bits(event + 2, GAP_DRAW));
    }

    /** The present one's number, from 0. */
    long event() {
        return event;
    }

    boolean buys() {
        // An int: the JVM makes a number of such a question, and of one about a long a branch.
        return ((int) choice & 1) == 0;
    }

    /** Whether it is a trade, and not about a level. */
    boolean isTrade() {
        return trade;
    }

    int level() {
        return kind;
    }

    /** What decides what is done, and about how many shares. */
    long amount() {
        return amount;
    }

    /** What decides the side of a trade. */
    long sign() {
        return draws.bits(event, SIGN_DRAW);
    }

    /** What decides which metaorder a trade is a piece of. */
    long metaorder() {
        return draws.bits(event, METAORDER_DRAW);
    }

    /** A hash of the times and draws of all so far: what our orders must not change. */
    long fingerprint() {
        return fingerprint;
    }
}
