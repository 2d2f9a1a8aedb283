package jeoul.kis.wire;

import jeoul.engine.market.Phase;
import jeoul.engine.market.TradingMode;

/** KIS' codes for what a book is doing. A code never seen is an unknown phase. */
final class Phases {

    private Phases() {}

    /** HOUR_CLS_CODE of a frame. */
    static Phase ofHourClass(String code, TradingMode mode) {
        return switch (code) {
            case "0" -> mode.isPeriodicCall() ? Phase.PERIODIC_AUCTION : Phase.CONTINUOUS;
            case "A" -> Phase.CLOSING_AUCTION;
            case "B" -> Phase.OPENING_AUCTION;
            // Expected prices in the session: an interruption, or a round of an all-day auction.
            case "C" ->
                    mode.isPeriodicCall() ? Phase.PERIODIC_AUCTION : Phase.VOLATILITY_INTERRUPTION;
            case "D" -> Phase.CLOSED;
            default -> Phase.UNKNOWN;
        };
    }

    static String hourClass(Phase phase) {
        return switch (phase) {
            case CONTINUOUS -> "0";
            case CLOSING_AUCTION -> "A";
            case OPENING_AUCTION -> "B";
            case VOLATILITY_INTERRUPTION, PERIODIC_AUCTION -> "C";
            case CLOSED -> "D";
            // KIS streams no book in a halt; a code that clients do not know keeps it from being
            // read as trading.
            case HALTED, UNKNOWN -> "H";
        };
    }

    /** NEW_MKOP_CLS_CODE and the interruption flag of an inquiry. */
    static Phase ofNewMarket(String code, String interruption, TradingMode mode) {
        if (interruption.equals("Y") && code.startsWith("2")) {
            return Phase.VOLATILITY_INTERRUPTION;
        }
        if (!interruption.equals("N") && !interruption.isEmpty()) {
            return Phase.UNKNOWN;
        }
        if (code.equals("20")) {
            return mode.isPeriodicCall() ? Phase.PERIODIC_AUCTION : Phase.CONTINUOUS;
        }
        if (code.equals("21")) {
            return Phase.CLOSING_AUCTION;
        }
        if (code.startsWith("1")) {
            return Phase.OPENING_AUCTION;
        }
        return code.startsWith("3") || code.startsWith("4") ? Phase.CLOSED : Phase.UNKNOWN;
    }

    static String newMarket(Phase phase) {
        return switch (phase) {
            case CONTINUOUS, VOLATILITY_INTERRUPTION, PERIODIC_AUCTION -> "20";
            case CLOSING_AUCTION -> "21";
            case OPENING_AUCTION -> "10";
            case CLOSED -> "30";
            case HALTED, UNKNOWN -> "";
        };
    }
}
