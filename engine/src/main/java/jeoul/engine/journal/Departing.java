package jeoul.engine.journal;

import java.util.Locale;
import java.util.Optional;
import jeoul.engine.broker.Command;
import jeoul.engine.order.ClientOrderId;

/**
 * A command that may do something at the venue once it has left.
 *
 * @param order of a revision, that of the part it moves
 */
record Departing(Kind kind, ClientOrderId order) {

    /** Named as in the table of commands. */
    enum Kind {
        SUBMIT,
        REVISE,
        CANCEL;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** Empty for what changes nothing at the venue, or does not go there. */
    static Optional<Departing> of(Command command) {
        Reading reading = new Reading();
        command.to(reading);
        return Optional.ofNullable(reading.found);
    }

    boolean isCancel() {
        return kind == Kind.CANCEL;
    }

    /**
     * @throws IllegalArgumentException if the command is no such one
     */
    static Departing required(Command command) {
        return of(command)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no order, revision or cancel: " + command));
    }

    private static final class Reading implements Command.Handler {

        private Departing found;

        @Override
        public void submit(Command.Submit command) {
            found = new Departing(Kind.SUBMIT, command.order().id());
        }

        @Override
        public void revise(Command.Revise command) {
            found = new Departing(Kind.REVISE, command.revised());
        }

        @Override
        public void cancel(Command.Cancel command) {
            found = new Departing(Kind.CANCEL, command.order());
        }

        @Override
        public void adopt(Command.Adopt command) {
            // Between us and the broker's adapter only.
        }

        @Override
        public void refreshAccount(Command.RefreshAccount command) {
            // An inquiry changes nothing.
        }

        @Override
        public void refreshOrders(Command.RefreshOrders command) {
            // An inquiry changes nothing.
        }

        @Override
        public void refreshQuote(Command.RefreshQuote command) {
            // An inquiry changes nothing.
        }

        @Override
        public void wakeAt(Command.WakeAt command) {
            // Time is asked, not the venue.
        }
    }
}
