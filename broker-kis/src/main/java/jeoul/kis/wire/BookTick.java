package jeoul.kis.wire;

import java.time.LocalTime;
import java.util.List;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Symbol;

/**
 * A symbol's book as it is streamed (H0STASP0).
 *
 * @param hourClass 0 continuous; A, B, C, D when prices are expected ones: after the close, before
 *     the open, in an interruption, after hours
 * @param expectedPrice of the call auction, 0 outside one
 * @param expectedVolume shares
 * @param volume of the day, shares
 */
public record BookTick(
        Symbol symbol,
        LocalTime at,
        String hourClass,
        Ladder ladder,
        long expectedPrice,
        long expectedVolume,
        long volume) {

    /** Since 2026 frames have three fields more, which begin with the mid price. */
    static final int FIELDS = 59;

    private static final int ASK_PRICE = 3;
    private static final int BID_PRICE = 13;
    private static final int ASK_SIZE = 23;
    private static final int BID_SIZE = 33;

    static BookTick read(Tokens from, int base) {
        long askTotal = from.number(base + 43);
        long bidTotal = from.number(base + 44);
        Ladder ladder =
                new Ladder(
                        side(from, base, "askp", ASK_PRICE, ASK_SIZE, 1, askTotal),
                        side(from, base, "bidp", BID_PRICE, BID_SIZE, -1, bidTotal),
                        askTotal,
                        bidTotal);
        return new BookTick(
                from.symbol(base),
                from.time(base + 1),
                from.required(base + 2, "an hour class, 0 in continuous trading"),
                ladder,
                from.number(base + 47),
                from.number(base + 48),
                from.number(base + 53));
    }

    private static List<Quote.Level> side(
            Tokens from, int base, String name, int price, int size, int way, long total) {
        long[] prices = new long[Quote.LEVELS];
        long[] sizes = new long[Quote.LEVELS];
        for (int i = 0; i < Quote.LEVELS; i++) {
            prices[i] = from.number(base + price + i);
            sizes[i] = from.number(base + size + i);
        }
        return Ladder.side(name, prices, sizes, way, total);
    }

    /** The text frame of one or several books. */
    public static String encode(List<BookTick> ticks) {
        return StreamFrame.encode(StreamTrId.BOOK.code(Environment.REAL), ticks, BookTick::payload);
    }

    private String payload() {
        StringBuilder to = new StringBuilder(400);
        to.append(symbol.code()).append('^').append(Texts.write(at)).append('^').append(hourClass);
        for (int i = 0; i < Quote.LEVELS; i++) {
            to.append('^').append(Ladder.priceAt(ladder.asks(), i));
        }
        for (int i = 0; i < Quote.LEVELS; i++) {
            to.append('^').append(Ladder.priceAt(ladder.bids(), i));
        }
        for (int i = 0; i < Quote.LEVELS; i++) {
            to.append('^').append(Ladder.quantityAt(ladder.asks(), i));
        }
        for (int i = 0; i < Quote.LEVELS; i++) {
            to.append('^').append(Ladder.quantityAt(ladder.bids(), i));
        }
        return to.append('^')
                .append(ladder.askTotal())
                .append('^')
                .append(ladder.bidTotal())
                .append("^0^0^")
                .append(expectedPrice)
                .append('^')
                .append(expectedVolume)
                .append('^')
                .append(expectedVolume)
                .append("^0^3^0.00^")
                .append(volume)
                .append("^0^0^0^0^0")
                .toString();
    }
}
