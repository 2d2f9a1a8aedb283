package jeoul.sim.replay;

/** Messages and, after each of them, the recorded book. */
public interface LobsterSource {

    /** The most levels a side of the recorded book can show. */
    int levels();

    /**
     * Goes on to the next message.
     *
     * @return false if there is none
     */
    boolean nextMessage(LobsterMessage message);

    /** Goes on to the book after the message read last. */
    void nextRow(LobsterRow row);

    /** Where the message read last stands, for error messages. */
    String where();
}
