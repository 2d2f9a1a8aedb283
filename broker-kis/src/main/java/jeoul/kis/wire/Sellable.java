package jeoul.kis.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What may be sold of one symbol (inquire-psbl-sell); real accounts only.
 *
 * @param bought shares
 * @param sold shares
 * @param quantity shares held
 * @param orderable shares that may be sold
 * @param averagePrice won per share paid
 * @param price won per share now
 */
public record Sellable(
        String code,
        String name,
        long bought,
        long sold,
        long quantity,
        long orderable,
        BigDecimal averagePrice,
        long price) {

    static Sellable read(Fields from) {
        return new Sellable(
                from.code("pdno"),
                from.blankable("prdt_name"),
                from.number("buy_qty"),
                from.number("sll_qty"),
                from.number("cblc_qty"),
                from.number("ord_psbl_qty"),
                from.decimal("pchs_avg_pric"),
                from.number("now_pric"));
    }

    void write(FieldSink to) {
        long cost =
                averagePrice
                        .multiply(BigDecimal.valueOf(quantity))
                        .setScale(0, RoundingMode.DOWN)
                        .longValueExact();
        long value = Math.multiplyExact(price, quantity);
        to.put("pdno", code);
        to.put("prdt_name", name);
        to.put("buy_qty", bought);
        to.put("sll_qty", sold);
        to.put("cblc_qty", quantity);
        to.put("nsvg_qty", 0);
        to.put("ord_psbl_qty", orderable);
        to.put("pchs_avg_pric", averagePrice.toPlainString());
        to.put("pchs_amt", cost);
        to.put("now_pric", price);
        to.put("evlu_amt", value);
        to.put("evlu_pfls_amt", value - cost);
        to.put("evlu_pfls_rt", Change.percent(value - cost, cost));
    }
}
