package jeoul.engine.execute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.RequestId;
import jeoul.engine.broker.Timeline;

/**
 * Reads the account outside an execution: before a plan is made and after its day is over. What
 * else is heard meanwhile is kept for the executor.
 */
public final class AccountInquiry {

    /** Readings tried before giving up: a missing page or an error may pass. */
    public static final int ATTEMPTS = 5;

    /** Longest wait for one reading. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Broker broker;
    private final Timeline timeline;
    private final List<Event> heard = new ArrayList<>();
    private long requests;

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
        String problem = "no answer";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            RequestId request = new RequestId(++requests);
            broker.send(List.of(new Command.RefreshAccount(request)));
            Instant until = timeline.now().plus(PATIENCE);
            while (timeline.now().isBefore(until)) {
                timeline.await(until);
                List<Event> events = new ArrayList<>();
                broker.poll(events::add);
                AccountSnapshot snapshot = null;
                boolean failed = false;
                for (Event event : events) {
                    if (event instanceof Event.AccountRefreshed answer
                            && answer.request().equals(request)) {
                        snapshot = answer.complete() ? answer.account() : null;
                        failed = !answer.complete();
                        problem = "a page is missing";
                    } else if (event instanceof Event.Unavailable answer
                            && answer.request().equals(request)) {
                        failed = true;
                        problem = answer.reason();
                    } else {
                        heard.add(event);
                    }
                }
                if (snapshot != null) {
                    return snapshot;
                }
                if (failed) {
                    break;
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
