package jeoul.kis.server;

import jeoul.kis.link.Call;
import jeoul.kis.link.Link;

/** A client's way to a server in the same program, on the same thread, in no time. */
public final class MemoryLink implements Link {

    private final KisServer server;

    public MemoryLink(KisServer server) {
        this.server = server;
    }

    @Override
    public void call(Call call, Receiver receiver) {
        server.handle(call, receiver);
    }

    @Override
    public Stream open(StreamListener listener) {
        Wire wire = new Wire(listener);
        listener.opened();
        wire.session = server.open(wire);
        return new Stream() {
            @Override
            public void send(String text) {
                if (!wire.closed) {
                    wire.session.text(text);
                }
            }

            @Override
            public void close() {
                wire.end("closed by the client");
            }
        };
    }

    /** The server's end of one stream. */
    private static final class Wire implements StreamPeer {

        private final StreamListener listener;
        private StreamSession session;
        private boolean closed;

        Wire(StreamListener listener) {
            this.listener = listener;
        }

        @Override
        public void send(String frame) {
            if (!closed) {
                listener.text(frame);
            }
        }

        @Override
        public void close() {
            end("closed by the server");
        }

        private void end(String reason) {
            if (!closed) {
                closed = true;
                if (session != null) {
                    session.closed();
                }
                listener.closed(reason);
            }
        }
    }
}
