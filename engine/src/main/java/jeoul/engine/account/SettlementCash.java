package jeoul.engine.account;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import jeoul.engine.market.TradingCalendar;

/**
 * The cash of an account over settlement dates: what is settled, and what is pending by the date it
 * settles on. Buys and sells that settle on one date net.
 */
public final class SettlementCash {

    private final TradingCalendar calendar;
    private final TreeMap<LocalDate, Long> pending = new TreeMap<>();
    private LocalDate today;
    private long settled;

    /**
     * @param today the trading day that "D" means
     * @param settled deposit of that day, won
     */
    public SettlementCash(TradingCalendar calendar, LocalDate today, long settled) {
        this.calendar = calendar;
        this.today = today;
        this.settled = settled;
    }

    /** Books a trade of today: proceeds positive, payments negative, charges included. */
    public void book(long signedAmount) {
        pending.merge(calendar.settlement(today), signedAmount, Math::addExact);
    }

    /** Moves to a later trading day; what settles up to it becomes deposit. */
    public void rollTo(LocalDate day) {
        if (!day.isAfter(today)) {
            throw new IllegalArgumentException(day + " is not after " + today);
        }
        Map<LocalDate, Long> due = pending.headMap(day, true);
        for (long amount : due.values()) {
            settled = Math.addExact(settled, amount);
        }
        due.clear();
        today = day;
    }

    public LocalDate today() {
        return today;
    }

    /** Deposit today (D), won. */
    public long deposit() {
        return settled;
    }

    /** Deposit on the next trading day (D+1), won. */
    public long d1() {
        return depositOn(calendar.next(today));
    }

    /** Deposit two trading days ahead (D+2), won. */
    public long d2() {
        return depositOn(calendar.settlement(today));
    }

    private long depositOn(LocalDate date) {
        long deposit = settled;
        for (long amount : pending.headMap(date, true).values()) {
            deposit = Math.addExact(deposit, amount);
        }
        return deposit;
    }
}
