package jeoul.kis.link;

/** The client's way to one server. */
public interface Link {

    /**
     * Sends a call and returns at once. The receiver is told exactly once, on any thread, also
     * before this method returns.
     */
    void call(Call call, Receiver receiver);

    /**
     * Opens a stream of text frames and returns at once. The listener is told on any thread, one
     * thing at a time.
     */
    Stream open(StreamListener listener);

    /** Takes what became of one call. */
    interface Receiver {

        void answered(Answer answer);

        /**
         * No answer came.
         *
         * @param mayHaveArrived false only if it is certain that nothing reached the server
         * @param reason for people, without secrets
         */
        void lost(boolean mayHaveArrived, String reason);
    }

    /** An open stream, as the client holds it. */
    interface Stream {

        /** Sends a text frame; on a stream that is closed, nothing happens. */
        void send(String text);

        /** Ends the stream. May be called twice. */
        void close();
    }

    /** Hears a stream. After {@link #closed} nothing more comes. */
    interface StreamListener {

        void opened();

        void text(String frame);

        /** The stream ended, by either side, or never opened. */
        void closed(String reason);
    }
}
