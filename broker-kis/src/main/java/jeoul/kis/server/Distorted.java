package jeoul.kis.server;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jeoul.kis.link.Answer;
import jeoul.kis.link.Link;
import jeoul.kis.server.fault.CallFault;

/** Lets an answer go wrong on its way. */
final class Distorted implements Link.Receiver {

    private final List<CallFault> faults;
    private final Link.Receiver receiver;
    private final Clock clock;
    private final Agenda agenda;

    Distorted(List<CallFault> faults, Link.Receiver receiver, Clock clock, Agenda agenda) {
        this.faults = faults;
        this.receiver = receiver;
        this.clock = clock;
        this.agenda = agenda;
    }

    /** Ends a call that is not to be looked at; false if it is. */
    boolean endsUnseen() {
        if (has(CallFault.Kind.LOSE_CALL)) {
            later(() -> receiver.lost(true, "the connection was cut"));
        } else if (has(CallFault.Kind.FAIL)) {
            later(() -> receiver.answered(OpenCall.refused("EGW00002")));
        } else if (has(CallFault.Kind.FAIL_BARE)) {
            later(() -> receiver.answered(new Answer(500, List.of(), "")));
        } else if (has(CallFault.Kind.REFUSE_RATE)) {
            later(() -> receiver.answered(OpenCall.refused("EGW00201")));
        } else {
            return false;
        }
        return true;
    }

    OpenCall.Distortion ofInquiry() {
        return new OpenCall.Distortion(
                time(CallFault.Kind.LAG).orElse(Duration.ZERO), has(CallFault.Kind.EMPTY));
    }

    boolean has(CallFault.Kind kind) {
        return faults.stream().anyMatch(fault -> fault.kind() == kind);
    }

    @Override
    public void answered(Answer answer) {
        if (has(CallFault.Kind.LOSE_ANSWER)) {
            later(() -> receiver.lost(true, "the connection was cut"));
        } else if (has(CallFault.Kind.FAIL_AFTER)) {
            later(() -> receiver.answered(OpenCall.refused("EGW00301")));
        } else if (has(CallFault.Kind.FAIL_BARE_AFTER)) {
            later(() -> receiver.answered(new Answer(500, List.of(), "")));
        } else if (has(CallFault.Kind.TRUNCATE)) {
            String half = answer.body().substring(0, answer.body().length() / 2);
            later(() -> receiver.answered(withBody(answer, half)));
        } else if (has(CallFault.Kind.REPEAT)) {
            later(() -> receiver.answered(withBody(answer, answer.body() + answer.body())));
        } else {
            later(() -> receiver.answered(answer));
        }
    }

    @Override
    public void lost(boolean mayHaveArrived, String reason) {
        later(() -> receiver.lost(mayHaveArrived, reason));
    }

    private void later(Runnable delivery) {
        Optional<Duration> delay = time(CallFault.Kind.DELAY);
        if (delay.isPresent()) {
            Instant at = clock.now().plus(delay.get());
            agenda.at(at, delivery);
        } else {
            delivery.run();
        }
    }

    private Optional<Duration> time(CallFault.Kind kind) {
        return faults.stream().filter(f -> f.kind() == kind).map(CallFault::time).findFirst();
    }

    private static Answer withBody(Answer answer, String body) {
        return new Answer(answer.status(), answer.headers(), body);
    }
}
