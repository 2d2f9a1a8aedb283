package jeoul.cli.command;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jeoul.cli.account.Accounts;
import jeoul.cli.output.Texts;
import jeoul.cli.rehearsal.Markets;
import jeoul.cli.rehearsal.Rehearsals;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The program as a whole: its commands, and how every kind of trouble ends. */
public final class CommandLineProgram {

    private final Surroundings surroundings;
    private final Optional<Rehearsals> rehearsals;
    private final Optional<Markets> markets;
    private final Optional<Accounts> accounts;

    /** Without measures of the simulated market. */
    public CommandLineProgram(Surroundings surroundings, Optional<Rehearsals> rehearsals) {
        this(surroundings, rehearsals, Optional.empty());
    }

    /**
     * @param rehearsals runs simulated days; without it there is no command that needs them
     * @param markets measures the simulated market; likewise
     */
    public CommandLineProgram(
            Surroundings surroundings, Optional<Rehearsals> rehearsals, Optional<Markets> markets) {
        this(surroundings, rehearsals, markets, Optional.empty());
    }

    /**
     * @param accounts opens accounts at brokers; likewise
     */
    public CommandLineProgram(
            Surroundings surroundings,
            Optional<Rehearsals> rehearsals,
            Optional<Markets> markets,
            Optional<Accounts> accounts) {
        this.surroundings = surroundings;
        this.rehearsals = rehearsals;
        this.markets = markets;
        this.accounts = accounts;
    }

    /**
     * Runs what was typed.
     *
     * @return the exit code
     */
    public int run(String... args) {
        boolean verbose = has(args, "-v") || has(args, "--verbose");
        Complaints complaints = new Complaints(surroundings.err(), locale(args), verbose);
        try {
            return commandLine(args, complaints).execute(args);
        } catch (OutOfMemoryError e) {
            return complaints.outOfMemory(e);
        } catch (StackOverflowError | LinkageError e) {
            return complaints.bug(e);
        }
    }

    /** The names of the commands a person is told of. */
    static List<String> names(CommandSpec root) {
        List<String> names = new ArrayList<>();
        root.subcommands()
                .forEach(
                        (name, line) -> {
                            if (!line.getCommandSpec().usageMessage().hidden()) {
                                names.add(name);
                            }
                        });
        return names;
    }

    private CommandLine commandLine(String[] args, Complaints complaints) {
        CommandLine root = new CommandLine(new RootCommand());
        root.addSubcommand(new PlanCommand(surroundings));
        rehearsals.ifPresent(
                r -> {
                    root.addSubcommand(new SimulateCommand(surroundings, r));
                    root.addSubcommand(new CompareCommand(surroundings, r));
                    root.addSubcommand(new BacktestCommand(surroundings, r));
                });
        markets.ifPresent(
                m ->
                        root.addSubcommand(
                                new CommandLine(new MarketCommand(surroundings, m))
                                        .addSubcommand(new CalibrateCommand(surroundings))));
        root.addSubcommand(
                new CommandLine(new ReplayCommand())
                        .addSubcommand(new ReplayLobsterCommand(surroundings))
                        .addSubcommand(new ReplayL3Command(surroundings)));
        root.addSubcommand(new EmulateCommand(surroundings));
        accounts.ifPresent(
                a -> {
                    AccountEntrance entrance = new AccountEntrance(surroundings, a);
                    accountCommands(root, entrance);
                    rehearsals.ifPresent(r -> runCommands(root, entrance, r));
                });
        root.addSubcommand(new AutoComplete.GenerateCompletion());
        root.getSubcommands()
                .get("generate-completion")
                .getCommandSpec()
                .usageMessage()
                .hidden(true);
        root.setResourceBundle(Texts.in(locale(args)).bundle());
        root.setUsageHelpAutoWidth(surroundings.outIsTerminal());
        root.setColorScheme(
                CommandLine.Help.defaultColorScheme(
                        surroundings.outIsTerminal()
                                        && surroundings.colour()
                                        && !has(args, "--no-color")
                                ? CommandLine.Help.Ansi.ON
                                : CommandLine.Help.Ansi.OFF));
        PrintWriter out =
                new PrintWriter(
                        new OutputStreamWriter(
                                new StandardOutput(surroundings.out()),
                                surroundings.terminalCharset()),
                        true);
        root.setOut(out);
        root.setErr(
                new PrintWriter(
                        new OutputStreamWriter(surroundings.err(), surroundings.terminalCharset()),
                        true));
        root.setExecutionStrategy(CommandLineProgram::executed);
        root.setParameterExceptionHandler((e, given) -> complaints.usage(e));
        root.setExecutionExceptionHandler((e, line, parsed) -> complaints.failed(e));
        return root;
    }

    private static void runCommands(
            CommandLine root, AccountEntrance entrance, Rehearsals rehearsals) {
        root.addSubcommand(new RunCommand(entrance, rehearsals));
        root.addSubcommand(new ResumeCommand(entrance, rehearsals));
        root.addSubcommand(new StatusCommand(entrance.surroundings()));
        root.addSubcommand(new ReportCommand(entrance.surroundings()));
    }

    private static void accountCommands(CommandLine root, AccountEntrance entrance) {
        root.addSubcommand(new AccountCommand(entrance));
        root.addSubcommand(new PriceCommand(entrance));
        root.addSubcommand(new OrdersCommand(entrance));
        root.addSubcommand(new OrderCommand(entrance));
        root.addSubcommand(new ReviseCommand(entrance));
        root.addSubcommand(new CancelCommand(entrance));
        root.addSubcommand(new RecordCommand(entrance));
        root.addSubcommand(new LoginCommand(entrance));
        root.addSubcommand(new LogoutCommand(entrance));
        root.addSubcommand(new DoctorCommand(entrance));
    }

    /** Help too may be read by someone who leaves. */
    private static int executed(CommandLine.ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (BrokenPipeException e) {
            return ExitCode.DONE;
        }
    }

    /** The language of help texts, which are shown before options are read. */
    private Locale locale(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--lang") && i + 1 < args.length) {
                return Locale.forLanguageTag(args[i + 1]);
            }
            if (args[i].startsWith("--lang=")) {
                return Locale.forLanguageTag(args[i].substring("--lang=".length()));
            }
        }
        return surroundings.locale();
    }

    private static boolean has(String[] args, String option) {
        return Arrays.asList(args).contains(option);
    }
}
