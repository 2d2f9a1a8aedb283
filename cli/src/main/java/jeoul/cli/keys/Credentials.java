package jeoul.cli.keys;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jeoul.engine.InputException;
import jeoul.kis.wire.AccountNumber;
import jeoul.kis.wire.Secret;

/**
 * What opens one account. It shows nothing of itself to anybody who prints it.
 *
 * @param htsId the customer's id, without which fills are not told and have to be asked for
 */
public record Credentials(
        Secret appKey, Secret appSecret, AccountNumber account, Optional<Secret> htsId) {

    /** Characters of an app key, as KIS issues it. */
    public static final int APP_KEY_LENGTH = 36;

    /** Characters of an app secret, as KIS issues it. */
    public static final int APP_SECRET_LENGTH = 180;

    /** 계좌상품코드 of a stock account. */
    public static final String STOCK_ACCOUNT = "01";

    private static final int MOST_HTS_ID = 40;
    private static final Pattern VISIBLE = Pattern.compile("[!-~]*");
    private static final Pattern ACCOUNT = Pattern.compile("([0-9]{8})-?([0-9]{2})");

    public Credentials {
        requireKey("app key", appKey.value(), APP_KEY_LENGTH);
        requireKey("app secret", appSecret.value(), APP_SECRET_LENGTH);
        Objects.requireNonNull(htsId, "htsId");
        if (!account.product().equals(STOCK_ACCOUNT)) {
            throw new InputException(
                    "account number",
                    "product code " + account.product(),
                    "product code 01, a stock account: orders of pension, futures and other accounts"
                            + " go by other rules");
        }
        htsId.ifPresent(id -> requireHtsId(id.value()));
    }

    /**
     * Reads what a person typed or a file holds.
     *
     * @param account 8 and 2 digits, with or without a hyphen between them
     * @param htsId blank if there is none
     * @throws InputException that names what is wrong and repeats none of it
     */
    public static Credentials of(String appKey, String appSecret, String account, String htsId) {
        return new Credentials(
                secret("app key", appKey, APP_KEY_LENGTH),
                secret("app secret", appSecret, APP_SECRET_LENGTH),
                account(account),
                htsId.isBlank() ? Optional.empty() : Optional.of(new Secret(htsId.strip())));
    }

    /** The same for somebody who places no orders: no notices take a subscription. */
    public Credentials withoutHtsId() {
        return new Credentials(appKey, appSecret, account, Optional.empty());
    }

    private static Secret secret(String field, String typed, int length) {
        requireKey(field, typed.strip(), length);
        return new Secret(typed.strip());
    }

    private static AccountNumber account(String typed) {
        Matcher matcher = ACCOUNT.matcher(typed.strip());
        if (!matcher.matches()) {
            throw new InputException(
                    "account number",
                    typed.isBlank() ? "empty" : "of another form",
                    "8 and 2 digits such as 12345678-01");
        }
        return new AccountNumber(matcher.group(1), matcher.group(2));
    }

    private static void requireKey(String field, String value, int length) {
        if (value.length() != length) {
            throw new InputException(
                    field,
                    value.isEmpty() ? "empty" : value.length() + " characters",
                    length + " characters as KIS shows them");
        }
        if (!VISIBLE.matcher(value).matches()) {
            throw new InputException(
                    field, "a character that no key has", length + " characters as KIS shows them");
        }
    }

    private static void requireHtsId(String value) {
        if (value.length() > MOST_HTS_ID || !VISIBLE.matcher(value).matches()) {
            throw new InputException(
                    "HTS id",
                    "of another form",
                    "at most " + MOST_HTS_ID + " letters and digits, or nothing");
        }
    }

    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
