package jeoul.kis.server;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.MarketData;
import jeoul.engine.market.TradingCalendar;

/**
 * What is served.
 *
 * @param broker sends for this server alone: its client order ids are the server's. It should keep
 *     no rate of its own, since the server keeps one
 * @param credit won that the account could buy for with credit; empty for what its cash allows
 */
public record Served(
        Broker broker, MarketData market, TradingCalendar calendar, Supplier<OptionalLong> credit) {

    public Served {
        Objects.requireNonNull(broker, "broker");
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(calendar, "calendar");
        Objects.requireNonNull(credit, "credit");
    }

    /** An account without credit. */
    public Served(Broker broker, MarketData market, TradingCalendar calendar) {
        this(broker, market, calendar, OptionalLong::empty);
    }
}
