package jeoul.cli.account;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import jeoul.engine.InputException;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.MarketData;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;

/** Talks with an open account for one command: sends, waits for the answer, and hands it over. */
public final class AccountSession implements AutoCloseable {

    /** For a list of many pages at one call a second. */
    static final Duration INQUIRY_PATIENCE = Duration.ofMinutes(2);

    /** Longer than a broker waits for an answer before it says that there is none. */
    static final Duration ANSWER_PATIENCE = Duration.ofMinutes(1);

    /** How long fills of an order that stands are waited for before its fate is told. */
    static final Duration FILL_PATIENCE = Duration.ofSeconds(5);

    /** For an order that has not left: it is withdrawn at once. */
    static final Duration WITHDRAWAL_PATIENCE = Duration.ofSeconds(5);

    private final OpenAccount account;
    private long lastRequest;
    private long lastOrder;

    public AccountSession(OpenAccount account) {
        this.account = account;
    }

    /**
     * What the market says of a symbol.
     *
     * @throws InputException if it is not listed
     */
    public SymbolPrice price(Symbol symbol) {
        try {
            return SymbolPrice.of(account.market(), symbol);
        } catch (MarketData.UnknownSymbolException e) {
            throw new InputException(
                    "CODE", "'" + symbol + "' is not listed", "the code of a listed symbol", e);
        }
    }

    /** The session's time. */
    public Instant now() {
        return account.timeline().now();
    }

    /**
     * The account as the broker says it is.
     *
     * @throws UnreachableException if it does not say so
     */
    public Event.AccountRefreshed account() {
        return ask(Command.RefreshAccount::new, Event.AccountRefreshed.class, e -> e.request());
    }

    /** What else the broker says of the account last asked for. */
    public OpenAccount.Holdings holdings() {
        return account.holdings();
    }

    /** What may be bought now; as {@link OpenAccount#buyable}. */
    public OpenAccount.Buyable buyable(boolean withCma) {
        return account.buyable(withCma);
    }

    /** The broker's calendar; as {@link OpenAccount#opensOn}. */
    public Optional<Boolean> opensOn(LocalDate date) {
        return account.opensOn(date);
    }

    /** When the access token in use was issued; empty where there is none. */
    public Optional<Instant> tokenIssued() {
        return account.tokenIssued();
    }

    /**
     * All orders of the day.
     *
     * @throws UnreachableException if the broker does not tell
     */
    public Event.OrdersRefreshed orders() {
        return ask(Command.RefreshOrders::new, Event.OrdersRefreshed.class, e -> e.request());
    }

    /**
     * Sends an order, once, and waits until it is done, or stands and has had time to be filled. An
     * order without an answer is withdrawn if it has not left, and is not known otherwise.
     */
    public Fate place(
            Symbol symbol,
            Side side,
            OrderType type,
            OptionalLong price,
            OptionalLong stop,
            long quantity) {
        Order order = new Order(nextOrder(), symbol, side, type, price, quantity, stop);
        FateTracker tracker = FateTracker.ofOrder(order.id(), quantity);
        send(new Command.Submit(order));
        follow(tracker);
        if (!tracker.isAnswered() && !tracker.wasSent()) {
            send(new Command.Cancel(order.id(), quantity));
            await(WITHDRAWAL_PATIENCE, tracker::isAnswered, event -> event.to(tracker));
        }
        return tracker.fate();
    }

    /**
     * Moves shares of an order in the broker's list to another price or type.
     *
     * @param standing from the last list of {@link #orders}
     */
    public Fate revise(OrderStatus standing, OrderType type, OptionalLong price, long quantity) {
        ClientOrderId order = adopted(standing);
        ClientOrderId revised = nextOrder();
        FateTracker tracker = FateTracker.ofRevision(order, revised, quantity);
        send(new Command.Revise(order, revised, type, price, quantity));
        follow(tracker);
        return tracker.fate();
    }

    /**
     * Cancels all that is left of orders in the broker's list, whoever placed them: all are asked
     * for before the first answer is waited for.
     *
     * @param standing from the last list of {@link #orders}, each with something left
     * @return what became of each, in the same order
     */
    public List<Fate> cancel(List<OrderStatus> standing) {
        List<FateTracker> trackers = new ArrayList<>();
        for (OrderStatus status : standing) {
            ClientOrderId order = adopted(status);
            trackers.add(FateTracker.ofCancel(order, status.leaves()));
            send(new Command.Cancel(order, status.leaves()));
        }
        Duration patience = ANSWER_PATIENCE;
        for (int i = 0; i < trackers.size(); i++) {
            // One call a second is the slowest rate there is.
            patience = patience.plusSeconds(2);
        }
        await(
                patience,
                () -> trackers.stream().allMatch(FateTracker::isAnswered),
                event -> trackers.forEach(event::to));
        return trackers.stream().map(FateTracker::fate).toList();
    }

    @Override
    public void close() {
        account.close();
    }

    private ClientOrderId adopted(OrderStatus standing) {
        ClientOrderId order = nextOrder();
        send(new Command.Adopt(order, standing.number(), standing.filled()));
        return order;
    }

    private void follow(FateTracker tracker) {
        await(ANSWER_PATIENCE, tracker::isAnswered, event -> event.to(tracker));
        if (tracker.isAnswered()) {
            await(FILL_PATIENCE, tracker::isOver, event -> event.to(tracker));
        }
    }

    private <T extends Event> T ask(
            Function<RequestId, Command> question,
            Class<T> kind,
            Function<T, RequestId> requestOf) {
        RequestId request = new RequestId(++lastRequest);
        List<T> answer = new ArrayList<>();
        List<String> refusal = new ArrayList<>();
        send(question.apply(request));
        await(
                INQUIRY_PATIENCE,
                () -> !answer.isEmpty() || !refusal.isEmpty(),
                event -> {
                    if (kind.isInstance(event)
                            && requestOf.apply(kind.cast(event)).equals(request)) {
                        answer.add(kind.cast(event));
                    }
                    if (event instanceof Event.Unavailable none && none.request().equals(request)) {
                        refusal.add(none.reason());
                    }
                });
        return answer.stream().findFirst().orElseThrow(() -> noAnswer(refusal));
    }

    private static UnreachableException noAnswer(List<String> refusal) {
        String reason = refusal.isEmpty() ? "no answer in time" : refusal.get(0);
        return new UnreachableException(
                UnreachableException.Reason.NO_ANSWER, "the broker did not answer: " + reason);
    }

    private void send(Command command) {
        account.broker().send(List.of(command));
    }

    private ClientOrderId nextOrder() {
        return new ClientOrderId(++lastOrder);
    }

    /** Waits, handing over every event, until it is enough or too long. */
    private void await(Duration patience, BooleanSupplier enough, Consumer<Event> events) {
        Instant end = now().plus(patience);
        while (!enough.getAsBoolean()) {
            Instant now = account.timeline().await(end);
            account.broker().poll(events);
            if (!now.isBefore(end)) {
                return;
            }
        }
    }
}
