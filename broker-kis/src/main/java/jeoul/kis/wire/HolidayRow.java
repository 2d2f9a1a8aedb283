package jeoul.kis.wire;

import java.time.LocalDate;

/**
 * One day of the calendar (chk-holiday).
 *
 * @param bank a business day of banks
 * @param trade a business day of brokers
 * @param open the market is open: the one to look at before ordering
 * @param settlement trades settle
 */
public record HolidayRow(
        LocalDate date, boolean bank, boolean trade, boolean open, boolean settlement) {

    static HolidayRow read(Fields from) {
        LocalDate date = from.date("bass_dt");
        String weekday = from.blankable("wday_dvsn_cd");
        if (!weekday.isEmpty() && !weekday.equals(weekday(date))) {
            throw new WireException(
                    from.path("wday_dvsn_cd"),
                    WireException.quoted(weekday),
                    weekday(date) + " as " + date + " has it");
        }
        return new HolidayRow(
                date,
                from.flag("bzdy_yn"),
                from.flag("tr_day_yn"),
                from.flag("opnd_yn"),
                from.flag("sttl_day_yn"));
    }

    static void write(HolidayRow row, FieldSink to) {
        to.put("bass_dt", Texts.write(row.date));
        to.put("wday_dvsn_cd", weekday(row.date));
        to.put("bzdy_yn", Fields.flag(row.bank));
        to.put("tr_day_yn", Fields.flag(row.trade));
        to.put("opnd_yn", Fields.flag(row.open));
        to.put("sttl_day_yn", Fields.flag(row.settlement));
    }

    /** 01 is Sunday. */
    private static String weekday(LocalDate date) {
        return "0" + (date.getDayOfWeek().getValue() % 7 + 1);
    }
}
