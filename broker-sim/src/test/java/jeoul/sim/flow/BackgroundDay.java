package jeoul.sim.flow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.RejectReason;
import jeoul.sim.book.BookRules;
import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;

/**
 * Plays a flow through the sessions of one day against a book, without an exchange: auctions end on
 * time and nothing interrupts. Keeps what the tests ask for.
 */
public final class BackgroundDay implements OrderBook.Listener {

    public static final LocalDate DATE = LocalDate.of(2026, 2, 20);

    public final SymbolDay day;
    public final TradingDay hours;
    public final OrderFlow flow;
    public final OrderBook book;
    public final long[] volumeByThirteenth = new long[13];
    public long high;
    public long low = Long.MAX_VALUE;
    public long openingVolume;
    public long closingVolume;
    public long openPrice;
    public long now;
    private final List<Boolean> takersBought = new ArrayList<>();
    private Phase phase = Phase.OPENING_AUCTION;
    private double spreadTime;
    private double oneTickTime;
    private double quotedTime;
    private long tradeHash;
    private long lastTakenAt;

    BackgroundDay(SymbolDay day, TradingDay hours, long seed) {
        this(new CstFlowModel(), day, hours, seed);
    }

    public BackgroundDay(FlowModel model, SymbolDay day, TradingDay hours, long seed) {
        this.day = day;
        this.hours = hours;
        flow = model.flow(day, hours, seed);
        PriceLadder ladder =
                PriceLadder.of(day.ticks(), day.limits().lower(), day.limits().upper());
        book = new OrderBook(ladder, BookRules.LIMITED, day.basePrice(), this);
        book.startAuction();
    }

    public static BackgroundDay of(SymbolDay day, long seed) {
        return new BackgroundDay(day, TradingDay.ordinary(day.date()), seed);
    }

    public static SymbolDay symbol(String code, long basePrice, long volume, double range) {
        return symbol(code, basePrice, volume, range, TradingMode.CONTINUOUS);
    }

    public static SymbolDay symbol(
            String code, long basePrice, long volume, double range, TradingMode mode) {
        Listing listing = Listing.stock(new Symbol(code), code, Market.KOSPI);
        return new SymbolDay(listing, DATE, basePrice, volume, range, mode, false);
    }

    /** Plays everything that is due before {@code nanos}. */
    public void playUntil(long nanos) {
        while (flow.nextAt() < nanos) {
            step();
        }
        advanceTo(nanos);
    }

    public void playToTheEnd() {
        while (flow.nextAt() != Long.MAX_VALUE) {
            step();
        }
    }

    public void playOpeningAuction() {
        playUntil(hours.open().toNanoOfDay() + 1);
    }

    private void step() {
        advanceTo(flow.nextAt());
        flow.act(book, phase);
    }

    private void advanceTo(long nanos) {
        if (phase == Phase.OPENING_AUCTION && nanos > hours.open().toNanoOfDay()) {
            now = hours.open().toNanoOfDay();
            openPrice = book.uncross(day.basePrice());
            openingVolume = book.volume();
            book.startContinuous();
            phase = Phase.CONTINUOUS;
        }
        long closing = hours.closingAuctionStart().toNanoOfDay();
        if (phase == Phase.CONTINUOUS) {
            measure(StrictMath.min(nanos, closing) - now);
        }
        if (phase == Phase.CONTINUOUS && nanos >= closing) {
            book.startAuction();
            phase = Phase.CLOSING_AUCTION;
        }
        if (phase == Phase.CLOSING_AUCTION && nanos > hours.close().toNanoOfDay()) {
            long before = book.volume();
            now = hours.close().toNanoOfDay() - 1;
            book.uncross(book.last() == 0 ? day.basePrice() : book.last());
            closingVolume = book.volume() - before;
            phase = Phase.CLOSED;
        }
        now = nanos;
    }

    private void measure(long nanos) {
        long bid = book.bestBid();
        long ask = book.bestAsk();
        if (bid != 0 && ask != 0) {
            double ticks = (double) (ask - bid) / day.ticks().tickAt(bid);
            quotedTime += nanos;
            spreadTime += nanos * ticks;
            oneTickTime += ticks <= 1 ? nanos : 0;
        }
    }

    /** Mean over the time both sides were quoted. */
    public double meanSpreadTicks() {
        return spreadTime / quotedTime;
    }

    public double oneTickShare() {
        return oneTickTime / quotedTime;
    }

    public double volumeRatio() {
        return (double) book.volume() / day.expectedVolume();
    }

    public double rangeRatio() {
        return (high - low) / (double) day.basePrice() / day.expectedRange();
    }

    /** Which background trades of continuous trading bought, in their order. */
    public List<Boolean> takersBought() {
        return takersBought;
    }

    public long messages() {
        return book.messages();
    }

    public long tradeHash() {
        return tradeHash;
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
        tradeHash = (tradeHash ^ price ^ (quantity << 32)) * 0x9E3779B97F4A7C15L;
        tradeHash ^= tradeHash >>> 29;
        long open = hours.open().toNanoOfDay();
        long close = hours.close().toNanoOfDay();
        if (makerOwner > 0) {
            flow.othersTraded(now, !takerBuys, quantity);
        }
        if (takerOwner > 0) {
            flow.othersTraded(now, takerBuys, quantity);
        } else if (phase == Phase.CONTINUOUS && now != lastTakenAt) {
            lastTakenAt = now;
            takersBought.add(takerBuys);
        }
        volumeByThirteenth[(int) ((now - open) * 13 / (close - open))] += quantity;
    }

    @Override
    public void cancelled(long handle, int owner, long quantity) {
        // The tests' own orders stay or trade; the background is not told.
    }

    @Override
    public void refused(int owner, RejectReason reason) {
        throw new AssertionError("the book refused an order of " + owner + ": " + reason);
    }

    @Override
    public void interrupted(long price) {
        throw new AssertionError("no trade bounds are set");
    }

    @Override
    public void expired(long handle, int owner, long quantity) {
        throw new AssertionError("the day does not end here");
    }
}
