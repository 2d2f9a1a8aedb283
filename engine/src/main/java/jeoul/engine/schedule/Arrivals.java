package jeoul.engine.schedule;

import java.time.Duration;
import java.util.List;

/** How many slices of all parent orders are due in each second, from the first to the last. */
final class Arrivals {

    private static final double SECOND = 1e9;

    /** Above this many slices a second, counting by second is cheaper than counting by slice. */
    private static final long DENSE = 20;

    private final long[] due;

    private Arrivals(long[] due) {
        this.due = due;
    }

    /**
     * @param slice shares of each slice, in place of the orders' own
     */
    static Arrivals of(List<ParentOrder> orders, long slice) {
        return count(
                orders.stream()
                        .map(
                                order -> {
                                    Schedule own = order.schedule();
                                    return new Schedule(
                                            own.start(), own.end(), own.quantity(), slice);
                                })
                        .toList());
    }

    static Arrivals of(List<ParentOrder> orders) {
        return count(orders.stream().map(ParentOrder::schedule).toList());
    }

    private static Arrivals count(List<Schedule> schedules) {
        if (schedules.isEmpty()) {
            return new Arrivals(new long[0]);
        }
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Schedule schedule : schedules) {
            long count = schedule.count();
            first = Math.min(first, schedule.secondOf(0, count));
            last = Math.max(last, schedule.secondOf(count - 1, count));
        }
        long[] due = new long[Math.toIntExact(last - first + 1)];
        for (Schedule schedule : schedules) {
            add(schedule, first, due);
        }
        return new Arrivals(due);
    }

    private static void add(Schedule schedule, long first, long[] due) {
        long count = schedule.count();
        if (count <= DENSE * due.length) {
            for (long k = 0; k < count; k++) {
                due[(int) (schedule.secondOf(k, count) - first)]++;
            }
            return;
        }
        long before = 0;
        for (int i = 0; i < due.length; i++) {
            long until = schedule.dueBy(first + i);
            due[i] += until - before;
            before = until;
        }
    }

    long orders() {
        long orders = 0;
        for (long count : due) {
            orders += count;
        }
        return orders;
    }

    long peakPerSecond() {
        long peak = 0;
        for (long count : due) {
            peak = Math.max(peak, count);
        }
        return peak;
    }

    /** Seconds from the first to the last slice. */
    long seconds() {
        return Math.max(0, due.length - 1);
    }

    /**
     * The longest a slice waits if slices leave in the order they are due, one per interval. Which
     * of those due in one second goes first makes no difference to it.
     *
     * @return whole seconds, rounded up
     */
    long worstDelaySeconds(Duration interval) {
        return (long) Math.ceil(worstDelayNanos(interval, Double.POSITIVE_INFINITY) / SECOND);
    }

    /** True if no slice waits longer than this. */
    boolean keepsWithin(Duration wait, Duration interval) {
        return worstDelayNanos(interval, (double) wait.toNanos()) <= wait.toNanos();
    }

    /**
     * The longest wait, or the first one met that is longer than {@code enough}. Whole nanoseconds,
     * as doubles because a schedule far beyond any venue can wait longer than a long counts; they
     * are exact up to a hundred days.
     */
    private double worstDelayNanos(Duration interval, double enough) {
        double step = interval.toNanos();
        double worst = 0;
        // When the next order may leave, seen from the current second.
        double free = 0;
        for (long count : due) {
            if (count > 0) {
                double wait = free + (count - 1) * step;
                worst = Math.max(worst, wait);
                if (worst > enough) {
                    return worst;
                }
                free = wait + step;
            }
            free = Math.max(0, free - SECOND);
        }
        return worst;
    }
}
