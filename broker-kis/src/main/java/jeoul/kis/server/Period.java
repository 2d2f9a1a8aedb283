package jeoul.kis.server;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jeoul.engine.market.Bar;
import jeoul.engine.market.Seoul;

/** How many days one bar of a chart takes. */
enum Period {
    DAY("D", 3),
    WEEK("W", 8),
    MONTH("M", 31),
    YEAR("Y", 366);

    private final String code;
    private final int longest;

    Period(String code, int longest) {
        this.code = code;
        this.longest = longest;
    }

    static Optional<Period> of(String code) {
        for (Period period : values()) {
            if (period.code.equalsIgnoreCase(code)) {
                return Optional.of(period);
            }
        }
        return Optional.empty();
    }

    /** Days in which so many bars surely lie. */
    long reach(int bars) {
        return (long) bars * longest;
    }

    /** Joins days, oldest first, to bars of this period. */
    List<Bar> join(List<Bar> days) {
        List<Bar> bars = new ArrayList<>();
        for (Bar day : days) {
            Instant start = Seoul.at(begin(Seoul.dateOf(day.start())), LocalTime.MIDNIGHT);
            int last = bars.size() - 1;
            if (last >= 0 && bars.get(last).start().equals(start)) {
                bars.set(last, joined(bars.get(last), day));
            } else {
                bars.add(startingAt(start, day));
            }
        }
        return bars;
    }

    private LocalDate begin(LocalDate date) {
        return switch (this) {
            case DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
            case YEAR -> date.withDayOfYear(1);
        };
    }

    static Bar startingAt(Instant start, Bar bar) {
        return new Bar(
                start,
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                bar.turnover());
    }

    private static Bar joined(Bar before, Bar day) {
        return new Bar(
                before.start(),
                before.open(),
                Math.max(before.high(), day.high()),
                Math.min(before.low(), day.low()),
                day.close(),
                Math.addExact(before.volume(), day.volume()),
                Math.addExact(before.turnover(), day.turnover()));
    }
}
