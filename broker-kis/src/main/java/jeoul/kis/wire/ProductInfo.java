package jeoul.kis.wire;

import jeoul.engine.market.Symbol;

/** What a symbol is called (search-info). */
public record ProductInfo(Symbol symbol, String name, String shortName, String englishName) {

    static ProductInfo read(Fields from) {
        return new ProductInfo(
                from.symbol(from.has("shtn_pdno") ? "shtn_pdno" : "pdno"),
                from.text("prdt_name"),
                from.blankable("prdt_abrv_name"),
                from.blankable("prdt_eng_name"));
    }

    void write(FieldSink to) {
        to.put("pdno", "00000A" + symbol.code());
        to.put("prdt_type_cd", ProductRequest.STOCK);
        to.put("prdt_name", name);
        to.put("prdt_name120", name);
        to.put("prdt_abrv_name", shortName);
        to.put("prdt_eng_name", englishName);
        to.put("shtn_pdno", symbol.code());
    }
}
