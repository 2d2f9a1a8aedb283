package jeoul.sim.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jeoul.engine.market.TradingMode;
import jeoul.sim.flow.SymbolDay;

/** The scheduled halts that concern one symbol, earliest first, and how far the day has come. */
final class HaltScript {

    private final List<ScheduledHalt> halts;
    private int next;

    private HaltScript(List<ScheduledHalt> halts) {
        this.halts = halts;
    }

    static HaltScript of(SymbolDay day, List<ScheduledHalt> all) {
        List<ScheduledHalt> halts = new ArrayList<>();
        for (ScheduledHalt halt : all) {
            if (day.mode() != TradingMode.HALTED && halt.concerns(day.listing().symbol())) {
                halts.add(halt);
            }
        }
        halts.sort(Comparator.comparing(ScheduledHalt::from));
        return new HaltScript(List.copyOf(halts));
    }

    /** When the next halt begins, {@link Long#MAX_VALUE} if none does. */
    long nextFrom() {
        return next == halts.size() ? Long.MAX_VALUE : halts.get(next).from().toNanoOfDay();
    }

    /** Length of the next halt, nanoseconds. */
    long length() {
        return halts.get(next).length().toNanos();
    }

    /** Length of the auction after the next halt, nanoseconds. */
    long restartAuction() {
        return halts.get(next).restartAuction().toNanos();
    }

    void next() {
        next++;
    }
}
