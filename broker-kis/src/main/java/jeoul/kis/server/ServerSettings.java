package jeoul.kis.server;

import java.time.Duration;
import java.util.Objects;
import jeoul.kis.wire.Environment;
import jeoul.kis.wire.Notice;

/**
 * How a server behaves.
 *
 * @param environment which of KIS' two worlds it stands for: message codes, branch, calls that
 *     exist; TR ids of both are taken
 * @param callsPerSecond of one app key, by the session's clock; further ones are refused
 * @param balancePage holdings on one page
 * @param ordersPage orders on one page
 * @param layout of the notices
 * @param strict refuses a TR id that does not belong to the path or the environment
 * @param quoteInterval least session time between two frames of one symbol's book, and how often
 *     the market is looked at; a change of phase is told at once
 * @param heartbeat wall time between two PINGPONGs
 * @param admission who may call
 */
public record ServerSettings(
        Environment environment,
        int callsPerSecond,
        int balancePage,
        int ordersPage,
        Notice.Layout layout,
        boolean strict,
        Duration quoteInterval,
        Duration heartbeat,
        Admission admission) {

    /** A viewer's pace; a server with many streams may want less. */
    public static final Duration DEFAULT_QUOTE_INTERVAL = Duration.ofMillis(500);

    /** KIS' own interval is not documented; clients take a minute of silence for a dead line. */
    public static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(10);

    /** As mock is measured: one call a second, pages of 20 and 15, notices of 23 fields. */
    public static final ServerSettings MOCK =
            new ServerSettings(
                    Environment.MOCK,
                    1,
                    20,
                    15,
                    Notice.Layout.COMPACT,
                    false,
                    DEFAULT_QUOTE_INTERVAL,
                    DEFAULT_HEARTBEAT,
                    Admission.ANYONE);

    /** As real accounts are documented: 20 calls a second, pages of 50 and 100. */
    public static final ServerSettings REAL =
            new ServerSettings(
                    Environment.REAL,
                    20,
                    50,
                    100,
                    Notice.Layout.FULL,
                    false,
                    DEFAULT_QUOTE_INTERVAL,
                    DEFAULT_HEARTBEAT,
                    Admission.ANYONE);

    public ServerSettings {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(admission, "admission");
        if (callsPerSecond < 1 || balancePage < 1 || ordersPage < 1) {
            throw new IllegalArgumentException("a server takes calls and has rows on its pages");
        }
        requirePositive("quote interval", quoteInterval);
        requirePositive("heartbeat", heartbeat);
    }

    public ServerSettings withCallsPerSecond(int calls) {
        return new ServerSettings(
                environment,
                calls,
                balancePage,
                ordersPage,
                layout,
                strict,
                quoteInterval,
                heartbeat,
                admission);
    }

    public ServerSettings withLayout(Notice.Layout other) {
        return new ServerSettings(
                environment,
                callsPerSecond,
                balancePage,
                ordersPage,
                other,
                strict,
                quoteInterval,
                heartbeat,
                admission);
    }

    /** Refuses TR ids that do not fit. */
    public ServerSettings strictly() {
        return new ServerSettings(
                environment,
                callsPerSecond,
                balancePage,
                ordersPage,
                layout,
                true,
                quoteInterval,
                heartbeat,
                admission);
    }

    public ServerSettings withQuoteInterval(Duration interval) {
        return new ServerSettings(
                environment,
                callsPerSecond,
                balancePage,
                ordersPage,
                layout,
                strict,
                interval,
                heartbeat,
                admission);
    }

    public ServerSettings withAdmission(Admission other) {
        return new ServerSettings(
                environment,
                callsPerSecond,
                balancePage,
                ordersPage,
                layout,
                strict,
                quoteInterval,
                heartbeat,
                other);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be positive: " + duration);
        }
    }
}
