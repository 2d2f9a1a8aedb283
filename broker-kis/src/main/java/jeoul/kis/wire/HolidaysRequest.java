package jeoul.kis.wire;

import java.time.LocalDate;

/** Asks for the calendar from a day on. KIS asks callers to do so once a day at most. */
public record HolidaysRequest(LocalDate from, ContextArea context) implements Request {

    public static HolidaysRequest read(Fields fields) {
        return new HolidaysRequest(fields.date("BASS_DT"), ContextArea.read(fields, ""));
    }

    @Override
    public void write(FieldSink to) {
        to.put("BASS_DT", Texts.write(from));
        context.write(to, "", true);
    }
}
