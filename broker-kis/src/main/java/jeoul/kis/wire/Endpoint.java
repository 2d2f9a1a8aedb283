package jeoul.kis.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The REST calls: where they go and under which TR ids, the new id first and then the old one,
 * which still works but may be shut without notice.
 */
public enum Endpoint {
    TOKEN(true, "/oauth2/tokenP"),
    REVOKE(true, "/oauth2/revokeP"),
    APPROVAL(true, "/oauth2/Approval"),
    HASH_KEY(true, "/uapi/hashkey"),

    PRICE(false, Path.QUOTATIONS + "inquire-price", "FHKST01010100"),
    ASKING_PRICE(false, Path.QUOTATIONS + "inquire-asking-price-exp-ccn", "FHKST01010200"),
    TRADES(false, Path.QUOTATIONS + "inquire-ccnl", "FHKST01010300"),
    MINUTE_BARS(false, Path.QUOTATIONS + "inquire-time-itemchartprice", "FHKST03010200"),
    DAILY_BARS(false, Path.QUOTATIONS + "inquire-daily-itemchartprice", "FHKST03010100"),
    HOLIDAYS(false, Path.QUOTATIONS + "chk-holiday", "CTCA0903R"),
    STOCK_INFO(false, Path.QUOTATIONS + "search-stock-info", "CTPF1002R"),
    PRODUCT_INFO(false, Path.QUOTATIONS + "search-info", "CTPF1604R"),

    BUY(true, Path.TRADING + "order-cash", "TTTC0012U", "TTTC0802U"),
    SELL(true, Path.TRADING + "order-cash", "TTTC0011U", "TTTC0801U"),
    REVISE_CANCEL(true, Path.TRADING + "order-rvsecncl", "TTTC0013U", "TTTC0803U"),
    OPEN_ORDERS(false, Path.TRADING + "inquire-psbl-rvsecncl", "TTTC0084R", "TTTC8036R"),
    /** Orders of the last three months. */
    DAY_ORDERS(false, Path.TRADING + "inquire-daily-ccld", "TTTC0081R", "TTTC8001R"),
    OLDER_ORDERS(false, Path.TRADING + "inquire-daily-ccld", "CTSC9215R", "CTSC9115R"),
    BALANCE(false, Path.TRADING + "inquire-balance", "TTTC8434R"),
    BUYING_POWER(false, Path.TRADING + "inquire-psbl-order", "TTTC8908R"),
    SELLABLE(false, Path.TRADING + "inquire-psbl-sell", "TTTC8408R");

    private final boolean post;
    private final String path;
    private final String newId;
    private final String oldId;

    Endpoint(boolean post, String path) {
        this(post, path, "");
    }

    Endpoint(boolean post, String path, String onlyId) {
        this(post, path, onlyId, "");
    }

    Endpoint(boolean post, String path, String newId, String oldId) {
        this.post = post;
        this.path = path;
        this.newId = newId;
        this.oldId = oldId;
    }

    /** True for POST, false for GET. */
    public boolean isPost() {
        return post;
    }

    /** From the host on, with a leading slash. */
    public String path() {
        return path;
    }

    /** Whether the call exists in an environment; mock lacks the newer and rarer inquiries. */
    public boolean existsIn(Environment environment) {
        return environment == Environment.REAL
                || switch (this) {
                    case HOLIDAYS, STOCK_INFO, PRODUCT_INFO, OPEN_ORDERS, SELLABLE -> false;
                    default -> true;
                };
    }

    /**
     * The TR ids of the call, the one to send first; empty for a call that has none or does not
     * exist in the environment.
     */
    public List<String> trIds(Environment environment) {
        if (!existsIn(environment)) {
            return List.of();
        }
        return Stream.of(newId, oldId)
                .filter(id -> !id.isEmpty())
                .map(id -> environment == Environment.MOCK ? mockId(id) : id)
                .toList();
    }

    /** Quotes have one id for both; those of accounts begin with V on mock. */
    private static String mockId(String id) {
        return id.startsWith("FH") ? id : "V" + id.substring(1);
    }

    /** The id to send. */
    public String trId(Environment environment) {
        List<String> ids = trIds(environment);
        if (ids.isEmpty()) {
            throw new IllegalArgumentException(this + " has no TR id in " + environment);
        }
        return ids.get(0);
    }

    /** The call behind a TR id, old or new, of either environment. */
    public static Optional<Endpoint> ofTrId(String trId) {
        for (Endpoint endpoint : values()) {
            if (endpoint.trIds(Environment.REAL).contains(trId)
                    || endpoint.trIds(Environment.MOCK).contains(trId)) {
                return Optional.of(endpoint);
            }
        }
        return Optional.empty();
    }

    /** The calls under a path; clients double its slashes. */
    public static List<Endpoint> ofPath(String path) {
        String single = path.contains("//") ? path.replaceAll("/{2,}", "/") : path;
        return Arrays.stream(values()).filter(e -> e.path.equals(single)).toList();
    }

    private static final class Path {

        static final String QUOTATIONS = "/uapi/domestic-stock/v1/quotations/";
        static final String TRADING = "/uapi/domestic-stock/v1/trading/";

        private Path() {}
    }
}
