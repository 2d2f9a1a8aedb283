package jeoul.cli.command;

import java.time.LocalDate;
import java.util.Optional;
import jeoul.cli.account.OpenAccount;
import jeoul.cli.account.UnreachableException;
import jeoul.cli.output.Texts;

/** Says where the broker's calendar and ours differ on a day that is to be traded. */
final class CalendarCheck {

    private final OutputOptions.Outlets outlets;

    CalendarCheck(OutputOptions.Outlets outlets) {
        this.outlets = outlets;
    }

    /**
     * A difference is told and stops nothing: either may be wrong, and orders on a closed day are
     * refused.
     *
     * @param tradingDay by our calendar
     */
    void note(OpenAccount account, LocalDate tradingDay) {
        Texts texts = outlets.texts();
        try {
            Optional<Boolean> opens = account.opensOn(tradingDay);
            if (opens.isPresent() && !opens.get()) {
                outlets.note(texts.get("calendar.closed", tradingDay));
            }
        } catch (UnreachableException e) {
            outlets.note(texts.get("calendar.unknown", e.getMessage()));
        }
    }
}
