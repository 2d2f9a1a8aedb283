package jeoul.cli.account;

import java.util.Objects;
import java.util.Optional;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.RejectReason;

/**
 * What has become of something that was sent, as far as it is known when it is told.
 *
 * @param number the broker's number of the order, or of the order that shares moved to
 * @param filled shares
 * @param notional won of the filled shares together
 * @param ended shares that were cancelled or expired
 * @param reason why it was refused
 * @param text the broker's own words
 */
public record Fate(
        Outcome outcome,
        Optional<BrokerOrderId> number,
        long filled,
        long notional,
        long ended,
        Optional<RejectReason> reason,
        String text) {

    public Fate {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(text, "text");
    }

    /** The kinds. */
    public enum Outcome {
        /** It stands at the broker, or did until it was filled. */
        ACCEPTED,
        /** It was refused: nothing of it stands. Of a revision or a cancel: the order stands. */
        REJECTED,
        REVISED,
        CANCELLED,
        /** It never left us. */
        NOT_SENT,
        /** No answer. It may or may not have taken effect, and is not sent again. */
        UNKNOWN
    }
}
