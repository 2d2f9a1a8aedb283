package jeoul.engine.broker;

/** One implementation of the broker's ports, opened for a {@link Scenario}. */
public interface Venue extends AutoCloseable {

    Broker broker();

    Timeline timeline();

    MarketData marketData();

    /** Ends it; nothing is thrown. */
    @Override
    default void close() {}
}
