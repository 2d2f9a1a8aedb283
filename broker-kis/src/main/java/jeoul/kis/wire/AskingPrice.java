package jeoul.kis.wire;

import java.time.LocalTime;
import jeoul.engine.market.Symbol;

/**
 * A symbol's book and expected match (inquire-asking-price-exp-ccn).
 *
 * @param at of the book; KIS gives no day
 * @param phase first digit 1 before the session, 2 in it, 3 after it, 4 single price after hours;
 *     20 is continuous trading
 * @param last won per share, 0 before the first trade
 * @param expectedPrice of the call auction, 0 outside one
 * @param interruption Y in a volatility interruption
 */
public record AskingPrice(
        Symbol symbol,
        LocalTime at,
        Ladder ladder,
        String phase,
        long last,
        long open,
        long high,
        long low,
        long base,
        long expectedPrice,
        long expectedVolume,
        String interruption) {

    static AskingPrice read(Fields root) {
        Fields book = root.object("output1");
        Fields match = root.object("output2");
        return new AskingPrice(
                match.symbol("stck_shrn_iscd"),
                book.time("aspr_acpt_hour"),
                Ladder.read(book),
                book.blankable("new_mkop_cls_code"),
                match.number("stck_prpr"),
                match.number("stck_oprc"),
                match.number("stck_hgpr"),
                match.number("stck_lwpr"),
                match.number("stck_sdpr"),
                match.numberOrZero("antc_cnpr"),
                match.numberOrZero("antc_vol"),
                match.blankable("vi_cls_code"));
    }

    static void write(AskingPrice body, Json.Sink to) {
        to.object("output1", book -> body.writeBook(book));
        to.object("output2", match -> body.writeMatch(match));
    }

    private void writeBook(FieldSink to) {
        to.put("aspr_acpt_hour", Texts.write(at));
        ladder.write(to);
        to.put("total_askp_rsqn_icdc", 0);
        to.put("total_bidp_rsqn_icdc", 0);
        to.put("ovtm_total_askp_icdc", 0);
        to.put("ovtm_total_bidp_icdc", 0);
        to.put("ovtm_total_askp_rsqn", 0);
        to.put("ovtm_total_bidp_rsqn", 0);
        to.put("ntby_aspr_rsqn", ladder.bidTotal() - ladder.askTotal());
        to.put("new_mkop_cls_code", phase);
    }

    private void writeMatch(FieldSink to) {
        long change = expectedPrice == 0 ? 0 : expectedPrice - base;
        to.put("antc_mkop_cls_code", "");
        to.put("stck_prpr", last);
        to.put("stck_oprc", open);
        to.put("stck_hgpr", high);
        to.put("stck_lwpr", low);
        to.put("stck_sdpr", base);
        to.put("antc_cnpr", expectedPrice);
        to.put("antc_cntg_vrss_sign", Change.sign(change));
        to.put("antc_cntg_vrss", change);
        to.put("antc_cntg_prdy_ctrt", Change.percent(change, base));
        to.put("antc_vol", expectedVolume);
        to.put("stck_shrn_iscd", symbol.code());
        to.put("vi_cls_code", interruption);
    }
}
