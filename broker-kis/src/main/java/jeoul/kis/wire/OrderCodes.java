package jeoul.kis.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jeoul.engine.order.OrderType;

/** KIS' two-digit order types ({@code ORD_DVSN}) beside the engine's. */
public final class OrderCodes {

    private static final Map<String, OrderType> BY_CODE = table();

    private OrderCodes() {}

    /** The code KIS gives a type. Every type the engine knows has one. */
    public static String codeOf(OrderType type) {
        for (Map.Entry<String, OrderType> entry : BY_CODE.entrySet()) {
            if (entry.getValue().equals(type)) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("no code for " + type);
    }

    /** The type behind a code; empty for a code KIS may have but we do not trade (08 to 10). */
    public static Optional<OrderType> typeOf(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private static Map<String, OrderType> table() {
        Map<String, OrderType> table = new LinkedHashMap<>();
        table.put("00", OrderType.LIMIT);
        table.put("01", OrderType.MARKET);
        table.put("02", OrderType.CONDITIONAL_LIMIT);
        table.put("03", OrderType.BEST_OPPOSITE);
        table.put("04", OrderType.BEST_SAME);
        table.put("05", OrderType.PREVIOUS_CLOSE);
        table.put("06", OrderType.CLOSING_PRICE);
        table.put("07", OrderType.OFF_HOURS_SINGLE_PRICE);
        table.put("11", OrderType.LIMIT_IOC);
        table.put("12", OrderType.LIMIT_FOK);
        table.put("13", OrderType.MARKET_IOC);
        table.put("14", OrderType.MARKET_FOK);
        table.put("15", OrderType.BEST_OPPOSITE_IOC);
        table.put("16", OrderType.BEST_OPPOSITE_FOK);
        table.put("21", OrderType.MID);
        table.put("22", OrderType.STOP_LIMIT);
        table.put("23", OrderType.MID_IOC);
        table.put("24", OrderType.MID_FOK);
        return Collections.unmodifiableMap(table);
    }
}
