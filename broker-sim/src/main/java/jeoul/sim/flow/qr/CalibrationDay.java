package jeoul.sim.flow.qr;

import java.time.LocalDate;
import java.time.LocalTime;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.engine.order.RejectReason;
import jeoul.sim.book.BookRules;
import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;
import jeoul.sim.flow.OrderFlow;
import jeoul.sim.flow.SymbolDay;

/**
 * One day of one name from the opening auction to the start of the closing auction, on a book
 * without interruptions, and what a calibration measures of it. A buyer may take part from ten to
 * eleven, with a best-limit order every half minute.
 */
final class CalibrationDay implements OrderBook.Listener {

    private static final LocalDate DATE = LocalDate.of(2026, 2, 20);

    /** The tick is ten basis points of it. */
    static final long PRICE = 100_000;

    private static final long SECOND = 1_000_000_000L;
    private static final long BUYS_FROM = LocalTime.of(10, 0).toNanoOfDay();
    private static final long BUYS_UNTIL = LocalTime.of(11, 0).toNanoOfDay();
    private static final long BUYS_EVERY = 30 * SECOND;
    private static final int BUYER = 1;

    private final SymbolDay day;
    private final TradingDay hours;
    private final OrderFlow flow;
    private final OrderBook book;
    private long now;
    private long high;
    private long low = Long.MAX_VALUE;
    private double quoted;
    private double oneTick;
    private double queued;
    private long trades;
    private long tradesPaired;
    private long signProduct;
    private boolean lastBought;
    private long lastTakenAt = -1;
    private double midAtEleven;
    private long wanted;

    /**
     * @param turnover won a day
     * @param range expected (high - low) / price
     */
    CalibrationDay(FlowParameters parameters, double turnover, double range, long seed) {
        Listing listing = Listing.stock(new Symbol("000000"), "calibration", Market.KOSPI);
        day =
                new SymbolDay(
                        listing,
                        DATE,
                        PRICE,
                        StrictMath.round(turnover / PRICE),
                        range,
                        TradingMode.CONTINUOUS,
                        false);
        hours = TradingDay.ordinary(DATE);
        flow = new ProjectedQrFlowModel(parameters, Steering.Source.FREE).flow(day, hours, seed);
        PriceLadder ladder =
                PriceLadder.of(day.ticks(), day.limits().lower(), day.limits().upper());
        book = new OrderBook(ladder, BookRules.LIMITED, PRICE, this);
    }

    /**
     * @param share of the expected volume that the buyer wants; 0 for none
     */
    void play(double share) {
        wanted = StrictMath.round(share * day.expectedVolume());
        long open = hours.open().toNanoOfDay();
        while (flow.nextAt() <= open) {
            flow.act(book, Phase.OPENING_AUCTION);
        }
        now = open;
        book.uncross(PRICE);
        book.startContinuous();
        long end = hours.closingAuctionStart().toNanoOfDay();
        long nextBuy = wanted == 0 ? Long.MAX_VALUE : BUYS_FROM;
        while (now < end) {
            long next = StrictMath.min(end, StrictMath.min(flow.nextAt(), nextBuy));
            if (now < BUYS_UNTIL && next >= BUYS_UNTIL) {
                midAtEleven = (book.bestBid() + book.bestAsk()) / 2.0;
            }
            measure(next - now);
            now = next;
            if (next == nextBuy) {
                buy(nextBuy);
                nextBuy += BUYS_EVERY;
                if (nextBuy >= BUYS_UNTIL) {
                    nextBuy = Long.MAX_VALUE;
                }
            } else if (next == flow.nextAt() && next < end) {
                flow.act(book, Phase.CONTINUOUS);
            }
        }
    }

    private void buy(long at) {
        long slices = (BUYS_UNTIL - BUYS_FROM) / BUYS_EVERY;
        long slice = (at - BUYS_FROM) / BUYS_EVERY;
        long due = wanted * (slice + 1) / slices - wanted * slice / slices;
        while (due > 0 && book.bestAsk() != 0) {
            long before = book.volume();
            book.submit(true, Pricing.BEST_OPPOSITE, Condition.IOC, 0, 0, due, BUYER);
            due -= book.volume() - before;
        }
    }

    private void measure(long nanos) {
        long bid = book.bestBid();
        long ask = book.bestAsk();
        if (bid != 0 && ask != 0) {
            quoted += nanos;
            oneTick += ask - bid <= day.ticks().tickAt(bid) ? nanos : 0;
            queued += (book.quantityAt(true, 0) + book.quantityAt(false, 0)) / 2.0 * nanos;
        }
    }

    /** Share of the time in which the spread was one tick. */
    double oneTickShare() {
        return oneTick / quoted;
    }

    /** Mean shares at a best price, over the mean size of an order. */
    double depth() {
        return queued / quoted / (day.expectedVolume() / (double) StrictMath.max(1, trades));
    }

    /** The day's range over the expected one. */
    double rangeRatio() {
        return (high - low) / (day.expectedRange() * PRICE);
    }

    /** Mean product of the signs of neighbouring trades. */
    double signMemory() {
        return signProduct / (double) StrictMath.max(1, tradesPaired);
    }

    /** Won, at eleven. */
    double midAtEleven() {
        return midAtEleven;
    }

    @Override
    public void traded(
            long price,
            long quantity,
            boolean takerBuys,
            long makerHandle,
            int makerOwner,
            long takerHandle,
            int takerOwner) {
        high = StrictMath.max(high, price);
        low = StrictMath.min(low, price);
        if (takerOwner == BUYER) {
            flow.othersTraded(now, takerBuys, quantity);
        } else if (now > hours.open().toNanoOfDay() && now != lastTakenAt) {
            // An order that meets several resting ones counts once.
            if (trades > 0) {
                signProduct += takerBuys == lastBought ? 1 : -1;
                tradesPaired++;
            }
            trades++;
            lastBought = takerBuys;
            lastTakenAt = now;
        }
    }

    @Override
    public void cancelled(long handle, int owner, long quantity) {
        // The buyer comes back for what he did not get.
    }

    @Override
    public void refused(int owner, RejectReason reason) {
        throw new IllegalStateException("the buyer was refused: " + reason);
    }

    @Override
    public void interrupted(long price) {
        throw new IllegalStateException("no trade bounds are set");
    }

    @Override
    public void expired(long handle, int owner, long quantity) {
        throw new IllegalStateException("the day does not end here");
    }
}
