package jeoul.cli.consent;

import java.util.Optional;

/** Where a person can be asked. */
public interface Terminal {

    /** Nobody is there: a script, a timer, a pipe. */
    Terminal NONE =
            new Terminal() {
                @Override
                public boolean isThere() {
                    return false;
                }

                @Override
                public Optional<String> ask(String question) {
                    return Optional.empty();
                }

                @Override
                public Optional<char[]> askUnseen(String question) {
                    return Optional.empty();
                }
            };

    /** Whether a person can be asked. */
    boolean isThere();

    /** What the person types, without the line's end; empty if the person left. */
    Optional<String> ask(String question);

    /** As {@link #ask}, without showing it. The caller blanks it after use. */
    Optional<char[]> askUnseen(String question);
}
