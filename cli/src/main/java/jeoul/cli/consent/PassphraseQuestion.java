package jeoul.cli.consent;

import java.util.Arrays;
import java.util.Map;
import jeoul.cli.keys.PassphrasePrompt;
import jeoul.cli.output.Texts;
import jeoul.engine.InputException;

/** Asks the person for a keystore's passphrase, or takes it from a variable where nobody is. */
public final class PassphraseQuestion implements PassphrasePrompt {

    /** For a program that starts by itself. Whoever may read it may read the keys. */
    public static final String VARIABLE = "JEOUL_KEYSTORE_PASSPHRASE";

    private final Terminal terminal;
    private final Texts texts;
    private final Map<String, String> environment;

    /**
     * @param environment of the process
     */
    public PassphraseQuestion(Terminal terminal, Texts texts, Map<String, String> environment) {
        this.terminal = terminal;
        this.texts = texts;
        this.environment = environment;
    }

    @Override
    public char[] ask(String place, boolean fresh) {
        String given = environment.getOrDefault(VARIABLE, "");
        if (!given.isEmpty()) {
            return given.toCharArray();
        }
        char[] word =
                terminal.askUnseen(
                                texts.get(fresh ? "keys.newPassphrase" : "keys.passphrase", place))
                        .orElseThrow(() -> missing(place));
        if (fresh) {
            char[] again =
                    terminal.askUnseen(texts.get("keys.passphraseAgain"))
                            .orElseThrow(() -> missing(place));
            boolean same = Arrays.equals(word, again);
            Arrays.fill(again, '\0');
            if (!same) {
                Arrays.fill(word, '\0');
                throw new InputException("passphrase", "not the same twice", "it twice");
            }
        }
        return word;
    }

    private static InputException missing(String place) {
        return new InputException(
                place, "nobody is there to ask for its passphrase", "it in " + VARIABLE);
    }
}
