package jeoul.kis.server;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.OrderSession;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.Pricing;
import jeoul.kis.wire.AccountMapper;
import jeoul.kis.wire.Balance;
import jeoul.kis.wire.BalanceRequest;
import jeoul.kis.wire.BuyingPower;
import jeoul.kis.wire.BuyingPowerRequest;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.Sellable;
import jeoul.kis.wire.SellableRequest;

/** Answers what an account holds and may trade, as its broker states it when asked. */
final class AccountDesk {

    private final Served served;
    private final Board board;
    private final Clock clock;
    private final Traded traded;
    private final Pages pages;
    private final int pageSize;
    private final String success;
    private final RequestIds ids;
    private final Map<RequestId, Consumer<Optional<AccountSnapshot>>> waiting = new HashMap<>();
    private Optional<AccountSnapshot> last = Optional.empty();

    /**
     * @param success code of an inquiry that succeeds
     */
    AccountDesk(
            Served served,
            Board board,
            Clock clock,
            Traded traded,
            Pages pages,
            int pageSize,
            String success,
            RequestIds ids) {
        this.served = served;
        this.board = board;
        this.clock = clock;
        this.traded = traded;
        this.pages = pages;
        this.pageSize = pageSize;
        this.success = success;
        this.ids = ids;
    }

    void balance(OpenCall call) {
        BalanceRequest.read(call.fields());
        if (!pages.goOn(call)) {
            ask(call, account -> balance(call, account));
        }
    }

    private void balance(OpenCall call, AccountSnapshot account) {
        Balance whole =
                AccountMapper.toWire(
                        account,
                        board::name,
                        board::price,
                        symbol -> BigDecimal.valueOf(board.base(symbol)));
        List<Balance.Row> rows = new ArrayList<>();
        whole.rows().forEach(row -> rows.add(withTrades(row)));
        for (Symbol symbol : traded.sold()) {
            if (account.held(symbol) == 0) {
                // What was sold out today stays in the list with no shares.
                rows.add(withTrades(soldOut(symbol)));
            }
        }
        Balance.Totals totals = withTrades(whole.totals().orElseThrow());
        pages.begin(
                call,
                ReplyFormat.BALANCE,
                success,
                Pages.condition(call, "CANO", "ACNT_PRDT_CD", "INQR_DVSN", "PRCS_DVSN"),
                pageSize,
                call.distortion().empty() ? List.of() : rows,
                page -> new Balance(page, Optional.of(totals)));
    }

    private Balance.Row soldOut(Symbol symbol) {
        return new Balance.Row(
                symbol.code(),
                board.name(symbol),
                "현금",
                0,
                0,
                0,
                0,
                BigDecimal.ZERO,
                0,
                board.price(symbol),
                0,
                0,
                Optional.empty(),
                0,
                0);
    }

    private Balance.Row withTrades(Balance.Row row) {
        Symbol symbol = new Symbol(row.code());
        return new Balance.Row(
                row.code(),
                row.name(),
                row.kind(),
                traded.quantity(symbol, Side.BUY),
                traded.quantity(symbol, Side.SELL),
                row.quantity(),
                row.orderable(),
                row.averagePrice(),
                row.cost(),
                row.price(),
                row.value(),
                row.profit(),
                row.loanDate(),
                row.loanAmount(),
                row.shortProceeds());
    }

    private Balance.Totals withTrades(Balance.Totals totals) {
        return new Balance.Totals(
                totals.deposit(),
                totals.d1(),
                totals.d2(),
                traded.amount(Side.BUY),
                traded.amount(Side.SELL),
                totals.feesToday(),
                totals.securities(),
                totals.total(),
                totals.cost(),
                totals.profit());
    }

    void buyingPower(OpenCall call) {
        // Some clients ask with a price of 0 or a blank, also for an order that names one.
        BuyingPowerRequest request = BuyingPowerRequest.read(call.fields());
        // Of a symbol that is not listed here the cash can be told: clients ask with 005930, as a
        // rule, whatever they mean to buy.
        Optional<DayStatistics> day = board.statistics(request.symbol());
        ask(
                call,
                account -> {
                    long unit =
                            day.map(of -> reserved(request.type(), request.price(), of)).orElse(0L);
                    BuyingPower cash = AccountMapper.toWire(account.cash(), unit);
                    call.done(ReplyFormat.BUYING_POWER, success, withCredit(cash));
                });
    }

    /** Won per share that an order holds back until it fills. */
    private static long reserved(OrderType type, long price, DayStatistics day) {
        if (type.session() == OrderSession.PREVIOUS_CLOSE) {
            return day.basePrice();
        }
        // A conditional limit order may become a market order at the close.
        boolean atItsPrice =
                type.pricing().namesPrice() && type.pricing() != Pricing.CONDITIONAL_LIMIT;
        return atItsPrice && price > 0 ? price : day.limits().upper();
    }

    private BuyingPower withCredit(BuyingPower cash) {
        OptionalLong credit = served.credit().get();
        if (credit.isEmpty() || credit.getAsLong() <= cash.amount()) {
            return cash;
        }
        return new BuyingPower(
                cash.cash(),
                cash.reusable(),
                cash.unitPrice(),
                cash.amount(),
                cash.quantity(),
                credit.getAsLong(),
                cash.unitPrice() < 1 ? 0 : credit.getAsLong() / cash.unitPrice());
    }

    void sellable(OpenCall call) {
        SellableRequest request = SellableRequest.read(call.fields());
        ask(call, account -> sellable(call, request.symbol(), account));
    }

    private void sellable(OpenCall call, Symbol symbol, AccountSnapshot account) {
        long orderable = 0;
        for (Position position : account.positions()) {
            if (position.symbol().equals(symbol)) {
                orderable = position.sellable();
            }
        }
        long held = account.held(symbol);
        long soldToday = traded.quantity(symbol, Side.SELL);
        call.done(
                ReplyFormat.SELLABLE,
                success,
                new Sellable(
                        symbol.code(),
                        board.name(symbol),
                        traded.quantity(symbol, Side.BUY),
                        soldToday,
                        held,
                        orderable,
                        BigDecimal.valueOf(board.base(symbol)),
                        board.price(symbol)));
    }

    /** Gets the account, or an older one if the call is to lag. */
    private void ask(OpenCall call, Consumer<AccountSnapshot> then) {
        Optional<AccountSnapshot> old =
                last.filter(
                        account ->
                                !call.distortion().lag().isZero()
                                        && !account.at()
                                                .plus(call.distortion().lag())
                                                .isBefore(clock.now()));
        if (old.isPresent()) {
            then.accept(old.get());
            return;
        }
        RequestId request = ids.next();
        waiting.put(
                request,
                account ->
                        call.attempt(
                                () ->
                                        then.accept(
                                                account.orElseThrow(
                                                        () -> new CallRefused("EGW00002")))));
        served.broker().send(List.of(new Command.RefreshAccount(request)));
    }

    void refreshed(Event.AccountRefreshed event) {
        if (event.complete()) {
            last = Optional.of(event.account());
        }
        Consumer<Optional<AccountSnapshot>> asked = waiting.remove(event.request());
        if (asked != null) {
            asked.accept(event.complete() ? Optional.of(event.account()) : Optional.empty());
        }
    }

    void unavailable(Event.Unavailable event) {
        Consumer<Optional<AccountSnapshot>> asked = waiting.remove(event.request());
        if (asked != null) {
            asked.accept(Optional.empty());
        }
    }
}
