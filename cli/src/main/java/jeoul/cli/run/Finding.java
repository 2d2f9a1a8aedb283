package jeoul.cli.run;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Something a person should know before saying yes.
 *
 * @param kind what was found; with {@code found.} before it a key of the text bundles
 * @param values of the text, in order
 */
public record Finding(Kind kind, List<String> values) {

    public Finding {
        Objects.requireNonNull(kind, "kind");
        values = List.copyOf(values);
    }

    static Finding of(Kind kind, Object... values) {
        return new Finding(kind, Arrays.stream(values).map(String::valueOf).toList());
    }

    /** Kinds of findings, in the order they are shown. */
    public enum Kind {
        /** Orders are open that are not this run's. */
        OPEN_ORDERS,
        /** Held, and not listed any more: kept. */
        DELISTED,
        /** Not in the model and left as it is, because the person has not agreed to sell it. */
        NOT_CONFIRMED,
        /** Does not trade now. */
        HALTED,
        /** At its upper limit and to be bought. */
        AT_UPPER_LIMIT,
        /** At its lower limit and to be sold. */
        AT_LOWER_LIMIT,
        /** The venue's rate is too slow for the schedule. */
        TOO_SLOW,
        /** More of a symbol's usual day than a run may trade. */
        VOLUME_LIMIT,
        /** A buy may be refused even if all sales are filled in time. */
        CASH_SHORT,
        /** A buy may be refused if sales are not filled. */
        CASH_SHORT_WITHOUT_SALES,
        /** Our clock differs from the broker's. */
        CLOCK,
        /** Shares lent, pledged or in open orders are not sold. */
        NOT_SELLABLE,
        /** Fewer won are bought than the plan of now would, to stay within what was agreed. */
        CAPPED,
        /** More days are needed than asked for. */
        MORE_DAYS,
        /** The account holds another number of shares than its journal lets expect. */
        HELD_DIFFERS
    }
}
