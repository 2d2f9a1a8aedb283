package jeoul.kis.wire;

/**
 * A KIS account.
 *
 * @param account the first eight digits (종합계좌번호)
 * @param product the last two (계좌상품코드), 01 for a stock account
 */
public record AccountNumber(String account, String product) {

    public AccountNumber {
        if (account.length() != 8
                || product.length() != 2
                || !Texts.isDigits(account, 0, 8)
                || !Texts.isDigits(product, 0, 2)) {
            throw new IllegalArgumentException("an account number is 8 and 2 digits");
        }
    }

    /** All ten digits, as in notices. */
    String joined() {
        return account + product;
    }

    @Override
    public String toString() {
        return "********-" + product;
    }

    static AccountNumber read(Fields from) {
        return of("CANO", from.text("CANO"), from.text("ACNT_PRDT_CD"));
    }

    /** As {@link #joined}, split again. */
    static AccountNumber split(String where, String joined) {
        return joined.length() == 10
                ? of(where, joined.substring(0, 8), joined.substring(8))
                : of(where, joined, "");
    }

    void write(FieldSink to) {
        to.put("CANO", account);
        to.put("ACNT_PRDT_CD", product);
    }

    private static AccountNumber of(String where, String account, String product) {
        try {
            return new AccountNumber(account, product);
        } catch (IllegalArgumentException e) {
            throw new WireException(
                    where,
                    "another form of " + account.length() + " and " + product.length(),
                    "an account number of 8 and 2 digits");
        }
    }
}
