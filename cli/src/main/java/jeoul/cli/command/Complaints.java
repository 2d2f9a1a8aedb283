package jeoul.cli.command;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jeoul.cli.account.DeniedException;
import jeoul.cli.account.UnreachableException;
import jeoul.cli.input.Nearest;
import jeoul.cli.output.ErrorTexts;
import jeoul.cli.run.StopRequest;
import jeoul.engine.InputException;
import jeoul.engine.execute.AccountInquiry;
import jeoul.engine.journal.Journal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one message what went wrong, and gives the exit code for it. */
final class Complaints {

    private final PrintStream err;
    private final Locale locale;
    private final boolean verbose;

    /**
     * @param verbose whether stack traces are shown
     */
    Complaints(PrintStream err, Locale locale, boolean verbose) {
        this.err = err;
        this.locale = locale;
        this.verbose = verbose;
    }

    /** What was typed is no command. */
    int usage(ParameterException e) {
        ErrorTexts texts = texts();
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        StringBuilder message =
                new StringBuilder(texts.of(e.getMessage().lines().findFirst().orElse("")));
        if (e instanceof UnmatchedArgumentException unmatched) {
            String typed = unmatched.getUnmatched().get(0).split("=", 2)[0];
            boolean file = !typed.startsWith("-") && takesOneModel(spec);
            if (file) {
                message.append(texts.of("; expected at most one MODEL"));
            } else {
                nearest(spec, typed)
                        .ifPresent(
                                word -> message.append(texts.of("; did you mean '" + word + "'?")));
            }
        }
        message.append(message.charAt(message.length() - 1) == '?' ? " " : ". ")
                .append(texts.of("See '" + spec.qualifiedName() + " --help'."));
        say(message.toString(), e);
        return ExitCode.BAD_INPUT;
    }

    /** A command did not come to its end. */
    int failed(Exception e) {
        if (e instanceof BrokenPipeException) {
            return ExitCode.DONE;
        }
        if (e instanceof InputException input) {
            say(texts().of(input), e);
            return ExitCode.BAD_INPUT;
        }
        if (e instanceof UnreachableException unreachable) {
            say(texts().of(unreachable.getMessage()), e);
            return ExitCode.UNREACHABLE;
        }
        if (e instanceof DeniedException) {
            say(
                    texts().of("denied by a limit of ours, and nothing is sent")
                            + ": "
                            + texts().of(e.getMessage()),
                    e);
            return ExitCode.STOPPED;
        }
        if (e instanceof AccountInquiry.AccountUnreadableException) {
            say(texts().of(e.getMessage()), e);
            return ExitCode.UNREACHABLE;
        }
        if (e instanceof UnfinishedRunException) {
            say(texts().of(e.getCause().getMessage()) + "; " + texts().of(e.getMessage()), e);
            return ExitCode.UNREACHABLE;
        }
        if (e instanceof StopRequest.StoppedAtOnceException) {
            say(texts().of("stopped at once, as it stood; jeoul resume goes on with it"), e);
            return ExitCode.STOPPED;
        }
        if (e instanceof IOException || e instanceof Journal.JournalException) {
            say(texts().of(e.getMessage()), e);
            return ExitCode.FAILED;
        }
        return bug(e);
    }

    int outOfMemory(OutOfMemoryError e) {
        say(texts().of("out of memory; give more with JEOUL_OPTS=-Xmx2g"), e);
        return ExitCode.FAILED;
    }

    int bug(Throwable e) {
        say(texts().of("a bug, please report it with the output of -v: " + e), e);
        return ExitCode.FAILED;
    }

    private static boolean takesOneModel(CommandSpec spec) {
        return spec.positionalParameters().stream()
                .anyMatch(parameter -> parameter.paramLabel().equals("MODEL"));
    }

    private static Optional<String> nearest(CommandSpec spec, String typed) {
        List<String> words = new ArrayList<>();
        if (!typed.startsWith("-")) {
            words.addAll(CommandLineProgram.names(spec));
        }
        spec.options().forEach(option -> words.add(option.longestName()));
        return Nearest.of(typed, words);
    }

    // Read only when something went wrong: a start without errors need not pay for it.
    private ErrorTexts texts() {
        return ErrorTexts.in(locale);
    }

    private void say(String message, Throwable cause) {
        err.println("jeoul: " + message);
        if (verbose) {
            cause.printStackTrace(err);
        }
        err.flush();
    }
}
