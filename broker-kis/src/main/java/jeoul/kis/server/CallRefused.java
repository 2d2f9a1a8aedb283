package jeoul.kis.server;

import jeoul.kis.wire.MessageCode;
import jeoul.kis.wire.MessageCodes;

/** A call that may not pass or cannot be read, and what KIS answers to it. */
final class CallRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient MessageCode code;

    CallRefused(MessageCode code) {
        // A refusal is ordinary here and nobody reads where it came from.
        super(code.code(), null, false, false);
        this.code = code;
    }

    CallRefused(String code) {
        this(MessageCodes.find(code).orElseThrow());
    }

    MessageCode code() {
        return code;
    }
}
