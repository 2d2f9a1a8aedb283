package jeoul.kis.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Timeline;

/**
 * Drives a server whose broker has a timeline to wait on, such as the simulated exchange's, along a
 * session clock: time goes from event to event up to what that clock shows.
 */
public final class SessionDrive implements Drive {

    /** How fine the session's time is cut. The timeline does not tell what it will bring. */
    private static final Duration TICK = Duration.ofMillis(2);

    private final KisServer server;
    private final Broker broker;
    private final Timeline timeline;
    private final InstantSource session;

    /**
     * @param session what time it is now in the session; may run at any speed, stand still, and is
     *     read again and again
     */
    public SessionDrive(KisServer server, Broker broker, Timeline timeline, InstantSource session) {
        this.server = server;
        this.broker = broker;
        this.timeline = timeline;
        this.session = session;
    }

    @Override
    public Duration catchUp() {
        Instant target = session.instant();
        Instant now = timeline.now();
        do {
            Instant next = server.nextAt();
            Instant stop = next.isBefore(target) ? next : target;
            now = timeline.await(stop.isBefore(now) ? now : stop);
            server.advance(now);
            // What the server sends on hearing is heard in the next round.
            while (broker.poll(server::heard) > 0) {
                now = timeline.await(now);
            }
        } while (now.isBefore(target));
        return TICK;
    }

    /** Session time that the venue is behind its clock: above zero, it is slower than asked for. */
    public Duration behind() {
        Duration behind = Duration.between(timeline.now(), session.instant());
        return behind.isNegative() ? Duration.ZERO : behind;
    }
}
