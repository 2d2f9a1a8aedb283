package jeoul.cli.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import jeoul.cli.input.Nearest;
import jeoul.cli.input.RebalanceInputs;
import jeoul.cli.output.Document;
import jeoul.cli.output.HtmlPage;
import jeoul.cli.output.LiveBoard;
import jeoul.cli.output.OutputFile;
import jeoul.cli.output.ProgressLine;
import jeoul.cli.output.TerminalText;
import jeoul.cli.output.Texts;
import jeoul.cli.rehearsal.Progress;
import jeoul.engine.InputException;
import jeoul.engine.market.Symbol;
import picocli.CommandLine.Option;

/** Where results go and how they look. */
final class OutputOptions {

    /** Standard output, as a file name. */
    private static final String STANDARD_OUTPUT = "-";

    private static final List<String> LANGUAGES = List.of("ko", "en");

    @Option(names = "--json", paramLabel = "FILE|-", descriptionKey = "option.json")
    private String json;

    @Option(names = "--report", paramLabel = "FILE.html", descriptionKey = "option.report")
    private String report;

    @Option(names = "--lang", paramLabel = "ko|en", descriptionKey = "option.lang")
    private String language;

    @Option(
            names = {"-q", "--quiet"},
            descriptionKey = "option.quiet")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            descriptionKey = "option.verbose")
    private boolean verbose;

    @Option(names = "--no-color", descriptionKey = "option.no-color")
    private boolean noColour;

    private final Surroundings surroundings;

    OutputOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The outlets asked for, opened before the work so that a wrong path costs no time. */
    Outlets open() {
        if (verbose) {
            // Read by logback.xml when the first line is logged.
            System.setProperty("jeoul.log.level", "DEBUG");
        }
        List<OutputFile> jsonFile = new ArrayList<>();
        if (json != null && !json.equals(STANDARD_OUTPUT)) {
            jsonFile.add(OutputFile.at("--json", json));
        }
        if (STANDARD_OUTPUT.equals(report)) {
            throw new InputException("--report", "'-'", "the path of a file, such as report.html");
        }
        Optional<OutputFile> reportFile =
                Optional.ofNullable(report).map(file -> OutputFile.at("--report", file));
        return new Outlets(texts(), jsonFile, reportFile);
    }

    /** Whether more is to be told, stack traces among it. */
    boolean isVerbose() {
        return verbose;
    }

    private Texts texts() {
        if (language == null) {
            return Texts.in(surroundings.locale());
        }
        if (!LANGUAGES.contains(language)) {
            throw new InputException(
                    "--lang", "'" + language + "'" + Nearest.hint(language, LANGUAGES), "ko or en");
        }
        return Texts.in(Locale.forLanguageTag(language));
    }

    /** Where this run's results go. */
    final class Outlets {

        private final Texts texts;
        private final List<OutputFile> jsonFile;
        private final Optional<OutputFile> reportFile;

        private Outlets(Texts texts, List<OutputFile> jsonFile, Optional<OutputFile> reportFile) {
            this.texts = texts;
            this.jsonFile = jsonFile;
            this.reportFile = reportFile;
        }

        Texts texts() {
            return texts;
        }

        /** Writes everything asked for: files first, so that a reader who leaves costs none. */
        void write(Document document, OutputFile.Content jsonContent) throws IOException {
            write(document, jsonContent, "report.footer");
        }

        /** As {@link #write}, of what stands in an account and is not simulated. */
        void writeLive(Document document, OutputFile.Content jsonContent) throws IOException {
            write(document, jsonContent, "report.footer.account");
        }

        private void write(Document document, OutputFile.Content jsonContent, String footer)
                throws IOException {
            for (OutputFile file : jsonFile) {
                file.write(jsonContent);
            }
            if (reportFile.isPresent()) {
                String page = HtmlPage.of(document, texts.language(), texts.get(footer));
                reportFile.get().write(writer -> writer.write(page));
            }
            boolean jsonOut = STANDARD_OUTPUT.equals(json);
            Charset charset = jsonOut ? StandardCharsets.UTF_8 : surroundings.terminalCharset();
            try (Writer out = standardOutput(charset)) {
                if (jsonOut) {
                    jsonContent.to(out);
                } else {
                    out.write(TerminalText.of(document, colour()));
                }
            }
        }

        /** Writes only the JSON, if it is asked for. */
        void writeJson(OutputFile.Content content) throws IOException {
            for (OutputFile file : jsonFile) {
                file.write(content);
            }
            if (STANDARD_OUTPUT.equals(json)) {
                try (Writer out = standardOutput(StandardCharsets.UTF_8)) {
                    content.to(out);
                }
            }
        }

        /** A line of progress, where a person can see it. */
        Optional<ProgressLine> progressLine() {
            return quiet || !surroundings.errIsTerminal()
                    ? Optional.empty()
                    : Optional.of(new ProgressLine(surroundings.err(), texts));
        }

        /** Shows how a run goes, where a person can see it. */
        LiveView liveView() {
            LiveBoard board = new LiveBoard(texts);
            return quiet || !surroundings.errIsTerminal()
                    ? LiveView.none(board)
                    : LiveView.on(
                            board,
                            surroundings.screen(),
                            surroundings.err(),
                            surroundings.colour() && !noColour,
                            surroundings.nanoTime());
        }

        /** Tells the person something beside the result. */
        void note(String text) {
            if (!quiet) {
                surroundings.err().println(text);
            }
        }

        /** Shows the person something to decide on, beside the result. */
        void show(Document document) {
            surroundings.err().print(TerminalText.of(document, false));
            surroundings.err().flush();
        }

        /** Says of options given that they are for other commands. */
        void noteIdle(String command, List<String> options) {
            if (!options.isEmpty()) {
                note(texts.get("note.idle." + command, String.join(", ", options)));
            }
        }

        /**
         * Says whose prices are used, where the person gave none, and which kept symbols are
         * nowhere.
         */
        void noteInputs(RebalanceInputs.Resolved resolved) {
            List<Symbol> nowhere = resolved.rebalance().keptNowhere();
            if (!nowhere.isEmpty()) {
                note(texts.get("note.keptNowhere", codes(nowhere)));
            }
            if (!resolved.composedPrices().isEmpty()) {
                note(texts.get("note.composed", codes(resolved.composedPrices())));
            }
        }

        private static String codes(List<Symbol> symbols) {
            return symbols.stream().map(Symbol::code).collect(Collectors.joining(", "));
        }

        /** Runs something with a line of progress where a person can see it. */
        <T> T withProgress(Work<T> work) {
            if (quiet || !surroundings.errIsTerminal()) {
                return work.with(Progress.SILENT);
            }
            try (ProgressLine line = new ProgressLine(surroundings.err(), texts)) {
                return work.with(line);
            }
        }

        private Writer standardOutput(Charset charset) {
            return new BufferedWriter(
                    new OutputStreamWriter(new StandardOutput(surroundings.out()), charset));
        }

        private boolean colour() {
            return surroundings.outIsTerminal() && surroundings.colour() && !noColour;
        }
    }

    /** Something that takes a while. */
    @FunctionalInterface
    interface Work<T> {
        T with(Progress progress);
    }
}
