package jeoul.kis.wire;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import jeoul.engine.market.Symbol;

/**
 * What a symbol is (search-stock-info).
 *
 * @param market STK, KSQ or KNX
 * @param group ST for a share, EF an ETF, EN an ETN, RT a REIT, and more that we do not trade
 * @param multiple of its index, for an ETF or ETN; empty if not stated
 * @param delisted when it left the exchange
 */
public record StockInfo(
        Symbol symbol,
        String name,
        String shortName,
        String market,
        String group,
        boolean kospi200,
        boolean halted,
        boolean managed,
        Optional<BigDecimal> multiple,
        Optional<LocalDate> delisted,
        boolean nxtTradable,
        boolean nxtHalted) {

    static StockInfo read(Fields from) {
        String multiple = from.blankable("etf_chas_erng_rt_dbnb");
        return new StockInfo(
                from.symbol("pdno"),
                from.text("prdt_name"),
                from.blankable("prdt_abrv_name"),
                from.text("mket_id_cd"),
                from.text("scty_grp_id_cd"),
                from.flagOrNo("kospi200_item_yn"),
                from.flag("tr_stop_yn"),
                from.flag("admn_item_yn"),
                multiple.isEmpty()
                        ? Optional.empty()
                        : Optional.of(from.decimal("etf_chas_erng_rt_dbnb")),
                from.optionalDate("lstg_abol_dt"),
                from.flagOrNo("cptt_trad_tr_psbl_yn"),
                from.flagOrNo("nxt_tr_stop_yn"));
    }

    void write(FieldSink to) {
        to.put("pdno", "00000A" + symbol.code());
        to.put("prdt_type_cd", ProductRequest.STOCK);
        to.put("mket_id_cd", market);
        to.put("scty_grp_id_cd", group);
        to.put("kospi200_item_yn", Fields.flag(kospi200));
        to.put("prdt_name", name);
        to.put("prdt_abrv_name", shortName);
        to.put("lstg_abol_dt", delisted.map(Texts::write).orElse(""));
        to.put("tr_stop_yn", Fields.flag(halted));
        to.put("admn_item_yn", Fields.flag(managed));
        to.put("etf_chas_erng_rt_dbnb", multiple.map(BigDecimal::toPlainString).orElse(""));
        to.put("cptt_trad_tr_psbl_yn", Fields.flag(nxtTradable));
        to.put("nxt_tr_stop_yn", Fields.flag(nxtHalted));
    }
}
