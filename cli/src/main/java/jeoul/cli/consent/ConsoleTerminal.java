package jeoul.cli.consent;

import java.io.Console;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Optional;

/** The console that the program was started from. */
public final class ConsoleTerminal implements Terminal {

    private final Console console;

    private ConsoleTerminal(Console console) {
        this.console = Objects.requireNonNull(console, "console");
    }

    /** The console of this process, if both ends of it are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // Later versions have their say in isTerminal.
    public static Terminal ofProcess() {
        Console console = System.console();
        return console != null && isTerminal(console) ? new ConsoleTerminal(console) : NONE;
    }

    // Up to Java 21 there is a console only where there is a terminal; later versions have one in
    // any case and a method, unknown to Java 17, that tells.
    private static boolean isTerminal(Console console) {
        try {
            Method tells = Console.class.getMethod("isTerminal");
            return (boolean) tells.invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a console that does not tell what it is", e);
        }
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public Optional<String> ask(String question) {
        return Optional.ofNullable(console.readLine("%s ", question));
    }

    @Override
    public Optional<char[]> askUnseen(String question) {
        return Optional.ofNullable(console.readPassword("%s ", question));
    }
}
