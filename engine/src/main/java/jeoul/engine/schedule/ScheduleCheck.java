package jeoul.engine.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import jeoul.engine.market.Symbol;
import jeoul.engine.schedule.ScheduleWarning.Kind;

/**
 * What a day's slices ask of a venue and of each symbol, before anything is sent.
 *
 * @param orders slices in all
 * @param meanPerSecond orders over the seconds from the first to the last
 * @param peakPerSecond most orders due in one second
 * @param venues in the order the rates were given
 * @param remedy the smallest slice, in shares for every order, with which the slowest infeasible
 *     venue keeps up; empty if all keep up, or if no slice would do
 * @param symbols in the order of the orders
 */
public record ScheduleCheck(
        long orders,
        double meanPerSecond,
        long peakPerSecond,
        List<Venue> venues,
        OptionalLong remedy,
        List<SymbolCheck> symbols) {

    /** A schedule is feasible at a venue if no order waits longer than this. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    public ScheduleCheck {
        Objects.requireNonNull(remedy, "remedy");
        venues = List.copyOf(venues);
        symbols = List.copyOf(symbols);
    }

    /**
     * @param orders each symbol once
     * @param expectedVolume shares a symbol is expected to trade in the day; may lack symbols
     */
    public static ScheduleCheck of(
            List<ParentOrder> orders,
            NavigableMap<Symbol, Long> expectedVolume,
            List<OrderRate> rates) {
        Arrivals arrivals = Arrivals.of(orders);
        long count = arrivals.orders();
        List<Venue> venues = new ArrayList<>();
        Optional<OrderRate> slowest = Optional.empty();
        for (OrderRate rate : rates) {
            boolean feasible = arrivals.keepsWithin(LONGEST_WAIT, rate.interval());
            venues.add(
                    new Venue(rate.venue(), arrivals.worstDelaySeconds(rate.interval()), feasible));
            boolean slower =
                    slowest.isEmpty() || rate.interval().compareTo(slowest.get().interval()) > 0;
            if (!feasible && slower) {
                slowest = Optional.of(rate);
            }
        }
        return new ScheduleCheck(
                count,
                (double) count / Math.max(1, arrivals.seconds()),
                arrivals.peakPerSecond(),
                venues,
                slowest.isEmpty() ? OptionalLong.empty() : remedy(orders, slowest.get().interval()),
                orders.stream().map(order -> SymbolCheck.of(order, expectedVolume)).toList());
    }

    /**
     * Larger slices do not always wait less (two symbols may come to be due together), so the
     * candidates are tried one by one. The search starts where the number of orders alone becomes
     * possible, and ends at one order per symbol: those orders are part of every schedule, so where
     * they wait too long, no slice helps.
     */
    private static OptionalLong remedy(List<ParentOrder> orders, Duration interval) {
        long present = orders.stream().mapToLong(o -> o.schedule().slice()).max().orElseThrow();
        long largest = orders.stream().mapToLong(ParentOrder::quantity).max().orElseThrow();
        if (present >= largest
                || !Arrivals.of(orders, largest).keepsWithin(LONGEST_WAIT, interval)) {
            return OptionalLong.empty();
        }
        long slice = fewEnough(orders, interval, present + 1, largest);
        while (!Arrivals.of(orders, slice).keepsWithin(LONGEST_WAIT, interval)) {
            slice++;
        }
        return OptionalLong.of(slice);
    }

    /** The smallest slice whose orders can all leave until the last may wait no longer. */
    private static long fewEnough(List<ParentOrder> orders, Duration interval, long from, long to) {
        List<Schedule> schedules = orders.stream().map(ParentOrder::schedule).toList();
        Duration day =
                Duration.between(
                        schedules.stream()
                                .map(Schedule::start)
                                .min(Comparator.naturalOrder())
                                .orElseThrow(),
                        schedules.stream()
                                .map(Schedule::end)
                                .max(Comparator.naturalOrder())
                                .orElseThrow());
        // A second more, because slices are rounded to seconds at both ends.
        long most = day.plus(LONGEST_WAIT).plusSeconds(1).dividedBy(interval) + 1;
        long low = from;
        long high = to;
        while (low < high) {
            long middle = (low + high) >>> 1;
            long count = 0;
            for (Schedule schedule : schedules) {
                count += ceilDiv(schedule.quantity(), middle);
            }
            if (count > most) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * How a venue keeps up.
     *
     * @param worstDelaySeconds the longest an order waits, rounded up
     */
    public record Venue(String name, long worstDelaySeconds, boolean feasible) {}

    /**
     * One symbol's orders.
     *
     * @param orders slices
     * @param secondsBetween mean seconds between two orders; empty for a single one
     * @param volumeShare shares to trade over the day's expected volume; empty if that is unknown
     */
    public record SymbolCheck(
            Symbol symbol,
            long orders,
            OptionalDouble secondsBetween,
            OptionalDouble volumeShare,
            List<ScheduleWarning> warnings) {

        public SymbolCheck {
            Objects.requireNonNull(symbol, "symbol");
            warnings = List.copyOf(warnings);
        }

        private static SymbolCheck of(
                ParentOrder order, NavigableMap<Symbol, Long> expectedVolume) {
            Schedule schedule = order.schedule();
            long count = schedule.count();
            double seconds = Duration.between(schedule.start(), schedule.end()).toNanos() / 1e9;
            OptionalDouble between =
                    count > 1 ? OptionalDouble.of(seconds / (count - 1)) : OptionalDouble.empty();
            Long volume = expectedVolume.get(order.symbol());
            // A symbol that is expected not to trade at all counts as one share.
            OptionalDouble share =
                    volume == null
                            ? OptionalDouble.empty()
                            : OptionalDouble.of((double) order.quantity() / Math.max(1, volume));
            List<ScheduleWarning> warnings = new ArrayList<>();
            if (share.orElse(0) > ScheduleWarning.LARGEST_VOLUME_SHARE) {
                warnings.add(
                        new ScheduleWarning(
                                Kind.VOLUME_SHARE,
                                share.getAsDouble(),
                                ScheduleWarning.LARGEST_VOLUME_SHARE,
                                OptionalLong.empty()));
            }
            double least = ScheduleWarning.LEAST_SECONDS_BETWEEN_ORDERS;
            if (between.orElse(least) < least) {
                long most = (long) (seconds / least) + 1;
                warnings.add(
                        new ScheduleWarning(
                                Kind.ORDER_RATE,
                                between.getAsDouble(),
                                least,
                                OptionalLong.of(ceilDiv(order.quantity(), most))));
            }
            return new SymbolCheck(order.symbol(), count, between, share, warnings);
        }
    }

    private static long ceilDiv(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }
}
