package jeoul.cli.command;

import java.util.OptionalLong;
import jeoul.cli.consent.Terminal;
import jeoul.cli.output.Texts;
import jeoul.cli.run.Prospect;
import jeoul.engine.InputException;

/**
 * The person's word on held names that are sold entirely because the model does not have them: a
 * model of the wrong account, or half of one, would sell what was to be kept.
 */
final class SellsConsent {

    private SellsConsent() {}

    /**
     * Returns if the number of those names is known to the person, or there are none.
     *
     * @param confirmed said beforehand
     * @throws InputException if the number is another, or nobody can be asked
     */
    static void require(Terminal terminal, Texts texts, OptionalLong confirmed, Prospect prospect) {
        long names = prospect.soldEntirely().size();
        if (names == 0) {
            return;
        }
        long known;
        if (confirmed.isPresent()) {
            known = confirmed.getAsLong();
        } else {
            String typed =
                    terminal.ask(texts.get("run.typeSells"))
                            .orElseThrow(() -> notConfirmed(names))
                            .strip();
            known = typed.matches("[0-9]{1,9}") ? Long.parseLong(typed) : -1;
        }
        if (known != names) {
            throw notConfirmed(names);
        }
    }

    private static InputException notConfirmed(long names) {
        return new InputException(
                "consent",
                "held names that are not in the model are to be sold, and their number was not"
                        + " confirmed: nothing is sent",
                "--confirm-sells " + names + ", or --keep with what is not to be sold");
    }
}
