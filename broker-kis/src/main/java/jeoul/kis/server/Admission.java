package jeoul.kis.server;

import java.util.Objects;
import java.util.Optional;
import jeoul.kis.wire.AccountNumber;
import jeoul.kis.wire.Secret;

/**
 * Who may call. What is not named may be anything.
 *
 * @param keys the one pair of app key and secret
 * @param account the one account number
 * @param htsId the one customer that notices go to; another one is disconnected, as KIS does
 */
public record Admission(
        Optional<Keys> keys, Optional<AccountNumber> account, Optional<String> htsId) {

    /** Every key, account and customer. */
    public static final Admission ANYONE =
            new Admission(Optional.empty(), Optional.empty(), Optional.empty());

    public Admission {
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(htsId, "htsId");
    }

    boolean knowsKey(Secret appKey) {
        return keys.isEmpty() || keys.get().appKey().equals(appKey);
    }

    boolean knowsSecret(Secret appSecret) {
        return keys.isEmpty() || keys.get().appSecret().equals(appSecret);
    }

    boolean knows(AccountNumber number) {
        return account.isEmpty() || account.get().equals(number);
    }

    boolean knowsCustomer(String customer) {
        return htsId.isEmpty() || htsId.get().equals(customer);
    }

    /** What an app is known by. */
    public record Keys(Secret appKey, Secret appSecret) {}
}
