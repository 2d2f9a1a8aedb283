package jeoul.kis.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A data frame: {@code 0|H0STCNT0|003|...}, one or several records of fields between carets. The
 * number of fields grew over the years, so it is counted and not assumed.
 */
public final class StreamFrame {

    private static final int MOST_RECORDS = 999;

    private final boolean encrypted;
    private final String trId;
    private final int count;
    private final String text;
    private final int payload;

    private StreamFrame(boolean encrypted, String trId, int count, String text, int payload) {
        this.encrypted = encrypted;
        this.trId = trId;
        this.count = count;
        this.text = text;
        this.payload = payload;
    }

    /** Reads the part before the payload of a text frame that begins with 0 or 1. */
    public static StreamFrame decode(String frame) {
        int first = frame.indexOf('|');
        int second = frame.indexOf('|', first + 1);
        int third = frame.indexOf('|', second + 1);
        if (first != 1
                || second < 0
                || third < 0
                || (frame.charAt(0) != '0' && frame.charAt(0) != '1')) {
            throw new WireException(
                    "frame", "another beginning", "0 or 1, a TR id, a count and a payload");
        }
        long count = Texts.parse(frame, second + 1, third);
        if (count < 1 || count > MOST_RECORDS) {
            throw new WireException(
                    "frame.count",
                    WireException.quoted(frame.substring(second + 1, third)),
                    "a number of records from 001 to 999");
        }
        return new StreamFrame(
                frame.charAt(0) == '1', frame.substring(2, second), (int) count, frame, third + 1);
    }

    public boolean encrypted() {
        return encrypted;
    }

    /** What was subscribed to; see {@link StreamTrId#of}. */
    public String trId() {
        return trId;
    }

    /** Records in the frame. */
    public int count() {
        return count;
    }

    /** Books, if that is what the frame holds. */
    public List<BookTick> books() {
        require(StreamTrId.BOOK, false);
        return records(text, payload, BookTick.FIELDS, BookTick::read);
    }

    /** Trades, oldest first, if that is what the frame holds. */
    public List<TradeTick> trades() {
        require(StreamTrId.TRADES, false);
        return records(text, payload, TradeTick.FIELDS, TradeTick::read);
    }

    /** Notices, if that is what the frame holds. */
    public List<Notice> notices(NoticeCipher cipher) {
        require(StreamTrId.NOTICES, true);
        return notices(cipher.decrypt(text.substring(payload)));
    }

    /** Notices in a decrypted payload. */
    List<Notice> notices(String plain) {
        return records(plain, 0, Notice.COMPACT_FIELDS, Notice::read);
    }

    private void require(StreamTrId id, boolean encryption) {
        if (!StreamTrId.of(trId).filter(id::equals).isPresent()) {
            throw new WireException("frame.tr_id", WireException.quoted(trId), id + " of KIS");
        }
        if (encrypted != encryption) {
            // Notices are never sent in plain text: one that is did not come from KIS.
            throw new WireException(
                    "frame",
                    encrypted ? "encrypted" : "plain",
                    encryption ? "an encrypted payload" : "a plain one");
        }
    }

    private <T> List<T> records(
            String source, int from, int atLeast, BiFunction<Tokens, Integer, T> read) {
        Tokens tokens = new Tokens(trId, source, from);
        int width = tokens.size() / count;
        if (width < atLeast || width * count != tokens.size()) {
            throw new WireException(
                    trId,
                    tokens.size() + " fields in " + count + " records",
                    atLeast + " fields or more in each");
        }
        tokens.width(width);
        if (count == 1) {
            return List.of(read.apply(tokens, 0));
        }
        List<T> records = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            records.add(read.apply(tokens, i * width));
        }
        return List.copyOf(records);
    }

    /** The text frame of plain records. */
    static <T> String encode(String trId, List<T> records, Function<T, String> write) {
        StringBuilder frame = new StringBuilder(512);
        frame.append("0|").append(trId).append('|').append(count(records)).append('|');
        for (int i = 0; i < records.size(); i++) {
            frame.append(i == 0 ? "" : "^").append(write.apply(records.get(i)));
        }
        return frame.toString();
    }

    static String count(List<?> records) {
        if (records.isEmpty() || records.size() > MOST_RECORDS) {
            throw new IllegalArgumentException("a frame holds 1 to 999 records");
        }
        return Texts.padded(records.size(), 3);
    }
}
