package jeoul.kis.client;

import java.time.Duration;
import java.time.Instant;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.OrderType;

/** When the sessions of a day are over by the clock. */
final class Sessions {

    private final TradingDay day;
    private final Duration margin;

    /**
     * @param margin a session may end late by this much
     */
    Sessions(TradingDay day, Duration margin) {
        this.day = day;
        this.margin = margin;
    }

    /** When orders of a type have expired, whatever is left of them. */
    Instant overAt(OrderType type) {
        Instant end =
                switch (type.session()) {
                    case REGULAR -> day.at(day.close());
                    case PREVIOUS_CLOSE -> day.at(day.previousCloseSessionEnd());
                    case CLOSING_PRICE -> day.at(day.closingPriceSessionEnd());
                    case OFF_HOURS_SINGLE_PRICE -> day.at(TradingDay.OFF_HOURS_END);
                };
        return end.plus(margin);
    }

    boolean isOver(OrderType type, Instant now) {
        return !now.isBefore(overAt(type));
    }

    Phase scheduledPhase(Instant now) {
        return day.scheduledPhase(Seoul.timeOf(now));
    }
}
