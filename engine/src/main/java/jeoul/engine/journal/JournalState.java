package jeoul.engine.journal;

import java.util.Locale;

/** Whether a journal may be gone on with. */
enum JournalState {
    /** A run writes it, or died while it did. */
    OPEN,
    /**
     * Opened to go on with though its end may be missing, or is another file's, and not gone on
     * with yet: what it does not show may have left all the same.
     */
    DOUBTFUL,
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
