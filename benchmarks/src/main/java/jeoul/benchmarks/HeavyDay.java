package jeoul.benchmarks;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Cash;
import jeoul.engine.execute.ExecutionLimits;
import jeoul.engine.execute.ExecutionLoop;
import jeoul.engine.execute.ExecutionPlan;
import jeoul.engine.execute.Executor;
import jeoul.engine.execute.JournalledPlan;
import jeoul.engine.journal.AccountHash;
import jeoul.engine.journal.RunStart;
import jeoul.engine.journal.SqliteJournal;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Schedule;
import jeoul.engine.schedule.Strategy;

/** A day of two hundred symbols, each in a hundred orders of one share, all of them filled. */
final class HeavyDay {

    static final int SYMBOLS = 200;
    static final int ORDERS = 100;

    private HeavyDay() {}

    static ExecutionPlan plan() {
        TradingDay day = TradingDay.ordinary(LocalDate.of(2026, 11, 20));
        List<ParentOrder> parents = new ArrayList<>();
        List<ExecutionPlan.SymbolLimits> limits = new ArrayList<>();
        for (int i = 0; i < SYMBOLS; i++) {
            Symbol symbol = new Symbol(String.format(Locale.ROOT, "%06d", 100_000 + i));
            parents.add(
                    new ParentOrder(
                            symbol,
                            Side.BUY,
                            ObligingVenue.PRICE,
                            new Schedule(
                                    day.at(LocalTime.of(9, 10)),
                                    day.at(LocalTime.of(15, 0)),
                                    ORDERS,
                                    1)));
            limits.add(new ExecutionPlan.SymbolLimits(symbol, new PriceLimits(43_600, 80_800)));
        }
        return new ExecutionPlan(
                day,
                Strategy.TEXTBOOK,
                parents,
                new AccountSnapshot(day.at(day.open()), new Cash(0, 0, 0, 0), List.of()),
                limits,
                ExecutionLimits.DEFAULT,
                0);
    }

    static RunStart start() {
        return JournalledPlan.toJournal(plan(), new AccountHash("0".repeat(64)), new TreeMap<>());
    }

    /**
     * Trades it and closes its journal.
     *
     * @return how many steps and departures it has
     */
    static long write(Path file) {
        ExecutionPlan plan = plan();
        ObligingVenue venue = new ObligingVenue(plan.day().at(plan.day().open()));
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            new ExecutionLoop(new Executor(plan), venue, venue, journal, now -> {}).run(List.of());
            return journal.lastStep() + (long) SYMBOLS * ORDERS;
        }
    }
}
