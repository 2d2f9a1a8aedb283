package jeoul.kis.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jeoul.engine.order.OrderType;

/** KIS' two-digit order types ({@code ORD_DVSN}) beside the engine's. */
public final class OrderCodes {

    private static final Map<String, OrderType> BY_CODE = table();
    private static final Map<String, String> NAMES = names();

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

    /** What KIS calls a type in Korean. */
    public static String nameOf(OrderType type) {
        return NAMES.get(codeOf(type));
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("00", "지정가");
        names.put("01", "시장가");
        names.put("02", "조건부지정가");
        names.put("03", "최유리지정가");
        names.put("04", "최우선지정가");
        names.put("05", "장전 시간외");
        names.put("06", "장후 시간외");
        names.put("07", "시간외 단일가");
        names.put("11", "IOC지정가");
        names.put("12", "FOK지정가");
        names.put("13", "IOC시장가");
        names.put("14", "FOK시장가");
        names.put("15", "IOC최유리");
        names.put("16", "FOK최유리");
        names.put("21", "중간가");
        names.put("22", "스톱지정가");
        names.put("23", "중간가IOC");
        names.put("24", "중간가FOK");
        return Collections.unmodifiableMap(names);
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
