package jeoul.engine.execute;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.TradingDay;

/** The time of a run, whether it may act, and the commands of the step at hand. */
final class Run {

    private final TradingDay day;
    private final Instant open;
    private final Instant over;
    private List<Command> commands = new ArrayList<>();
    private Instant now = Instant.MIN;
    private Phase scheduledPhase = Phase.CLOSED;
    private long requestIds;
    private boolean connected = true;
    private Instant wakeAsked = Instant.MAX;
    private boolean readingBack;

    Run(TradingDay day) {
        this.day = day;
        this.open = day.at(day.open());
        this.over = day.at(day.close()).plus(Executor.AFTER_CLOSE);
    }

    Instant now() {
        return now;
    }

    /** Sources may stamp events a little out of order; time does not go back for that. */
    void advanceTo(Instant at) {
        if (at.isAfter(now)) {
            now = at;
            scheduledPhase = day.scheduledPhase(Seoul.timeOf(at));
        }
    }

    /** The phase the clock alone implies now. */
    Phase scheduledPhase() {
        return scheduledPhase;
    }

    /** When continuous trading begins by the clock; never, if it has. */
    Instant nextScheduledPhase() {
        return now.isBefore(open) ? open : Instant.MAX;
    }

    LocalDate date() {
        return day.date();
    }

    /** When nothing of the day can trade any more. */
    Instant over() {
        return over;
    }

    /** Nothing is sent for a day that is over; what happened can still be asked for. */
    boolean isOver() {
        return !now.isBefore(over);
    }

    boolean connected() {
        return connected;
    }

    void connect(boolean isConnected) {
        connected = isConnected;
    }

    /** Nothing goes until the venue has told what happened while nobody heard it. */
    boolean readingBack() {
        return readingBack;
    }

    void readBack(boolean reading) {
        readingBack = reading;
    }

    RequestId nextRequest() {
        return new RequestId(++requestIds);
    }

    void command(Command command) {
        commands.add(command);
    }

    /** Asks to be woken, unless that was asked already. */
    void wakeAt(Instant at) {
        if (!at.equals(wakeAsked)) {
            wakeAsked = at;
            commands.add(new Command.WakeAt(at));
        }
    }

    /** The wake-up asked for has been used, or was lost with the program. */
    void forgetWake() {
        wakeAsked = Instant.MAX;
    }

    List<Command> takeCommands() {
        List<Command> taken = Collections.unmodifiableList(commands);
        commands = new ArrayList<>();
        return taken;
    }
}
