package jeoul.benchmarks;

/** The books that can be compared. */
public enum Engine {
    /** The order book of the simulated exchange. */
    JEOUL {
        @Override
        Peer of(Messages messages, long[] handles) {
            return new LadderPeer(messages, handles);
        }
    },
    /** The faster book of exchange-core. */
    EXCHANGE_CORE_DIRECT {
        @Override
        Peer of(Messages messages, long[] handles) {
            return ExchangeCorePeer.direct(messages);
        }
    },
    /** The simpler book of exchange-core. */
    EXCHANGE_CORE_NAIVE {
        @Override
        Peer of(Messages messages, long[] handles) {
            return ExchangeCorePeer.naive(messages);
        }
    },
    /** The book of Parity. */
    PARITY {
        @Override
        Peer of(Messages messages, long[] handles) {
            return new ParityPeer(messages);
        }
    },
    /** A book of the JDK's collections. */
    TREE_MAP {
        @Override
        Peer of(Messages messages, long[] handles) {
            return new TreeMapPeer(messages);
        }
    };

    /**
     * Fresh books.
     *
     * @param handles one for each message, for a book that needs to keep them; may be shared by
     *     books used one after the other
     */
    abstract Peer of(Messages messages, long[] handles);
}
