package jeoul.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import jeoul.cli.account.Accounts;
import jeoul.cli.keys.CredentialStore;

/** Where keys went, as JSON; never the keys. */
public final class KeysJson {

    private KeysJson() {}

    /**
     * @param broker its name, as on the command line
     */
    public static void kept(Writer writer, String broker, CredentialStore store)
            throws IOException {
        JsonText.object(
                writer,
                json -> {
                    json.writeStringField("broker", broker);
                    json.writeStringField("store", store.kind().name());
                    json.writeStringField("place", store.place());
                });
    }

    /**
     * @param left whether the variables of the process hold keys still
     */
    public static void removed(
            Writer writer,
            String broker,
            List<CredentialStore> emptied,
            Accounts.Revocation token,
            boolean left)
            throws IOException {
        JsonText.object(
                writer,
                json -> {
                    json.writeStringField("broker", broker);
                    json.writeArrayFieldStart("removed");
                    for (CredentialStore store : emptied) {
                        json.writeString(store.kind().name());
                    }
                    json.writeEndArray();
                    json.writeStringField("token", token.kind().name());
                    json.writeBooleanField("variablesSet", left);
                });
    }
}
