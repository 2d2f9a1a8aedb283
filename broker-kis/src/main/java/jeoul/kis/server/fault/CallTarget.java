package jeoul.kis.server.fault;

import jeoul.kis.wire.Endpoint;

/** Which calls a rule is for, by its word in a script. */
public enum CallTarget {
    ANY,
    TOKEN,
    HASHKEY,
    /** Buys and sells. */
    ORDER,
    /** Revisions and cancels. */
    AMEND,
    BALANCE,
    /** The day's orders, and those that are open. */
    ORDERS,
    /** What may be bought or sold. */
    POWER,
    /** Every inquiry of the market. */
    QUOTE;

    boolean covers(Endpoint endpoint) {
        return this == ANY || this == of(endpoint);
    }

    private static CallTarget of(Endpoint endpoint) {
        return switch (endpoint) {
            case TOKEN, REVOKE, APPROVAL -> TOKEN;
            case HASH_KEY -> HASHKEY;
            case BUY, SELL -> ORDER;
            case REVISE_CANCEL -> AMEND;
            case BALANCE -> BALANCE;
            case OPEN_ORDERS, DAY_ORDERS, OLDER_ORDERS -> ORDERS;
            case BUYING_POWER, SELLABLE -> POWER;
            case PRICE,
                    ASKING_PRICE,
                    TRADES,
                    MINUTE_BARS,
                    DAILY_BARS,
                    HOLIDAYS,
                    STOCK_INFO,
                    PRODUCT_INFO ->
                    QUOTE;
        };
    }
}
