package jeoul.kis.wire;

/**
 * What may be bought with an order of one type (inquire-psbl-order).
 *
 * @param cash won that may be ordered from the deposit
 * @param reusable won, proceeds of sales that may be used again
 * @param unitPrice won per share that is reserved; for a type without a price the upper limit
 * @param amount won, without credit: the buying power
 * @param quantity shares, without credit
 * @param amountWithCredit won
 * @param quantityWithCredit shares
 */
public record BuyingPower(
        long cash,
        long reusable,
        long unitPrice,
        long amount,
        long quantity,
        long amountWithCredit,
        long quantityWithCredit) {

    static BuyingPower read(Fields from) {
        return new BuyingPower(
                from.signed("ord_psbl_cash"),
                from.signed("ruse_psbl_amt"),
                from.number("psbl_qty_calc_unpr"),
                from.signed("nrcvb_buy_amt"),
                from.number("nrcvb_buy_qty"),
                from.signed("max_buy_amt"),
                from.number("max_buy_qty"));
    }

    /** True if the account would let us buy with money it does not have. */
    public boolean allowsCredit() {
        return amountWithCredit > amount;
    }

    void write(FieldSink to) {
        to.put("ord_psbl_cash", cash);
        to.put("ord_psbl_sbst", 0);
        to.put("ruse_psbl_amt", reusable);
        to.put("fund_rpch_chgs", 0);
        to.put("psbl_qty_calc_unpr", unitPrice);
        to.put("nrcvb_buy_amt", amount);
        to.put("nrcvb_buy_qty", quantity);
        to.put("max_buy_amt", amountWithCredit);
        to.put("max_buy_qty", quantityWithCredit);
        to.put("cma_evlu_amt", 0);
        to.put("ovrs_re_use_amt_wcrc", 0);
        to.put("ord_psbl_frcr_amt_wcrc", 0);
    }
}
