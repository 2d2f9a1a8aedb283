package jeoul.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import jeoul.cli.account.AccountSession;
import jeoul.cli.account.Fate;
import jeoul.cli.consent.Consent;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.Credentials;
import jeoul.cli.output.FateDocument;
import jeoul.cli.output.FateJson;
import jeoul.engine.InputException;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cancels one order, or everything that is open: the kill switch. */
@Command(name = "cancel", mixinStandardHelpOptions = true, sortOptions = false)
final class CancelCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", descriptionKey = "option.orderId")
    private String id;

    @Option(names = "--all", descriptionKey = "option.cancelAll")
    private boolean all;

    @Mixin private final BrokerOptions broker = new BrokerOptions();

    @Mixin private final ConsentOptions consent;

    @Mixin private final OutputOptions output;

    private final AccountEntrance entrance;

    CancelCommand(AccountEntrance entrance) {
        this.entrance = entrance;
        this.consent = new ConsentOptions(entrance.surroundings());
        this.output = new OutputOptions(entrance.surroundings());
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        BrokerChoice choice = broker.choice();
        if (all == (id != null)) {
            throw new InputException(
                    "cancel",
                    all ? "an ID beside --all" : "no order named",
                    "either an ID or --all");
        }
        Consent word = consent.consent(outlets.texts());
        word.requirePossible(choice);
        Credentials keys = entrance.keys(choice, outlets.texts());

        FateDocument document = new FateDocument(outlets.texts());
        Event.OrdersRefreshed list;
        List<OrderStatus> standing;
        List<Fate> fates = new ArrayList<>();
        try (AccountSession session = entrance.open(choice, keys)) {
            list = session.orders();
            StandingOrders orders = new StandingOrders(list);
            standing = all ? orders.all() : List.of(orders.numbered(id));
            if (!standing.isEmpty()) {
                outlets.show(document.standing(choice, standing));
                word.require(choice, keys, document.cancelQuestion(choice, standing.size()));
                fates.addAll(session.cancel(standing));
            }
        }
        outlets.writeLive(
                document.ofCancels(list.complete(), standing, fates),
                writer -> FateJson.cancels(writer, choice.name(), list, standing, fates));
        // Orders that a missing page would show may still stand.
        if (!list.complete() && all) {
            return ExitCode.UNREACHABLE;
        }
        return fates.stream().mapToInt(OrderCommand::exitCode).max().orElse(ExitCode.DONE);
    }
}
