package jeoul.cli.doctor;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one look found.
 *
 * @param said key of the text that says it
 * @param values for that text
 * @param advice key of the text that says what to do; empty where nothing is to be done
 */
public record Finding(
        Check check, Verdict verdict, String said, List<String> values, Optional<String> advice) {

    public Finding {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(verdict, "verdict");
        values = List.copyOf(values);
        if (advice.isEmpty() != (verdict == Verdict.OK)) {
            throw new IllegalArgumentException(
                    "whoever warns says what to do, and nobody else: " + check);
        }
    }

    static Finding ok(Check check, String said, Object... values) {
        return new Finding(check, Verdict.OK, said, texts(values), Optional.empty());
    }

    static Finding warning(Check check, String said, String advice, Object... values) {
        return new Finding(check, Verdict.WARNING, said, texts(values), Optional.of(advice));
    }

    static Finding failed(Check check, String said, String advice, Object... values) {
        return new Finding(check, Verdict.FAILED, said, texts(values), Optional.of(advice));
    }

    private static List<String> texts(Object... values) {
        return List.of(values).stream().map(String::valueOf).toList();
    }

    /** What is looked at, in this order. */
    public enum Check {
        JAVA,
        TIME_ZONE,
        NETWORK,
        CLOCK,
        KEY_STORE,
        KEYS,
        KEYS_AT_HOST,
        TOKEN,
        ACCOUNT,
        PAGES,
        MARGIN,
        BUYING_POWER,
        CALENDAR;

        /** Whether a failure lies with the broker or the way to it, and not on this machine. */
        public boolean isBrokers() {
            return switch (this) {
                case NETWORK, KEYS_AT_HOST, TOKEN, ACCOUNT, PAGES, MARGIN, BUYING_POWER, CALENDAR ->
                        true;
                case JAVA, TIME_ZONE, CLOCK, KEY_STORE, KEYS -> false;
            };
        }
    }

    /** How it stands. */
    public enum Verdict {
        OK,
        WARNING,
        FAILED
    }
}
