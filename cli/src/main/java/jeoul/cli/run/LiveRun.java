package jeoul.cli.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import jeoul.cli.account.OpenAccount;
import jeoul.cli.account.UnreachableException;
import jeoul.engine.InputException;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.day.DayClosing;
import jeoul.engine.day.DayTerms;
import jeoul.engine.day.JournalledDay;
import jeoul.engine.day.RebalanceDay;
import jeoul.engine.execute.AccountInquiry;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.execute.Executor;
import jeoul.engine.journal.AccountHash;
import jeoul.engine.journal.SqliteJournal;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingDay;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Slicing;
import jeoul.sim.study.Prediction;

/**
 * One day of a run over an open account: looked at, waited for, executed and closed. The steps are
 * those of a simulated day; what is added is the person, the journal on disk and the wall clock.
 */
public final class LiveRun {

    /** How long a wait for the window or the close goes on before a stop is looked for. */
    private static final Duration LOOK_UP = Duration.ofSeconds(1);

    /** How long a broker out of reach is waited for when the day is over. */
    private static final Duration CLOSING_PATIENCE = Duration.ofHours(1);

    private static final Duration CLOSING_PAUSE = Duration.ofMinutes(1);

    private final DayTerms terms;
    private final VenueProfile profile;
    private final OpenAccount account;
    private final StopRequest stop;
    private final RunObserver observer;
    private final StoppableVenue venue;
    private final StoppableMarket stoppable;
    private final RememberedMarket market;
    private final RebalanceDay day;
    private boolean recalled;

    /**
     * @param profile the venue's rate
     */
    public LiveRun(
            DayTerms terms,
            VenueProfile profile,
            OpenAccount account,
            StopRequest stop,
            RunObserver observer) {
        this.terms = terms;
        this.profile = profile;
        this.account = account;
        this.stop = stop;
        this.observer = observer;
        this.venue =
                new StoppableVenue(
                        account.broker(), account.timeline(), stop, observer, this::passed);
        this.stoppable = new StoppableMarket(account.market(), stop);
        this.market = new RememberedMarket(stoppable);
        this.day = new RebalanceDay(terms, venue, market, venue);
    }

    /**
     * The session that is open or coming today.
     *
     * @throws InputException if there is none, or it is over
     */
    public static TradingDay session(TradingCalendar calendar, Instant now) {
        return Sessions.today(calendar, now);
    }

    /**
     * Looks at the account and the market, plans and checks. Sends nothing.
     *
     * @param agreed what the person has agreed to already, if this is another look
     * @throws InputException if the run must not begin
     * @throws StopRequest.StoppedBeforeException if the person wants to stop before
     */
    public Prospect look(RunRequest request, Optional<Prospect.Agreement> agreed) {
        market.lookAgain();
        Instant now = venue.now();
        AccountSnapshot before = day.account();
        return new Look(terms, profile, request, day, market).at(now, before, agreed);
    }

    /**
     * Where the account is not what its journal says it was and became: what somebody else did, or
     * what happened while the program was gone.
     *
     * @param executor brought to the end of the journal
     */
    public List<Finding> differences(JournalledDay planned, Executor executor) {
        TreeMap<Symbol, Long> expected = new TreeMap<>();
        planned.planned()
                .before()
                .positions()
                .forEach(position -> expected.put(position.symbol(), position.quantity()));
        for (ExecutionResult.ParentResult parent : executor.result().parents()) {
            long shares = parent.order().side().sign() * parent.filled();
            expected.merge(parent.order().symbol(), shares, Long::sum);
        }
        AccountSnapshot now = day.account();
        now.positions().forEach(position -> expected.putIfAbsent(position.symbol(), 0L));
        List<Finding> found = new ArrayList<>();
        expected.forEach(
                (symbol, shares) -> {
                    if (shares != now.held(symbol)) {
                        found.add(
                                Finding.of(
                                        Finding.Kind.HELD_DIFFERS,
                                        symbol,
                                        shares,
                                        now.held(symbol)));
                    }
                });
        return found;
    }

    /** When the first slice may be due; it is planned for a little before. */
    public Instant planningTime() {
        Instant buys = terms.strategy().window().startOn(terms.day());
        Instant sells = terms.strategy().sellWindow().startOn(terms.day());
        return (buys.isBefore(sells) ? buys : sells).minus(Slicing.LEAD);
    }

    /** Whether it is too early to plan for good. */
    public boolean isBeforeWindow() {
        return venue.now().isBefore(planningTime());
    }

    /**
     * Waits until it is time to plan.
     *
     * @return false if the person wants to stop before
     */
    public boolean waitForWindow() {
        return waitUntil(planningTime());
    }

    /**
     * Begins the journal, executes to the end and closes the day.
     *
     * @param notes what the journal keeps beside the day
     * @param predicted asked for once the day is over; told whether there is time to wait
     */
    public RunEnding execute(
            Prospect prospect,
            Path file,
            AccountHash account,
            RunNotes notes,
            Predicted predicted) {
        JournalledDay planned = prospect.day();
        follow(planned);
        try (SqliteJournal journal =
                SqliteJournal.create(file, planned.toJournal(account, notes.settings()))) {
            Executor executor = new Executor(planned.execution());
            day.execute(executor, journal, now -> observer.waited(now, executor));
            return close(planned, executor, journal, notes, predicted);
        }
    }

    /**
     * Goes on with a run from its journal, to the end of its day. If that is over, only what
     * happened is asked for.
     *
     * @param journal open, of this account
     * @param executor brought to the end of the journal
     */
    public RunEnding resume(
            JournalledDay planned,
            Executor executor,
            SqliteJournal journal,
            RunNotes notes,
            Predicted predicted) {
        notes.market().values().forEach(instrument -> market.know(instrument.listing()));
        passed(venue.now());
        if (recalled) {
            stoppable.begin();
        } else {
            follow(planned);
        }
        day.resume(executor, journal, now -> observer.waited(now, executor));
        return close(planned, executor, journal, notes, predicted);
    }

    /** On a later day, after a night's sleep perhaps, the orders of the run's are asked for. */
    private void passed(Instant now) {
        if (!recalled && Seoul.dateOf(now).isAfter(terms.day().date())) {
            recalled = true;
            account.recall(terms.day().date());
        }
    }

    private void follow(JournalledDay planned) {
        stoppable.begin();
        account.follow(planned.execution().parents().stream().map(ParentOrder::symbol).toList());
    }

    private RunEnding close(
            JournalledDay planned,
            Executor executor,
            SqliteJournal journal,
            RunNotes notes,
            Predicted predicted) {
        boolean waited = waitUntil(day.over());
        stoppable.close();
        if (executor.isUnread() && !day.isPast()) {
            throw new OrdersUnreadException();
        }
        DayClosing closing = closing(planned, waited);
        RunEnding.Why why =
                waited && !stop.isAsked()
                        ? RunEnding.Why.DONE
                        : stop.isAsked() ? RunEnding.Why.PERSON : RunEnding.Why.UNTIL;
        Optional<Prediction> prediction = predicted.get(why == RunEnding.Why.DONE);
        TreeMap<String, String> facts = new TreeMap<>(Predictions.toFacts(prediction));
        facts.put(RunEnding.WHY, why.name());
        journal.end(JournalledDay.toJournal(closing, facts));
        return new RunEnding(planned, notes, executor.result(), closing, why, prediction);
    }

    /**
     * Reads what the day has come to.
     *
     * @param over whether the day is over: then there is nothing to lose by waiting for a broker
     *     that is out of reach
     */
    private DayClosing closing(JournalledDay planned, boolean over) {
        Instant giveUp = venue.now().plus(over ? CLOSING_PATIENCE : Duration.ZERO);
        while (true) {
            market.lookAgain();
            try {
                return day.close(planned.planned());
            } catch (AccountInquiry.AccountUnreadableException | UnreachableException e) {
                Instant again = venue.now().plus(CLOSING_PAUSE);
                if (stop.isAsked() || again.isAfter(giveUp)) {
                    throw e;
                }
                observer.closesLater(e.getMessage(), venue.now(), again);
                while (!stop.isAsked() && venue.now().isBefore(again)) {
                    day.waitUntil(earlier(venue.now().plus(LOOK_UP), again));
                }
            }
        }
    }

    /** The day's orders are not known yet: the run can be gone on with, and is not at its end. */
    public static final class OrdersUnreadException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OrdersUnreadException() {
            super("the broker did not tell what became of open orders");
        }
    }

    /** What simulated days of the same plan let expect; made while the run goes on. */
    @FunctionalInterface
    public interface Predicted {

        /** No simulated days. */
        Predicted NOTHING = patient -> Optional.empty();

        /**
         * @param patient whether to wait for it; otherwise only what is there already
         */
        Optional<Prediction> get(boolean patient);
    }

    private boolean waitUntil(Instant until) {
        Instant now = venue.now();
        while (now.isBefore(until) && !stop.isDue(now)) {
            day.waitUntil(earlier(now.plus(LOOK_UP), until));
            now = venue.now();
        }
        return !now.isBefore(until);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
