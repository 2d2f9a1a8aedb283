package jeoul.kis.wire;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Optional;

/** What a server says in JSON: answers to subscriptions, and its heartbeat. */
public sealed interface ControlFrame {

    void to(Handler handler);

    /** The text frame. */
    String encode();

    /**
     * The answer to a subscription or to its end.
     *
     * @param trId "(null)" where the key is in use by another session
     * @param encrypted whether the frames to come are encrypted
     * @param cipher what they are decrypted with; on every success, needed for notices alone
     */
    record Answer(
            String trId,
            String key,
            boolean encrypted,
            Envelope envelope,
            Optional<NoticeCipher> cipher)
            implements ControlFrame {

        @Override
        public void to(Handler handler) {
            handler.answer(this);
        }

        @Override
        public String encode() {
            return text(
                    Json.write(
                            to -> {
                                to.object("header", this::writeHeader);
                                to.object("body", this::writeBody);
                            }));
        }

        private void writeHeader(FieldSink to) {
            to.put("tr_id", trId);
            to.put("tr_key", key);
            to.put("encrypt", Fields.flag(encrypted));
        }

        private void writeBody(Json.Sink to) {
            envelope.write(to, false);
            cipher.ifPresent(c -> to.object("output", c::write));
        }
    }

    /**
     * A heartbeat. A client sends the same text back.
     *
     * @param at Korean time
     */
    record PingPong(LocalDateTime at) implements ControlFrame {

        @Override
        public void to(Handler handler) {
            handler.pingPong(this);
        }

        @Override
        public String encode() {
            return text(Json.write(to -> to.object("header", this::writeHeader)));
        }

        private void writeHeader(FieldSink to) {
            to.put("tr_id", HEARTBEAT);
            to.put("datetime", Texts.write(at.toLocalDate()) + Texts.write(at.toLocalTime()));
        }
    }

    /** One method per frame. */
    interface Handler {
        void answer(Answer frame);

        void pingPong(PingPong frame);
    }

    /** The TR id of a heartbeat. */
    String HEARTBEAT = "PINGPONG";

    /** Whether a text frame, of either end, is a heartbeat. */
    static boolean isPingPong(String frame) {
        return frame.startsWith("{") && frame.contains("\"" + HEARTBEAT + "\"");
    }

    /** Reads a text frame that begins with a brace. */
    static ControlFrame decode(String frame) {
        Fields root = Fields.json(frame.getBytes(StandardCharsets.UTF_8));
        Fields header = root.object("header");
        String trId = header.text("tr_id");
        if (trId.equals(HEARTBEAT)) {
            return new PingPong(dateTime(header.text("datetime")));
        }
        Fields body = root.object("body");
        Envelope envelope = Envelope.read(body);
        Optional<NoticeCipher> cipher =
                ReplyFormat.optional(body, "output").map(NoticeCipher::read);
        boolean encrypted = header.flagOrNo("encrypt");
        boolean notices = StreamTrId.of(trId).equals(Optional.of(StreamTrId.NOTICES));
        if (notices && envelope.code().equals("OPSP0000") && cipher.isEmpty()) {
            throw new WireException("body.output", "absent", "the key and iv of the notices");
        }
        return new Answer(trId, header.blankable("tr_key"), encrypted, envelope, cipher);
    }

    private static LocalDateTime dateTime(String text) {
        String where = "header.datetime";
        if (text.length() != 14) {
            throw new WireException(where, WireException.quoted(text), "yyyyMMddHHmmss");
        }
        return Texts.date(where, text.substring(0, 8)).atTime(Texts.time(where, text.substring(8)));
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
