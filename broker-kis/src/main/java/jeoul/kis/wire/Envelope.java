package jeoul.kis.wire;

/**
 * The frame around every answer: result code, message code and message.
 *
 * @param resultCode {@code rt_cd}, "0" for success alone; blank where KIS answers with {@code
 *     error_code} and {@code error_description} instead
 * @param code {@code msg_cd}
 * @param text {@code msg1} without its padding
 */
public record Envelope(String resultCode, String code, String text) {

    /** KIS pads the message of an account inquiry to this many bytes, two for a Korean letter. */
    private static final int PADDED_BYTES = 80;

    /** Stands for success where an answer has no envelope (token, hash key, approval key). */
    public static final Envelope BARE = new Envelope("0", "", "");

    /** Success is this result code and nothing else: the message codes of success vary. */
    public boolean succeeded() {
        return resultCode.equals("0");
    }

    /** What the answer means. */
    public Verdict verdict() {
        return MessageCodes.verdict(this);
    }

    /** Reads the envelope of an answer that has one, in either form. */
    static Envelope read(Fields from) {
        if (from.has("rt_cd")) {
            return new Envelope(
                    from.text("rt_cd"), from.blankable("msg_cd"), from.blankable("msg1"));
        }
        if (from.has("error_code")) {
            return new Envelope("", from.text("error_code"), from.blankable("error_description"));
        }
        if (from.has("msg_cd")) {
            return new Envelope("", from.text("msg_cd"), from.blankable("msg1"));
        }
        throw new WireException("rt_cd", "absent", "a result code, 0 for success");
    }

    void write(FieldSink to, boolean padded) {
        if (resultCode.isEmpty()) {
            to.put("error_description", text);
            to.put("error_code", code);
        } else {
            to.put("rt_cd", resultCode);
            to.put("msg_cd", code);
            to.put("msg1", padded ? padded(text) : text);
        }
    }

    private static String padded(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            bytes += text.charAt(i) < 0x80 ? 1 : 2;
        }
        return text + " ".repeat(Math.max(0, PADDED_BYTES - bytes));
    }
}
