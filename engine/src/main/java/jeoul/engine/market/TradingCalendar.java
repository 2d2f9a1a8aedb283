package jeoul.engine.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * KRX's trading days: weekdays less the holidays of the shipped table, which ends at {@link
 * #LAST_DAY}. A date outside the table is refused, never guessed.
 */
public final class TradingCalendar {

    public static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);

    /** Last date the holiday table covers. */
    public static final LocalDate LAST_DAY = LocalDate.of(2027, 12, 31);

    /**
     * The last days of the table settle in the first days after it. New Year's Day is the one
     * closing there by rule (the lunar new year of 2028 falls in the last week of January).
     */
    private static final LocalDate LAST_SETTLEMENT = LocalDate.of(2028, 1, 14);

    private final NavigableSet<LocalDate> holidays;
    private final NavigableMap<LocalDate, TradingDay> specialDays;

    private TradingCalendar(
            NavigableSet<LocalDate> holidays, NavigableMap<LocalDate, TradingDay> specialDays) {
        this.holidays = holidays;
        this.specialDays = specialDays;
    }

    /** The calendar shipped with the program. */
    public static TradingCalendar krx() {
        RuleFile holidayFile = RuleFile.read(TradingCalendar.class, "holidays.csv");
        NavigableSet<LocalDate> holidays = new TreeSet<>();
        for (int i = 0; i < holidayFile.rows(); i++) {
            holidays.add(LocalDate.parse(holidayFile.cell(i, "date")));
        }
        holidays.add(LAST_DAY.plusDays(1));
        RuleFile specialFile = RuleFile.read(TradingCalendar.class, "special-days.csv");
        TreeMap<LocalDate, TradingDay> specialDays = new TreeMap<>();
        for (int i = 0; i < specialFile.rows(); i++) {
            LocalDate date = LocalDate.parse(specialFile.cell(i, "date"));
            specialDays.put(
                    date,
                    new TradingDay(
                            date,
                            LocalTime.parse(specialFile.cell(i, "regular_open")),
                            LocalTime.parse(specialFile.cell(i, "regular_close"))));
        }
        return new TradingCalendar(holidays, specialDays);
    }

    /**
     * The same calendar with more days closed, for closings declared after this program was made.
     */
    public TradingCalendar closedAlsoOn(Set<LocalDate> dates) {
        NavigableSet<LocalDate> more = new TreeSet<>(holidays);
        more.addAll(dates);
        return new TradingCalendar(more, specialDays);
    }

    public boolean covers(LocalDate date) {
        return !date.isBefore(FIRST_DAY) && !date.isAfter(LAST_DAY);
    }

    /**
     * @throws IllegalArgumentException if the date lies outside the table
     */
    public boolean isTradingDay(LocalDate date) {
        requireCovered(date, LAST_DAY);
        return isOpen(date);
    }

    /**
     * @throws IllegalArgumentException if the date is no trading day or lies outside the table
     */
    public TradingDay day(LocalDate date) {
        if (!isTradingDay(date)) {
            throw new IllegalArgumentException(date + " is not a trading day");
        }
        TradingDay special = specialDays.get(date);
        return special != null ? special : TradingDay.ordinary(date);
    }

    /** The first trading day after {@code date}. */
    public LocalDate next(LocalDate date) {
        return openAfter(date);
    }

    /** The last trading day before {@code date}. */
    public LocalDate previous(LocalDate date) {
        LocalDate day = date.minusDays(1);
        requireCovered(day, LAST_DAY);
        while (!isOpen(day)) {
            day = day.minusDays(1);
            requireCovered(day, LAST_DAY);
        }
        return day;
    }

    /** When a trade of {@code tradeDate} settles: two trading days later (D+2). */
    public LocalDate settlement(LocalDate tradeDate) {
        return openAfter(openAfter(tradeDate));
    }

    private LocalDate openAfter(LocalDate date) {
        LocalDate day = date.plusDays(1);
        requireCovered(day, LAST_SETTLEMENT);
        while (!isOpen(day)) {
            day = day.plusDays(1);
            requireCovered(day, LAST_SETTLEMENT);
        }
        return day;
    }

    private boolean isOpen(LocalDate date) {
        DayOfWeek weekday = date.getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY
                && weekday != DayOfWeek.SUNDAY
                && !holidays.contains(date);
    }

    private static void requireCovered(LocalDate date, LocalDate last) {
        if (date.isBefore(FIRST_DAY) || date.isAfter(last)) {
            throw new IllegalArgumentException(
                    date
                            + " lies outside the calendar, which runs from "
                            + FIRST_DAY
                            + " to "
                            + LAST_DAY);
        }
    }
}
