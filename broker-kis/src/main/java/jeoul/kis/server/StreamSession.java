package jeoul.kis.server;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import jeoul.kis.wire.NoticeCipher;
import jeoul.kis.wire.Secret;
import jeoul.kis.wire.StreamTrId;

/** One open stream. */
public final class StreamSession {

    private final Streams streams;
    private final StreamPeer peer;
    private final NoticeCipher cipher;
    private final Set<Subscription> subscriptions = new LinkedHashSet<>();
    private Optional<Secret> app = Optional.empty();

    StreamSession(Streams streams, StreamPeer peer, NoticeCipher cipher) {
        this.streams = streams;
        this.peer = peer;
        this.cipher = cipher;
    }

    /** A text frame came. Pong frames need no one to hear them. */
    public void text(String frame) {
        streams.text(this, frame);
    }

    /** The client is gone. */
    public void closed() {
        streams.closed(this);
    }

    StreamPeer peer() {
        return peer;
    }

    NoticeCipher cipher() {
        return cipher;
    }

    /** What is subscribed to, in order. */
    Set<Subscription> subscriptions() {
        return subscriptions;
    }

    /** Whose session it is, from the first good approval key on. */
    Optional<Secret> app() {
        return app;
    }

    void belongTo(Secret appKey) {
        app = Optional.of(appKey);
    }

    /**
     * @param code the TR id as it was asked for, of either environment
     */
    record Subscription(StreamTrId id, String code, String key) {}
}
