package jeoul.kis.server;

/** The client's side of a stream, as the server writes to it. Neither method waits. */
public interface StreamPeer {

    void send(String frame);

    /** Ends the stream without a word. */
    void close();
}
