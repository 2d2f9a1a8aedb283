package jeoul.sim.book;

import java.util.Objects;

/**
 * The rules of a book that differ between symbols or are not settled.
 *
 * @param emptySide for best-opposite orders
 * @param limited true if the ladder's ends are daily price limits: orders beyond are refused and
 *     market orders are clamped to them; false if the ladder grows instead
 */
public record BookRules(EmptySideRule emptySide, boolean limited) {

    /** A stock with daily limits. */
    public static final BookRules LIMITED = new BookRules(EmptySideRule.IMPROVE, true);

    /** A symbol without daily limits, or a recording from elsewhere. */
    public static final BookRules UNLIMITED = new BookRules(EmptySideRule.IMPROVE, false);

    public BookRules {
        Objects.requireNonNull(emptySide, "emptySide");
    }
}
