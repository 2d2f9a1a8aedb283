package jeoul.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.schedule.ScheduleCheck.Venue;
import jeoul.engine.schedule.ScheduleWarning.Kind;
import org.junit.jupiter.api.Test;

final class ScheduleCheckTest {

    private static final Instant START = Instant.parse("2026-11-20T00:10:00Z");
    private static final OrderRate ONE = new OrderRate("one", Duration.ofSeconds(1));
    private static final OrderRate TEN = new OrderRate("ten", Duration.ofMillis(100));

    @Test
    void countsMeanAndPeak() {
        // 11 slices every 10 s and 3 slices every 50 s meet at 0, 50 and 100 s.
        ScheduleCheck check = check(List.of(order(1, 100, 11), order(2, 100, 3)), ONE);

        assertEquals(14, check.orders());
        assertEquals(0.14, check.meanPerSecond());
        assertEquals(2, check.peakPerSecond());
        assertEquals(List.of(new Venue("one", 1, true)), check.venues());
        assertEquals(OptionalLong.empty(), check.remedy());
    }

    @Test
    void nothingToTradeIsFeasible() {
        ScheduleCheck check = check(List.of(), ONE);

        assertEquals(0, check.orders());
        assertEquals(0, check.meanPerSecond());
        assertEquals(List.of(new Venue("one", 0, true)), check.venues());
    }

    @Test
    void delayBuildsUpAndIsRoundedUpToASecond() {
        // 21 slices in 10 s leave one a second: the last, due at 10 s, leaves at 20 s. At ten a
        // second only those due together wait: two or three in a second, 0.2 s.
        ScheduleCheck check = check(List.of(order(1, 10, 21)), ONE, TEN);

        assertEquals(
                List.of(new Venue("one", 10, true), new Venue("ten", 1, true)), check.venues());
    }

    @Test
    void waitOfAMinuteIsStillFeasible() {
        // 61 symbols' first orders leave from 0 to 60 s, the sixty-second's at 61 s.
        assertEquals(List.of(new Venue("one", 60, true)), check(singles(61), ONE).venues());
        assertEquals(List.of(new Venue("one", 61, false)), check(singles(62), ONE).venues());
    }

    @Test
    void noSliceHelpsWhereTheFirstOrdersAloneWaitTooLong() {
        assertEquals(OptionalLong.empty(), check(singles(62), ONE).remedy());
    }

    @Test
    void remedyIsTheSmallestSliceTheSlowestVenueKeepsUpWith() {
        // 1,000 shares in 240 s, at most 301 orders: 1,000 / 3 = 334 slices wait 93 s, 1,000 / 4
        // = 250 slices (249 s for the last, due at 240 s) wait 9 s.
        ScheduleCheck check = check(List.of(order(1, 240, 1_000)), TEN, ONE);

        assertEquals(
                List.of(new Venue("ten", 1, true), new Venue("one", 759, false)), check.venues());
        assertEquals(OptionalLong.of(4), check.remedy());
        assertEquals(
                new Venue("one", 9, true),
                check(List.of(order(1, 240, 1_000, 4)), ONE).venues().get(0));
        assertEquals(
                new Venue("one", 93, false),
                check(List.of(order(1, 240, 1_000, 3)), ONE).venues().get(0));
    }

    @Test
    void symbolShowsItsPaceAndItsShareOfTheDay() {
        ScheduleCheck check =
                ScheduleCheck.of(
                        List.of(order(1, 3_600, 61), order(2, 3_600, 1)),
                        volumes(Map.of(1, 1_220L)),
                        List.of(ONE));

        assertEquals(
                List.of(
                        new ScheduleCheck.SymbolCheck(
                                new Symbol("000001"),
                                61,
                                OptionalDouble.of(60),
                                OptionalDouble.of(0.05),
                                List.of()),
                        new ScheduleCheck.SymbolCheck(
                                new Symbol("000002"),
                                1,
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                List.of())),
                check.symbols());
    }

    @Test
    void warnsAboveFivePercentOfTheVolume() {
        ScheduleCheck check =
                ScheduleCheck.of(
                        List.of(order(1, 3_600, 61)), volumes(Map.of(1, 610L)), List.of(ONE));

        assertEquals(
                List.of(new ScheduleWarning(Kind.VOLUME_SHARE, 0.1, 0.05, OptionalLong.empty())),
                check.symbols().get(0).warnings());
    }

    @Test
    void warnsAboveAnOrderAMinuteAndProposesASlice() {
        // 122 one-share orders in an hour; 61 of two shares are one a minute.
        ScheduleCheck check = check(List.of(order(1, 3_600, 122)), ONE);

        assertEquals(
                List.of(
                        new ScheduleWarning(
                                Kind.ORDER_RATE, 3_600.0 / 121, 60, OptionalLong.of(2))),
                check.symbols().get(0).warnings());
        assertEquals(
                List.of(),
                check(List.of(order(1, 3_600, 122, 2)), ONE).symbols().get(0).warnings());
    }

    @Test
    void windowShorterThanAMinuteHasRoomForOneOrder() {
        ScheduleWarning warning =
                check(List.of(order(1, 30, 5)), ONE).symbols().get(0).warnings().get(0);

        assertEquals(OptionalLong.of(5), warning.proposedSlice());
    }

    @Test
    void symbolThatIsNotExpectedToTradeIsWarnedOf() {
        ScheduleCheck check =
                ScheduleCheck.of(List.of(order(1, 3_600, 1)), volumes(Map.of(1, 0L)), List.of(ONE));

        assertEquals(OptionalDouble.of(1), check.symbols().get(0).volumeShare());
        assertEquals(1, check.symbols().get(0).warnings().size());
    }

    @Test
    void sharesBeyondAnyVenueAreStillCounted() {
        // 5,000,000 orders over 21,000 s: the last is due then and leaves 4,999,999 s in.
        ScheduleCheck millions = check(List.of(order(1, 21_000, 5_000_000)), ONE);
        // At most 21,061 orders keep up: 474,812 shares give 21,061 of them.
        ScheduleCheck largest = check(List.of(order(1, 21_000, 10_000_000_000L)), ONE);

        assertEquals(List.of(new Venue("one", 4_978_999, false)), millions.venues());
        assertEquals(OptionalLong.of(474_812), largest.remedy());
    }

    @Test
    void rejectsARateOfNoTime() {
        assertThrows(IllegalArgumentException.class, () -> new OrderRate("zero", Duration.ZERO));
    }

    private static ScheduleCheck check(List<ParentOrder> orders, OrderRate... rates) {
        return ScheduleCheck.of(orders, new TreeMap<>(), List.of(rates));
    }

    private static List<ParentOrder> singles(int count) {
        List<ParentOrder> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            orders.add(order(i, 21_000, 1));
        }
        return orders;
    }

    private static NavigableMap<Symbol, Long> volumes(Map<Integer, Long> shares) {
        TreeMap<Symbol, Long> volumes = new TreeMap<>();
        shares.forEach((symbol, volume) -> volumes.put(symbol(symbol), volume));
        return volumes;
    }

    private static ParentOrder order(int symbol, long seconds, long quantity) {
        return order(symbol, seconds, quantity, 1);
    }

    private static ParentOrder order(int symbol, long seconds, long quantity, long slice) {
        return new ParentOrder(
                symbol(symbol),
                Side.BUY,
                1_000,
                new Schedule(START, START.plusSeconds(seconds), quantity, slice));
    }

    private static Symbol symbol(int number) {
        return new Symbol(String.format(Locale.ROOT, "%06d", number));
    }
}
