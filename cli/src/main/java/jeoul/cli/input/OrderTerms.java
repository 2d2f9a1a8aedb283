package jeoul.cli.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.InputException;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.Pricing;

/** One order, or what it is to be changed to, as typed on the command line. */
public final class OrderTerms {

    private static final Map<String, OrderType> TYPES = types();

    private OrderTerms() {}

    /** Names of the order types, as typed. */
    public static List<String> typeNames() {
        return List.copyOf(TYPES.keySet());
    }

    /** How a type is written on the command line. */
    public static String nameOf(OrderType type) {
        return TYPES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(type))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /**
     * @throws InputException if there is no such type, or the broker does not take it
     */
    public static OrderType type(String name, VenueProfile profile) {
        OrderType type = TYPES.get(name);
        if (type == null) {
            throw new InputException(
                    "--type",
                    "'" + name + "'" + Nearest.hint(name, typeNames()),
                    "one of " + String.join(", ", typeNames()));
        }
        if (!profile.offers(type)) {
            List<String> offered =
                    TYPES.entrySet().stream()
                            .filter(entry -> profile.offers(entry.getValue()))
                            .map(Map.Entry::getKey)
                            .toList();
            throw new InputException(
                    "--type",
                    "'" + name + "' is not taken by the " + profile.name() + " account",
                    "one of " + String.join(", ", offered));
        }
        return type;
    }

    /** {@code buy} or {@code sell}. */
    public static Side side(String typed) {
        return switch (typed) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default ->
                    throw new InputException(
                            "SIDE",
                            "'" + typed + "'" + Nearest.hint(typed, List.of("buy", "sell")),
                            "buy or sell");
        };
    }

    /** A symbol's code. Zeros in front are typed by a person as they are read by a broker. */
    public static Symbol symbol(String typed) {
        if (!Symbol.isValid(typed)) {
            throw new InputException(
                    "CODE", "'" + typed + "'", "a six-character code such as 005930");
        }
        return new Symbol(typed);
    }

    /** Shares. */
    public static long quantity(String where, String typed) {
        return number(where, typed, Order.MAX_QUANTITY, "a whole number of shares, 1 or more");
    }

    /**
     * The price of an order.
     *
     * @throws InputException if the type needs one and none is given, or takes none
     */
    public static OptionalLong price(OrderType type, Optional<String> typed) {
        boolean needed = type.pricing().namesPrice();
        return won("--price", type, needed, typed);
    }

    /** The trigger of a stop-limit order; as {@link #price}. */
    public static OptionalLong stop(OrderType type, Optional<String> typed) {
        return won("--stop", type, type.pricing() == Pricing.STOP_LIMIT, typed);
    }

    private static OptionalLong won(
            String option, OrderType type, boolean needed, Optional<String> typed) {
        if (typed.isEmpty()) {
            if (needed) {
                throw new InputException(
                        option, "missing", "won per share for a " + nameOf(type) + " order");
            }
            return OptionalLong.empty();
        }
        if (!needed) {
            throw new InputException(
                    option, "given with a " + nameOf(type) + " order", "a type that takes it");
        }
        return OptionalLong.of(
                number(option, typed.get(), Order.MAX_PRICE, "a price in whole won, 1 or more"));
    }

    private static long number(String where, String typed, long most, String right) {
        long number = Cells.number(where, typed, 1, right);
        if (number > most) {
            throw new InputException(where, "'" + typed + "' is too large", "at most " + most);
        }
        return number;
    }

    private static Map<String, OrderType> types() {
        Map<String, OrderType> types = new LinkedHashMap<>();
        types.put("best-limit", OrderType.BEST_OPPOSITE);
        types.put("priority", OrderType.BEST_SAME);
        types.put("limit", OrderType.LIMIT);
        types.put("market", OrderType.MARKET);
        types.put("conditional-limit", OrderType.CONDITIONAL_LIMIT);
        types.put("best-limit-ioc", OrderType.BEST_OPPOSITE_IOC);
        types.put("best-limit-fok", OrderType.BEST_OPPOSITE_FOK);
        types.put("limit-ioc", OrderType.LIMIT_IOC);
        types.put("limit-fok", OrderType.LIMIT_FOK);
        types.put("market-ioc", OrderType.MARKET_IOC);
        types.put("market-fok", OrderType.MARKET_FOK);
        types.put("mid", OrderType.MID);
        types.put("mid-ioc", OrderType.MID_IOC);
        types.put("mid-fok", OrderType.MID_FOK);
        types.put("stop-limit", OrderType.STOP_LIMIT);
        types.put("previous-close", OrderType.PREVIOUS_CLOSE);
        types.put("closing-price", OrderType.CLOSING_PRICE);
        types.put("off-hours-single-price", OrderType.OFF_HOURS_SINGLE_PRICE);
        return types;
    }
}
