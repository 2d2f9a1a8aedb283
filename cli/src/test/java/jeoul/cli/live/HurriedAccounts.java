package jeoul.cli.live;

import com.google.inject.Guice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import jeoul.cli.account.Accounts;
import jeoul.cli.account.OpenAccount;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.Credentials;
import jeoul.engine.broker.VenueProfile;
import jeoul.kis.client.KisSettings;
import jeoul.kis.live.CallRate;
import jeoul.kis.live.KisModule;
import jeoul.kis.live.LinkSettings;
import jeoul.kis.live.OkHttpLink;
import jeoul.kis.live.SessionClock;
import jeoul.kis.wire.Environment;

/**
 * The accounts of the shipped program, but for their wall: tokens, back-off and heartbeats keep the
 * session's time, so that a hurried day is a whole day and not one that waits for its first token.
 *
 * @param folder of tokens and the count of calls
 * @param clock of the session, asked for when an account is opened
 * @param patience how long a call is waited for, on the true wall
 */
public record HurriedAccounts(Path folder, Supplier<SessionClock> clock, Duration patience)
        implements Accounts {

    @Override
    public OpenAccount open(BrokerChoice broker, Credentials keys) {
        SessionClock session = clock.get();
        OkHttpLink link =
                new OkHttpLink(
                        new LinkSettings(
                                broker.rest(),
                                broker.stream(),
                                LinkSettings.DEFAULT_CONNECT,
                                patience,
                                LinkSettings.DEFAULT_WRITE,
                                patience));
        try {
            boolean real = broker.profile().equals(VenueProfile.REAL);
            KisModule module =
                    new KisModule(
                            KisSettings.of(
                                    real ? Environment.REAL : Environment.MOCK,
                                    broker.profile(),
                                    keys.account(),
                                    keys.appKey(),
                                    keys.appSecret(),
                                    keys.htsId()),
                            link,
                            folder,
                            broker.rest().toString(),
                            real ? CallRate.REAL : CallRate.MOCK,
                            session,
                            session::now,
                            System::nanoTime);
            KisAccount account = new KisAccount(link, Guice.createInjector(module));
            account.greet();
            return account;
        } catch (RuntimeException e) {
            link.close();
            throw e;
        }
    }

    @Override
    public Revocation revoke(BrokerChoice broker, Credentials keys) {
        throw new UnsupportedOperationException("nobody logs out of a hurried day");
    }

    @Override
    public Contact contact(BrokerChoice broker) {
        return new KisAccounts(Map.of(), InstantSource.system(), System::nanoTime).contact(broker);
    }
}
