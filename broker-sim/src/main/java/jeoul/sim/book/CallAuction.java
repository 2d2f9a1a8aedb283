package jeoul.sim.book;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A single price for everything that crosses.
 *
 * <p>A price matches if every bid above and every ask below it trades whole, and at the price
 * itself one side trades whole and the other at least one share where it has orders. Of several the
 * preceding price is taken, or else the nearest to it.
 *
 * @see <a href="https://global.krx.co.kr">KRX, single price (GLB0604010100T3)</a>
 */
final class CallAuction {

    private final OrderSlots slots;
    private final OrderQueues queues;
    private final Tape tape;
    private final DeemedPrices deemed;
    private final ContinuousMatching matching;
    private final AuctionSide bids;
    private final AuctionSide asks;
    private long price;
    private long volume;
    private long deemedBid;
    private long deemedAsk;

    CallAuction(
            OrderSlots slots,
            OrderQueues queues,
            Tape tape,
            DeemedPrices deemed,
            ContinuousMatching matching) {
        this.slots = slots;
        this.queues = queues;
        this.tape = tape;
        this.deemed = deemed;
        this.matching = matching;
        bids = new AuctionSide(queues, true);
        asks = new AuctionSide(queues, false);
    }

    /** Won per share, as of the last {@link #find}; 0 if nothing crosses. */
    long price() {
        return price;
    }

    /** Shares, as of the last {@link #find}. */
    long volume() {
        return volume;
    }

    /** Looks for the price and the volume at it, without trading. */
    void find(long preceding) {
        price = 0;
        volume = 0;
        deemedBid = deemed.auction(true, preceding);
        deemedAsk = deemed.auction(false, preceding);
        bids.start(deemedBid);
        asks.start(deemedAsk);
        if (bids.isOver() || asks.isOver()) {
            return;
        }
        if (!queues.hasBids() && !queues.hasAsks()) {
            volume = Math.min(bids.quantity(), asks.quantity());
            price = betweenMarketOrders(preceding);
            return;
        }
        long bidLeft = bids.quantity();
        long askLeft = asks.quantity();
        long lastBid = 0;
        long lastAsk = 0;
        while (bids.price() >= asks.price()) {
            lastBid = bids.price();
            lastAsk = asks.price();
            long traded = Math.min(bidLeft, askLeft);
            volume += traded;
            bidLeft -= traded;
            askLeft -= traded;
            if (bidLeft == 0) {
                bids.advance();
                bidLeft = bids.quantity();
            }
            if (askLeft == 0) {
                asks.advance();
                askLeft = asks.quantity();
            }
        }
        if (volume > 0) {
            // Here each side stands at the first price that does not trade whole.
            boolean bidUntouched = bidLeft == bids.quantity();
            boolean askUntouched = askLeft == asks.quantity();
            price = choose(preceding, lastBid, lastAsk, bidUntouched, askUntouched);
        }
    }

    private long choose(
            long preceding,
            long lastBid,
            long lastAsk,
            boolean bidUntouched,
            boolean askUntouched) {
        long low = Math.max(lastAsk, bids.price());
        long high = Math.min(lastBid, asks.price());
        // A price at which orders stand and none of them trades does not match ...
        long lowest = bidUntouched && low == bids.price() ? queues.ladder().ticks().up(low) : low;
        long highest =
                askUntouched && high == asks.price() ? queues.ladder().ticks().down(high) : high;
        if (lowest > highest) {
            // ... unless there is no other: two sides that touch without a price between them.
            lowest = low;
            highest = high;
        }
        return nearest(preceding, lowest, highest);
    }

    /** The price on the grid in the range nearest to another; the lower of two equally near. */
    private long nearest(long preceding, long lowest, long highest) {
        if (preceding <= lowest) {
            return lowest;
        }
        if (preceding >= highest) {
            return highest;
        }
        long below = queues.ladder().ticks().floor(preceding);
        long above = queues.ladder().ticks().ceil(preceding);
        return above - preceding < preceding - below ? above : below;
    }

    // KRX: with market orders only, the last price; of unequal sides, one tick towards the larger.
    private long betweenMarketOrders(long preceding) {
        long last = deemed.clamp(queues.ladder().ticks().floor(preceding));
        if (bids.quantity() > asks.quantity()) {
            return deemed.up(last);
        }
        return bids.quantity() < asks.quantity() ? deemed.down(last) : last;
    }

    /**
     * Trades all that crosses at one price, by price and time; where the price is a daily limit and
     * the side that wants it is the larger, that side by {@code rationing}. Returns the price, or
     * 0.
     */
    long uncross(long preceding, Rationing rationing, boolean limited) {
        find(preceding);
        boolean rationed = volume > 0 && limited && rationing != Rationing.NONE;
        if (rationed && price == queues.ladder().highest() && isHeavy(true)) {
            ration(true, rationing);
        } else if (rationed && price == queues.ladder().lowest() && isHeavy(false)) {
            ration(false, rationing);
        } else {
            long left = volume;
            while (left > 0) {
                left -= trade(firstOf(true), firstOf(false), left);
            }
        }
        return price;
    }

    /** Whether a side has more at the daily limit, which all of its orders are at, than trades. */
    private boolean isHeavy(boolean buy) {
        return queues.quantity(OrderQueues.pair(OrderQueues.MARKET, buy))
                        + queues.quantity(limitRow(buy))
                > volume;
    }

    private int limitRow(boolean buy) {
        return queues.rowOf(buy, queues.ladder().indexOf(price));
    }

    private void ration(boolean buy, Rationing rationing) {
        int[] orders = atLimit(buy);
        long[] sizes = Arrays.stream(orders).mapToLong(slot -> slots.leaves(slot)).toArray();
        long[] given = rationing.share(volume, sizes);
        for (int i = 0; i < orders.length; i++) {
            long left = given[i];
            while (left > 0) {
                int other = firstOf(!buy);
                left -= buy ? trade(orders[i], other, left) : trade(other, orders[i], left);
            }
        }
    }

    /** The orders of a side at the daily limit, largest first, earlier first where equal. */
    private int[] atLimit(boolean buy) {
        return IntStream.concat(
                        queues.slots(OrderQueues.pair(OrderQueues.MARKET, buy)),
                        queues.slots(limitRow(buy)))
                .boxed()
                .sorted(
                        Comparator.<Integer>comparingLong(slot -> -slots.leaves(slot))
                                .thenComparingLong(slot -> slots.arrival(slot)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private long trade(int buy, int sell, long most) {
        long quantity = Math.min(most, Math.min(slots.leaves(buy), slots.leaves(sell)));
        tape.tradeResting(price, quantity, buy, sell);
        return quantity;
    }

    private int firstOf(boolean buy) {
        return matching.firstOf(buy, buy ? deemedBid : deemedAsk);
    }
}
