package jeoul.kis.wire;

import java.util.Optional;
import jeoul.engine.order.RejectReason;

/**
 * What an answer means to the one who called.
 *
 * @param reason of a refused order; empty unless the kind refuses
 */
public record Verdict(MessageKind kind, Optional<RejectReason> reason, Envelope envelope) {

    public MessageKind.Answer answer() {
        return kind.answer();
    }
}
