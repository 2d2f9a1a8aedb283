package jeoul.engine.execute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.RequestId;
import jeoul.engine.broker.Timeline;

/**
 * Reads the account outside an execution: before a plan is made and after its day is over. What
 * else is heard meanwhile is kept for the executor.
 */
public final class AccountInquiry {

    /** Readings tried before giving up: a missing page or an error may pass. */
    public static final int ATTEMPTS = 5;

    /**
     * Longest wait for one reading, by the session's clock. A broker gives up much sooner by
     * itself; on a hurried clock these are a few seconds of the wall.
     */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** An executor counts its requests from 1: an answer to one of them is never taken for ours. */
    private static final long REQUESTS_BEFORE = 1_000_000_000_000L;

    private final Broker broker;
    private final Timeline timeline;
    private final List<Event> heard = new ArrayList<>();
    private long requests = REQUESTS_BEFORE;

    public AccountInquiry(Broker broker, Timeline timeline) {
        this.broker = broker;
        this.timeline = timeline;
    }

    /**
     * Cash and positions now.
     *
     * @throws AccountUnreadableException if no complete reading could be had
     */
    public AccountSnapshot read() {
        return answer(
                Command.RefreshAccount::new,
                (event, request) ->
                        event instanceof Event.AccountRefreshed answer
                                        && answer.request().equals(request)
                                ? Optional.of(new Answer<>(answer.account(), answer.complete()))
                                : Optional.empty());
    }

    /**
     * All orders of the day, everybody's on this account, oldest first.
     *
     * @throws AccountUnreadableException if no complete list could be had
     */
    public List<OrderStatus> readOrders() {
        return answer(
                Command.RefreshOrders::new,
                (event, request) ->
                        event instanceof Event.OrdersRefreshed answer
                                        && answer.request().equals(request)
                                ? Optional.of(new Answer<>(answer.orders(), answer.complete()))
                                : Optional.empty());
    }

    /** What an inquiry brought. */
    private record Answer<T>(T content, boolean complete) {}

    private <T> T answer(
            Function<RequestId, Command> asking,
            BiFunction<Event, RequestId, Optional<Answer<T>>> reading) {
        String problem = "no answer";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            RequestId request = new RequestId(++requests);
            broker.send(List.of(asking.apply(request)));
            Instant until = timeline.now().plus(PATIENCE);
            boolean failed = false;
            while (!failed && timeline.now().isBefore(until)) {
                timeline.await(until);
                List<Event> events = new ArrayList<>();
                broker.poll(events::add);
                Optional<T> found = Optional.empty();
                for (Event event : events) {
                    Optional<Answer<T>> answer = reading.apply(event, request);
                    if (answer.isPresent() && answer.get().complete()) {
                        found = Optional.of(answer.get().content());
                    } else if (answer.isPresent()) {
                        failed = true;
                        problem = "a page is missing";
                    } else if (event instanceof Event.Unavailable none
                            && none.request().equals(request)) {
                        failed = true;
                        problem = none.reason();
                    } else {
                        heard.add(event);
                    }
                }
                if (found.isPresent()) {
                    return found.get();
                }
            }
            waitUntil(timeline.now().plus(PAUSE));
        }
        throw new AccountUnreadableException(problem);
    }

    /** Lets time pass to an instant and keeps what is heard. */
    public void waitUntil(Instant until) {
        while (timeline.await(until).isBefore(until)) {
            broker.poll(heard::add);
        }
        broker.poll(heard::add);
    }

    /** What was heard and is nobody's answer, oldest first; each event is handed over once. */
    public List<Event> takeHeard() {
        List<Event> events = List.copyOf(heard);
        heard.clear();
        return events;
    }

    /** The broker did not state the account completely. */
    public static final class AccountUnreadableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        AccountUnreadableException(String problem) {
            super("the account could not be read: " + problem);
        }
    }
}
