package jeoul.kis.wire;

import java.util.Optional;
import jeoul.engine.order.RejectReason;

/**
 * A message code KIS is known to answer with.
 *
 * @param http status it comes under, as observed
 * @param resultCode its {@code rt_cd}; blank for the ones without an envelope
 * @param reason what it says of an order, for the kinds that refuse
 * @param environment where it occurs; empty for both
 * @param text its words
 */
public record MessageCode(
        String code,
        int http,
        String resultCode,
        MessageKind kind,
        Optional<RejectReason> reason,
        Optional<Environment> environment,
        String text) {

    /** The answer body of this message. */
    public Envelope envelope() {
        return new Envelope(resultCode, code, text);
    }
}
