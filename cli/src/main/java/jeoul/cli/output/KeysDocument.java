package jeoul.cli.output;

import java.util.List;
import java.util.Locale;
import jeoul.cli.account.Accounts;
import jeoul.cli.keys.CredentialStore;

/** Where keys went, as a person reads it; never the keys. */
public final class KeysDocument {

    private final Texts texts;

    public KeysDocument(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param broker its name, as on the command line
     * @param fillsAreTold whether there is an HTS id, without which fills have to be asked for
     */
    public Document kept(String broker, CredentialStore store, boolean fillsAreTold) {
        Document document = new Document(texts.get("keys.kept", broker));
        document.line(texts.get("keys.in." + store.kind(), store.place()));
        if (store.kind() == CredentialStore.Kind.FILE) {
            document.warning(texts.get("keys.clear"));
        }
        if (!fillsAreTold) {
            document.line(texts.get("keys.noHtsId"));
        }
        return document.line(texts.get("keys.next", broker));
    }

    /**
     * @param token what became of the access token that was issued for them
     * @param left whether the variables of the process hold keys still
     */
    public Document removed(
            String broker, List<CredentialStore> emptied, Accounts.Revocation token, boolean left) {
        Document document =
                new Document(
                        texts.get(emptied.isEmpty() ? "keys.noneKept" : "keys.removed", broker));
        for (CredentialStore store : emptied) {
            document.line(texts.get("keys.from." + store.kind(), store.place()));
        }
        switch (token.kind()) {
            case DONE -> document.line(texts.get("keys.token.revoked"));
            case FAILED ->
                    document.warning(
                            texts.get(
                                    "keys.token.alive",
                                    ErrorTexts.in(Locale.forLanguageTag(texts.language()))
                                            .of(token.trouble())));
            case NONE -> {
                // There is nothing to tell of it.
            }
        }
        if (left) {
            document.warning(texts.get("keys.variables"));
        }
        return document;
    }
}
