package jeoul.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.CredentialStore;
import jeoul.cli.keys.KeyRing;
import jeoul.cli.output.KeysDocument;
import jeoul.cli.output.KeysJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes the keys of an account from where they are kept. */
@Command(name = "logout", mixinStandardHelpOptions = true, sortOptions = false)
final class LogoutCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "mock|real|URL", descriptionKey = "option.loginBroker")
    private String broker;

    @Mixin private final OutputOptions output;

    private final AccountEntrance entrance;

    LogoutCommand(AccountEntrance entrance) {
        this.entrance = entrance;
        this.output = new OutputOptions(entrance.surroundings());
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        BrokerChoice choice = BrokerChoice.of(broker, Optional.empty(), Optional.empty());
        KeyRing ring = entrance.keyRing(outlets.texts());
        List<CredentialStore> emptied = new ArrayList<>();
        boolean inVariables = false;
        for (CredentialStore store : ring.stores()) {
            if (store.kind() == CredentialStore.Kind.ENVIRONMENT) {
                inVariables = store.load(choice).isPresent();
            } else if (store.remove(choice)) {
                emptied.add(store);
            }
        }
        boolean left = inVariables;
        outlets.writeLive(
                new KeysDocument(outlets.texts()).removed(choice.name(), emptied, left),
                writer -> KeysJson.removed(writer, choice.name(), emptied, left));
        return ExitCode.DONE;
    }
}
