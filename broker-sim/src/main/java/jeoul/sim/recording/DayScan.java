package jeoul.sim.recording;

import java.util.List;
import java.util.TreeSet;
import jeoul.engine.InputException;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Quote;
import jeoul.engine.market.TickTable;
import jeoul.sim.book.OrderBook;
import jeoul.sim.flow.PhaseScript;

/**
 * What has to be known of a symbol's recorded day before it is replayed: every row was read once
 * and can be used, so that no error comes in the middle of a day.
 */
final class DayScan {

    private final PhaseScript phases;
    private final List<PhaseReading.Settlement> settlements;
    private final TreeSet<Long> auctionTrades = new TreeSet<>();
    private final List<Cut> cuts;
    private final long end;

    /**
     * @throws InputException if a row cannot be, or names a price the symbol cannot have
     */
    DayScan(RecordedRows rows, PhaseReading reading, TickTable ticks, PriceLimits limits) {
        long lastBook = 0;
        long lastTrade = 0;
        while (rows.peekBook() != null || rows.peekTrade() != null) {
            if (rows.isTradeNext()) {
                RecordedTrade trade = rows.nextTrade();
                lastTrade = rows.nanos(trade.arrivalTime());
                if (reading.trade(
                        lastTrade, trade.exchangeTime(), trade.price(), trade.quantity())) {
                    auctionTrades.add(rows.tradeRow());
                }
            } else {
                RecordedBook book = rows.nextBook();
                requirePossible(rows, book.asks(), ticks, limits);
                requirePossible(rows, book.bids(), ticks, limits);
                List<Quote.Level> expected =
                        book.expected()
                                .map(e -> List.of(new Quote.Level(e.price(), e.quantity())))
                                .orElse(List.of());
                requirePossible(rows, expected, ticks, limits);
                lastBook = rows.nanos(book.arrivalTime());
                reading.book(lastBook, book.exchangeTime(), book.phase());
            }
        }
        phases = reading.script();
        settlements = reading.settlements();
        cuts = rows.cuts();
        long booksEnd = rows.isBookCut() ? lastBook : Long.MAX_VALUE;
        long tradesEnd = rows.isTradeCut() ? lastTrade : Long.MAX_VALUE;
        end = Math.min(booksEnd, tradesEnd);
    }

    PhaseScript phases() {
        return phases;
    }

    List<PhaseReading.Settlement> settlements() {
        return settlements;
    }

    /** Whether a row of the trades is what a call auction traded. */
    boolean isAuctionTrade(long row) {
        return auctionTrades.contains(row);
    }

    List<Cut> cuts() {
        return cuts;
    }

    /** Nanoseconds since midnight after which a cut file knows nothing; else Long.MAX_VALUE. */
    long end() {
        return end;
    }

    private static void requirePossible(
            RecordedRows rows, List<Quote.Level> levels, TickTable ticks, PriceLimits limits) {
        for (Quote.Level level : levels) {
            if (!ticks.isOnGrid(level.price()) || !limits.contains(level.price())) {
                throw new InputException(
                        rows.whereBook(),
                        "a level at " + level.price(),
                        "prices of the symbol's grid from "
                                + limits.lower()
                                + " to "
                                + limits.upper()
                                + ", its daily limits");
            }
            if (level.quantity() > OrderBook.MAX_QUANTITY) {
                throw new InputException(
                        rows.whereBook(),
                        level.quantity() + " shares at " + level.price(),
                        "at most " + OrderBook.MAX_QUANTITY);
            }
        }
    }
}
