package jeoul.engine.journal;

import java.util.Locale;

/** Whether a journal may be gone on with. */
enum JournalState {
    /** A run writes it, or died while it did. */
    OPEN,
    /** Nobody writes it; the file alone is the whole journal. */
    CLOSED,
    /** Made of a journal that was open, and so perhaps without its end. */
    COPY;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JournalState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
