package jeoul.kis.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.OrderType;
import jeoul.kis.wire.AccountMapper;
import jeoul.kis.wire.Balance;
import jeoul.kis.wire.BalanceRequest;
import jeoul.kis.wire.BuyingPower;
import jeoul.kis.wire.BuyingPowerRequest;
import jeoul.kis.wire.Continuation;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Reply;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.Verdict;
import jeoul.kis.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cash and positions: all pages of the balance, and then what may be bought. */
final class AccountReading {

    /** Buying power is stated for a symbol, and the same for all: one that is always listed. */
    private static final Symbol ANY = new Symbol("005930");

    private static final BuyingPower NOTHING_KNOWN = new BuyingPower(0, 0, 0, 0, 0, 0, 0);
    private static final Logger LOG = LoggerFactory.getLogger(AccountReading.class);

    private final KisSettings settings;
    private final Calls calls;
    private final BuyingGuard guard;
    private final Consumer<Event> tell;
    private final Supplier<Instant> now;
    private final TreeSet<String> named = new TreeSet<>();
    private Optional<AccountMapper.Reading> last = Optional.empty();
    private List<Balance.Row> lastRows = List.of();

    AccountReading(
            KisSettings settings,
            Calls calls,
            BuyingGuard guard,
            Consumer<Event> tell,
            Supplier<Instant> now) {
        this.settings = settings;
        this.calls = calls;
        this.guard = guard;
        this.tell = tell;
        this.now = now;
    }

    Optional<AccountMapper.Reading> last() {
        return last;
    }

    List<Balance.Row> lastRows() {
        return lastRows;
    }

    /** What may be bought, asked for by itself. */
    void askPower(boolean withCma, PowerReceiver then) {
        calls.ask(
                Endpoint.BUYING_POWER,
                new BuyingPowerRequest(settings.account(), ANY, type(), 0, withCma),
                ReplyFormat.BUYING_POWER,
                new Calls.Answered<>() {
                    @Override
                    public void answered(Reply<BuyingPower> reply, Continuation continuation) {
                        then.answered(reply.body().orElseThrow());
                    }

                    @Override
                    public void failed(String reason, Optional<Verdict> refusal) {
                        then.failed(reason, refusal);
                    }
                });
    }

    private OrderType type() {
        return settings.orderType().pricing().namesPrice()
                ? OrderType.MARKET
                : settings.orderType();
    }

    void refresh(RequestId request) {
        new Pages<>(
                        calls,
                        Endpoint.BALANCE,
                        ReplyFormat.BALANCE,
                        context -> BalanceRequest.of(settings.account(), context),
                        page -> page.rows().size(),
                        settings.profile().balancePage(),
                        page -> false,
                        (pages, missing) -> balanceCame(request, pages, missing))
                .ask();
    }

    private void balanceCame(RequestId request, List<Balance> pages, Optional<String> missing) {
        if (missing.isEmpty()) {
            askPower(request, pages);
        } else if (pages.isEmpty()) {
            unavailable(request, missing.get());
        } else {
            LOG.warn("BALANCE_INCOMPLETE pages={} reason={}", pages.size(), missing.get());
            tell(request, pages, NOTHING_KNOWN, false);
        }
    }

    private void askPower(RequestId request, List<Balance> pages) {
        Symbol symbol = symbol(pages);
        OrderType type = type();
        BuyingGuard.Mark mark = guard.mark();
        calls.askNext(
                Endpoint.BUYING_POWER,
                new BuyingPowerRequest(settings.account(), symbol, type, 0, false),
                ReplyFormat.BUYING_POWER,
                false,
                new Calls.Answered<>() {
                    @Override
                    public void answered(Reply<BuyingPower> reply, Continuation continuation) {
                        BuyingPower power = reply.body().orElseThrow();
                        guard.read(power, symbol, type, mark);
                        if (power.allowsCredit()) {
                            nameOnce(
                                    "credit",
                                    "ACCOUNT_ALLOWS_CREDIT buys beyond its cash are denied");
                        }
                        tell(request, pages, power, true);
                    }

                    @Override
                    public void failed(String reason, Optional<Verdict> refusal) {
                        unavailable(request, "what may be bought: " + reason);
                    }
                });
    }

    private void tell(RequestId request, List<Balance> pages, BuyingPower power, boolean complete) {
        AccountMapper.Reading reading;
        try {
            reading = AccountMapper.fromWire(pages, power, now.get());
        } catch (WireException e) {
            unavailable(request, "unreadable: " + e.getMessage());
            return;
        }
        last = Optional.of(reading);
        lastRows = pages.stream().flatMap(page -> page.rows().stream()).toList();
        for (Balance.Row row : reading.financed()) {
            nameOnce(row.code(), "ACCOUNT_LOAN_SHARES code=" + row.code() + " never sold");
        }
        for (Balance.Row row : reading.others()) {
            nameOnce(row.code(), "ACCOUNT_OTHER_CODE code=" + row.code() + " left alone");
        }
        tell.accept(new Event.AccountRefreshed(request, reading.account(), complete, now.get()));
    }

    private void unavailable(RequestId request, String reason) {
        tell.accept(new Event.Unavailable(request, reason, now.get()));
    }

    private void nameOnce(String what, String line) {
        if (named.add(what)) {
            LOG.warn(line);
        }
    }

    private Symbol symbol(List<Balance> pages) {
        if (!settings.followed().isEmpty()) {
            return settings.followed().get(0);
        }
        List<String> codes = new ArrayList<>();
        pages.forEach(page -> page.rows().forEach(row -> codes.add(row.code())));
        return codes.stream().filter(Symbol::isValid).map(Symbol::new).findFirst().orElse(ANY);
    }
}
