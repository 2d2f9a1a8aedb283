package jeoul.cli.account;

import java.time.Instant;
import java.util.OptionalLong;
import jeoul.engine.InputException;
import jeoul.engine.execute.ExecutionLimits;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.TickTable;

/** Holds one order against the symbol's day and our own limits, before anybody is asked. */
public final class OrderCheck {

    private static final long BPS = 10_000;

    private final ExecutionLimits limits;

    public OrderCheck(ExecutionLimits limits) {
        this.limits = limits;
    }

    /**
     * Returns what the order is reckoned at, won per share: the price it names, else the last.
     *
     * @param price won per share, of a type that names one
     * @throws InputException if the price is none that the exchange takes that day
     * @throws DeniedException if one of our own limits is crossed
     */
    public long reckonedPrice(
            Listing listing, DayStatistics day, OptionalLong price, long quantity, Instant now) {
        if (price.isPresent()) {
            requireOnGrid(listing, price.getAsLong(), now);
            requireWithinLimits(day, price.getAsLong());
        }
        long reckoned = price.orElse(day.lastOrBase());
        if (quantity > limits.wonPerOrder() / reckoned) {
            throw new DeniedException(
                    quantity
                            + " shares at "
                            + reckoned
                            + " won are more than "
                            + limits.wonPerOrder()
                            + " won in one order");
        }
        if (quantity > limits.sharesPerSymbol()) {
            throw new DeniedException(
                    quantity
                            + " shares are more than "
                            + limits.sharesPerSymbol()
                            + " shares of one symbol in a day");
        }
        long last = day.lastOrBase();
        long moved = Math.abs(reckoned - last);
        if (moved > last * limits.collarBps() / BPS) {
            throw new DeniedException(
                    "a price of "
                            + reckoned
                            + " won is more than "
                            + limits.collarBps()
                            + " basis points from the last of "
                            + last
                            + " won");
        }
        return reckoned;
    }

    private static void requireOnGrid(Listing listing, long price, Instant now) {
        TickTable ticks = TickTable.of(listing.market(), listing.kind(), Seoul.dateOf(now));
        if (!ticks.isOnGrid(price)) {
            throw new InputException(
                    "--price",
                    "'" + price + "' lies between two ticks",
                    "a price of " + ticks.floor(price) + " or " + ticks.ceil(price));
        }
    }

    private static void requireWithinLimits(DayStatistics day, long price) {
        if (!day.limits().contains(price)) {
            throw new InputException(
                    "--price",
                    "'" + price + "' is beyond the day's limits",
                    "a price from " + day.limits().lower() + " to " + day.limits().upper());
        }
    }
}
