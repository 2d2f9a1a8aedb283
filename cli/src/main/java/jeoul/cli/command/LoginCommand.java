package jeoul.cli.command;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import jeoul.cli.consent.Terminal;
import jeoul.cli.input.Nearest;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.CredentialStore;
import jeoul.cli.keys.Credentials;
import jeoul.cli.keys.KeyRing;
import jeoul.cli.output.KeysDocument;
import jeoul.cli.output.KeysJson;
import jeoul.cli.output.Texts;
import jeoul.engine.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts the keys of an account where they are kept. */
@Command(name = "login", mixinStandardHelpOptions = true, sortOptions = false)
final class LoginCommand implements Callable<Integer> {

    private static final List<String> STORES = List.of("keychain", "keystore", "file");

    @Parameters(index = "0", paramLabel = "mock|real|URL", descriptionKey = "option.loginBroker")
    private String broker;

    @Option(
            names = "--store",
            paramLabel = "keychain|keystore|file",
            descriptionKey = "option.store")
    private String store;

    @Mixin private final OutputOptions output;

    private final AccountEntrance entrance;

    LoginCommand(AccountEntrance entrance) {
        this.entrance = entrance;
        this.output = new OutputOptions(entrance.surroundings());
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        Texts texts = outlets.texts();
        BrokerChoice choice = BrokerChoice.of(broker, Optional.empty(), Optional.empty());
        KeyRing ring = entrance.keyRing(texts);
        CredentialStore place = place(ring);
        Credentials keys = keys(ring, choice, texts);
        place.save(choice, keys);
        outlets.writeLive(
                new KeysDocument(texts).kept(choice.name(), place, keys.htsId().isPresent()),
                writer -> KeysJson.kept(writer, choice.name(), place));
        return ExitCode.DONE;
    }

    /** The place asked for; else the keychain where there is one, else a keystore. */
    private CredentialStore place(KeyRing ring) {
        if (store == null) {
            return ring.store(CredentialStore.Kind.KEYCHAIN)
                    .or(() -> ring.store(CredentialStore.Kind.KEYSTORE))
                    .orElseThrow();
        }
        if (!STORES.contains(store)) {
            throw new InputException(
                    "--store",
                    "'" + store + "'" + Nearest.hint(store, STORES),
                    "one of " + String.join(", ", STORES));
        }
        return Arrays.stream(CredentialStore.Kind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(store))
                .findFirst()
                .flatMap(ring::store)
                .orElseThrow(
                        () ->
                                new InputException(
                                        "--store",
                                        "no keychain on this machine",
                                        "keystore or file"));
    }

    /** Those of the variables where they are set, else what the person types, unseen. */
    private Credentials keys(KeyRing ring, BrokerChoice choice, Texts texts) throws IOException {
        Optional<CredentialStore> variables = ring.store(CredentialStore.Kind.ENVIRONMENT);
        if (variables.isPresent()) {
            Optional<Credentials> given = variables.get().load(choice);
            if (given.isPresent()) {
                return given.get();
            }
        }
        Terminal terminal = entrance.surroundings().terminal();
        if (!terminal.isThere()) {
            throw new InputException(
                    "login",
                    "nobody is there to ask for keys",
                    "a terminal, or the variables " + variables.orElseThrow().place());
        }
        return Credentials.of(
                unseen(terminal, texts.get("login.appKey")),
                unseen(terminal, texts.get("login.appSecret")),
                unseen(terminal, texts.get("login.account")),
                unseen(terminal, texts.get("login.htsId")));
    }

    private static String unseen(Terminal terminal, String question) {
        char[] typed =
                terminal.askUnseen(question)
                        .orElseThrow(
                                () ->
                                        new InputException(
                                                "login", "broken off", "all four answers"));
        String text = new String(typed);
        Arrays.fill(typed, '\0');
        return text;
    }
}
