package jeoul.engine.execute;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.Phase;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.plan.Cause;

/** What a parent knows of its symbol's market: the phase, quotes, and how long to keep away. */
final class SymbolView {

    private final Side side;
    private final PriceLimits limits;
    private Phase phase = Phase.UNKNOWN;
    private Optional<Quote> quote = Optional.empty();
    private Optional<RequestId> awaited = Optional.empty();
    private Instant quotedAt = Instant.MIN;
    private boolean usable;
    private boolean used;
    private Instant pausedUntil = Instant.MIN;
    private Cause pauseCause = Cause.MISSED;
    private int auctionRefusals;

    SymbolView(Side side, PriceLimits limits) {
        this.side = side;
        this.limits = limits;
    }

    Phase phase() {
        return phase;
    }

    void enter(Phase newPhase) {
        phase = newPhase;
        if (newPhase == Phase.CONTINUOUS) {
            pausedUntil = Instant.MIN;
            auctionRefusals = 0;
        }
    }

    /** Refusals for an auction since the phase was last seen to be continuous, or since a fill. */
    int refusedInAuction() {
        return ++auctionRefusals;
    }

    void traded() {
        auctionRefusals = 0;
    }

    /**
     * Nothing goes before this instant, nor before one set earlier.
     *
     * @param cause what shares are lost to if the window ends meanwhile
     */
    void pause(Instant until, Cause cause) {
        if (until.isAfter(pausedUntil)) {
            pausedUntil = until;
            pauseCause = cause;
        }
    }

    boolean paused(Instant now) {
        return now.isBefore(pausedUntil);
    }

    Instant pausedUntil() {
        return pausedUntil;
    }

    Cause pauseCause() {
        return pauseCause;
    }

    /** The last quote, however old. */
    Optional<Quote> quote() {
        return quote;
    }

    /** A quote asked for and not answered. */
    Optional<RequestId> awaited() {
        return awaited;
    }

    void await(Optional<RequestId> request) {
        awaited = request;
    }

    void quoted(Quote latest, Instant heardAt) {
        quote = Optional.of(latest);
        // When it was heard, not its own time: a quiet book may have stood long before.
        quotedAt = heardAt;
        usable = true;
        used = false;
    }

    /** Quotes seen before the machine slept say nothing about now. */
    void distrustQuote() {
        usable = false;
        awaited = Optional.empty();
    }

    /** A price has been taken from the quote; the next order that names one needs its own. */
    void useQuote() {
        used = true;
    }

    boolean hasQuoteWithin(Instant now, Duration age) {
        return usable && !now.isAfter(quotedAt.plus(age));
    }

    boolean hasUnusedQuoteWithin(Instant now, Duration age) {
        return !used && hasQuoteWithin(now, age);
    }

    /** Whether the last quote shows nobody to trade with at the day's limit price. */
    boolean lockedAtLimit() {
        if (quote.isEmpty()) {
            return false;
        }
        Quote last = quote.get();
        return side == Side.BUY
                ? last.asks().isEmpty() && last.bestBid().orElse(0) == limits.upper()
                : last.bids().isEmpty() && last.bestAsk().orElse(0) == limits.lower();
    }

    /** The best opposite price, or else the best of the own side. */
    OptionalLong bestPrice() {
        if (quote.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong bid = quote.get().bestBid();
        OptionalLong ask = quote.get().bestAsk();
        OptionalLong opposite = side == Side.BUY ? ask : bid;
        return opposite.isPresent() ? opposite : side == Side.BUY ? bid : ask;
    }

    /** The price an order sent now is reckoned at: the best price, or else the last. */
    OptionalLong reckonedPrice() {
        OptionalLong best = bestPrice();
        return best.isPresent() || quote.isEmpty() ? best : quote.get().last();
    }
}
