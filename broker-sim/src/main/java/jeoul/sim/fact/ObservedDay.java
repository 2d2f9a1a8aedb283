package jeoul.sim.fact;

import java.time.LocalTime;
import java.util.List;
import java.util.OptionalDouble;
import jeoul.engine.market.TradingDay;
import jeoul.sim.flow.SymbolDay;

/** What was observed of one symbol on one simulated day. */
public final class ObservedDay {

    /** Distances in trades at which signs are compared. */
    static final int[] SIGN_LAGS = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144};

    /** Distances in five minutes at which absolute returns are compared. */
    static final int[] VOLATILITY_LAGS = {1, 2, 3, 4, 6, 8, 12, 18, 24, 36};

    private final DayDraft draft;
    private final LagSums signs;
    private final LagSums tradeReturns;
    private final LagSums midSteps;

    ObservedDay(DayDraft draft) {
        this.draft = draft;
        int trades = draft.trades;
        signs = LagSums.of(draft.signs, trades, SIGN_LAGS);
        double[] returns = new double[Math.max(0, trades - 1)];
        double[] steps = new double[returns.length];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = StrictMath.log(draft.tradePrices[i + 1] / draft.tradePrices[i]);
            steps[i] = (draft.midsBefore[i + 1] - draft.midsBefore[i]) / 2;
        }
        tradeReturns = LagSums.of(returns, returns.length, 1);
        midSteps = LagSums.of(steps, steps.length, 1);
        // The trades themselves are many and have told what they had to.
        draft.signs = new double[0];
        draft.tradePrices = new double[0];
        draft.midsBefore = new double[0];
    }

    DayDraft draft() {
        return draft;
    }

    LagSums signs() {
        return signs;
    }

    LagSums tradeReturns() {
        return tradeReturns;
    }

    /** Changes of the mid from before one trade to before the next, won. */
    LagSums midSteps() {
        return midSteps;
    }

    public SymbolDay symbol() {
        return draft.symbol;
    }

    public TradingDay hours() {
        return draft.hours;
    }

    /** Shares traded in the regular session. */
    public long volume() {
        return draft.volume;
    }

    /** Won per share; like high, low and close 0 on a day without a trade. */
    public long open() {
        return draft.open;
    }

    public long high() {
        return draft.high;
    }

    public long low() {
        return draft.low;
    }

    public long close() {
        return draft.close;
    }

    public int trades() {
        return draft.trades;
    }

    public int interruptions() {
        return draft.interruptions;
    }

    /** High less low over the base price. */
    double range() {
        return (double) (draft.high - draft.low) / draft.symbol.basePrice();
    }

    /** Share of the day's volume traded before a time; empty without volume. */
    public OptionalDouble volumeShareBy(LocalTime time) {
        if (draft.volume == 0) {
            return OptionalDouble.empty();
        }
        long nanos = time.toNanoOfDay() - draft.hours.open().toNanoOfDay();
        long until = Math.max(0, nanos / DayDraft.MINUTE);
        long sum = 0;
        for (int minute = 0; minute < until && minute < draft.minuteVolume.length; minute++) {
            sum += draft.minuteVolume[minute];
        }
        return OptionalDouble.of((double) sum / draft.volume);
    }

    /** Doubled mids at the open and at the end of each minute up to the closing auction. */
    public long[] minuteMids() {
        return every(DayDraft.STEPS_PER_MINUTE);
    }

    /** Doubled mid a number of seconds after the open, which is a multiple of ten. */
    long doubledMidAt(long nanos) {
        int step = (int) ((nanos - draft.hours.open().toNanoOfDay()) / DayDraft.STEP);
        return draft.mids[Math.max(0, Math.min(draft.mids.length - 1, step))];
    }

    /** Shares traded in each minute from the open on, the last ones after the close. */
    public long[] minuteVolume() {
        return draft.minuteVolume.clone();
    }

    /** Mean spread in ticks seen in each minute, NaN where none was. */
    public double[] minuteSpread() {
        double[] spread = new double[draft.minuteSpread.length];
        for (int i = 0; i < spread.length; i++) {
            spread[i] = draft.minuteSpread[i] / draft.minuteSpreadLooks[i];
        }
        return spread;
    }

    /** The book at every full minute, if the day was watched in detail. */
    public List<BookPicture> pictures() {
        return List.copyOf(draft.pictures);
    }

    /** Logarithmic returns of the mid over so many minutes each, none overlapping. */
    double[] returns(int minutes) {
        long[] mids = every(minutes * DayDraft.STEPS_PER_MINUTE);
        double[] returns = new double[mids.length - 1];
        for (int i = 0; i < returns.length; i++) {
            boolean known = mids[i] > 0 && mids[i + 1] > 0;
            returns[i] = known ? StrictMath.log((double) mids[i + 1] / mids[i]) : Double.NaN;
        }
        return returns;
    }

    private long[] every(int steps) {
        long[] mids = new long[(draft.mids.length - 1) / steps + 1];
        for (int i = 0; i < mids.length; i++) {
            mids[i] = draft.mids[i * steps];
        }
        return mids;
    }
}
