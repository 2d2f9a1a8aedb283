package jeoul.kis.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonToken;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jeoul.engine.market.Quote;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * A payload that is cut, enlarged or spoilt in one field is read as what it was, or refused with
 * the field's name: never as another number and never as nothing.
 */
class CorruptionProperties {

    private static final int ANY = Integer.MAX_VALUE;

    /** A payload with what it says. */
    static final class Payload {

        private final byte[] bytes;
        private final ReplyFormat<?> format;
        private final Object meaning;

        Payload(byte[] bytes, ReplyFormat<?> format, Object meaning) {
            this.bytes = bytes;
            this.format = format;
            this.meaning = meaning;
        }

        @Override
        public String toString() {
            return meaning.getClass().getSimpleName();
        }
    }

    @Property
    void aCutAnswerIsRefused(
            @ForAll("payloads") Payload payload, @ForAll @IntRange(max = ANY) int at) {
        byte[] cut = Arrays.copyOf(payload.bytes, at % payload.bytes.length);

        assertThrows(WireException.class, () -> payload.format.decode(cut));
    }

    @Property
    void unknownFieldsAreNotLookedAt(
            @ForAll("payloads") Payload payload,
            @ForAll @IntRange(max = ANY) int at,
            @ForAll("values") String value) {
        List<Rewritten.Place> places = Rewritten.places(payload.bytes);
        Rewritten.Place place = places.get(at % places.size());
        String old =
                new String(
                        Arrays.copyOfRange(payload.bytes, place.from(), place.to()),
                        StandardCharsets.UTF_8);
        byte[] enlarged = Rewritten.replaced(payload.bytes, place, old + ",\"one_more\":" + value);

        assertEquals(payload.meaning, meaning(payload.format.decode(enlarged)));
    }

    @Property
    void aSpoiltFieldIsRefusedOrWasNotNeeded(
            @ForAll("payloads") Payload payload,
            @ForAll @IntRange(max = ANY) int at,
            @ForAll("garbage") String garbage) {
        List<Rewritten.Place> places =
                Rewritten.places(payload.bytes).stream()
                        .filter(p -> p.token() == JsonToken.VALUE_STRING)
                        .filter(CorruptionProperties::isNoFreeText)
                        .toList();
        byte[] spoilt = Rewritten.replaced(payload.bytes, places.get(at % places.size()), garbage);

        assertReadAsItWasOrRefused(payload, spoilt);
    }

    @Property
    void aSpoiltBlockIsRefused(
            @ForAll("payloads") Payload payload,
            @ForAll @IntRange(max = ANY) int at,
            @ForAll("garbage") String garbage) {
        List<Rewritten.Place> places =
                Rewritten.places(payload.bytes).stream()
                        .filter(p -> p.field().startsWith("output"))
                        .toList();
        Rewritten.Place place = places.get(at % places.size());
        if (place.token() == JsonToken.START_ARRAY && garbage.equals("[]")) {
            // Says plainly that there is nothing; the mappers hold it against the sums beside it.
            return;
        }
        byte[] spoilt = Rewritten.replaced(payload.bytes, place, garbage);

        assertReadAsItWasOrRefused(payload, spoilt);
    }

    private static void assertReadAsItWasOrRefused(Payload payload, byte[] spoilt) {
        Reply<?> reply;
        try {
            reply = payload.format.decode(spoilt);
        } catch (WireException e) {
            return;
        }
        if (reply.envelope().succeeded()) {
            Object read = meaning(reply);
            // What a page may lack is absent then, not zero.
            assertEquals(payload.meaning, read instanceof Balance b ? whole(b, payload) : read);
        }
    }

    private static Object whole(Balance read, Payload payload) {
        Balance meant = (Balance) payload.meaning;
        return read.totals().isPresent() ? read : new Balance(read.rows(), meant.totals());
    }

    /** Names of people and things, and codes that only people read, may be anything. */
    private static boolean isNoFreeText(Rewritten.Place place) {
        return !List.of(
                        "msg1",
                        "msg_cd",
                        "prdt_name",
                        "trad_dvsn_name",
                        "pdno",
                        "ord_dvsn_name",
                        "ord_gno_brno",
                        "ord_dvsn_cd",
                        "odno",
                        "orgn_odno",
                        "ctx_area_fk100",
                        "ctx_area_nk100",
                        "new_mkop_cls_code",
                        "vi_cls_code",
                        "excg_id_dvsn_Cd",
                        // Blank is a value of these.
                        "loan_dt",
                        "loan_amt",
                        "stln_slng_chgs",
                        "cncl_yn",
                        "antc_cnpr",
                        "antc_vol",
                        "KRX_FWDG_ORD_ORGNO",
                        "ODNO")
                .contains(place.field());
    }

    @Property
    void aCutFrameIsRefusedOrLostNothingWeRead(
            @ForAll("books") BookTick book, @ForAll @IntRange(max = ANY) int at) {
        String frame = BookTick.encode(List.of(book));
        String cut = frame.substring(0, at % frame.length());

        List<BookTick> read;
        try {
            read = StreamFrame.decode(cut).books();
        } catch (WireException e) {
            return;
        }
        assertEquals(List.of(book), read);
    }

    @Property
    void aCutFrameOfSeveralTradesIsRefusedOrLostNothingWeRead(
            @ForAll("trades") List<TradeTick> trades, @ForAll @IntRange(max = ANY) int at) {
        String frame = TradeTick.encode(trades);
        String cut = frame.substring(0, at % frame.length());

        List<TradeTick> read;
        try {
            read = StreamFrame.decode(cut).trades();
        } catch (WireException e) {
            return;
        }
        assertEquals(trades, read);
    }

    @Property
    void aCutNoticeIsRefusedOrLostItsPaddingAlone(
            @ForAll("notices") Notice notice,
            @ForAll Notice.Layout layout,
            @ForAll @IntRange(max = ANY) int at) {
        NoticeCipher cipher =
                new NoticeCipher("abcdefghijklmnopqrstuvwxyz012345", "ABCDEFGHIJKLMNOP");
        String frame = Notice.encode(List.of(notice), Environment.MOCK, layout, cipher);
        String cut = frame.substring(0, at % frame.length());

        List<Notice> read;
        try {
            read = StreamFrame.decode(cut).notices(cipher);
        } catch (WireException e) {
            return;
        }
        assertEquals(StreamFrame.decode(frame).notices(cipher), read);
        assertEquals(frame, cut + "=".repeat(frame.length() - cut.length()));
    }

    @Property
    void aNoticeWithOneLetterAlteredIsRefused(
            @ForAll("notices") Notice notice, @ForAll @IntRange(max = ANY) int at) {
        NoticeCipher cipher =
                new NoticeCipher("abcdefghijklmnopqrstuvwxyz012345", "ABCDEFGHIJKLMNOP");
        String frame =
                Notice.encode(List.of(notice), Environment.REAL, Notice.Layout.COMPACT, cipher);
        int start = frame.lastIndexOf('|') + 1;
        int place = start + at % (frame.length() - start);
        char other = frame.charAt(place) == 'x' ? 'y' : 'x';
        String altered = frame.substring(0, place) + other + frame.substring(place + 1);

        List<Notice> read;
        try {
            read = StreamFrame.decode(altered).notices(cipher);
        } catch (WireException e) {
            return;
        }
        assertEquals(StreamFrame.decode(frame).notices(cipher), read);
    }

    @Property
    void aFullNoticeThatLostItsEndIsNotReadAsACompactOne(@ForAll("notices") Notice notice) {
        String plain = notice.plain(Notice.Layout.FULL);
        for (int lost = 1; lost <= 25; lost++) {
            plain = plain.substring(0, plain.lastIndexOf('^'));
            String shorter = plain;

            assertThrows(
                    WireException.class,
                    () -> StreamFrame.decode("1|H0STCNI0|001|").notices(shorter));
        }
    }

    private static Object meaning(Reply<?> reply) {
        return reply.body().orElseThrow();
    }

    @Provide
    Arbitrary<Payload> payloads() {
        return Arbitraries.oneOf(
                payload(
                        RecordArbitraries.of(Balance.class)
                                .filter(b -> b.totals().isPresent() && !b.rows().isEmpty()),
                        ReplyFormat.BALANCE),
                payload(
                        RecordArbitraries.of(DayOrders.class)
                                .filter(b -> !b.rows().isEmpty())
                                .map(b -> new DayOrders(b.rows(), Optional.empty())),
                        ReplyFormat.DAY_ORDERS),
                payload(RecordArbitraries.of(AskingPrice.class), ReplyFormat.ASKING_PRICE),
                payload(RecordArbitraries.of(BuyingPower.class), ReplyFormat.BUYING_POWER),
                payload(RecordArbitraries.of(OrderReply.class), ReplyFormat.ORDER));
    }

    private static <T> Arbitrary<Payload> payload(Arbitrary<T> bodies, ReplyFormat<T> format) {
        return bodies.map(
                body ->
                        new Payload(
                                format.encode(Reply.of(new Envelope("0", "MCA00000", "정상"), body)),
                                format,
                                body));
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                "\"x\"", "7", "null", "{\"a\":[1,{\"b\":2}]}", "[]", "[1,\"2\"]", "true");
    }

    @Provide
    Arbitrary<String> garbage() {
        return Arbitraries.of(
                "\"\"",
                "\"   \"",
                "null",
                "\"abc\"",
                "\"1O0\"",
                "\"１２\"",
                "\"1,000\"",
                "\"7.5.1\"",
                "\"1e3\"",
                "\"--1\"",
                "\"99999999999999999999\"",
                "{}",
                "[]",
                "[1]",
                "{\"a\":1}",
                "true");
    }

    @Provide
    Arbitrary<BookTick> books() {
        return RecordArbitraries.of(BookTick.class);
    }

    @Provide
    Arbitrary<List<TradeTick>> trades() {
        return RecordArbitraries.of(TradeTick.class).list().ofMinSize(1).ofMaxSize(3);
    }

    @Provide
    Arbitrary<Notice> notices() {
        return RecordArbitraries.of(Notice.class)
                .filter(n -> !n.fill() || (n.price() > 0 && n.quantity() > 0 && !n.refused()));
    }

    /** A level whose price or shares were lost cannot be told from a smaller book by itself. */
    @Property
    void aLevelThatLostItsSharesIsRefused(@ForAll("books") BookTick book) {
        List<Quote.Level> asks = book.ladder().asks();
        if (asks.isEmpty()) {
            return;
        }
        String[] fields = BookTick.encode(List.of(book)).split("\\^", -1);
        fields[23] = "0";

        assertThrows(
                WireException.class, () -> StreamFrame.decode(String.join("^", fields)).books());
    }

    @Property
    void aLevelThatLostItsPriceIsRefused(@ForAll("books") BookTick book) {
        if (book.ladder().bids().isEmpty()) {
            return;
        }
        String[] fields = BookTick.encode(List.of(book)).split("\\^", -1);
        fields[13] = "0";

        assertThrows(
                WireException.class, () -> StreamFrame.decode(String.join("^", fields)).books());
    }
}
