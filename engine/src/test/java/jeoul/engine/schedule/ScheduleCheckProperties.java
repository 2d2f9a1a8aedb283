package jeoul.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.TreeMap;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The check against a queue that is worked off order by order, and against every slice tried. */
final class ScheduleCheckProperties {

    private static final Instant START = Instant.parse("2026-11-20T00:10:00Z");

    @Property
    void worstDelayIsThatOfTheQueue(
            @ForAll("orders") List<ParentOrder> orders, @ForAll("intervals") Duration interval) {
        ScheduleCheck check = check(orders, interval);

        long worst = worstDelayNanos(orders, interval);
        long roundedUp = worst / 1_000_000_000 + (worst % 1_000_000_000 == 0 ? 0 : 1);
        assertEquals(
                List.of(new ScheduleCheck.Venue("venue", roundedUp, roundedUp <= 60)),
                check.venues());
    }

    @Property
    void remedyIsTheFirstSliceThatHelps(
            @ForAll("orders") List<ParentOrder> orders, @ForAll("intervals") Duration interval) {
        ScheduleCheck check = check(orders, interval);

        OptionalLong expected = OptionalLong.empty();
        if (!check.venues().get(0).feasible()) {
            for (long slice = 2; slice <= 400 && expected.isEmpty(); slice++) {
                if (worstDelayNanos(sliced(orders, slice), interval) <= 60_000_000_000L) {
                    expected = OptionalLong.of(slice);
                }
            }
        }
        assertEquals(expected, check.remedy());
    }

    private static ScheduleCheck check(List<ParentOrder> orders, Duration interval) {
        return ScheduleCheck.of(orders, new TreeMap<>(), List.of(new OrderRate("venue", interval)));
    }

    private static List<ParentOrder> sliced(List<ParentOrder> orders, long slice) {
        List<ParentOrder> sliced = new ArrayList<>();
        for (ParentOrder order : orders) {
            Schedule own = order.schedule();
            sliced.add(
                    new ParentOrder(
                            order.symbol(),
                            order.side(),
                            order.decisionPrice(),
                            new Schedule(own.start(), own.end(), own.quantity(), slice)));
        }
        return sliced;
    }

    private static long worstDelayNanos(List<ParentOrder> orders, Duration interval) {
        PriorityQueue<Instant> due = new PriorityQueue<>();
        for (ParentOrder order : orders) {
            for (long k = 0; k < order.schedule().count(); k++) {
                due.add(order.schedule().timeOf(k));
            }
        }
        Instant free = Instant.MIN;
        long worst = 0;
        while (!due.isEmpty()) {
            Instant next = due.remove();
            Instant leaves = free.isAfter(next) ? free : next;
            worst = Math.max(worst, Duration.between(next, leaves).toNanos());
            free = leaves.plus(interval);
        }
        return worst;
    }

    /** One to eight symbols of up to 400 one-share slices within ten minutes. */
    @Provide
    Arbitrary<List<ParentOrder>> orders() {
        Arbitrary<Schedule> schedule =
                Combinators.combine(
                                Arbitraries.longs().between(0, 60),
                                Arbitraries.longs().between(1, 540),
                                Arbitraries.longs().between(1, 400))
                        .as(
                                (from, length, quantity) ->
                                        new Schedule(
                                                START.plusSeconds(from),
                                                START.plusSeconds(from + length),
                                                quantity,
                                                1));
        return schedule.list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(
                        schedules -> {
                            List<ParentOrder> orders = new ArrayList<>();
                            for (Schedule each : schedules) {
                                String code = String.format(Locale.ROOT, "%06d", orders.size());
                                orders.add(new ParentOrder(new Symbol(code), Side.SELL, 1, each));
                            }
                            return orders;
                        });
    }

    @Provide
    Arbitrary<Duration> intervals() {
        return Arbitraries.longs().between(50, 15_000).map(Duration::ofMillis);
    }
}
