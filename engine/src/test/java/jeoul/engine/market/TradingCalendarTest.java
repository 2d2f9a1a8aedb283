package jeoul.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TradingCalendarTest {

    private static final TradingCalendar CALENDAR = TradingCalendar.krx();

    @ParameterizedTest
    @CsvSource({
        "2020, 248", "2021, 248", "2022, 246", "2023, 245",
        "2024, 244", "2025, 242", "2026, 244", "2027, 245"
    })
    void yearHasItsTradingDays(int year, long days) {
        assertEquals(
                days,
                LocalDate.of(year, 1, 1)
                        .datesUntil(LocalDate.of(year + 1, 1, 1))
                        .filter(CALENDAR::isTradingDay)
                        .count());
    }

    @Test
    void constitutionDayIsAHolidayAgainFrom2026() {
        assertTrue(CALENDAR.isTradingDay(LocalDate.of(2025, 7, 17)));
        assertFalse(CALENDAR.isTradingDay(LocalDate.of(2026, 7, 17)));
    }

    @Test
    void weekendIsNoTradingDay() {
        IllegalArgumentException rejected =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> CALENDAR.day(LocalDate.of(2026, 11, 21)));
        assertEquals("2026-11-21 is not a trading day", rejected.getMessage());
    }

    @Test
    void refusesDatesBeyondTheTable() {
        IllegalArgumentException after =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> CALENDAR.isTradingDay(LocalDate.of(2028, 1, 3)));
        assertEquals(
                "2028-01-03 lies outside the calendar, which runs from 2020-01-01 to 2027-12-31",
                after.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> CALENDAR.isTradingDay(LocalDate.of(2019, 12, 30)));
        assertThrows(
                IllegalArgumentException.class, () -> CALENDAR.previous(LocalDate.of(2020, 1, 2)));
        assertFalse(CALENDAR.covers(LocalDate.of(2028, 1, 1)));
        assertTrue(CALENDAR.covers(LocalDate.of(2027, 12, 31)));
    }

    @Test
    void lastDaysOfTheTableSettleInTheNextYear() {
        // 2027-12-31 is closed; 2028-01-03 is the Monday after new year.
        assertEquals(LocalDate.of(2028, 1, 4), CALENDAR.settlement(LocalDate.of(2027, 12, 30)));
    }

    @Test
    void closingsDeclaredLaterAreAdded() {
        LocalDate declared = LocalDate.of(2026, 11, 23);

        TradingCalendar calendar = CALENDAR.closedAlsoOn(Set.of(declared));

        assertFalse(calendar.isTradingDay(declared));
        assertTrue(CALENDAR.isTradingDay(declared));
        assertEquals(LocalDate.of(2026, 11, 25), calendar.settlement(LocalDate.of(2026, 11, 20)));
    }

    @Test
    void firstDayOfTheYearOpensAtTen() {
        TradingDay first = CALENDAR.day(LocalDate.of(2026, 1, 2));

        assertEquals(LocalTime.of(10, 0), first.open());
        assertEquals(LocalTime.of(15, 30), first.close());
    }

    @Test
    void examinationDayIsAnHourLater() {
        TradingDay examination = CALENDAR.day(LocalDate.of(2025, 11, 13));

        assertEquals(LocalTime.of(9, 30), examination.openingAuctionStart());
        assertEquals(LocalTime.of(10, 0), examination.open());
        assertEquals(LocalTime.of(16, 20), examination.closingAuctionStart());
        assertEquals(LocalTime.of(16, 30), examination.close());
        assertEquals(LocalTime.of(16, 40), examination.closingPriceMatchStart());
        assertEquals(LocalTime.of(10, 10), examination.fromOpen(LocalTime.of(9, 10)));
        assertEquals(LocalTime.of(16, 0), examination.fromClose(LocalTime.of(15, 0)));
    }

    @ParameterizedTest
    @CsvSource({
        "08:29:59, CLOSED",
        "08:30:00, OPENING_AUCTION",
        "08:59:59, OPENING_AUCTION",
        "09:00:00, CONTINUOUS",
        "15:19:59, CONTINUOUS",
        "15:20:00, CLOSING_AUCTION",
        "15:29:59, CLOSING_AUCTION",
        "15:30:00, CLOSED"
    })
    void clockImpliesThePhase(LocalTime time, Phase phase) {
        assertEquals(phase, CALENDAR.day(LocalDate.of(2026, 11, 20)).scheduledPhase(time));
    }

    @Test
    void dayTooShortForItsClosingAuctionIsRejected() {
        LocalDate date = LocalDate.of(2026, 11, 20);

        assertThrows(
                IllegalArgumentException.class,
                () -> new TradingDay(date, LocalTime.of(9, 0), LocalTime.of(9, 10)));
    }
}
