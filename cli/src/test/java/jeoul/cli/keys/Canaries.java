package jeoul.cli.keys;

import java.util.List;
import java.util.Map;

/** Keys that open nothing, planted to be found where they must not be. */
public final class Canaries {

    public static final String APP_KEY = "PScanaryKEY".repeat(3) + "xyz";
    public static final String APP_SECRET = "canarySECRET+/=".repeat(12);
    public static final String ACCOUNT = "87654321";
    public static final String HTS_ID = "canaryhts";

    private Canaries() {}

    public static Credentials keys() {
        return Credentials.of(APP_KEY, APP_SECRET, ACCOUNT + "-01", HTS_ID);
    }

    /** The keys in the variables of a process. */
    public static Map<String, String> environment() {
        return Map.of(
                "JEOUL_KIS_APP_KEY", APP_KEY,
                "JEOUL_KIS_APP_SECRET", APP_SECRET,
                "JEOUL_KIS_ACCOUNT", ACCOUNT + "-01",
                "JEOUL_KIS_HTS_ID", HTS_ID);
    }

    /** Texts of which none may be shown, logged or kept outside a store. */
    public static List<String> secrets() {
        return List.of(APP_KEY, APP_SECRET, ACCOUNT, HTS_ID);
    }
}
