package jeoul.sim.exchange;

import jeoul.engine.order.OrderType;
import jeoul.engine.order.Pricing;
import jeoul.engine.order.RejectReason;

/** Why the exchange does not take an order, a revision or a cancel. */
record Refusal(RejectReason reason, String text) {

    /** What the book refused of an order whose phase, prices and quantity were good. */
    static Refusal byBook(OrderType type, RejectReason reason) {
        return new Refusal(reason, text(type, reason));
    }

    private static String text(OrderType type, RejectReason reason) {
        if (reason == RejectReason.OTHER) {
            return withoutPrice(type);
        }
        if (reason == RejectReason.TYPE_NOT_OFFERED && type.pricing() == Pricing.STOP_LIMIT) {
            return "the stop was reached: the order is a limit order and revised as one";
        }
        return "the book takes no such " + type + " order: " + reason;
    }

    /** The book's only other reason: the type is priced by quotes that are not there. */
    private static String withoutPrice(OrderType type) {
        return switch (type.pricing()) {
            case MID -> "a " + type + " order needs a bid and an ask";
            case BEST_SAME -> "no order stands on the side of a " + type + " order";
            case BEST_OPPOSITE -> "no order stands opposite to a " + type + " order";
            case LIMIT, MARKET, CONDITIONAL_LIMIT, STOP_LIMIT, CLOSE_PRICE ->
                    "the book has no price for a " + type + " order";
        };
    }
}
