package jeoul.cli.command;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jeoul.cli.input.Nearest;
import jeoul.cli.output.Texts;
import jeoul.cli.rehearsal.Rehearsals;
import jeoul.engine.InputException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program as a whole: its commands, and how every kind of trouble ends. */
public final class CommandLineProgram {

    private final Surroundings surroundings;
    private final Optional<Rehearsals> rehearsals;

    /**
     * @param rehearsals runs simulated days; without it there is no command that needs them
     */
    public CommandLineProgram(Surroundings surroundings, Optional<Rehearsals> rehearsals) {
        this.surroundings = surroundings;
        this.rehearsals = rehearsals;
    }

    /**
     * Runs what was typed.
     *
     * @return the exit code
     */
    public int run(String... args) {
        boolean verbose = Arrays.asList(args).contains("-v") || has(args, "--verbose");
        try {
            return commandLine(args, verbose).execute(args);
        } catch (OutOfMemoryError e) {
            say("out of memory; give more with JEOUL_OPTS=-Xmx2g", e, verbose);
            return ExitCode.FAILED;
        } catch (StackOverflowError | LinkageError e) {
            return bug(e, verbose);
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

    private CommandLine commandLine(String[] args, boolean verbose) {
        CommandLine root = new CommandLine(new RootCommand());
        root.addSubcommand(new PlanCommand(surroundings));
        rehearsals.ifPresent(
                r -> {
                    root.addSubcommand(new SimulateCommand(surroundings, r));
                    root.addSubcommand(new CompareCommand(surroundings, r));
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
        root.setParameterExceptionHandler((e, given) -> usage(e, verbose));
        root.setExecutionExceptionHandler((e, line, parsed) -> failed(e, verbose));
        return root;
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

    private int usage(ParameterException e, boolean verbose) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        StringBuilder message = new StringBuilder(e.getMessage().lines().findFirst().orElse(""));
        if (e instanceof UnmatchedArgumentException unmatched) {
            String typed = unmatched.getUnmatched().get(0).split("=", 2)[0];
            boolean file = !typed.startsWith("-") && names(spec).isEmpty();
            message.append(
                    file
                            ? "; expected at most one MODEL"
                            : "; did you mean '" + nearest(spec, typed) + "'?");
        }
        message.append(message.charAt(message.length() - 1) == '?' ? " See '" : ". See '")
                .append(spec.qualifiedName())
                .append(" --help'.");
        say(message.toString(), e, verbose);
        return ExitCode.BAD_INPUT;
    }

    private static String nearest(CommandSpec spec, String typed) {
        List<String> words = new ArrayList<>();
        if (!typed.startsWith("-")) {
            words.addAll(names(spec));
        }
        spec.options().forEach(option -> words.add(option.longestName()));
        return Nearest.of(typed, words);
    }

    private int failed(Exception e, boolean verbose) {
        if (e instanceof BrokenPipeException) {
            return ExitCode.DONE;
        }
        if (e instanceof InputException) {
            say(e.getMessage(), e, verbose);
            return ExitCode.BAD_INPUT;
        }
        if (e instanceof IOException) {
            say(e.getMessage(), e, verbose);
            return ExitCode.FAILED;
        }
        return bug(e, verbose);
    }

    private int bug(Throwable e, boolean verbose) {
        say("a bug, please report it with the output of -v: " + e, e, verbose);
        return ExitCode.FAILED;
    }

    private void say(String message, Throwable cause, boolean verbose) {
        surroundings.err().println("jeoul: " + message);
        if (verbose) {
            cause.printStackTrace(surroundings.err());
        }
        surroundings.err().flush();
    }

    private static boolean has(String[] args, String option) {
        return Arrays.asList(args).contains(option);
    }
}
