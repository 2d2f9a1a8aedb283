package jeoul.benchmarks;

import jeoul.engine.market.Phase;
import jeoul.engine.market.TradingDay;
import jeoul.sim.book.BookRules;
import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.OrderFlow;
import jeoul.sim.flow.SymbolDay;

/**
 * The background orders of one symbol's day against its book, and nothing else: no exchange, no
 * broker, no orders of ours. Auctions end on time and nothing interrupts.
 */
final class FlowDay {

    private final SymbolDay day;
    private final OrderFlow flow;
    private final OrderBook book;
    private final long open;
    private final long closingAuction;
    private final long close;
    private Phase phase = Phase.OPENING_AUCTION;
    private long phaseEnds;

    FlowDay(
            FlowModel model,
            SymbolDay day,
            TradingDay hours,
            long seed,
            OrderBook.Listener listener) {
        this.day = day;
        flow = model.flow(day, hours, seed);
        book = book(day, listener);
        open = hours.open().toNanoOfDay();
        closingAuction = hours.closingAuctionStart().toNanoOfDay();
        close = hours.close().toNanoOfDay();
        phaseEnds = open;
    }

    /** The book as it is before the day. */
    static OrderBook book(SymbolDay day, OrderBook.Listener listener) {
        return new OrderBook(
                PriceLadder.of(day.ticks(), day.limits().lower(), day.limits().upper()),
                BookRules.LIMITED,
                day.basePrice(),
                listener);
    }

    OrderBook book() {
        return book;
    }

    Phase phase() {
        return phase;
    }

    /** The whole day; what is left at its end stays in the book. */
    void play() {
        while (step()) {
            // Each does one thing.
        }
    }

    /** A change of phase or a candidate of the flow, whichever is due; false after the last. */
    boolean step() {
        long next = flow.nextAt();
        if (phaseEnds <= next && phase != Phase.CLOSED) {
            endPhase();
            return true;
        }
        if (next == Long.MAX_VALUE) {
            return false;
        }
        flow.act(book, phase);
        return true;
    }

    private void endPhase() {
        if (phase == Phase.OPENING_AUCTION) {
            open(book, day);
            phase = Phase.CONTINUOUS;
            phaseEnds = closingAuction;
        } else if (phase == Phase.CONTINUOUS) {
            book.startAuction();
            phase = Phase.CLOSING_AUCTION;
            phaseEnds = close;
        } else {
            uncross(book, day);
            phase = Phase.CLOSED;
        }
    }

    /** The opening auction ends. */
    static void open(OrderBook book, SymbolDay day) {
        uncross(book, day);
        book.startContinuous();
    }

    /** An auction ends. */
    static void uncross(OrderBook book, SymbolDay day) {
        book.uncross(book.last() == 0 ? day.basePrice() : book.last());
    }
}
