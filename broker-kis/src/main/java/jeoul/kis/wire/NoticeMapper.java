package jeoul.kis.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.market.Seoul;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Fill;

/** Notices of one account: from the engine's fills and orders to the wire, and back. */
public final class NoticeMapper {

    /** KRX among the exchanges of a notice. */
    private static final String KRX = "1";

    private final String customer;
    private final AccountNumber account;
    private final String branch;

    /**
     * @param customer the HTS id the notices go to
     * @param branch as in the answers to the orders
     */
    public NoticeMapper(String customer, AccountNumber account, String branch) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.account = Objects.requireNonNull(account, "account");
        this.branch = Objects.requireNonNull(branch, "branch");
    }

    /**
     * The fill a notice tells of; empty for any other notice.
     *
     * @param day today in Seoul: a notice carries the time alone
     */
    public static Optional<Fill> fill(Notice notice, LocalDate day) {
        return notice.fill()
                ? Optional.of(
                        new Fill(notice.price(), notice.quantity(), Seoul.at(day, notice.at())))
                : Optional.empty();
    }

    /** The notice of a fill. */
    public Notice toWire(OrderStatus order, String name, Fill fill) {
        return notice(
                order,
                name,
                Notice.Action.NEW,
                Notice.Stage.CONFIRMED,
                fill.price(),
                fill.quantity(),
                fill.at(),
                false,
                true);
    }

    /**
     * The notice of anything else: an order, a revision or a cancel was received, confirmed or
     * refused, or the rest of an IOC or FOK order was cancelled.
     *
     * @param quantity shares it is about
     */
    public Notice toWire(
            OrderStatus order,
            String name,
            Notice.Action action,
            Notice.Stage stage,
            boolean refused,
            long quantity,
            Instant at) {
        return notice(
                order, name, action, stage, order.price().orElse(0), quantity, at, refused, false);
    }

    private Notice notice(
            OrderStatus order,
            String name,
            Notice.Action action,
            Notice.Stage stage,
            long price,
            long quantity,
            Instant at,
            boolean refused,
            boolean fill) {
        return new Notice(
                customer,
                account,
                order.number(),
                order.revises(),
                order.side(),
                action,
                OrderCodes.codeOf(order.type()),
                condition(order.type().condition()),
                order.symbol().code(),
                price,
                quantity,
                Seoul.timeOf(at).withNano(0),
                refused,
                fill,
                stage,
                branch,
                order.quantity(),
                "",
                KRX,
                name,
                fill ? OptionalLong.of(order.price().orElse(0)) : OptionalLong.empty());
    }

    private static String condition(Condition condition) {
        return switch (condition) {
            case DAY -> "0";
            case IOC -> "1";
            case FOK -> "2";
        };
    }
}
