package jeoul.kis.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jeoul.engine.market.RuleFile;
import jeoul.engine.order.RejectReason;

/** The known message codes, and what an answer means. */
public final class MessageCodes {

    private static final Map<String, MessageCode> BY_CODE = table();

    /** The kinds that say something of the order itself rather than of the call. */
    private static final Set<MessageKind> OF_ORDERS =
            EnumSet.of(
                    MessageKind.REQUEST,
                    MessageKind.CASH,
                    MessageKind.QUANTITY,
                    MessageKind.CLOSED,
                    MessageKind.TICK,
                    MessageKind.UNTRADABLE,
                    MessageKind.ORDER_TYPE,
                    MessageKind.NO_OPEN_QTY);

    private MessageCodes() {}

    /** The code with this name; empty for one never seen. */
    public static Optional<MessageCode> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** All of them, in the order of the table. */
    public static Collection<MessageCode> all() {
        return BY_CODE.values();
    }

    /**
     * The code that refuses an order for a reason in an environment: what a server answers with.
     * Real accounts have fewer known codes; the general refusal stands in for the rest.
     */
    public static MessageCode refusal(RejectReason reason, Environment environment) {
        List<MessageCode> fitting = new ArrayList<>();
        for (MessageCode code : BY_CODE.values()) {
            if (code.reason().equals(Optional.of(reason))
                    && OF_ORDERS.contains(code.kind())
                    && code.environment().equals(Optional.of(environment))) {
                fitting.add(code);
            }
        }
        if (!fitting.isEmpty()) {
            return fitting.get(0);
        }
        MessageCode general =
                BY_CODE.get(environment == Environment.MOCK ? "40310000" : "OPSQ2001");
        return new MessageCode(
                general.code(),
                general.http(),
                general.resultCode(),
                MessageKind.UNKNOWN,
                Optional.of(reason),
                Optional.of(environment),
                Words.of(reason));
    }

    /**
     * What an answer means. HTTP status is no verdict: the body is. A code never seen proves
     * nothing, whatever status it came under, nor does a result code that contradicts its message.
     */
    public static Verdict verdict(Envelope envelope) {
        if (envelope.succeeded()) {
            return new Verdict(MessageKind.OK, Optional.empty(), envelope);
        }
        if (envelope.text().contains("초당 거래건수")) {
            return new Verdict(MessageKind.RATE, Optional.empty(), envelope);
        }
        MessageCode known = BY_CODE.get(envelope.code());
        if (known == null || known.kind() == MessageKind.OK) {
            return new Verdict(MessageKind.UNKNOWN_OUTCOME, Optional.empty(), envelope);
        }
        // Codes are reused with other words, so an order's refusal is read from both.
        Optional<RejectReason> reason = known.reason();
        if (reason.isPresent()) {
            reason = Words.reason(envelope.text()).or(known::reason);
        }
        return new Verdict(known.kind(), reason, envelope);
    }

    private static Map<String, MessageCode> table() {
        RuleFile file = RuleFile.read(MessageCodes.class, "message-codes.csv");
        Map<String, MessageCode> table = new LinkedHashMap<>();
        for (int row = 0; row < file.rows(); row++) {
            String reason = file.cell(row, "reason");
            String environment = file.cell(row, "environment").toUpperCase(Locale.ROOT);
            MessageCode code =
                    new MessageCode(
                            file.cell(row, "code"),
                            Integer.parseInt(file.cell(row, "http")),
                            file.cell(row, "rt_cd"),
                            MessageKind.named(file.cell(row, "kind")),
                            reason.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(RejectReason.valueOf(reason)),
                            environment.equals("BOTH")
                                    ? Optional.empty()
                                    : Optional.of(Environment.valueOf(environment)),
                            file.cell(row, "text"));
            table.put(code.code(), code);
        }
        return Collections.unmodifiableMap(table);
    }

    /** What the Korean words of a refusal tell of its reason. */
    private static final class Words {

        private static final Map<String, RejectReason> TELLING = telling();

        private Words() {}

        static Optional<RejectReason> reason(String text) {
            String packed = text.replace(" ", "");
            for (Map.Entry<String, RejectReason> words : TELLING.entrySet()) {
                if (packed.contains(words.getKey())) {
                    return Optional.of(words.getValue());
                }
            }
            return Optional.empty();
        }

        static String of(RejectReason reason) {
            for (Map.Entry<String, RejectReason> words : TELLING.entrySet()) {
                if (words.getValue() == reason) {
                    return "주문처리가 안되었습니다(" + words.getKey() + ")";
                }
            }
            return "주문처리가 안되었습니다";
        }

        private static Map<String, RejectReason> telling() {
            Map<String, RejectReason> words = new LinkedHashMap<>();
            words.put("호가단위", RejectReason.WRONG_TICK);
            words.put("상하한가", RejectReason.BEYOND_PRICE_LIMIT);
            words.put("단일가", RejectReason.NOT_IN_AUCTION);
            words.put("거래정지", RejectReason.HALTED);
            words.put("매매불가", RejectReason.NOT_TRADABLE);
            words.put("원주문", RejectReason.UNKNOWN_ORDER);
            words.put("취소할수량", RejectReason.UNKNOWN_ORDER);
            words.put("주문유형", RejectReason.TYPE_NOT_OFFERED);
            words.put("주문수량오류", RejectReason.BAD_QUANTITY);
            words.put("장운영", RejectReason.OUTSIDE_SESSION);
            words.put("잔고", RejectReason.INSUFFICIENT_SHARES);
            words.put("수량을초과", RejectReason.INSUFFICIENT_SHARES);
            words.put("금액을초과", RejectReason.INSUFFICIENT_CASH);
            words.put("금액이부족", RejectReason.INSUFFICIENT_CASH);
            return Collections.unmodifiableMap(words);
        }
    }
}
