package jeoul.engine.order;

import java.util.List;
import java.util.Locale;
import jeoul.engine.market.Phase;

/**
 * One of KRX's eighteen order types: a pricing, a condition and a session. Only the combinations
 * that exist can be built.
 *
 * @see <a href="https://global.krx.co.kr">KRX, types of orders (GLB0602020202T5)</a>
 */
public record OrderType(Pricing pricing, Condition condition, OrderSession session) {

    public static final OrderType LIMIT = regular(Pricing.LIMIT, Condition.DAY);
    public static final OrderType MARKET = regular(Pricing.MARKET, Condition.DAY);
    public static final OrderType CONDITIONAL_LIMIT =
            regular(Pricing.CONDITIONAL_LIMIT, Condition.DAY);
    public static final OrderType BEST_OPPOSITE = regular(Pricing.BEST_OPPOSITE, Condition.DAY);
    public static final OrderType BEST_SAME = regular(Pricing.BEST_SAME, Condition.DAY);
    public static final OrderType PREVIOUS_CLOSE =
            new OrderType(Pricing.CLOSE_PRICE, Condition.DAY, OrderSession.PREVIOUS_CLOSE);
    public static final OrderType CLOSING_PRICE =
            new OrderType(Pricing.CLOSE_PRICE, Condition.DAY, OrderSession.CLOSING_PRICE);
    public static final OrderType OFF_HOURS_SINGLE_PRICE =
            new OrderType(Pricing.LIMIT, Condition.DAY, OrderSession.OFF_HOURS_SINGLE_PRICE);
    public static final OrderType LIMIT_IOC = regular(Pricing.LIMIT, Condition.IOC);
    public static final OrderType LIMIT_FOK = regular(Pricing.LIMIT, Condition.FOK);
    public static final OrderType MARKET_IOC = regular(Pricing.MARKET, Condition.IOC);
    public static final OrderType MARKET_FOK = regular(Pricing.MARKET, Condition.FOK);
    public static final OrderType BEST_OPPOSITE_IOC = regular(Pricing.BEST_OPPOSITE, Condition.IOC);
    public static final OrderType BEST_OPPOSITE_FOK = regular(Pricing.BEST_OPPOSITE, Condition.FOK);
    public static final OrderType MID = regular(Pricing.MID, Condition.DAY);
    public static final OrderType STOP_LIMIT = regular(Pricing.STOP_LIMIT, Condition.DAY);
    public static final OrderType MID_IOC = regular(Pricing.MID, Condition.IOC);
    public static final OrderType MID_FOK = regular(Pricing.MID, Condition.FOK);

    private static final List<OrderType> ALL =
            List.of(
                    LIMIT,
                    MARKET,
                    CONDITIONAL_LIMIT,
                    BEST_OPPOSITE,
                    BEST_SAME,
                    PREVIOUS_CLOSE,
                    CLOSING_PRICE,
                    OFF_HOURS_SINGLE_PRICE,
                    LIMIT_IOC,
                    LIMIT_FOK,
                    MARKET_IOC,
                    MARKET_FOK,
                    BEST_OPPOSITE_IOC,
                    BEST_OPPOSITE_FOK,
                    MID,
                    STOP_LIMIT,
                    MID_IOC,
                    MID_FOK);

    public OrderType {
        boolean exists =
                switch (session) {
                    case REGULAR ->
                            switch (pricing) {
                                case LIMIT, MARKET, BEST_OPPOSITE, MID -> true;
                                case CONDITIONAL_LIMIT, BEST_SAME, STOP_LIMIT ->
                                        condition == Condition.DAY;
                                case CLOSE_PRICE -> false;
                            };
                    case PREVIOUS_CLOSE, CLOSING_PRICE ->
                            pricing == Pricing.CLOSE_PRICE && condition == Condition.DAY;
                    case OFF_HOURS_SINGLE_PRICE ->
                            pricing == Pricing.LIMIT && condition == Condition.DAY;
                };
        if (!exists) {
            throw new IllegalArgumentException(
                    "KRX has no such order: " + pricing + " " + condition + " " + session);
        }
    }

    /** All eighteen, in the order of the broker's codes. */
    public static List<OrderType> all() {
        return ALL;
    }

    /**
     * Whether the exchange takes this type while a symbol's regular book is in {@code phase}. In
     * {@link Phase#UNKNOWN} nothing is known to be taken.
     */
    public boolean acceptedIn(Phase phase) {
        if (session != OrderSession.REGULAR) {
            return false;
        }
        return switch (phase) {
            case CONTINUOUS -> true;
            // KRX order types: only limit, market and (before the closing auction) conditional
            // limit orders, none of them IOC or FOK, are taken in a call auction.
            case OPENING_AUCTION, VOLATILITY_INTERRUPTION, PERIODIC_AUCTION ->
                    condition == Condition.DAY
                            && (pricing == Pricing.LIMIT
                                    || pricing == Pricing.MARKET
                                    || pricing == Pricing.CONDITIONAL_LIMIT);
            case CLOSING_AUCTION ->
                    condition == Condition.DAY
                            && (pricing == Pricing.LIMIT || pricing == Pricing.MARKET);
            case CLOSED, HALTED, UNKNOWN -> false;
        };
    }

    /** Lower case with hyphens, such as {@code best-opposite-ioc}: for logs and journals. */
    @Override
    public String toString() {
        String name =
                session == OrderSession.REGULAR
                        ? pricing + (condition == Condition.DAY ? "" : "_" + condition)
                        : session.toString();
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static OrderType regular(Pricing pricing, Condition condition) {
        return new OrderType(pricing, condition, OrderSession.REGULAR);
    }
}
