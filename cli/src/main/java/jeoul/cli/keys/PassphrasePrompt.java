package jeoul.cli.keys;

/** Asks for the passphrase of a keystore. */
@FunctionalInterface
public interface PassphrasePrompt {

    /**
     * @param place the keystore
     * @param fresh whether it is about to be made, so that a slip of the finger should be found
     * @return the passphrase; the caller blanks it
     * @throws jeoul.engine.InputException if nobody can be asked
     */
    char[] ask(String place, boolean fresh);
}
