package jeoul.engine.market;

import java.util.regex.Pattern;

/** A KRX short code: six digits or capital letters, such as {@code 005930} or {@code 0001A0}. */
public record Symbol(String code) implements Comparable<Symbol> {

    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{6}");

    public Symbol {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "symbol must be six digits or capitals: '" + code + "'");
        }
    }

    public static boolean isValid(String code) {
        return CODE.matcher(code).matches();
    }

    @Override
    public int compareTo(Symbol other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
