package jeoul.cli.input;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jeoul.engine.InputException;
import jeoul.engine.order.OrderType;
import jeoul.engine.schedule.LeavesPolicy;
import jeoul.engine.schedule.MissedPolicy;
import jeoul.engine.schedule.Strategy;
import jeoul.engine.schedule.Window;

/** A strategy while its keys are being read; checked as a whole at the end. */
final class StrategyDraft {

    private static final List<String> KEYS =
            List.of(
                    "name",
                    "invest",
                    "slicer",
                    "slice",
                    "order",
                    "window",
                    "sell-window",
                    "catch-up",
                    "leaves",
                    "leaves-after",
                    "missed");

    private static final List<String> SLICERS = List.of("twap");

    private static final Map<String, OrderType> ORDERS = orders();

    private static final long MAX_LEAVES_AFTER_SECONDS = 6 * 60 * 60;

    private final String source;
    private String name;
    private double invest;
    private long slice;
    private OrderType order;
    private Window window;
    private Window sellWindow;
    private boolean sellsWithBuys;
    private Optional<Window> catchUp;
    private LeavesPolicy leaves;
    private Duration leavesAfter;
    private MissedPolicy missed;

    StrategyDraft(String source, Strategy base, String name) {
        this.source = source;
        this.name = name;
        this.invest = base.invest();
        this.slice = base.slice();
        this.order = base.order();
        this.window = base.window();
        this.sellWindow = base.sellWindow();
        this.sellsWithBuys = base.sellWindow().equals(base.window());
        this.catchUp = base.catchUp();
        this.leaves = base.leaves();
        this.leavesAfter = base.leavesAfter();
        this.missed = base.missed();
    }

    /**
     * @throws InputException if the key is none, naming the nearest that is
     */
    void requireKnown(String where, String key) {
        if (!KEYS.contains(key)) {
            throw new InputException(
                    where,
                    "no setting '" + key + "'" + Nearest.hint(key, KEYS),
                    "one of " + String.join(", ", KEYS));
        }
    }

    void set(String where, String key, String value) {
        requireKnown(where, key);
        String place = where + ", " + key;
        switch (key) {
            case "name" -> name = label(place, value);
            case "invest" -> invest = invest(place, value);
            case "slicer" -> requireOneOf(place, value, SLICERS);
            case "slice" ->
                    slice = Cells.number(place, value, 1, "a whole number of shares, 1 or more");
            case "order" -> order = order(place, value);
            case "window" -> window = window(place, value);
            case "sell-window" -> {
                sellWindow = window(place, value);
                sellsWithBuys = false;
            }
            case "catch-up" ->
                    catchUp =
                            value.equals("none")
                                    ? Optional.empty()
                                    : Optional.of(window(place, value));
            case "leaves" -> leaves = choice(place, value, LeavesPolicy.class);
            case "leaves-after" -> leavesAfter = leavesAfter(place, value);
            case "missed" -> missed = choice(place, value, MissedPolicy.class);
            default -> throw new IllegalStateException("a known key is not read: " + key);
        }
    }

    Strategy strategy() {
        Window sells = sellsWithBuys ? window : sellWindow;
        if (catchUp.isPresent()
                && (catchUp.get().start().isBefore(window.end())
                        || catchUp.get().start().isBefore(sells.end()))) {
            throw new InputException(
                    source + ", catch-up",
                    "'" + catchUp.get() + "' starts before the windows have ended",
                    "a start at or after " + latest(window, sells));
        }
        return new Strategy(
                name, invest, slice, order, window, sells, catchUp, leaves, leavesAfter, missed);
    }

    private static String latest(Window a, Window b) {
        return (a.end().isAfter(b.end()) ? a : b).end().toString();
    }

    private static String label(String place, String value) {
        if (value.isBlank()) {
            throw new InputException(place, "empty", "a name");
        }
        return value;
    }

    private static double invest(String place, String value) {
        String right = "a share of the account above 0 and at most 1, such as 0.98";
        BigDecimal number;
        try {
            number = new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw new InputException(place, "'" + value + "'", right, e);
        }
        if (!(number.doubleValue() > 0) || number.compareTo(BigDecimal.ONE) > 0) {
            throw new InputException(place, "'" + value + "'", right);
        }
        return number.doubleValue();
    }

    private static OrderType order(String place, String value) {
        requireOneOf(place, value, List.copyOf(ORDERS.keySet()));
        return ORDERS.get(value);
    }

    private static Window window(String place, String value) {
        try {
            return Window.parse(value);
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    place,
                    "'" + value + "'",
                    "a start before its end, both within 09:00-15:30, such as 09:10-15:00",
                    e);
        }
    }

    private static <E extends Enum<E>> E choice(String place, String value, Class<E> choices) {
        List<String> names =
                Arrays.stream(choices.getEnumConstants())
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .toList();
        requireOneOf(place, value, names);
        return Enum.valueOf(choices, value.toUpperCase(Locale.ROOT));
    }

    private static Duration leavesAfter(String place, String value) {
        String right = "seconds from 1 to " + MAX_LEAVES_AFTER_SECONDS;
        long seconds = Cells.number(place, value, 1, right);
        if (seconds > MAX_LEAVES_AFTER_SECONDS) {
            throw new InputException(place, "'" + value + "'", right);
        }
        return Duration.ofSeconds(seconds);
    }

    private static void requireOneOf(String place, String value, List<String> values) {
        if (!values.contains(value)) {
            String hint = values.size() == 1 ? "" : Nearest.hint(value, values);
            throw new InputException(
                    place, "'" + value + "'" + hint, "one of " + String.join(", ", values));
        }
    }

    private static Map<String, OrderType> orders() {
        Map<String, OrderType> orders = new LinkedHashMap<>();
        orders.put("best-limit", OrderType.BEST_OPPOSITE);
        orders.put("priority", OrderType.BEST_SAME);
        orders.put("limit", OrderType.LIMIT);
        orders.put("market", OrderType.MARKET);
        orders.put("best-limit-ioc", OrderType.BEST_OPPOSITE_IOC);
        orders.put("mid", OrderType.MID);
        return orders;
    }
}
