package jeoul.cli.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import jeoul.cli.account.OpenAccount;
import jeoul.cli.input.OrderTerms;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.StateFolder;
import jeoul.cli.output.ProgressLine;
import jeoul.cli.output.RecordDocument;
import jeoul.cli.output.RecordJson;
import jeoul.cli.record.RecordListener;
import jeoul.cli.record.RecordedSession;
import jeoul.cli.record.SessionRecorder;
import jeoul.cli.run.StopSignals;
import jeoul.engine.InputException;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.kis.wire.StreamTrId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records a session's quotes and trades as the broker streams them. */
@Command(name = "record", mixinStandardHelpOptions = true, sortOptions = false)
final class RecordCommand implements Callable<Integer> {

    /** Each takes a subscription for its book and one for its trades. */
    static final int MAX_CODES = StreamTrId.MOST_SUBSCRIPTIONS / 2;

    @Parameters(paramLabel = "CODE", arity = "1..*", descriptionKey = "option.recordCodes")
    private List<String> codes;

    @Option(names = "--recording", paramLabel = "DIR", descriptionKey = "option.recordInto")
    private String directory;

    @Option(names = "--until", paramLabel = "HH:MM", descriptionKey = "option.recordUntil")
    private String until;

    @Mixin private final BrokerOptions broker = new BrokerOptions();

    @Mixin private final OutputOptions output;

    private final AccountEntrance entrance;

    RecordCommand(AccountEntrance entrance) {
        this.entrance = entrance;
        this.output = new OutputOptions(entrance.surroundings());
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        BrokerChoice choice = broker.choice();
        List<Symbol> symbols = codes.stream().map(OrderTerms::symbol).distinct().toList();
        if (symbols.size() > MAX_CODES) {
            throw new InputException(
                    "CODE",
                    symbols.size() + " codes",
                    "at most " + MAX_CODES + ", which is what a stream takes");
        }
        Path into = directory();
        Surroundings surroundings = entrance.surroundings();
        RecordDocument words = new RecordDocument(outlets.texts());
        AtomicBoolean stopped = new AtomicBoolean();
        RecordedSession session;
        StopSignals.Registration signals = surroundings.signals().onStop(() -> stopped.set(true));
        try (OpenAccount account =
                        entrance.accounts()
                                .open(
                                        choice,
                                        entrance.keys(choice, outlets.texts()).withoutHtsId());
                Teller teller = new Teller(words, outlets, surroundings, symbols.size(), into)) {
            session =
                    new SessionRecorder(
                                    account,
                                    TradingCalendar.krx(),
                                    surroundings.clock()::get,
                                    teller)
                            .record(into, symbols, RunOptions.time("--until", until), stopped::get);
        } finally {
            signals.close();
        }
        outlets.writeLive(
                words.of(session, into.toString()),
                writer -> RecordJson.write(writer, choice.name(), session));
        return session.ending() == RecordedSession.Ending.PERSON ? ExitCode.STOPPED : ExitCode.DONE;
    }

    private Path directory() {
        if (directory == null) {
            return StateFolder.of(entrance.surroundings().environment()).resolve("recordings");
        }
        try {
            return Path.of(directory);
        } catch (InvalidPathException e) {
            throw new InputException(
                    "--recording", "'" + directory + "'", "a directory of recorded days", e);
        }
    }

    /** Says on standard error how it goes. */
    private static final class Teller implements RecordListener, AutoCloseable {

        /** Between two looks at a recording that a person follows, nanoseconds. */
        private static final long REFRESH = 500_000_000L;

        private final RecordDocument words;
        private final OutputOptions.Outlets outlets;
        private final Surroundings surroundings;
        private final int symbols;
        private final Path directory;
        private final Optional<ProgressLine> line;
        private OptionalLong shownAt = OptionalLong.empty();

        Teller(
                RecordDocument words,
                OutputOptions.Outlets outlets,
                Surroundings surroundings,
                int symbols,
                Path directory) {
            this.words = words;
            this.outlets = outlets;
            this.surroundings = surroundings;
            this.symbols = symbols;
            this.directory = directory;
            this.line = outlets.progressLine();
        }

        @Override
        public void asking(Symbol symbol, int number, int of) {
            line.ifPresent(l -> l.show(words.asking(symbol, number, of)));
        }

        @Override
        public void begun(Instant end) {
            say(words.begun(symbols, directory.toString(), end));
        }

        @Override
        public void waited(Instant now, long quotes, long trades, boolean up) {
            if (line.isEmpty()) {
                return;
            }
            long nanos = surroundings.nanoTime().getAsLong();
            if (shownAt.isEmpty() || nanos - shownAt.getAsLong() >= REFRESH) {
                shownAt = OptionalLong.of(nanos);
                line.get().show(words.progress(now, quotes, trades, up));
            }
        }

        @Override
        public void lost(String reason, Instant at) {
            say(words.lost(reason, at));
        }

        @Override
        public void back(RecordedSession.Gap gap) {
            say(words.back(gap));
        }

        private void say(String text) {
            if (line.isPresent()) {
                line.get().say(text);
            } else {
                outlets.note(text);
            }
        }

        @Override
        public void close() {
            line.ifPresent(ProgressLine::close);
        }
    }
}
