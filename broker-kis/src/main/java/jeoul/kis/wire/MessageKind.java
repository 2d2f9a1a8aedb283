package jeoul.kis.wire;

import java.util.Locale;

/** What a message code means to the one who called. */
public enum MessageKind {
    OK(Answer.DONE),
    /** Too many calls a second: not executed. */
    RATE(Answer.RETRY),
    /** The token is expired, unknown or missing: not executed; a new token is needed first. */
    AUTH_REISSUE(Answer.RETRY),
    /** A token was issued less than a minute ago. */
    AUTH_RATE(Answer.RETRY),
    /** Key, secret or permission is wrong. */
    AUTH(Answer.REFUSED),
    /** The request is malformed. */
    REQUEST(Answer.REFUSED),
    /** Key, host and account do not belong together. */
    CONFIG(Answer.REFUSED),
    /** The call does not exist in this environment. */
    UNSUPPORTED(Answer.REFUSED),
    CASH(Answer.REFUSED),
    QUANTITY(Answer.REFUSED),
    CLOSED(Answer.REFUSED),
    TICK(Answer.REFUSED),
    UNTRADABLE(Answer.REFUSED),
    ORDER_TYPE(Answer.REFUSED),
    NO_OPEN_QTY(Answer.REFUSED),
    /** Refused, with a meaning the reports contradict each other about. */
    UNKNOWN(Answer.REFUSED),
    /** KIS itself does not know what became of it. */
    UNKNOWN_OUTCOME(Answer.UNKNOWN),
    /** The gateway failed; an order may have passed it. */
    TRANSPORT(Answer.UNKNOWN);

    private final Answer answer;

    MessageKind(Answer answer) {
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }

    /** The kind behind its spelling in the table of codes, such as {@code no-open-qty}. */
    static MessageKind named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What may be concluded of the call. */
    public enum Answer {
        /** It took effect. */
        DONE,
        /** It did not and will not take effect. */
        REFUSED,
        /** It did not take effect and may be sent again. */
        RETRY,
        /** An inquiry may be sent again; an order may stand and is never sent again. */
        UNKNOWN
    }
}
