package jeoul.kis.live;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.LongSupplier;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.MarketData;
import jeoul.engine.broker.Timeline;
import jeoul.engine.market.TradingCalendar;
import jeoul.kis.client.CallGate;
import jeoul.kis.client.Driven;
import jeoul.kis.client.KisBroker;
import jeoul.kis.client.KisMarketData;
import jeoul.kis.client.KisSettings;
import jeoul.kis.client.KisUnavailableException;
import jeoul.kis.client.TokenStore;
import jeoul.kis.client.Waiting;
import jeoul.kis.link.Link;

/** Binds the engine's ports to one account at KIS, or at a server that speaks as KIS does. */
public final class KisModule extends AbstractModule {

    /** A token may have to wait a minute for the last one, and an answer for its turn. */
    public static final Duration PATIENCE = Duration.ofSeconds(100);

    private final KisSettings settings;
    private final Link link;
    private final Path folder;
    private final String server;
    private final CallRate rate;
    private final SessionClock clock;
    private final InstantSource wall;
    private final LongSupplier nanos;

    /**
     * @param link to the server; whoever made it closes it
     * @param folder where tokens and the count of calls are kept for every program of the machine
     * @param server its address, always written the same way: part of their files' names
     * @param nanos a clock that is never set
     */
    public KisModule(
            KisSettings settings,
            Link link,
            Path folder,
            String server,
            CallRate rate,
            SessionClock clock,
            InstantSource wall,
            LongSupplier nanos) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.link = Objects.requireNonNull(link, "link");
        this.folder = Objects.requireNonNull(folder, "folder");
        this.server = Objects.requireNonNull(server, "server");
        this.rate = Objects.requireNonNull(rate, "rate");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.wall = Objects.requireNonNull(wall, "wall");
        this.nanos = Objects.requireNonNull(nanos, "nanos");
    }

    @Override
    protected void configure() {
        bind(KisSettings.class).toInstance(settings);
        bind(Link.class).toInstance(link);
        bind(InstantSource.class).toInstance(wall);
        bind(TradingCalendar.class).toInstance(TradingCalendar.krx());
        bind(TokenStore.class).toInstance(new TokenFile(folder, settings.appKey(), server));
        bind(CallGate.class).toInstance(new SharedGate(folder, settings.appKey(), server, rate));
        bind(KisBroker.class).in(Singleton.class);
        bind(Driven.class).to(KisBroker.class);
        bind(KisMarketData.class).in(Singleton.class);
        bind(MarketData.class).to(KisMarketData.class);
        bind(Timeline.class).to(LiveTimeline.class);
    }

    @Provides
    @Singleton
    LiveTimeline timeline(Driven driven) {
        return new LiveTimeline(driven, clock, nanos);
    }

    /** The account's events behind those of time itself. */
    @Provides
    @Singleton
    Broker broker(LiveTimeline timeline, KisBroker kis) {
        return timeline.broker(kis);
    }

    @Provides
    Waiting waiting(LiveTimeline timeline) {
        return done -> {
            if (!timeline.waitFor(done, PATIENCE)) {
                throw new KisUnavailableException(
                        "the broker's answer", "nothing came in " + PATIENCE.toSeconds() + " s");
            }
        };
    }
}
