package jeoul.engine.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jeoul.engine.order.Condition;
import jeoul.engine.order.OrderSession;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.Pricing;

/**
 * How a rebalance is traded.
 *
 * @param name label on the command line and in reports
 * @param invest share of the account's value to invest, above 0 and at most 1
 * @param slice shares per order, at least 1
 * @param order type of every order
 * @param window when buys go out, and sells too unless {@code sellWindow} says otherwise
 * @param sellWindow when sells go out
 * @param catchUp when unbought shares are tried again, after both windows
 * @param leaves what becomes of resting slices
 * @param leavesAfter how long a slice rests before {@code REPRICE} or {@code CANCEL} acts
 * @param missed what becomes of slices that were due while nobody was there to send them
 */
public record Strategy(
        String name,
        double invest,
        long slice,
        OrderType order,
        Window window,
        Window sellWindow,
        Optional<Window> catchUp,
        LeavesPolicy leaves,
        Duration leavesAfter,
        MissedPolicy missed) {

    public static final Duration DEFAULT_LEAVES_AFTER = Duration.ofSeconds(60);

    private static final Window TEXTBOOK_WINDOW = Window.parse("09:10-15:00");

    /** Equal slices of one share from 09:10 to 15:00 with 98 % of the value, resting ones left. */
    public static final Strategy TEXTBOOK =
            new Strategy(
                    "textbook",
                    0.98,
                    1,
                    OrderType.BEST_OPPOSITE,
                    TEXTBOOK_WINDOW,
                    TEXTBOOK_WINDOW,
                    Optional.empty(),
                    LeavesPolicy.LEAVE,
                    DEFAULT_LEAVES_AFTER,
                    MissedPolicy.SPREAD);

    /** As the textbook, with sells done by 14:00, so that their proceeds are there for the buys. */
    public static final Strategy SELL_EARLY =
            new Strategy(
                    "sell-early",
                    0.98,
                    1,
                    OrderType.BEST_OPPOSITE,
                    TEXTBOOK_WINDOW,
                    Window.parse("09:10-14:00"),
                    Optional.empty(),
                    LeavesPolicy.LEAVE,
                    DEFAULT_LEAVES_AFTER,
                    MissedPolicy.SPREAD);

    /** As the textbook, with 95 % of the value. */
    public static final Strategy CASH_BUFFER =
            new Strategy(
                    "cash-buffer",
                    0.95,
                    1,
                    OrderType.BEST_OPPOSITE,
                    TEXTBOOK_WINDOW,
                    TEXTBOOK_WINDOW,
                    Optional.empty(),
                    LeavesPolicy.LEAVE,
                    DEFAULT_LEAVES_AFTER,
                    MissedPolicy.SPREAD);

    /** As the textbook, with what was not bought tried again from 15:00 to 15:19. */
    public static final Strategy CATCH_UP =
            new Strategy(
                    "catch-up",
                    0.98,
                    1,
                    OrderType.BEST_OPPOSITE,
                    TEXTBOOK_WINDOW,
                    TEXTBOOK_WINDOW,
                    Optional.of(Window.parse("15:00-15:19")),
                    LeavesPolicy.LEAVE,
                    DEFAULT_LEAVES_AFTER,
                    MissedPolicy.SPREAD);

    /** The strategies built in, in the order they are compared. */
    public static final List<Strategy> BUILT_IN =
            List.of(TEXTBOOK, SELL_EARLY, CASH_BUFFER, CATCH_UP);

    public Strategy {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(leaves, "leaves");
        Objects.requireNonNull(catchUp, "catchUp");
        Objects.requireNonNull(missed, "missed");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a strategy has a name");
        }
        if (!(invest > 0 && invest <= 1)) {
            throw new IllegalArgumentException("invest lies above 0 and at most at 1: " + invest);
        }
        if (slice < 1) {
            throw new IllegalArgumentException("a slice has at least one share: " + slice);
        }
        if (order.session() != OrderSession.REGULAR
                || order.pricing() == Pricing.CONDITIONAL_LIMIT
                || order.pricing() == Pricing.STOP_LIMIT
                || order.condition() == Condition.FOK) {
            throw new IllegalArgumentException("slices are not sent as " + order);
        }
        if (leavesAfter.isNegative() || leavesAfter.isZero()) {
            throw new IllegalArgumentException("leaves-after must be positive: " + leavesAfter);
        }
        if (catchUp.isPresent()
                && (catchUp.get().start().isBefore(window.end())
                        || catchUp.get().start().isBefore(sellWindow.end()))) {
            throw new IllegalArgumentException(
                    "catch-up starts when both windows have ended: " + catchUp.get());
        }
    }
}
