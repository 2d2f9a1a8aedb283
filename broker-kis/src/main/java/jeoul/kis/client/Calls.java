package jeoul.kis.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import jeoul.engine.broker.CallQueue;
import jeoul.engine.order.RejectReason;
import jeoul.kis.wire.Continuation;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.MessageKind;
import jeoul.kis.wire.OrderReply;
import jeoul.kis.wire.Reply;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.Request;
import jeoul.kis.wire.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls that wait in the line, one at its time, and makes those again that may be: what
 * was refused for the rate or for a dead token before it took effect, what never arrived, and
 * inquiries, which change nothing. A call that acts is never made again if it may have arrived.
 */
final class Calls {

    /** Refusals for the rate in a row that one call takes before it is given up. */
    static final int MOST_REFUSALS = 20;

    /** Times an inquiry is made, and an order that never arrived. */
    static final int MOST_ATTEMPTS = 3;

    private static final Duration SHORTEST_BACK_OFF = Duration.ofMillis(250);
    private static final int MOST_DOUBLINGS = 4;
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

    /**
     * An order is made again no later than this after it was made first, on the wall: longer than a
     * new token takes that must wait its minute.
     */
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(2);

    /** Mock answers with it now and then when many calls come. */
    private static final String BODY_NOT_MADE = "IGW00007";

    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private final CallQueue queue;
    private final Session session;
    private final CallGate gate;
    private final InstantSource wall;
    private final Agenda wallAgenda;
    private Instant gateAt = Instant.MIN;
    private Instant now = Instant.MIN;
    private int refusals;

    Calls(CallQueue queue, Session session, CallGate gate, InstantSource wall, Agenda wallAgenda) {
        this.queue = queue;
        this.session = session;
        this.gate = gate;
        this.wall = wall;
        this.wallAgenda = wallAgenda;
    }

    /** Takes what became of an inquiry, once. */
    interface Answered<T> {

        void answered(Reply<T> reply, Continuation continuation);

        /**
         * @param refusal the server's word, if it gave one
         */
        void failed(String reason, Optional<Verdict> refusal);
    }

    /** Takes what became of an order, a revision or a cancel, once. */
    interface Acted {

        void taken(OrderReply reply);

        void refused(RejectReason reason, String text);

        /** It may stand. */
        void unknown(String reason);
    }

    /**
     * Makes calls while something can leave and its time has come.
     *
     * @return whether any was made
     */
    boolean advance(Instant time) {
        now = time;
        boolean any = false;
        while (session.isReady() && queue.size() > 0 && !time.isBefore(nextCallAt())) {
            if (queue.canCall()) {
                Instant permitted = gate.permit(time);
                if (permitted.isAfter(time)) {
                    gateAt = permitted;
                    break;
                }
            }
            if (!queue.call(time)) {
                break;
            }
            any = true;
        }
        return any;
    }

    /** When the next call leaves though nothing arrives, by the session's clock. */
    Instant nextAt() {
        return session.isReady() && queue.canCall() ? nextCallAt() : Instant.MAX;
    }

    private Instant nextCallAt() {
        Instant free = queue.nextCallAt(now);
        return free.isAfter(gateAt) ? free : gateAt;
    }

    /** An inquiry, or its first page, joins the line. */
    <T> void ask(Endpoint endpoint, Request request, ReplyFormat<T> format, Answered<T> answered) {
        new Inquiry<>(endpoint, request, format, false, answered).join();
    }

    /** The next page of an inquiry joins the line, before others. */
    <T> void askNext(
            Endpoint endpoint,
            Request request,
            ReplyFormat<T> format,
            boolean next,
            Answered<T> answered) {
        new Inquiry<>(endpoint, request, format, next, answered).joinFirst();
    }

    /** Uses the call at hand for an inquiry that an order needs first. */
    <T> void askNow(
            Endpoint endpoint, Request request, ReplyFormat<T> format, Answered<T> answered) {
        new Inquiry<>(endpoint, request, format, false, answered).leave();
    }

    /** Uses the call at hand for an order, a revision or a cancel. */
    Attempt act(Endpoint endpoint, Request request, Optional<String> hash, Acted acted) {
        Action action = new Action(endpoint, request, hash, acted);
        action.leave();
        return action;
    }

    /** A call that acts, and that may have to be made again. */
    interface Attempt {

        /**
         * Takes it back while it is certain that the venue does not have it: it was refused before
         * it took effect, or never arrived, and waits to be made again. Otherwise it is not made
         * again should that turn out.
         *
         * @return false if it may have arrived; otherwise nothing more is heard of it
         */
        boolean withdraw();
    }

    /** The venue has had too many: the whole line waits, longer each time. */
    private void backOff(Verdict verdict) {
        Duration pause = SHORTEST_BACK_OFF.multipliedBy(1L << Math.min(refusals, MOST_DOUBLINGS));
        refusals++;
        queue.holdUntil(now.plus(pause));
        LOG.info("CALL_TOO_SOON code={} pause={}", verdict.envelope().code(), pause);
    }

    private void afterPause(int attempts, Runnable action) {
        wallAgenda.at(wall.instant().plus(RETRY_PAUSE.multipliedBy(attempts)), action);
    }

    /** Whether a call may be made once more after a refusal that came before it took effect. */
    private final class Patience {

        private int attempts;
        private int tooSoon;
        private boolean reissued;

        boolean again(Verdict verdict) {
            if (verdict.kind() == MessageKind.AUTH_REISSUE) {
                boolean first = !reissued;
                reissued = true;
                return first;
            }
            tooSoon++;
            if (tooSoon > MOST_REFUSALS) {
                return false;
            }
            backOff(verdict);
            return true;
        }

        boolean once() {
            attempts++;
            return attempts < MOST_ATTEMPTS;
        }
    }

    private final class Inquiry<T> implements Receiver<T> {

        private final Endpoint endpoint;
        private final Request request;
        private final ReplyFormat<T> format;
        private final boolean next;
        private final Answered<T> answered;
        private final Patience patience = new Patience();

        Inquiry(
                Endpoint endpoint,
                Request request,
                ReplyFormat<T> format,
                boolean next,
                Answered<T> answered) {
            this.endpoint = endpoint;
            this.request = request;
            this.format = format;
            this.next = next;
            this.answered = answered;
        }

        void join() {
            queue.ask(this::leave, this::drop);
        }

        void joinFirst() {
            queue.askNext(this::leave, this::drop);
        }

        void leave() {
            session.call(endpoint, request, format, next, Optional.empty(), this);
        }

        private void drop() {
            answered.failed(session.trouble(), Optional.empty());
        }

        @Override
        public void done(Reply<T> reply, Continuation continuation) {
            refusals = 0;
            answered.answered(reply, continuation);
        }

        @Override
        public void refused(Verdict verdict) {
            refusals = 0;
            if (verdict.envelope().code().equals(BODY_NOT_MADE) && patience.attempts == 0) {
                tryAgain(Session.inWords(verdict));
            } else {
                answered.failed(Session.inWords(verdict), Optional.of(verdict));
            }
        }

        @Override
        public void again(Verdict verdict) {
            if (patience.again(verdict)) {
                joinFirst();
            } else {
                answered.failed(Session.inWords(verdict), Optional.empty());
            }
        }

        @Override
        public void unknown(String reason) {
            tryAgain(reason);
        }

        @Override
        public void notSent(String reason) {
            tryAgain(reason);
        }

        private void tryAgain(String reason) {
            if (patience.once()) {
                LOG.info("INQUIRY_AGAIN call={} reason={}", endpoint, reason);
                afterPause(patience.attempts, this::joinFirst);
            } else {
                answered.failed(reason, Optional.empty());
            }
        }
    }

    private final class Action implements Receiver<OrderReply>, Attempt {

        private final Endpoint endpoint;
        private final Request request;
        private final Optional<String> hash;
        private final Acted acted;
        private final Patience patience = new Patience();
        private final Instant begun = wall.instant();
        private String lastRefusal = "";
        private boolean waits;
        private boolean unwanted;

        Action(Endpoint endpoint, Request request, Optional<String> hash, Acted acted) {
            this.endpoint = endpoint;
            this.request = request;
            this.hash = hash;
            this.acted = acted;
        }

        void leave() {
            waits = false;
            session.call(endpoint, request, ReplyFormat.ORDER, false, hash, this);
        }

        private void leaveAgain() {
            if (unwanted) {
                return;
            }
            if (wall.instant().isAfter(begun.plus(LONGEST_RETRY))) {
                // What it was made for is long past.
                waits = false;
                acted.refused(RejectReason.OTHER, "not sent again: " + lastRefusal);
                return;
            }
            leave();
        }

        @Override
        public boolean withdraw() {
            unwanted = true;
            return waits;
        }

        @Override
        public void done(Reply<OrderReply> reply, Continuation continuation) {
            refusals = 0;
            acted.taken(reply.body().orElseThrow());
        }

        @Override
        public void refused(Verdict verdict) {
            refusals = 0;
            acted.refused(verdict.reason().orElse(RejectReason.OTHER), verdict.envelope().text());
        }

        @Override
        public void again(Verdict verdict) {
            if (!unwanted && patience.again(verdict)) {
                waits = true;
                lastRefusal = Session.inWords(verdict);
                queue.actAgain(this::leaveAgain);
            } else {
                acted.refused(RejectReason.OTHER, Session.inWords(verdict));
            }
        }

        @Override
        public void unknown(String reason) {
            LOG.warn("ORDER_ANSWER_LOST call={} reason={}", endpoint, reason);
            acted.unknown(reason);
        }

        @Override
        public void notSent(String reason) {
            if (!unwanted && patience.once()) {
                waits = true;
                lastRefusal = reason;
                afterPause(patience.attempts, () -> queue.actAgain(this::leaveAgain));
            } else {
                acted.refused(RejectReason.OTHER, "not sent: " + reason);
            }
        }
    }

    /** Asks for the hash of an order's body with the call at hand. */
    void hashNow(Request request, Consumer<Optional<String>> receiver) {
        askNow(
                Endpoint.HASH_KEY,
                request,
                ReplyFormat.HASH_KEY,
                new Answered<>() {
                    @Override
                    public void answered(
                            Reply<jeoul.kis.wire.HashReply> reply, Continuation continuation) {
                        receiver.accept(Optional.of(reply.body().orElseThrow().hash()));
                    }

                    @Override
                    public void failed(String reason, Optional<Verdict> refusal) {
                        LOG.warn("HASH_KEY_MISSING reason={}", reason);
                        receiver.accept(Optional.empty());
                    }
                });
    }
}
