package jeoul.sim;

import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Phase;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.TickTable;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.RejectReason;

/**
 * What a broker refuses by looking at an order alone. The type's phase is not among it: a
 * best-limit order in a call auction is numbered and passed on, and the exchange refuses it, as at
 * KIS.
 */
final class OrderChecks {

    private final VenueProfile profile;
    private final TradingDay day;

    OrderChecks(VenueProfile profile, TradingDay day) {
        this.profile = profile;
        this.day = day;
    }

    /**
     * @param nanos since midnight of the day
     * @param stop price of a stop-limit order's trigger
     */
    Optional<Refusal> refusal(
            OrderType type,
            OptionalLong price,
            OptionalLong stop,
            TickTable ticks,
            PriceLimits limits,
            Phase phase,
            long nanos) {
        if (!profile.offers(type)) {
            return refuse(RejectReason.TYPE_NOT_OFFERED, profile.name() + " takes no " + type);
        }
        if (!isTaken(type, phase, nanos)) {
            return refuse(RejectReason.OUTSIDE_SESSION, "no session takes " + type + " now");
        }
        Optional<Refusal> badPrice = price(price, ticks, limits);
        return badPrice.isPresent() ? badPrice : price(stop, ticks, limits);
    }

    static Optional<Refusal> refuse(RejectReason reason, String text) {
        return Optional.of(new Refusal(reason, text));
    }

    private boolean isTaken(OrderType type, Phase phase, long nanos) {
        return switch (type.session()) {
            case REGULAR -> phase != Phase.CLOSED;
            case PREVIOUS_CLOSE ->
                    between(day.openingAuctionStart(), day.previousCloseSessionEnd(), nanos);
            // The regular session may end late: what rests in it is told by its phase.
            case CLOSING_PRICE -> between(day.close(), day.closingPriceSessionEnd(), nanos);
            case OFF_HOURS_SINGLE_PRICE ->
                    between(day.closingPriceSessionEnd(), TradingDay.OFF_HOURS_END, nanos);
        };
    }

    private static boolean between(LocalTime from, LocalTime to, long nanos) {
        return from.toNanoOfDay() <= nanos && nanos < to.toNanoOfDay();
    }

    private static Optional<Refusal> price(
            OptionalLong price, TickTable ticks, PriceLimits limits) {
        if (price.isEmpty()) {
            return Optional.empty();
        }
        long won = price.getAsLong();
        if (!limits.contains(won)) {
            return refuse(
                    RejectReason.BEYOND_PRICE_LIMIT,
                    won + " lies beyond " + limits.lower() + " to " + limits.upper());
        }
        return ticks.isOnGrid(won)
                ? Optional.empty()
                : refuse(
                        RejectReason.WRONG_TICK,
                        won + " is not a multiple of " + ticks.tickAt(won));
    }

    /** Why an order is not taken. */
    record Refusal(RejectReason reason, String text) {}
}
