package jeoul.kis.wire;

/**
 * Asks for holdings and cash.
 *
 * @param byLoanDate one row for each loan date, which is what real accounts still take; otherwise
 *     one for each stock
 */
public record BalanceRequest(AccountNumber account, boolean byLoanDate, ContextArea context)
        implements Request {

    public static BalanceRequest of(AccountNumber account, ContextArea context) {
        return new BalanceRequest(account, true, context);
    }

    public static BalanceRequest read(Fields from) {
        String division = from.text("INQR_DVSN");
        if (!division.equals("01") && !division.equals("02")) {
            throw new WireException("INQR_DVSN", WireException.quoted(division), "01 or 02");
        }
        return new BalanceRequest(
                AccountNumber.read(from), division.equals("01"), ContextArea.read(from, "100"));
    }

    @Override
    public void write(FieldSink to) {
        account.write(to);
        to.put("AFHR_FLPR_YN", "N");
        to.put("OFL_YN", "");
        to.put("INQR_DVSN", byLoanDate ? "01" : "02");
        to.put("UNPR_DVSN", "01");
        to.put("FUND_STTL_ICLD_YN", "N");
        to.put("FNCG_AMT_AUTO_RDPT_YN", "N");
        to.put("PRCS_DVSN", "00");
        context.write(to, "100", true);
    }
}
