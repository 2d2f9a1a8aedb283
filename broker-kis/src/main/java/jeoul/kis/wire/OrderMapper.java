package jeoul.kis.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;

/** Orders, and what became of them, between the wire and the engine. */
public final class OrderMapper {

    private OrderMapper() {}

    /** The call an order is sent with: the wire tells its side by the TR id alone. */
    public static Endpoint endpoint(Side side) {
        return side == Side.BUY ? Endpoint.BUY : Endpoint.SELL;
    }

    /** An order as it is sent to KRX. */
    public static OrderRequest toWire(Order order, AccountNumber account) {
        return new OrderRequest(
                account,
                order.symbol(),
                order.type(),
                order.price().orElse(0),
                order.quantity(),
                order.stop(),
                OrderRequest.KRX);
    }

    /**
     * The order a client sent. A price beside a type that names none is not looked at: some clients
     * send one.
     *
     * @throws WireException if the quantity, the price or the stop is none
     */
    public static Order fromWire(OrderRequest request, ClientOrderId id, Side side) {
        return order(
                id,
                request.symbol(),
                side,
                request.type(),
                request.price(),
                request.quantity(),
                request.stop());
    }

    /** Moves shares of a standing order to a new type or price. */
    public static ReviseCancelRequest revise(
            AccountNumber account,
            String branch,
            BrokerOrderId original,
            OrderType type,
            OptionalLong price,
            long quantity,
            boolean all,
            OptionalLong stop) {
        return new ReviseCancelRequest(
                account,
                branch,
                original,
                type,
                false,
                price.orElse(0),
                quantity,
                all,
                stop,
                OrderRequest.KRX);
    }

    /** Cancels shares of a standing order. */
    public static ReviseCancelRequest cancel(
            AccountNumber account,
            String branch,
            BrokerOrderId original,
            long quantity,
            boolean all) {
        return new ReviseCancelRequest(
                account,
                branch,
                original,
                OrderType.LIMIT,
                true,
                0,
                quantity,
                all,
                OptionalLong.empty(),
                OrderRequest.KRX);
    }

    private static Order order(
            ClientOrderId id,
            Symbol symbol,
            Side side,
            OrderType type,
            long price,
            long quantity,
            OptionalLong stop) {
        try {
            return new Order(
                    id,
                    symbol,
                    side,
                    type,
                    type.pricing().namesPrice() ? OptionalLong.of(price) : OptionalLong.empty(),
                    quantity,
                    stop);
        } catch (IllegalArgumentException e) {
            throw new WireException("order", String.valueOf(e.getMessage()), "an order KRX knows");
        }
    }

    /**
     * The orders in all pages of a list.
     *
     * @param orders in the order of the rows
     * @param cancelRequests rows that only ask to cancel another; they are no orders
     * @param others orders we cannot have sent, of a code or a type that we do not trade
     */
    public record DayReading(
            List<OrderStatus> orders,
            List<DayOrders.Row> cancelRequests,
            List<DayOrders.Row> others) {

        public DayReading {
            orders = List.copyOf(orders);
            cancelRequests = List.copyOf(cancelRequests);
            others = List.copyOf(others);
        }
    }

    /**
     * Reads all pages of a list together.
     *
     * @param pages in order, the last one included: whether they are all is the caller's to know
     * @throws WireException if a row contradicts itself, an order stands there twice, or no row
     *     stands there though the sums say that something was ordered
     */
    public static DayReading fromWire(List<DayOrders> pages) {
        List<DayOrders.Row> rows = new ArrayList<>();
        for (DayOrders page : pages) {
            rows.addAll(page.rows());
        }
        for (DayOrders page : pages) {
            // Mock has answered an empty list while fills happened.
            if (rows.isEmpty() && page.totals().isPresent() && page.totals().get().ordered() > 0) {
                throw new WireException(
                        "output1",
                        "no order beside " + page.totals().get().ordered() + " shares ordered",
                        "the orders");
            }
        }
        return read(rows);
    }

    private static DayReading read(List<DayOrders.Row> rows) {
        Set<BrokerOrderId> referred = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        for (DayOrders.Row row : rows) {
            row.original().ifPresent(referred::add);
            if (!seen.add(row.date() + " " + row.branch() + " " + row.number())) {
                throw new WireException(
                        where(row), "there twice", "each order once, on one page alone");
            }
        }
        List<OrderStatus> orders = new ArrayList<>();
        List<DayOrders.Row> cancels = new ArrayList<>();
        List<DayOrders.Row> others = new ArrayList<>();
        for (DayOrders.Row row : rows) {
            boolean isReferred = referred.contains(row.number());
            Optional<OrderType> type = OrderCodes.typeOf(row.typeCode());
            if (isCancelRequest(row, isReferred)) {
                cancels.add(row);
            } else if (type.isEmpty() || !Symbol.isValid(row.code())) {
                others.add(row);
            } else {
                orders.add(status(row, type.get(), isReferred));
            }
        }
        return new DayReading(orders, cancels, others);
    }

    /**
     * Whether a row only asks to cancel. It names the order it cancels, trades nothing, and is not
     * itself named by another; its type says so in words, or its flag where nothing of it is open.
     */
    private static boolean isCancelRequest(DayOrders.Row row, boolean isReferred) {
        if (row.original().isEmpty() || isReferred) {
            return false;
        }
        boolean inWords = row.typeName().contains("취소");
        if (inWords && row.filled() > 0) {
            throw new WireException(where(row), "a cancel with a fill", "a cancel trades nothing");
        }
        return inWords || (row.cancelFlag() && row.filled() == 0 && row.open() == 0);
    }

    private static OrderStatus status(DayOrders.Row row, OrderType type, boolean isReferred) {
        // Shares that moved to a revision may not be counted as cancelled: what is neither filled,
        // rejected nor open is gone, and has to be stated unless another row names this one.
        long gone;
        try {
            gone =
                    Math.subtractExact(
                            row.quantity(),
                            Math.addExact(Math.addExact(row.filled(), row.rejected()), row.open()));
        } catch (ArithmeticException e) {
            gone = -1;
        }
        if (gone < row.cancelled() || (gone != row.cancelled() && !isReferred)) {
            throw new WireException(
                    where(row),
                    "of "
                            + row.quantity()
                            + " filled "
                            + row.filled()
                            + ", cancelled "
                            + row.cancelled()
                            + ", rejected "
                            + row.rejected()
                            + ", open "
                            + row.open(),
                    "parts that add up");
        }
        if (row.quantity() < 1 || (row.filled() == 0) != (row.filledAmount() == 0)) {
            throw new WireException(
                    where(row),
                    row.filled() + " of " + row.quantity() + " shares for " + row.filledAmount(),
                    "shares, and won where some were filled");
        }
        if (type.pricing().namesPrice() && row.price() < 1) {
            throw new WireException(where(row), "no price", "the price of a " + type + " order");
        }
        return new OrderStatus(
                row.number(),
                row.original(),
                new Symbol(row.code()),
                row.side(),
                type,
                type.pricing().namesPrice() ? OptionalLong.of(row.price()) : OptionalLong.empty(),
                row.quantity(),
                row.filled(),
                row.filledAmount(),
                gone,
                row.rejected(),
                Seoul.at(row.date(), row.at()));
    }

    private static String where(DayOrders.Row row) {
        return "order " + row.number();
    }

    /** An order's line as KIS lists it. */
    public static DayOrders.Row toWire(OrderStatus status, String name, String branch) {
        return new DayOrders.Row(
                Seoul.dateOf(status.at()),
                branch,
                status.number(),
                status.revises(),
                OrderCodes.nameOf(status.type()),
                status.side(),
                status.symbol().code(),
                name,
                status.quantity(),
                status.price().orElse(0),
                Seoul.timeOf(status.at()).withNano(0),
                status.filled(),
                Average.value(status.filledNotional(), status.filled(), 4),
                false,
                status.filledNotional(),
                OrderCodes.codeOf(status.type()),
                status.cancelled(),
                status.leaves(),
                status.rejected(),
                OrderRequest.KRX);
    }

    /** The line of a request to cancel. */
    public static DayOrders.Row cancelRow(
            OrderStatus cancelled,
            BrokerOrderId number,
            long quantity,
            OrderReply reply,
            String name) {
        DayOrders.Row of = toWire(cancelled, name, reply.branch());
        return new DayOrders.Row(
                of.date(),
                of.branch(),
                number,
                Optional.of(cancelled.number()),
                "취소주문",
                of.side(),
                of.code(),
                name,
                quantity,
                0,
                reply.at(),
                0,
                Average.value(0, 0, 4),
                true,
                0,
                "00",
                0,
                0,
                0,
                OrderRequest.KRX);
    }
}
