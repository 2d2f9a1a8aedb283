package jeoul.kis.wire;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How one call's answer is written and read. Reading is lenient about what is not needed and strict
 * about what is: success without its body, or a list that is absent, is a {@link WireException},
 * never an empty answer.
 */
public final class ReplyFormat<T> {

    public static final ReplyFormat<TokenReply> TOKEN = bare(TokenReply::read, TokenReply::write);
    public static final ReplyFormat<RevokeReply> REVOKE =
            bare(RevokeReply::read, RevokeReply::write);
    public static final ReplyFormat<ApprovalReply> APPROVAL =
            bare(ApprovalReply::read, ApprovalReply::write);
    public static final ReplyFormat<HashReply> HASH_KEY = bare(HashReply::read, HashReply::write);

    public static final ReplyFormat<Price> PRICE =
            quote(
                    root -> Price.read(root.object("output")),
                    (body, to) -> to.object("output", body::write));
    public static final ReplyFormat<AskingPrice> ASKING_PRICE =
            quote(AskingPrice::read, AskingPrice::write);
    public static final ReplyFormat<List<TradeRow>> TRADES =
            quote(
                    root -> rows(root, "output", TradeRow::read),
                    (body, to) -> to.list("output", body, TradeRow::write));
    public static final ReplyFormat<MinuteBars> MINUTE_BARS =
            quote(MinuteBars::read, MinuteBars::write);
    public static final ReplyFormat<DailyBars> DAILY_BARS =
            quote(DailyBars::read, DailyBars::write);
    public static final ReplyFormat<List<HolidayRow>> HOLIDAYS =
            new ReplyFormat<>(
                    Style.HOLIDAYS,
                    root -> rows(root, "output", HolidayRow::read),
                    (body, to) -> to.list("output", body, HolidayRow::write));
    public static final ReplyFormat<StockInfo> STOCK_INFO =
            new ReplyFormat<>(
                    Style.INQUIRY,
                    root -> StockInfo.read(root.object("output")),
                    (body, to) -> to.object("output", body::write));
    public static final ReplyFormat<ProductInfo> PRODUCT_INFO =
            new ReplyFormat<>(
                    Style.INQUIRY,
                    root -> ProductInfo.read(root.object("output")),
                    (body, to) -> to.object("output", body::write));

    /** Of buys, sells, revisions and cancels. */
    public static final ReplyFormat<OrderReply> ORDER =
            quote(
                    root -> OrderReply.read(root.object("output")),
                    (body, to) -> to.object("output", body::write));

    public static final ReplyFormat<Balance> BALANCE = list(Balance::read, Balance::write);
    public static final ReplyFormat<BuyingPower> BUYING_POWER =
            new ReplyFormat<>(
                    Style.INQUIRY,
                    root -> BuyingPower.read(root.object("output")),
                    (body, to) -> to.object("output", body::write));
    // The table names the block output1, the text and the sample output.
    public static final ReplyFormat<Sellable> SELLABLE =
            new ReplyFormat<>(
                    Style.INQUIRY,
                    root -> Sellable.read(root.object(root.has("output") ? "output" : "output1")),
                    (body, to) -> to.object("output", body::write));
    public static final ReplyFormat<List<OpenOrderRow>> OPEN_ORDERS =
            list(
                    root -> rows(root, "output", OpenOrderRow::read),
                    (body, to) -> to.list("output", body, OpenOrderRow::write));
    public static final ReplyFormat<DayOrders> DAY_ORDERS = list(DayOrders::read, DayOrders::write);

    /** What stands around the body. */
    private enum Style {
        /** Nothing: token, hash key, approval key. */
        BARE,
        QUOTE,
        /** An account inquiry: the message is padded. */
        INQUIRY,
        /** An account inquiry in pages. */
        LIST,
        HOLIDAYS
    }

    private static final int CONTEXT_WIDTH = 100;
    private static final int HOLIDAY_CONTEXT_WIDTH = 20;

    private final Style style;
    private final Function<Fields, T> reader;
    private final BiConsumer<T, Json.Sink> writer;

    private ReplyFormat(Style style, Function<Fields, T> reader, BiConsumer<T, Json.Sink> writer) {
        this.style = style;
        this.reader = reader;
        this.writer = writer;
    }

    /**
     * Reads an answer, whatever HTTP status it came under.
     *
     * @throws WireException if the bytes are no JSON, say neither success nor failure, or say
     *     success and lack what was asked for
     */
    public Reply<T> decode(byte[] body) {
        Fields root = Json.parse(body);
        Envelope envelope =
                style == Style.BARE && !root.has("error_code") && !root.has("msg_cd")
                        ? Envelope.BARE
                        : Envelope.read(root);
        if (!envelope.succeeded()) {
            return Reply.refused(envelope);
        }
        ContextArea context =
                switch (style) {
                    case BARE, QUOTE, INQUIRY -> ContextArea.FIRST;
                    case LIST -> ContextArea.read(root, "100");
                    case HOLIDAYS -> ContextArea.read(root, "");
                };
        return new Reply<>(envelope, Optional.of(reader.apply(root)), context);
    }

    /** Writes an answer as KIS does: names in its spelling, messages and contexts padded. */
    public byte[] encode(Reply<T> reply) {
        return Json.write(
                to -> {
                    if (reply.body().isPresent()) {
                        if (style == Style.LIST) {
                            reply.context().padded(CONTEXT_WIDTH).write(to, "100", false);
                        } else if (style == Style.HOLIDAYS) {
                            reply.context().padded(HOLIDAY_CONTEXT_WIDTH).write(to, "", false);
                        }
                        writer.accept(reply.body().get(), to);
                    }
                    if (style != Style.BARE || reply.body().isEmpty()) {
                        reply.envelope().write(to, isPadded());
                    }
                });
    }

    private boolean isPadded() {
        return style == Style.INQUIRY || style == Style.LIST || style == Style.HOLIDAYS;
    }

    static <R> List<R> rows(Fields root, String block, Function<Fields, R> read) {
        return root.rows(block).stream().map(read).toList();
    }

    /** A block that a page may lack: absent, {} or []. */
    static Optional<Fields> optional(Fields root, String block) {
        return root.isVoid(block) ? Optional.empty() : Optional.of(root.object(block));
    }

    private static <T> ReplyFormat<T> bare(
            Function<Fields, T> reader, BiConsumer<T, Json.Sink> writer) {
        return new ReplyFormat<>(Style.BARE, reader, writer);
    }

    private static <T> ReplyFormat<T> quote(
            Function<Fields, T> reader, BiConsumer<T, Json.Sink> writer) {
        return new ReplyFormat<>(Style.QUOTE, reader, writer);
    }

    private static <T> ReplyFormat<T> list(
            Function<Fields, T> reader, BiConsumer<T, Json.Sink> writer) {
        return new ReplyFormat<>(Style.LIST, reader, writer);
    }
}
