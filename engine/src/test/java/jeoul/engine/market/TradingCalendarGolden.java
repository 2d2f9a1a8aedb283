package jeoul.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Settlement dates over new year, Seollal, Chuseok and the holidays between. */
final class TradingCalendarGolden {

    private static final TradingCalendar CALENDAR = TradingCalendar.krx();

    @ParameterizedTest
    @CsvFileSource(resources = "/jeoul/engine/market/t2-vectors.csv", numLinesToSkip = 1)
    void tradesSettleTwoTradingDaysLater(
            LocalDate tradeDate, String weekday, LocalDate next, LocalDate settlement) {
        assertEquals(
                weekday.toUpperCase(Locale.ROOT), tradeDate.getDayOfWeek().name().substring(0, 3));
        assertEquals(next, CALENDAR.next(tradeDate));
        assertEquals(settlement, CALENDAR.settlement(tradeDate));
        if (CALENDAR.covers(next)) {
            assertEquals(tradeDate, CALENDAR.previous(next));
        }
    }
}
