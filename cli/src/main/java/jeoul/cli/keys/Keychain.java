package jeoul.cli.keys;

import java.io.IOException;
import java.util.Optional;

/** Texts kept by the operating system for the person who is logged in. */
interface Keychain {

    /** What the system calls it. */
    String name();

    Optional<String> get(String account) throws IOException;

    void put(String account, String text) throws IOException;

    /** Removes what is kept; it is known to be there. */
    void delete(String account) throws IOException;
}
