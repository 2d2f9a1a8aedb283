package jeoul.kis.wire;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import jeoul.engine.market.Side;
import jeoul.engine.order.BrokerOrderId;

/**
 * What became of an order (H0STCNI0 and H0STCNI9). It has no id of its own: a fill is known by
 * order, time, price and quantity, and the same one may come twice.
 *
 * @param original the order that is revised or cancelled
 * @param typeCode ORD_DVSN of the order
 * @param condition 0, 1 for IOC or 2 for FOK
 * @param price of this fill, won per share; in any other notice the order's
 * @param quantity of this fill, not of all fills; in any other notice the order's
 * @param orderQuantity shares of the whole order
 * @param exchange 1 KRX, 2 NXT, 3 and 4 for orders routed there
 * @param orderPrice blank in a receipt
 */
public record Notice(
        String customer,
        AccountNumber account,
        BrokerOrderId number,
        Optional<BrokerOrderId> original,
        Side side,
        Action action,
        String typeCode,
        String condition,
        String code,
        long price,
        long quantity,
        LocalTime at,
        boolean refused,
        boolean fill,
        Stage stage,
        String branch,
        long orderQuantity,
        String accountName,
        String exchange,
        String name,
        OptionalLong orderPrice) {

    /** What the order asks for (RCTF_CLS). */
    public enum Action {
        NEW('0'),
        REVISE('1'),
        CANCEL('2');

        private final char code;

        Action(char code) {
            this.code = code;
        }
    }

    /** How far it has come (ACPT_YN). */
    public enum Stage {
        RECEIVED('1'),
        CONFIRMED('2'),
        /** The rest of an IOC or FOK order was cancelled. */
        CONDITION_CANCELLED('3');

        private final char code;

        Stage(char code) {
            this.code = code;
        }
    }

    /** The two layouts seen. The shorter one glues four fields together. */
    public enum Layout {
        /** Seen in logs, those of mock among them. */
        COMPACT,
        /** As documented. */
        FULL
    }

    static final int COMPACT_FIELDS = 23;
    private static final int FULL_FIELDS = 26;

    static Notice read(Tokens from, int base) {
        boolean full = from.width() == FULL_FIELDS;
        if (!full && from.width() != COMPACT_FIELDS) {
            throw new WireException(
                    from.name(base), from.width() + " fields", "23 or 26 fields in a notice");
        }
        int tail = base + (full ? 22 : 19);
        String loanDate = from.text(tail + 1);
        if (!loanDate.isEmpty() && (loanDate.length() != 8 || !Texts.isDigits(loanDate, 0, 8))) {
            // A full notice that lost its end would read as a compact one.
            throw new WireException(
                    from.name(tail + 1), WireException.quoted(loanDate), "a day or a blank");
        }
        boolean fill = code(from, base + 13, "12") == '2';
        Notice notice =
                new Notice(
                        from.text(base),
                        AccountNumber.split(from.name(base + 1), from.text(base + 1)),
                        new BrokerOrderId(from.required(base + 2, "an order number")),
                        original(from.text(base + 3)),
                        from.side(base + 4),
                        action(from, base + 5),
                        from.text(base + 6),
                        from.text(base + 7),
                        from.required(base + 8, "a short code"),
                        from.number(base + 10),
                        from.number(base + 9),
                        from.time(base + 11),
                        code(from, base + 12, "01") == '1',
                        fill,
                        stage(from, base + 14),
                        from.text(base + 15),
                        from.number(base + 16),
                        from.text(base + 17),
                        full ? from.text(base + 19) : glued(from.text(base + 18)),
                        from.text(tail + 2),
                        from.text(tail + 3).isEmpty()
                                ? OptionalLong.empty()
                                : OptionalLong.of(from.number(tail + 3)));
        if (fill && (notice.price < 1 || notice.quantity < 1 || notice.refused)) {
            throw new WireException(
                    from.name(base + 9),
                    notice.price + " won and " + notice.quantity + " shares",
                    "a fill with a price and shares that is not refused");
        }
        return notice;
    }

    private static Optional<BrokerOrderId> original(String number) {
        return number.chars().allMatch(c -> c == '0')
                ? Optional.empty()
                : Optional.of(new BrokerOrderId(number));
    }

    /** The exchange in front of the flag that ends the glued fields, such as {@code 1Y}. */
    private static String glued(String fields) {
        int flag = Math.max(fields.indexOf('Y'), fields.indexOf('N'));
        return flag < 1 ? "" : fields.substring(flag - 1, flag);
    }

    private static Action action(Tokens from, int field) {
        return switch (code(from, field, "012")) {
            case '1' -> Action.REVISE;
            case '2' -> Action.CANCEL;
            default -> Action.NEW;
        };
    }

    private static Stage stage(Tokens from, int field) {
        return switch (code(from, field, "123")) {
            case '2' -> Stage.CONFIRMED;
            case '3' -> Stage.CONDITION_CANCELLED;
            default -> Stage.RECEIVED;
        };
    }

    private static char code(Tokens from, int field, String known) {
        String text = from.text(field);
        if (text.length() != 1 || known.indexOf(text.charAt(0)) < 0) {
            throw new WireException(
                    from.name(field), WireException.quoted(text), "one of the codes " + known);
        }
        return text.charAt(0);
    }

    /** The encrypted text frame of one or several notices. */
    public static String encode(
            List<Notice> notices, Environment environment, Layout layout, NoticeCipher cipher) {
        String plain = notices.stream().map(n -> n.plain(layout)).collect(Collectors.joining("^"));
        return "1|"
                + StreamTrId.NOTICES.code(environment)
                + "|"
                + StreamFrame.count(notices)
                + "|"
                + cipher.encrypt(plain);
    }

    String plain(Layout layout) {
        return String.join(
                "^",
                clean(customer),
                account.joined(),
                number.value(),
                original.map(BrokerOrderId::value).orElse(""),
                Fields.sideCode(side),
                String.valueOf(action.code),
                clean(typeCode),
                clean(condition),
                clean(code),
                Texts.padded(quantity, 10),
                Texts.padded(price, 9),
                Texts.write(at),
                refused ? "1" : "0",
                fill ? "2" : "1",
                String.valueOf(stage.code),
                clean(branch),
                Texts.padded(orderQuantity, 9),
                clean(accountName),
                layout == Layout.FULL ? "^" + exchange + "^Y^" : exchange + "Y",
                "10",
                "",
                clean(name),
                orderPrice.isPresent() ? Texts.padded(orderPrice.getAsLong(), 9) : "");
    }

    private static String clean(String text) {
        if (text.indexOf('^') >= 0 || text.indexOf('|') >= 0) {
            throw new IllegalArgumentException("no caret or bar fits in a frame: " + text);
        }
        return text;
    }
}
