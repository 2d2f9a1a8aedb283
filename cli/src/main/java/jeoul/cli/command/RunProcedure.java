package jeoul.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import jeoul.cli.account.OpenAccount;
import jeoul.cli.consent.Consent;
import jeoul.cli.input.Rebalance;
import jeoul.cli.keys.AccountHashKey;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.Credentials;
import jeoul.cli.keys.StateFolder;
import jeoul.cli.output.CheckedPlan;
import jeoul.cli.output.Document;
import jeoul.cli.output.PlanJson;
import jeoul.cli.output.ProspectDocument;
import jeoul.cli.output.RunDocument;
import jeoul.cli.output.RunJson;
import jeoul.cli.output.Texts;
import jeoul.cli.rehearsal.Progress;
import jeoul.cli.rehearsal.Rehearsals;
import jeoul.cli.run.AccountLock;
import jeoul.cli.run.Finding;
import jeoul.cli.run.LiveRun;
import jeoul.cli.run.Notifier;
import jeoul.cli.run.Prospect;
import jeoul.cli.run.RunEnding;
import jeoul.cli.run.RunFolder;
import jeoul.cli.run.RunNotes;
import jeoul.cli.run.RunObserver;
import jeoul.cli.run.RunReading;
import jeoul.cli.run.RunRequest;
import jeoul.cli.run.StopRequest;
import jeoul.engine.InputException;
import jeoul.engine.account.ChargeSettings;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.day.DayTerms;
import jeoul.engine.journal.AccountHash;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingDay;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.study.RehearsedDay;

/** The way from what a person asks for to the report of its day. */
final class RunProcedure {

    private final AccountEntrance entrance;
    private final Surroundings surroundings;
    private final Rehearsals rehearsals;
    private final OutputOptions.Outlets outlets;
    private final Texts texts;
    private final TradingCalendar calendar = TradingCalendar.krx();

    /**
     * What is asked for beside the request itself.
     *
     * @param modelFile as typed
     * @param modelHash SHA-256 of it
     * @param seed of the rehearsals
     * @param predictDays simulated days the result is compared with; 0 for none
     * @param until when the run ends, if before its window does
     * @param confirmedSells names sold entirely, said beforehand
     * @param dayBefore the day of which this run is the continuation
     */
    record Terms(
            RunRequest request,
            BrokerChoice broker,
            String modelFile,
            String modelHash,
            long seed,
            int predictDays,
            Optional<LocalTime> until,
            OptionalLong confirmedSells,
            Optional<LocalDate> dayBefore) {

        Terms {
            Objects.requireNonNull(request, "request");
            Objects.requireNonNull(broker, "broker");
            Objects.requireNonNull(until, "until");
            Objects.requireNonNull(confirmedSells, "confirmedSells");
            Objects.requireNonNull(dayBefore, "dayBefore");
        }
    }

    RunProcedure(AccountEntrance entrance, Rehearsals rehearsals, OutputOptions.Outlets outlets) {
        this.entrance = entrance;
        this.surroundings = entrance.surroundings();
        this.rehearsals = rehearsals;
        this.outlets = outlets;
        this.texts = outlets.texts();
    }

    /** Everything but sending. */
    int dryRun(Terms terms, Credentials keys) throws IOException {
        new ClockCheck(entrance, outlets).require(terms.broker());
        try (OpenAccount account = entrance.accounts().open(terms.broker(), keys)) {
            new CalendarCheck(outlets)
                    .note(account, LiveRun.session(calendar, account.timeline().now()).date());
            StopRequest nobody = new StopRequest(Optional.empty());
            LiveRun run = run(terms, account, nobody, RunObserver.NONE);
            Prospect prospect = run.look(terms.request(), Optional.empty());
            CheckedPlan planned = planned(prospect);
            outlets.write(
                    document(terms, prospect, planned), writer -> PlanJson.write(writer, planned));
            return ExitCode.DONE;
        }
    }

    /** Looks, shows, asks, and runs the day to its report. */
    // The lock is held, not used.
    @SuppressWarnings("try")
    int begin(Terms terms, Credentials keys, Consent consent, Notifier notifier)
            throws IOException {
        consent.requirePossible(terms.broker());
        new ClockCheck(entrance, outlets).require(terms.broker());
        AccountHash hash = hash(keys);
        RunFolder runs = RunFolder.of(surroundings.environment());
        try (AccountLock lock = AccountLock.of(runs, hash);
                OpenAccount account = entrance.accounts().open(terms.broker(), keys)) {
            TradingDay session = LiveRun.session(calendar, account.timeline().now());
            requireLaterDay(terms, session);
            new CalendarCheck(outlets).note(account, session.date());
            StopRequest stop =
                    new StopRequest(until(terms.until(), session, account.timeline().now()));
            try (RunWatch watch = watch(terms, session, stop, notifier)) {
                LiveRun run = run(terms, account, stop, watch);
                Prospect prospect = run.look(terms.request(), Optional.empty());
                CheckedPlan planned = planned(prospect);
                Document document = document(terms, prospect, planned);
                if (prospect.isEmpty()) {
                    outlets.write(document, writer -> PlanJson.write(writer, planned));
                    return ExitCode.DONE;
                }
                outlets.show(document);
                SellsConsent.require(
                        surroundings.terminal(), texts, terms.confirmedSells(), prospect);
                consent.require(terms.broker(), keys, question(terms, prospect));
                Path file = runs.fresh(surroundings.clock().get());
                return execute(terms, run, prospect, stop, watch, file, hash);
            }
        }
    }

    private int execute(
            Terms terms,
            LiveRun run,
            Prospect agreed,
            StopRequest stop,
            RunWatch watch,
            Path file,
            AccountHash hash)
            throws IOException {
        try (StopGuard guard =
                new StopGuard(surroundings.signals(), stop, () -> saysStoppedBefore(watch))) {
            Optional<Prospect> waited = waited(terms, run, agreed, watch);
            if (waited.isEmpty()) {
                outlets.note(texts.get("run.stoppedBefore"));
                return ExitCode.STOPPED;
            }
            Prospect prospect = waited.get();
            outlets.note(texts.get("run.journal", file));
            RunNotes notes =
                    new RunNotes(
                            terms.broker(),
                            ProgramVersion.ofProgram(),
                            terms.modelFile(),
                            terms.modelHash(),
                            prospect.market(),
                            prospect.daysLeft(),
                            terms.seed());
            guard.says(() -> saysLeft(watch));
            try (Forecast forecast =
                    forecast(prospect.rebalance(), terms.request().strategy(), terms)) {
                watch.begins(prospect);
                RunEnding ending = run.execute(prospect, file, hash, notes, forecast);
                guard.ended();
                return reported(file, ending, watch);
            }
        } catch (RuntimeException e) {
            watch.broke(e);
            throw UnfinishedRunException.orItself(file, e);
        }
    }

    /** Waits for the window and plans again, if it is too early; empty if the person stops it. */
    private Optional<Prospect> waited(Terms terms, LiveRun run, Prospect agreed, RunWatch watch) {
        if (!run.isBeforeWindow()) {
            return Optional.of(agreed);
        }
        watch.waitsUntil(run.planningTime());
        outlets.note(texts.get("run.waiting", Seoul.timeOf(run.planningTime())));
        try {
            if (!run.waitForWindow()) {
                return Optional.empty();
            }
            Prospect prospect = run.look(terms.request(), Optional.of(agreed.agreement()));
            found(prospect.findings());
            return Optional.of(prospect);
        } catch (StopRequest.StoppedBeforeException | StopRequest.StoppedAtOnceException e) {
            return Optional.empty();
        }
    }

    private void found(List<Finding> findings) {
        for (Finding finding : findings) {
            outlets.note(texts.get("found." + finding.kind(), finding.values().toArray()));
        }
    }

    private void saysStoppedBefore(RunWatch watch) {
        watch.left();
        outlets.note(texts.get("run.stoppedBefore"));
    }

    private void saysLeft(RunWatch watch) {
        watch.left();
        new Complaints(surroundings.err(), Locale.forLanguageTag(texts.language()), false)
                .failed(new StopRequest.StoppedAtOnceException());
    }

    /** Goes on with a journal on the day it was begun, or ends it on a later one. */
    // The lock is held, not used.
    @SuppressWarnings("try")
    int resume(
            Path file,
            RunReading.Started started,
            BrokerChoice broker,
            Credentials keys,
            Consent consent,
            Notifier notifier,
            Optional<LocalTime> until,
            int predictDays)
            throws IOException {
        AccountHash hash = hash(keys);
        RunFolder runs = RunFolder.of(surroundings.environment());
        new ClockCheck(entrance, outlets).require(broker);
        try (AccountLock lock = AccountLock.of(runs, hash);
                ResumedJournal journal = ResumedJournal.of(file, started, hash);
                OpenAccount account = entrance.accounts().open(broker, keys)) {
            DayTerms day = started.day().terms();
            Instant now = account.timeline().now();
            StopRequest stop = journal.stopRequest(until(until, day.day(), now), now);
            try (RunWatch watch = watch(broker, day.strategy(), day.day(), stop, notifier)) {
                LiveRun run = new LiveRun(day, broker.profile(), account, stop, watch);
                outlets.note(
                        texts.get("resume.from", file, texts.count("steps", journal.lastStep())));
                if (journal.neverLeft() > 0) {
                    outlets.note(
                            texts.get(
                                    "resume.unsent", texts.count("commands", journal.neverLeft())));
                }
                if (journal.endMayBeMissing()) {
                    outlets.note(texts.get("resume.endMissing"));
                }
                if (journal.wasStopped()) {
                    outlets.note(texts.get("resume.stopped"));
                }
                found(run.differences(started.day(), journal.executor()));
                consent.require(broker, keys, texts.get("resume.question", broker.name()));
                Rebalance rebalance = Prospect.rebalance(started.day(), started.notes().market());
                try (StopGuard guard =
                                new StopGuard(surroundings.signals(), stop, () -> saysLeft(watch));
                        Forecast forecast =
                                Forecast.of(
                                        rehearsals,
                                        rebalance,
                                        strategy(started),
                                        broker.profile(),
                                        started.notes().seed(),
                                        predictDays)) {
                    watch.resumes(started.day(), journal.executor(), journal.lastStep());
                    RunEnding ending = journal.resume(run, started, forecast);
                    guard.ended();
                    return reported(file, ending, watch);
                } catch (RuntimeException e) {
                    watch.broke(e);
                    throw UnfinishedRunException.orItself(file, e);
                }
            }
        }
    }

    private static Strategy strategy(RunReading.Started started) {
        return started.day().terms().strategy();
    }

    private int reported(Path file, RunEnding ending, RunWatch watch) throws IOException {
        int code = exitCode(ending);
        watch.ended(ending, code);
        RunReading reading = RunReading.of(file, calendar);
        outlets.writeLive(
                new RunDocument(texts).of(reading, ending),
                writer -> RunJson.write(writer, reading, ending));
        if (ending.notes().daysLeft() > 0) {
            outlets.note(texts.get("run.resumeTomorrow"));
        }
        return code;
    }

    static int exitCode(RunEnding ending) {
        if (ending.why() == RunEnding.Why.PERSON || ending.isStoppedByLimit()) {
            return ExitCode.STOPPED;
        }
        return ending.report().sharesMissing() == 0 ? ExitCode.DONE : ExitCode.DIFFERS;
    }

    AccountHash hash(Credentials keys) throws IOException {
        return new AccountHashKey(StateFolder.of(surroundings.environment())).of(keys);
    }

    private LiveRun run(Terms terms, OpenAccount account, StopRequest stop, RunObserver observer) {
        RunRequest request = terms.request();
        return new LiveRun(
                new DayTerms(
                        calendar,
                        LiveRun.session(calendar, account.timeline().now()),
                        request.model(),
                        request.amount(),
                        request.keep(),
                        request.strategy(),
                        request.limits(),
                        ChargeSettings.DEFAULT),
                terms.broker().profile(),
                account,
                stop,
                observer);
    }

    private static Optional<Instant> until(
            Optional<LocalTime> time, TradingDay session, Instant now) {
        Optional<Instant> until = time.map(session::at);
        if (until.isPresent() && !now.isBefore(until.get())) {
            throw new InputException(
                    "--until", "'" + time.get() + "' is past", "a time still to come");
        }
        return until;
    }

    private void requireLaterDay(Terms terms, TradingDay session) {
        if (terms.dayBefore().filter(day -> !session.date().isAfter(day)).isPresent()) {
            throw new InputException(
                    "session",
                    "the part of this day has ended",
                    "the next trading day, " + calendar.next(session.date()));
        }
    }

    private static CheckedPlan planned(Prospect prospect) {
        return CheckedPlan.of(
                prospect.rebalance(),
                prospect.day().terms().strategy(),
                prospect.day().planned().plan(),
                prospect.day().planned().parents());
    }

    private Document document(Terms terms, Prospect prospect, CheckedPlan planned) {
        return new ProspectDocument(texts)
                .of(prospect, planned, terms.broker().name(), expected(terms, prospect));
    }

    /** The same plan on one simulated day; empty where its market cannot be simulated. */
    private Optional<RehearsedDay> expected(Terms terms, Prospect prospect) {
        if (prospect.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<RehearsedDay> days =
                    rehearsals.simulate(
                            prospect.rebalance(),
                            terms.request().strategy(),
                            terms.broker().profile(),
                            terms.seed(),
                            1,
                            Progress.SILENT);
            return Optional.of(days.get(0));
        } catch (IllegalArgumentException | InputException e) {
            outlets.note(texts.get("run.notRehearsed", e.getMessage()));
            return Optional.empty();
        }
    }

    private Forecast forecast(Rebalance rebalance, Strategy strategy, Terms terms) {
        VenueProfile profile = terms.broker().profile();
        return Forecast.of(
                rehearsals, rebalance, strategy, profile, terms.seed(), terms.predictDays());
    }

    private String question(Terms terms, Prospect prospect) {
        long buys = prospect.agreement().buysWon();
        long sells =
                prospect.day().planned().plan().rows().stream()
                        .mapToLong(row -> Math.max(0, -row.trade()) * row.price())
                        .sum();
        return texts.get(
                "run.question",
                terms.broker().name(),
                String.format(Locale.ROOT, "%,d", buys),
                String.format(Locale.ROOT, "%,d", sells));
    }

    private RunWatch watch(Terms terms, TradingDay day, StopRequest stop, Notifier notifier) {
        return watch(terms.broker(), terms.request().strategy(), day, stop, notifier);
    }

    private RunWatch watch(
            BrokerChoice broker,
            Strategy strategy,
            TradingDay day,
            StopRequest stop,
            Notifier notifier) {
        TreeMap<String, Object> about = new TreeMap<>();
        about.put("broker", broker.name());
        about.put("strategy", strategy.name());
        about.put("date", day.date().toString());
        return new RunWatch(outlets, stop, notifier, about);
    }
}
