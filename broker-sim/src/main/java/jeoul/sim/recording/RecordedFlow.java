package jeoul.sim.recording;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.market.TickTable;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.sim.book.OrderBook;
import jeoul.sim.flow.OrderFlow;

/**
 * Replays a recorded day: every level stands in the book as background orders, every book that
 * arrived brings them to what it shows, and every trade is an order that takes. Our orders are
 * matched by the same engine; what they take is missing from then on.
 */
final class RecordedFlow implements OrderFlow {

    private static final int BACKGROUND = 0;

    private final RecordedRows rows;
    private final DayScan scan;
    private final TickTable ticks;
    private final int depth;
    private final long lateness;
    private final ReplayedSide bids;
    private final ReplayedSide asks;

    /** Trades that were looked at ahead of their time. */
    private final ArrayDeque<RecordedTrade> ahead = new ArrayDeque<>();

    private final Iterator<PhaseReading.Settlement> settlements;
    private PhaseReading.Settlement settlement;
    private boolean settled;
    private boolean over;

    /**
     * @param rows unread
     * @param depth levels a side that a book shows at most
     */
    RecordedFlow(
            RecordedRows rows, DayScan scan, TickTable ticks, int depth, ReplaySettings settings) {
        this.rows = rows;
        this.scan = scan;
        this.ticks = ticks;
        this.depth = depth;
        lateness = settings.lateness().toNanos();
        bids = new ReplayedSide(true, settings.cancels());
        asks = new ReplayedSide(false, settings.cancels());
        settlements = scan.settlements().iterator();
        settlement = nextSettlement();
    }

    @Override
    public long nextAt() {
        if (over) {
            return Long.MAX_VALUE;
        }
        long row = Math.min(tradeAt(), bookAt());
        return Math.min(Math.min(row, settlement.at()), scan.end());
    }

    @Override
    public void act(OrderBook book, Phase phase) {
        long now = nextAt();
        if (now == Long.MAX_VALUE) {
            throw new IllegalStateException("the recording is over");
        }
        bids.noteTaken(book);
        asks.noteTaken(book);
        if (settled) {
            // Whom our orders displaced in the auction leaves.
            bids.unmatch(book);
            asks.unmatch(book);
            settled = false;
        }
        if (tradeAt() == now) {
            peekTrade();
            replay(book, phase, ahead.remove());
        } else if (bookAt() == now) {
            replay(book, phase, rows.nextBook());
        } else if (settlement.at() == now) {
            settle(book);
            settlement = nextSettlement();
        } else {
            withdraw(book);
            over = true;
        }
    }

    private long tradeAt() {
        RecordedTrade trade = peekTrade();
        return trade == null ? Long.MAX_VALUE : rows.nanos(trade.arrivalTime());
    }

    private long bookAt() {
        RecordedBook book = rows.peekBook();
        return book == null ? Long.MAX_VALUE : rows.nanos(book.arrivalTime());
    }

    private RecordedTrade peekTrade() {
        while (ahead.isEmpty() && rows.peekTrade() != null) {
            fetchTrade();
        }
        return ahead.peek();
    }

    private void fetchTrade() {
        RecordedTrade trade = rows.nextTrade();
        if (!scan.isAuctionTrade(rows.tradeRow())) {
            ahead.add(trade);
        }
    }

    private PhaseReading.Settlement nextSettlement() {
        return settlements.hasNext()
                ? settlements.next()
                : new PhaseReading.Settlement(Long.MAX_VALUE, 0, 0);
    }

    private void replay(OrderBook book, Phase phase, RecordedBook row) {
        if (row.isNothingKnown()) {
            withdraw(book);
            return;
        }
        boolean isOfAuction =
                row.phase() == Phase.UNKNOWN ? book.inAuction() : row.phase().isCallAuction();
        if (phase == Phase.CLOSED || phase == Phase.HALTED || isOfAuction != book.inAuction()) {
            return;
        }
        if (!book.inAuction()) {
            if (row.isCrossed()) {
                return;
            }
            replayLate(book, phase, row);
        }
        bids.lower(book, row.bids(), hidesMore(book, row.bids()));
        asks.lower(book, row.asks(), hidesMore(book, row.asks()));
        bids.raise(book, row.bids());
        asks.raise(book, row.asks());
        if (book.inAuction()) {
            match(book, row);
        }
    }

    private void match(OrderBook book, RecordedBook row) {
        bids.unmatch(book);
        asks.unmatch(book);
        row.expected()
                .ifPresent(
                        expected -> {
                            bids.match(book, expected.price(), expected.quantity());
                            asks.match(book, expected.price(), expected.quantity());
                        });
    }

    /** In an auction a few levels are shown and more are there; else as many as there are. */
    private boolean hidesMore(OrderBook book, List<Quote.Level> shown) {
        return book.inAuction() ? !shown.isEmpty() : shown.size() >= depth;
    }

    /** Trades that arrive after this book and whose shares it already lacks come before it. */
    private void replayLate(OrderBook book, Phase phase, RecordedBook row) {
        long latest = rows.nanos(row.arrivalTime()) + lateness;
        while (rows.peekTrade() != null && rows.nanos(rows.peekTrade().arrivalTime()) <= latest) {
            fetchTrade();
        }
        Iterator<RecordedTrade> trades = ahead.iterator();
        while (trades.hasNext()) {
            RecordedTrade trade = trades.next();
            if (isMissing(book, trade, row)) {
                trades.remove();
                replay(book, phase, trade);
            }
        }
    }

    private boolean isMissing(OrderBook book, RecordedTrade trade, RecordedBook row) {
        int taker = taker(trade);
        Instant latest = row.exchangeTime();
        if (taker == 0 || trade.exchangeTime().isAfter(latest)) {
            return false;
        }
        ReplayedSide makers = taker > 0 ? asks : bids;
        List<Quote.Level> shown = taker > 0 ? row.asks() : row.bids();
        long fall = makers.fall(trade.price(), shown, hidesMore(book, shown));
        return fall > 0 && (trade.quantity() <= fall || fall == makers.recordedAt(trade.price()));
    }

    /** The side that came last: 1 a buy, -1 a sell, 0 if nobody can tell. */
    private int taker(RecordedTrade trade) {
        if (trade.taker().isPresent()) {
            return trade.taker().get() == Side.BUY ? 1 : -1;
        }
        long bid = bids.best();
        long ask = asks.best();
        if (bid == 0 || ask == 0) {
            return bid == ask || (bid == 0 ? trade.price() < ask : trade.price() > bid)
                    ? 0
                    : bid == 0 ? 1 : -1;
        }
        return Long.signum(2 * trade.price() - (bid + ask));
    }

    private void replay(OrderBook book, Phase phase, RecordedTrade trade) {
        if (phase == Phase.CLOSED) {
            return;
        }
        int taker = taker(trade);
        if (book.inAuction() || taker == 0) {
            book.report(trade.price(), trade.quantity(), taker > 0);
            return;
        }
        boolean buys = taker > 0;
        ReplayedSide makers = buys ? asks : bids;
        long front = makers.bestResting();
        boolean fits = front == 0 || !makers.isBetter(front, trade.price());
        long limit = buys ? ticks.floor(trade.price()) : ticks.ceil(trade.price());
        if (!fits) {
            // The book shows better prices than this trade had, so one of the two is late. Only
            // orders of ours that are better than all of the book can have met it.
            limit = buys ? ticks.down(front) : ticks.up(front);
        }
        long before = book.volume();
        book.submit(buys, Pricing.LIMIT, Condition.IOC, limit, 0, trade.quantity(), BACKGROUND);
        long unfilled = trade.quantity() - (book.volume() - before);
        if (fits) {
            unfilled -= Math.min(unfilled, makers.traded(book, trade.price(), trade.quantity()));
        }
        if (unfilled > 0) {
            book.report(trade.price(), unfilled, buys);
        }
    }

    private void settle(OrderBook book) {
        long price = settlement.price();
        settled = true;
        bids.unmatch(book);
        asks.unmatch(book);
        if (price == 0) {
            long bid = bids.best();
            long ask = asks.best();
            if (bid != 0 && ask != 0 && bid >= ask) {
                bids.withdrawTo(book, ask);
                asks.withdrawTo(book, bid);
            }
            return;
        }
        if (bids.recordedAt(price) > 0 && asks.recordedAt(price) > 0) {
            bids.withdrawTo(book, price);
            asks.withdrawTo(book, price);
        } else {
            bids.withdrawTo(book, ticks.up(price));
            asks.withdrawTo(book, ticks.down(price));
        }
        bids.match(book, price, settlement.quantity());
        asks.match(book, price, settlement.quantity());
    }

    private void withdraw(OrderBook book) {
        bids.withdraw(book);
        asks.withdraw(book);
    }
}
