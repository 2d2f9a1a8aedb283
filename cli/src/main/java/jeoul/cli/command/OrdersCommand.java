package jeoul.cli.command;

import java.util.concurrent.Callable;
import jeoul.cli.account.AccountSession;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.output.OrdersDocument;
import jeoul.cli.output.OrdersJson;
import jeoul.engine.broker.Event;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the day's orders, whoever placed them. */
@Command(name = "orders", mixinStandardHelpOptions = true, sortOptions = false)
final class OrdersCommand implements Callable<Integer> {

    @Mixin private final BrokerOptions broker = new BrokerOptions();

    @Mixin private final OutputOptions output;

    private final AccountEntrance entrance;

    OrdersCommand(AccountEntrance entrance) {
        this.entrance = entrance;
        this.output = new OutputOptions(entrance.surroundings());
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        BrokerChoice choice = broker.choice();
        Event.OrdersRefreshed refreshed;
        try (AccountSession session =
                entrance.open(choice, entrance.keys(choice, outlets.texts()))) {
            refreshed = session.orders();
        }
        outlets.writeLive(
                new OrdersDocument(outlets.texts()).of(choice.name(), refreshed),
                writer -> OrdersJson.write(writer, choice.name(), refreshed));
        return refreshed.complete() ? ExitCode.DONE : ExitCode.UNREACHABLE;
    }
}
