package jeoul.cli.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import jeoul.cli.account.OpenAccount;
import jeoul.cli.account.UnreachableException;
import jeoul.engine.InputException;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.MarketData;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingDay;
import jeoul.sim.recording.RecordingWriter;

/** Records one session of an account's market: from now to its close, or until it is stopped. */
public final class SessionRecorder {

    /** KRX ends the closing auction up to 30 seconds late, and its last words trail. */
    static final Duration AFTER_CLOSE = Duration.ofSeconds(60);

    /** What is written becomes whole in the files so often, by the wall clock. */
    static final Duration FLUSH_INTERVAL = Duration.ofSeconds(5);

    /** Between two looks at whether somebody wants it to stop; session time. */
    private static final Duration STEP = Duration.ofSeconds(1);

    /** A key that its last session has not given back is free again within a minute or two. */
    static final Duration STREAM_PATIENCE = Duration.ofMinutes(3);

    private final OpenAccount account;
    private final TradingCalendar calendar;
    private final InstantSource wall;
    private final RecordListener listener;

    public SessionRecorder(
            OpenAccount account,
            TradingCalendar calendar,
            InstantSource wall,
            RecordListener listener) {
        this.account = account;
        this.calendar = calendar;
        this.wall = wall;
        this.listener = listener;
    }

    /**
     * Records.
     *
     * @param directory of all recorded days
     * @param until when to end; at the close if empty
     * @param stopped asked about once a second
     * @throws InputException if there is nothing to record now, a symbol is not listed, or the
     *     directory may not be written to
     * @throws UnreachableException if the broker opens no stream
     * @throws IOException if it cannot be written on
     */
    public RecordedSession record(
            Path directory,
            List<Symbol> symbols,
            Optional<LocalTime> until,
            BooleanSupplier stopped)
            throws IOException {
        Instant from = account.timeline().now();
        LocalDate date = Seoul.dateOf(from);
        Instant end = end(date, from, until);
        try (DayLock lock = DayLock.of(directory, date);
                RecordingWriter writer = open(directory, date)) {
            TapeWriter tape = new TapeWriter(writer, date, listener);
            account.listen(tape);
            ask(symbols, tape, stopped);
            listener.begun(end);
            boolean ranOut = follow(tape, writer, end, stopped);
            Instant to = account.timeline().now();
            tape.end(to);
            return new RecordedSession(
                    lock.folder(),
                    date,
                    from,
                    to,
                    !ranOut
                            ? RecordedSession.Ending.PERSON
                            : until.isPresent()
                                    ? RecordedSession.Ending.UNTIL
                                    : RecordedSession.Ending.CLOSE,
                    tape.rows(),
                    tape.gaps(),
                    tape.ofOtherDays());
        } catch (UncheckedIOException e) {
            throw new IOException(directory + ": " + e.getCause().getMessage(), e);
        }
    }

    private static RecordingWriter open(Path directory, LocalDate date) {
        try {
            return new RecordingWriter(directory, date);
        } catch (UncheckedIOException e) {
            throw new InputException(
                    "--recording",
                    directory.resolve(date.toString()) + " may not be written",
                    "a directory that may be written to",
                    e);
        }
    }

    private Instant end(LocalDate date, Instant from, Optional<LocalTime> until) {
        if (!calendar.covers(date)) {
            throw new InputException(
                    "record",
                    date + " lies outside the trading calendar",
                    "a date from " + TradingCalendar.FIRST_DAY + " to " + TradingCalendar.LAST_DAY);
        }
        if (!calendar.isTradingDay(date)) {
            throw new InputException(
                    "record",
                    date + " is not a trading day",
                    "a trading day, such as the next one, " + calendar.next(date));
        }
        TradingDay day = calendar.day(date);
        Instant end = until.map(day::at).orElse(day.at(day.close()).plus(AFTER_CLOSE));
        if (end.isAfter(from)) {
            return end;
        }
        throw until.isPresent()
                ? new InputException(
                        "--until", "'" + until.get() + "' is past", "a time still to come")
                : new InputException(
                        "record",
                        "the market of " + date + " closed at " + day.close(),
                        "a session that is open, or --until for what is traded after hours");
    }

    /** Each symbol is followed as soon as it is known: the last ones may be a minute away. */
    private void ask(List<Symbol> symbols, TapeWriter tape, BooleanSupplier stopped) {
        int number = 0;
        for (Symbol symbol : symbols) {
            if (stopped.getAsBoolean()) {
                return;
            }
            listener.asking(symbol, ++number, symbols.size());
            try {
                Listing listing = account.market().listing(symbol);
                tape.add(listing, account.market().statistics(symbol));
            } catch (MarketData.UnknownSymbolException e) {
                throw new InputException(
                        "CODE", "'" + symbol + "' is not listed", "the code of a listed symbol", e);
            }
            account.follow(List.of(symbol));
        }
    }

    /**
     * @return false if somebody stopped it
     */
    private boolean follow(
            TapeWriter tape, RecordingWriter writer, Instant end, BooleanSupplier stopped) {
        Instant begun = wall.instant();
        Instant flushed = begun;
        while (true) {
            Instant now = account.timeline().now();
            listener.waited(now, tape.quotes(), tape.trades(), tape.isUp());
            if (stopped.getAsBoolean()) {
                return false;
            }
            if (!now.isBefore(end)) {
                return true;
            }
            Instant next = now.plus(STEP);
            account.timeline().await(next.isBefore(end) ? next : end);
            account.broker().poll(event -> heard(event, tape));
            Instant looked = wall.instant();
            if (!looked.isBefore(flushed.plus(FLUSH_INTERVAL))) {
                writer.flush();
                flushed = looked;
            }
            if (!tape.hasHeard() && !looked.isBefore(begun.plus(STREAM_PATIENCE))) {
                throw new UnreachableException(
                        UnreachableException.Reason.NO_ANSWER,
                        "the broker opens no stream: "
                                + (tape.reason().isEmpty() ? "no answer" : tape.reason()));
            }
        }
    }

    private static void heard(Event event, TapeWriter tape) {
        if (event instanceof Event.TimeGap gap) {
            tape.slept(gap);
        }
    }
}
