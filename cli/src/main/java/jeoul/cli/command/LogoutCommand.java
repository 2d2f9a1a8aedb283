package jeoul.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import jeoul.cli.account.Accounts;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.CredentialStore;
import jeoul.cli.keys.Credentials;
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

    /** Two places may have held two sets of keys: the worst of what became of them is told. */
    private Accounts.Revocation revoke(BrokerChoice choice, Set<Credentials> gone) {
        Accounts.Revocation worst = Accounts.Revocation.NONE;
        for (Credentials keys : gone) {
            Accounts.Revocation token = entrance.accounts().revoke(choice, keys);
            if (token.kind().compareTo(worst.kind()) > 0) {
                worst = token;
            }
        }
        return worst;
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        BrokerChoice choice = BrokerChoice.of(broker, Optional.empty(), Optional.empty());
        KeyRing ring = entrance.keyRing(outlets.texts());
        List<CredentialStore> emptied = new ArrayList<>();
        Set<Credentials> gone = new LinkedHashSet<>();
        boolean inVariables = false;
        for (CredentialStore store : ring.stores()) {
            if (store.kind() == CredentialStore.Kind.ENVIRONMENT) {
                inVariables = store.load(choice).isPresent();
            } else if (store.remove(choice, gone::add)) {
                emptied.add(store);
            }
        }
        // The keys are gone by now, whether the broker can be reached or not.
        Accounts.Revocation token = revoke(choice, gone);
        boolean left = inVariables;
        outlets.writeLive(
                new KeysDocument(outlets.texts()).removed(choice.name(), emptied, token, left),
                writer -> KeysJson.removed(writer, choice.name(), emptied, token, left));
        return ExitCode.DONE;
    }
}
