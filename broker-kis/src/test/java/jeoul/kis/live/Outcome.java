package jeoul.kis.live;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jeoul.kis.link.Answer;
import jeoul.kis.link.Call;
import jeoul.kis.link.Link;

/** What became of one call. */
record Outcome(Optional<Answer> answer, boolean mayHaveArrived, String reason) {

    /** Makes a call and waits for its outcome; fails if there is a second one by then. */
    static Outcome of(Link link, Call call) throws InterruptedException {
        return begin(link, call).take();
    }

    static Pending begin(Link link, Call call) {
        Pending pending = new Pending();
        link.call(call, pending);
        return pending;
    }

    int status() {
        return answer.orElseThrow(() -> new AssertionError("lost: " + reason)).status();
    }

    static final class Pending implements Link.Receiver {

        private final LinkedBlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();

        @Override
        public void answered(Answer answer) {
            outcomes.add(new Outcome(Optional.of(answer), true, ""));
        }

        @Override
        public void lost(boolean mayHaveArrived, String reason) {
            outcomes.add(new Outcome(Optional.empty(), mayHaveArrived, reason));
        }

        Outcome take() throws InterruptedException {
            Outcome outcome = outcomes.poll(20, TimeUnit.SECONDS);
            if (outcome == null) {
                throw new AssertionError("nothing became of the call");
            }
            if (!outcomes.isEmpty()) {
                throw new AssertionError("told twice: " + outcomes);
            }
            return outcome;
        }
    }
}
