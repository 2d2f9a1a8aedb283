package jeoul.sim.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.sim.book.OrderBook;

/**
 * What of a regular book is shown. In a call auction it is the book as the auction would leave it
 * if it ended now, so that it never looks crossed: three levels, or the best alone while nothing
 * would match; of the opening auction nothing until {@link ExchangeSettings#indicativeFrom()}.
 *
 * @see <a href="https://global.krx.co.kr">KRX, disclosure of quotations (GLB0602010203)</a>
 */
final class QuoteView {

    private static final int AUCTION_LEVELS = 3;

    private QuoteView() {}

    static Quote of(SymbolMarket market, long now, Instant at) {
        RegularSession session = market.regular();
        OrderBook book = session.book();
        Phase phase = session.phase();
        long matched = phase.isCallAuction() ? book.indicativeVolume(session.lastOrBase()) : 0;
        int most = session.shown(now) ? levels(phase, matched) : 0;
        return new Quote(
                market.symbol(),
                at,
                side(book, false, matched, most),
                side(book, true, matched, most),
                book.last() == 0 ? OptionalLong.empty() : OptionalLong.of(book.last()));
    }

    private static int levels(Phase phase, long matched) {
        return switch (phase) {
            case CONTINUOUS -> Quote.LEVELS;
            case OPENING_AUCTION, VOLATILITY_INTERRUPTION, CLOSING_AUCTION, PERIODIC_AUCTION ->
                    matched > 0 ? AUCTION_LEVELS : 1;
            case CLOSED, HALTED, UNKNOWN -> 0;
        };
    }

    /** The best levels of a side after its first {@code matched} shares. */
    private static List<Quote.Level> side(OrderBook book, boolean buy, long matched, int most) {
        List<Quote.Level> levels = new ArrayList<>(most);
        long gone = matched;
        for (int i = 0; levels.size() < most && book.priceAt(buy, i) > 0; i++) {
            long quantity = book.quantityAt(buy, i);
            long left = Math.max(0, quantity - gone);
            gone = Math.max(0, gone - quantity);
            if (left > 0) {
                levels.add(new Quote.Level(book.priceAt(buy, i), left));
            }
        }
        return levels;
    }
}
