package jeoul.cli.keys;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the program keeps what outlives one run of it, by the rules of the XDG base directories.
 */
public final class StateFolder {

    private StateFolder() {}

    /**
     * {@code $XDG_STATE_HOME/jeoul}, else {@code %LOCALAPPDATA%\jeoul}, else {@code
     * ~/.local/state/jeoul}. It need not be there.
     *
     * @param environment of the process
     */
    public static Path of(Map<String, String> environment) {
        String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
        // XDG Base Directory Specification: a relative path is to be ignored.
        if (!xdg.isBlank() && Path.of(xdg).isAbsolute()) {
            return Path.of(xdg, "jeoul");
        }
        String local = environment.getOrDefault("LOCALAPPDATA", "");
        if (!local.isBlank()) {
            return Path.of(local, "jeoul");
        }
        String home = environment.getOrDefault("HOME", "");
        return Path.of(
                home.isBlank() ? System.getProperty("user.home") : home,
                ".local",
                "state",
                "jeoul");
    }
}
