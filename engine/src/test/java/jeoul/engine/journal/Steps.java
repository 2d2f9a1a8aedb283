package jeoul.engine.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Cash;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.RequestId;
import jeoul.engine.broker.Unsent;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.Pricing;
import jeoul.engine.order.RejectReason;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Events and commands of every kind, with whatever their types allow in them. */
final class Steps {

    private Steps() {}

    static Arbitrary<Long> anyLong() {
        return Arbitraries.longs();
    }

    static Arbitrary<Long> count() {
        return Arbitraries.longs().greaterOrEqual(1);
    }

    static Arbitrary<Instant> instants() {
        Arbitrary<Instant> ofTheDay =
                Combinators.combine(
                                Arbitraries.longs().between(0, 86_400),
                                Arbitraries.integers().between(0, 999_999_999))
                        .as(
                                (second, nano) ->
                                        Instant.parse("2026-11-20T00:00:00Z")
                                                .plusSeconds(second)
                                                .plusNanos(nano));
        Arbitrary<Instant> any =
                Arbitraries.longs()
                        .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond())
                        .map(Instant::ofEpochSecond);
        Arbitrary<Instant> edges =
                Arbitraries.of(
                        Instant.MIN,
                        Instant.MAX,
                        Instant.EPOCH,
                        // The days when Korea last had summer time.
                        Instant.parse("1988-05-08T00:00:00Z"),
                        Instant.parse("0000-12-31T15:00:00Z"),
                        Instant.parse("9999-12-31T15:00:00Z"));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, ofTheDay),
                net.jqwik.api.Tuple.of(1, any),
                net.jqwik.api.Tuple.of(1, edges));
    }

    /** Any sixteen-bit characters, pairs or halves of pairs, and texts that look escaped. */
    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(20),
                Arbitraries.strings()
                        .withChars('\\', 'u', '0', '\n', '\0', '\'', '\ud83d', '\udcc8', '저')
                        .ofMaxLength(12),
                Arbitraries.of("주문가능금액이 부족합니다", ""));
    }

    static Arbitrary<String> textsOrNull() {
        return texts().injectNull(0.1);
    }

    static Arbitrary<Symbol> symbols() {
        return Arbitraries.strings()
                .withCharRange('0', '9')
                .withCharRange('A', 'Z')
                .ofLength(6)
                .map(Symbol::new);
    }

    static Arbitrary<ClientOrderId> orderIds() {
        return count().map(ClientOrderId::new);
    }

    static Arbitrary<RequestId> requests() {
        return count().map(RequestId::new);
    }

    static Arbitrary<BrokerOrderId> numbers() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(10), texts())
                .filter(text -> !text.isBlank())
                .map(BrokerOrderId::new);
    }

    static Arbitrary<OrderType> types() {
        return Arbitraries.of(OrderType.all());
    }

    private static Arbitrary<OptionalLong> optional(Arbitrary<Long> numbers) {
        return numbers.optional().map(o -> o.map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    static Arbitrary<Quote> quotes() {
        Arbitrary<List<Quote.Level>> levels =
                Combinators.combine(count(), count())
                        .as(Quote.Level::new)
                        .list()
                        .ofMaxSize(Quote.LEVELS);
        return Combinators.combine(symbols(), instants(), levels, levels, optional(anyLong()))
                .as(Quote::new);
    }

    static Arbitrary<AccountSnapshot> accounts() {
        Arbitrary<Cash> cash =
                Combinators.combine(anyLong(), anyLong(), anyLong(), anyLong()).as(Cash::new);
        Arbitrary<Position> position =
                Combinators.combine(symbols(), count(), Arbitraries.doubles().between(0, 1))
                        .as(
                                (symbol, shares, part) ->
                                        new Position(symbol, shares, (long) (shares / 2 * part)));
        Arbitrary<List<Position>> positions =
                position.list().uniqueElements(Position::symbol).ofMaxSize(5);
        return Combinators.combine(instants(), cash, positions).as(AccountSnapshot::new);
    }

    static Arbitrary<OrderStatus> lines() {
        Arbitrary<Long> part = Arbitraries.longs().between(0, 1L << 40);
        Arbitrary<List<Long>> parts = part.list().ofSize(4);
        return Combinators.combine(
                        numbers(),
                        numbers().optional(),
                        symbols(),
                        Arbitraries.of(Side.class),
                        types(),
                        optional(anyLong()),
                        parts,
                        instants())
                .as(
                        (number, revises, symbol, side, type, price, shares, at) ->
                                new OrderStatus(
                                        number,
                                        revises,
                                        symbol,
                                        side,
                                        type,
                                        price,
                                        shares.stream().mapToLong(Long::longValue).sum(),
                                        shares.get(0),
                                        shares.get(3),
                                        shares.get(1),
                                        shares.get(2),
                                        at));
    }

    static Arbitrary<Event> events() {
        List<Arbitrary<? extends Event>> kinds = new ArrayList<>();
        for (Class<?> kind : Event.class.getPermittedSubclasses()) {
            kinds.add(event(kind.getSimpleName()));
        }
        return Arbitraries.oneOf(kinds);
    }

    private static Arbitrary<? extends Event> event(String kind) {
        Arbitrary<RejectReason> reasons = Arbitraries.of(RejectReason.class);
        Arbitrary<Boolean> complete = Arbitraries.of(true, false);
        return switch (kind) {
            case "Sent" -> Combinators.combine(orderIds(), instants()).as(Event.Sent::new);
            case "Accepted" ->
                    Combinators.combine(orderIds(), numbers(), instants()).as(Event.Accepted::new);
            case "Rejected" ->
                    Combinators.combine(orderIds(), reasons, textsOrNull(), instants())
                            .as(Event.Rejected::new);
            case "Filled" ->
                    Combinators.combine(orderIds(), count(), count(), instants())
                            .as(Event.Filled::new);
            case "Revised" ->
                    Combinators.combine(orderIds(), orderIds(), numbers(), anyLong(), instants())
                            .as(Event.Revised::new);
            case "ReviseRejected" ->
                    Combinators.combine(orderIds(), orderIds(), reasons, textsOrNull(), instants())
                            .as(Event.ReviseRejected::new);
            case "Cancelled" ->
                    Combinators.combine(orderIds(), anyLong(), instants()).as(Event.Cancelled::new);
            case "CancelRejected" ->
                    Combinators.combine(orderIds(), reasons, textsOrNull(), instants())
                            .as(Event.CancelRejected::new);
            case "Expired" ->
                    Combinators.combine(orderIds(), anyLong(), instants()).as(Event.Expired::new);
            case "OutcomeUnknown" ->
                    Combinators.combine(orderIds(), instants()).as(Event.OutcomeUnknown::new);
            case "QuoteChanged" ->
                    Combinators.combine(quotes(), instants()).as(Event.QuoteChanged::new);
            case "PhaseChanged" ->
                    Combinators.combine(symbols(), Arbitraries.of(Phase.class), instants())
                            .as(Event.PhaseChanged::new);
            case "AccountRefreshed" ->
                    Combinators.combine(requests(), accounts(), complete, instants())
                            .as(Event.AccountRefreshed::new);
            case "OrdersRefreshed" ->
                    Combinators.combine(
                                    requests(), lines().list().ofMaxSize(4), complete, instants())
                            .as(Event.OrdersRefreshed::new);
            case "QuoteRefreshed" ->
                    Combinators.combine(requests(), quotes(), complete, instants())
                            .as(Event.QuoteRefreshed::new);
            case "Unavailable" ->
                    Combinators.combine(requests(), textsOrNull(), instants())
                            .as(Event.Unavailable::new);
            case "Disconnected" ->
                    Combinators.combine(textsOrNull(), instants()).as(Event.Disconnected::new);
            case "Reconnected" -> instants().map(Event.Reconnected::new);
            case "Woke" -> instants().map(Event.Woke::new);
            case "TimeGap" -> Combinators.combine(instants(), instants()).as(Event.TimeGap::new);
            case "Resumed" ->
                    Combinators.combine(orderIds().set(), orderIds().set(), instants())
                            .as(
                                    (made, cancels, at) ->
                                            new Event.Resumed(Unsent.of(made, cancels), at));
            case "StopRequested" ->
                    Combinators.combine(symbols().optional(), textsOrNull(), instants())
                            .as(Event.StopRequested::new);
            default -> throw new AssertionError("no arbitrary for " + kind);
        };
    }

    static Arbitrary<Command> commands() {
        List<Arbitrary<? extends Command>> kinds = new ArrayList<>();
        for (Class<?> kind : Command.class.getPermittedSubclasses()) {
            kinds.add(command(kind.getSimpleName()));
        }
        return Arbitraries.oneOf(kinds);
    }

    private static Arbitrary<? extends Command> command(String kind) {
        return switch (kind) {
            case "Submit" -> orders().map(Command.Submit::new);
            case "Revise" ->
                    Combinators.combine(orderIds(), orderIds(), types(), count(), count())
                            .as(
                                    (order, revised, type, price, quantity) ->
                                            new Command.Revise(
                                                    order,
                                                    revised,
                                                    type,
                                                    price(type, price),
                                                    quantity));
            case "Cancel" -> Combinators.combine(orderIds(), count()).as(Command.Cancel::new);
            case "Adopt" ->
                    Combinators.combine(
                                    orderIds(), numbers(), Arbitraries.longs().greaterOrEqual(0))
                            .as(Command.Adopt::new);
            case "RefreshAccount" -> requests().map(Command.RefreshAccount::new);
            case "RefreshOrders" -> requests().map(Command.RefreshOrders::new);
            case "RefreshQuote" ->
                    Combinators.combine(requests(), symbols()).as(Command.RefreshQuote::new);
            case "WakeAt" -> instants().map(Command.WakeAt::new);
            default -> throw new AssertionError("no arbitrary for " + kind);
        };
    }

    private static Arbitrary<Order> orders() {
        Arbitrary<Long> price = Arbitraries.longs().between(1, Order.MAX_PRICE);
        return Combinators.combine(
                        orderIds(),
                        symbols(),
                        Arbitraries.of(Side.class),
                        types(),
                        price,
                        Arbitraries.longs().between(1, Order.MAX_QUANTITY),
                        price)
                .as(
                        (id, symbol, side, type, won, shares, stop) ->
                                new Order(
                                        id,
                                        symbol,
                                        side,
                                        type,
                                        price(type, won),
                                        shares,
                                        type.pricing() == Pricing.STOP_LIMIT
                                                ? OptionalLong.of(stop)
                                                : OptionalLong.empty()));
    }

    private static OptionalLong price(OrderType type, long won) {
        return type.pricing().namesPrice() ? OptionalLong.of(won) : OptionalLong.empty();
    }

    static Arbitrary<RunStart> starts() {
        Arbitrary<PlannedOrder> order =
                Combinators.combine(
                                symbols(),
                                Arbitraries.of(Side.class),
                                anyLong(),
                                anyLong(),
                                anyLong(),
                                instants(),
                                instants())
                        .as(PlannedOrder::new);
        Arbitrary<List<PlannedOrder>> orders =
                order.list()
                        .uniqueElements(PlannedOrder::symbol)
                        .ofMaxSize(4)
                        .map(
                                list ->
                                        list.stream()
                                                .sorted(
                                                        java.util.Comparator.comparing(
                                                                PlannedOrder::symbol))
                                                .toList());
        Arbitrary<List<DailyLimits>> limits =
                Combinators.combine(symbols(), count())
                        .as(
                                (symbol, price) ->
                                        new DailyLimits(
                                                symbol,
                                                new jeoul.engine.market.PriceLimits(
                                                        price, Math.max(price, 10_000))))
                        .list()
                        .ofMaxSize(4);
        return Combinators.combine(
                        accounts(), orders, limits, Arbitraries.maps(texts(), texts()).ofMaxSize(4))
                .as(
                        (before, planned, daily, settings) ->
                                new RunStart(
                                        Journals.ACCOUNT,
                                        before,
                                        planned,
                                        daily,
                                        new java.util.TreeMap<>(settings)));
    }
}
