package jeoul.cli.kis;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import jeoul.kis.link.Answer;
import jeoul.kis.link.Call;
import jeoul.kis.link.Link;

/** Waits for an answer for so long, as a connection does; one that comes later nobody hears. */
final class ImpatientLink implements Link {

    private final Link link;
    private final Duration patience;
    private final InstantSource clock;
    private final Runnable afterCall;
    private final List<Waiting> waiting = new ArrayList<>();

    /**
     * @param afterCall told when a call has left
     */
    ImpatientLink(Link link, Duration patience, InstantSource clock, Runnable afterCall) {
        this.link = link;
        this.patience = patience;
        this.clock = clock;
        this.afterCall = afterCall;
    }

    @Override
    public void call(Call call, Receiver receiver) {
        Waiting one = new Waiting(receiver, clock.instant().plus(patience));
        waiting.add(one);
        link.call(call, one);
        afterCall.run();
    }

    @Override
    public Stream open(StreamListener listener) {
        return link.open(listener);
    }

    /** When the next wait is over; {@link Instant#MAX} for never. */
    Instant nextAt() {
        return waiting.stream().map(one -> one.until).min(Instant::compareTo).orElse(Instant.MAX);
    }

    /** Gives up what has been waited for long enough. */
    void advance() {
        for (Waiting one : List.copyOf(waiting)) {
            if (!one.until.isAfter(clock.instant())) {
                one.lost(true, "timeout");
            }
        }
    }

    private final class Waiting implements Receiver {

        private final Receiver receiver;
        private final Instant until;

        Waiting(Receiver receiver, Instant until) {
            this.receiver = receiver;
            this.until = until;
        }

        @Override
        public void answered(Answer answer) {
            if (waiting.remove(this)) {
                receiver.answered(answer);
            }
        }

        @Override
        public void lost(boolean mayHaveArrived, String reason) {
            if (waiting.remove(this)) {
                receiver.lost(mayHaveArrived, reason);
            }
        }
    }
}
