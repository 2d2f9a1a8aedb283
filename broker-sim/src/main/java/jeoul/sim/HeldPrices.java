package jeoul.sim;

import java.time.Instant;
import java.util.OptionalLong;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.OrderSession;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.Pricing;
import jeoul.sim.exchange.Exchange;

/** At what price an open buy order is held: the most it can cost, or what the rule says instead. */
final class HeldPrices {

    private final ReserveRule rule;
    private final Exchange exchange;

    HeldPrices(ReserveRule rule, Exchange exchange) {
        this.rule = rule;
        this.exchange = exchange;
    }

    /** Won per share. */
    long of(Symbol symbol, OrderType type, OptionalLong price) {
        if (type.pricing() == Pricing.CLOSE_PRICE) {
            return closePrice(symbol, type);
        }
        // A conditional limit order may become a market order at the close.
        if (price.isPresent() && type.pricing() != Pricing.CONDITIONAL_LIMIT) {
            return price.getAsLong();
        }
        return switch (rule) {
            case UPPER_LIMIT -> exchange.limits(symbol).upper();
            case ASK -> price.orElse(ask(symbol));
        };
    }

    private long ask(Symbol symbol) {
        // The stamp of the quote plays no part.
        return exchange.quote(symbol, Instant.EPOCH)
                .bestAsk()
                .orElse(exchange.statistics(symbol).lastOrBase());
    }

    private long closePrice(Symbol symbol, OrderType type) {
        if (type.session() == OrderSession.PREVIOUS_CLOSE) {
            return exchange.statistics(symbol).basePrice();
        }
        // Orders at the close are taken while a closing auction may still be ending late.
        return exchange.phase(symbol) == Phase.CLOSED
                ? exchange.closePrice(symbol)
                : exchange.limits(symbol).upper();
    }
}
