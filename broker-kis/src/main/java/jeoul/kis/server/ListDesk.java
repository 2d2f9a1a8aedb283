package jeoul.kis.server;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.market.Seoul;
import jeoul.kis.wire.AccountNumber;
import jeoul.kis.wire.DayOrders;
import jeoul.kis.wire.DayOrdersRequest;
import jeoul.kis.wire.OpenOrderRow;
import jeoul.kis.wire.OpenOrdersRequest;
import jeoul.kis.wire.OrderCodes;
import jeoul.kis.wire.OrderMapper;
import jeoul.kis.wire.OrderRequest;
import jeoul.kis.wire.ReplyFormat;

/**
 * Lists orders as the broker states them when asked, whoever sent them, and the requests to cancel
 * that came through here.
 */
final class ListDesk {

    private final OrderLists lists;
    private final Board board;
    private final Clock clock;
    private final OrderDesk orders;
    private final Pages pages;
    private final ServerSettings settings;
    private final String branch;
    private final String success;
    private Optional<Listed> last = Optional.empty();

    ListDesk(
            OrderLists lists,
            Board board,
            Clock clock,
            OrderDesk orders,
            Pages pages,
            ServerSettings settings,
            String branch,
            String success) {
        this.lists = lists;
        this.board = board;
        this.clock = clock;
        this.orders = orders;
        this.pages = pages;
        this.settings = settings;
        this.branch = branch;
        this.success = success;
    }

    void dayOrders(OpenCall call) {
        DayOrdersRequest request = DayOrdersRequest.read(call.fields());
        if (!pages.goOn(call)) {
            ask(call, request.account(), listed -> dayOrders(call, request, listed));
        }
    }

    private void dayOrders(OpenCall call, DayOrdersRequest request, Listed listed) {
        List<Entry> entries = new ArrayList<>();
        List<DayOrders.Row> ordered = new ArrayList<>();
        for (OrderStatus order : listed.orders) {
            DayOrders.Row row = OrderMapper.toWire(order, board.name(order.symbol()), branch);
            if (isAskedFor(request, row, order.leaves() > 0)) {
                entries.add(new Entry(order.at(), row));
                ordered.add(row);
            }
        }
        for (CancelLine cancel : listed.cancels) {
            DayOrders.Row row =
                    OrderMapper.cancelRow(
                            cancel.order(),
                            cancel.reply().number(),
                            cancel.quantity(),
                            cancel.reply(),
                            board.name(cancel.order().symbol()));
            if (isAskedFor(request, row, false)) {
                entries.add(new Entry(Seoul.at(row.date(), row.at()), row));
            }
        }
        // A stable order: what came first stays where it was.
        entries.sort(Comparator.comparing(Entry::second));
        List<DayOrders.Row> rows = new ArrayList<>();
        entries.forEach(entry -> rows.add(entry.row));
        if (!request.oldestFirst()) {
            Collections.reverse(rows);
        }
        boolean empty = call.distortion().empty();
        DayOrders.Totals totals = totals(empty ? List.of() : ordered);
        pages.begin(
                call,
                ReplyFormat.DAY_ORDERS,
                success,
                Pages.condition(
                        call,
                        "CANO",
                        "ACNT_PRDT_CD",
                        "INQR_STRT_DT",
                        "INQR_END_DT",
                        "SLL_BUY_DVSN_CD",
                        "CCLD_DVSN",
                        "INQR_DVSN_3"),
                settings.ordersPage(),
                empty ? List.of() : rows,
                page -> new DayOrders(page, Optional.of(totals)));
    }

    private static boolean isAskedFor(DayOrdersRequest request, DayOrders.Row row, boolean open) {
        LocalDate date = row.date();
        boolean within = !date.isBefore(request.from()) && !date.isAfter(request.to());
        boolean side = request.side().isEmpty() || request.side().get() == row.side();
        boolean symbol =
                request.symbol().isEmpty() || request.symbol().get().code().equals(row.code());
        boolean number = request.number().isEmpty() || request.number().get().equals(row.number());
        boolean filled =
                switch (request.fills()) {
                    case ALL -> true;
                    case FILLED -> row.filled() > 0;
                    case UNFILLED -> open;
                };
        return within && side && symbol && number && filled;
    }

    private static DayOrders.Totals totals(List<DayOrders.Row> rows) {
        long ordered = 0;
        long filled = 0;
        long amount = 0;
        for (DayOrders.Row row : rows) {
            ordered = Math.addExact(ordered, row.quantity());
            filled = Math.addExact(filled, row.filled());
            amount = Math.addExact(amount, row.filledAmount());
        }
        return DayOrders.Totals.of(ordered, filled, amount);
    }

    void openOrders(OpenCall call) {
        OpenOrdersRequest request = OpenOrdersRequest.read(call.fields());
        if (!pages.goOn(call)) {
            ask(call, request.account(), listed -> openOrders(call, request, listed));
        }
    }

    private void openOrders(OpenCall call, OpenOrdersRequest request, Listed listed) {
        List<OpenOrderRow> rows = new ArrayList<>();
        for (OrderStatus order : listed.orders) {
            boolean side = request.side().isEmpty() || request.side().get() == order.side();
            if (order.leaves() > 0 && side && !call.distortion().empty()) {
                rows.add(openRow(order));
            }
        }
        pages.begin(
                call,
                ReplyFormat.OPEN_ORDERS,
                success,
                Pages.condition(call, "CANO", "ACNT_PRDT_CD", "INQR_DVSN_1", "INQR_DVSN_2"),
                settings.balancePage(),
                rows,
                page -> page);
    }

    private OpenOrderRow openRow(OrderStatus order) {
        return new OpenOrderRow(
                branch,
                order.number(),
                order.revises(),
                OrderCodes.nameOf(order.type()),
                order.symbol().code(),
                board.name(order.symbol()),
                order.quantity(),
                order.price().orElse(0),
                Seoul.timeOf(order.at()).withNano(0),
                order.filled(),
                order.filledNotional(),
                order.leaves(),
                order.side(),
                OrderCodes.codeOf(order.type()),
                OrderRequest.KRX);
    }

    /** Gets the orders, or an older list if the call is to lag. */
    private void ask(OpenCall call, AccountNumber account, Consumer<Listed> then) {
        Optional<Listed> old =
                last.filter(
                        listed ->
                                !call.distortion().lag().isZero()
                                        && !listed.at
                                                .plus(call.distortion().lag())
                                                .isBefore(clock.now()));
        if (old.isPresent()) {
            then.accept(old.get());
            return;
        }
        lists.ask(stated -> call.attempt(() -> then.accept(listed(stated, account))));
    }

    private Listed listed(Optional<List<OrderStatus>> stated, AccountNumber account) {
        List<OrderStatus> rows = stated.orElseThrow(() -> new CallRefused("EGW00002"));
        orders.seen(rows, account);
        Listed listed = new Listed(clock.now(), rows, List.copyOf(orders.cancels()));
        last = Optional.of(listed);
        return listed;
    }

    private record Listed(Instant at, List<OrderStatus> orders, List<CancelLine> cancels) {}

    private record Entry(Instant at, DayOrders.Row row) {

        Instant second() {
            return at.truncatedTo(ChronoUnit.SECONDS);
        }
    }
}
