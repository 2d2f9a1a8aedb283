package jeoul.cli.command;

import java.util.concurrent.Callable;
import jeoul.cli.account.AccountSession;
import jeoul.cli.account.OpenAccount;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.output.AccountDocument;
import jeoul.cli.output.AccountJson;
import jeoul.engine.broker.Event;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what an account holds. */
@Command(name = "account", mixinStandardHelpOptions = true, sortOptions = false)
final class AccountCommand implements Callable<Integer> {

    @Mixin private final BrokerOptions broker = new BrokerOptions();

    @Mixin private final OutputOptions output;

    private final AccountEntrance entrance;

    AccountCommand(AccountEntrance entrance) {
        this.entrance = entrance;
        this.output = new OutputOptions(entrance.surroundings());
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        BrokerChoice choice = broker.choice();
        Event.AccountRefreshed refreshed;
        OpenAccount.Holdings holdings;
        try (AccountSession session =
                entrance.open(choice, entrance.keys(choice, outlets.texts()))) {
            refreshed = session.account();
            holdings = session.holdings();
        }
        outlets.writeLive(
                new AccountDocument(outlets.texts()).of(choice.name(), refreshed, holdings),
                writer -> AccountJson.write(writer, choice.name(), refreshed, holdings));
        // An account of which a part is missing is not a smaller account.
        return refreshed.complete() ? ExitCode.DONE : ExitCode.UNREACHABLE;
    }
}
