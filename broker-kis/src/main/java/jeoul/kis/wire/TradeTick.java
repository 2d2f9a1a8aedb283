package jeoul.kis.wire;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import jeoul.engine.market.Symbol;

/**
 * A trade as it is streamed (H0STCNT0), with the day so far. The last field of the wire's record is
 * not among these: nothing would show if it were cut.
 *
 * @param change against yesterday's close, won
 * @param ask best ask after the trade, 0 for none
 * @param bid best bid after the trade, 0 for none
 * @param quantity shares of the trade
 * @param volume shares of the day
 * @param turnover won of the day
 * @param aggressor 1 the buyer's order came last, 5 the seller's, 3 neither: an auction
 * @param phase 20 in continuous trading
 * @param hourClass as in {@link BookTick}
 */
public record TradeTick(
        Symbol symbol,
        LocalTime at,
        long price,
        long change,
        long open,
        long high,
        long low,
        long ask,
        long bid,
        long quantity,
        long volume,
        long turnover,
        String aggressor,
        LocalDate date,
        String phase,
        boolean halted,
        long askQuantity,
        long bidQuantity,
        long askTotal,
        long bidTotal,
        String hourClass) {

    static final int FIELDS = 46;

    static TradeTick read(Tokens from, int base) {
        return new TradeTick(
                from.symbol(base),
                from.time(base + 1),
                from.number(base + 2),
                Change.signed(from.name(base + 4), from.signed(base + 4), from.text(base + 3)),
                from.number(base + 7),
                from.number(base + 8),
                from.number(base + 9),
                from.number(base + 10),
                from.number(base + 11),
                from.number(base + 12),
                from.number(base + 13),
                from.number(base + 14),
                from.text(base + 21),
                from.date(base + 33),
                from.text(base + 34),
                halted(from, base + 35),
                from.number(base + 36),
                from.number(base + 37),
                from.number(base + 38),
                from.number(base + 39),
                from.text(base + 43));
    }

    private static boolean halted(Tokens from, int field) {
        String flag = from.text(field);
        if (!flag.equals("Y") && !flag.equals("N") && !flag.isEmpty()) {
            throw new WireException(from.name(field), WireException.quoted(flag), "Y or N");
        }
        return flag.equals("Y");
    }

    /** The text frame of one or several trades. */
    public static String encode(List<TradeTick> ticks) {
        return StreamFrame.encode(
                StreamTrId.TRADES.code(Environment.REAL), ticks, TradeTick::payload);
    }

    private String payload() {
        return String.join(
                "^",
                symbol.code(),
                Texts.write(at),
                text(price),
                Change.sign(change),
                text(change),
                Change.percent(change, price - change),
                Average.of(turnover, volume, 2),
                text(open),
                text(high),
                text(low),
                text(ask),
                text(bid),
                text(quantity),
                text(volume),
                text(turnover),
                "0^0^0^0.00^0^0",
                aggressor,
                "0.00^0.00",
                against(open),
                against(high),
                against(low),
                Texts.write(date),
                phase,
                Fields.flag(halted),
                text(askQuantity),
                text(bidQuantity),
                text(askTotal),
                text(bidTotal),
                "0.00^0^0.00",
                hourClass,
                "",
                "0");
    }

    /** When a price of the day was made, which we do not know, and how far we are from it. */
    private String against(long past) {
        return "^" + Change.sign(price - past) + "^" + (price - past);
    }

    private static String text(long value) {
        return Long.toString(value);
    }
}
