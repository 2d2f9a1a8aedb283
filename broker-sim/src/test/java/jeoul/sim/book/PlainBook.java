package jeoul.sim.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jeoul.engine.market.TickTable;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;

/**
 * The same rules as {@link OrderBook} said as slowly and obviously as possible: one list of orders,
 * sorted whenever somebody needs to know who is first. Writes down what happens as text.
 */
final class PlainBook {

    /** Where an order is. */
    enum Place {
        BOOK,
        MID,
        STOP,
        RELEASED,
        GONE
    }

    static final class Plain {
        final boolean buy;
        final int owner;
        boolean market;
        boolean conditional;
        boolean refused;
        Place place = Place.BOOK;
        long price;
        long stop;
        long leaves;
        long arrival;

        Plain(boolean buy, int owner, long leaves) {
            this.buy = buy;
            this.owner = owner;
            this.leaves = leaves;
        }

        long resting() {
            return refused ? 0 : leaves;
        }
    }

    final List<String> said = new ArrayList<>();
    final List<Plain> orders = new ArrayList<>();
    boolean auction = true;
    long last;

    private final TickTable ticks;
    private final long lower;
    private final long upper;
    private final long base;
    private boolean converted;
    private long low;
    private long high = Long.MAX_VALUE;
    private long blocked;
    private long arrivals;

    PlainBook(TickTable ticks, long lower, long upper, long base) {
        this.ticks = ticks;
        this.lower = lower;
        this.upper = upper;
        this.base = base;
    }

    void bounds(long newLow, long newHigh) {
        low = newLow;
        high = newHigh;
    }

    void startContinuous() {
        auction = false;
        settle();
    }

    void convertConditionals() {
        converted = true;
        List<Plain> conditionals = live(true, Place.BOOK).filter(o -> o.conditional).toList();
        List<Plain> sells = live(false, Place.BOOK).filter(o -> o.conditional).toList();
        Stream.concat(conditionals.stream(), sells.stream())
                .sorted(Comparator.comparingLong(o -> o.arrival))
                .toList()
                .forEach(
                        order -> {
                            order.market = true;
                            order.conditional = false;
                            order.arrival = ++arrivals;
                        });
    }

    Plain submit(
            boolean buy,
            Pricing pricing,
            Condition condition,
            long price,
            long stop,
            long quantity,
            int owner) {
        Plain order = new Plain(buy, owner, quantity);
        order.place = Place.GONE;
        Optional<String> refusal = refusal(buy, pricing, condition, price, stop);
        if (refusal.isPresent()) {
            said.add("refused " + owner + " " + refusal.get());
            order.refused = true;
            return order;
        }
        return enter(order, pricing, condition, limit(buy, pricing, price), stop);
    }

    Plain revise(Plain old, Pricing pricing, long price, long quantity) {
        long moved = Math.min(quantity, old.leaves);
        Plain order = new Plain(old.buy, old.owner, moved);
        boolean stops = old.place == Place.STOP || old.place == Place.RELEASED;
        long stop = stops ? old.stop : 0;
        order.place = Place.GONE;
        Optional<String> refusal = refusal(old.buy, pricing, Condition.DAY, price, stop);
        if (refusal.isPresent()) {
            said.add("refused " + old.owner + " " + refusal.get());
            order.refused = true;
            return order;
        }
        long limit = limit(old.buy, pricing, price);
        cancel(old, moved);
        return enter(order, pricing, Condition.DAY, limit, stop);
    }

    void cancel(Plain order, long quantity) {
        order.leaves -= Math.min(quantity, order.resting());
        bury();
    }

    private Optional<String> refusal(
            boolean buy, Pricing pricing, Condition condition, long price, long stop) {
        boolean auctionType =
                pricing == Pricing.LIMIT
                        || pricing == Pricing.MARKET
                        || (pricing == Pricing.CONDITIONAL_LIMIT && !converted);
        if (auction && (!auctionType || condition != Condition.DAY)) {
            return Optional.of("NOT_IN_AUCTION");
        }
        boolean dayOnly =
                pricing == Pricing.CONDITIONAL_LIMIT
                        || pricing == Pricing.BEST_SAME
                        || pricing == Pricing.STOP_LIMIT;
        if (dayOnly && condition != Condition.DAY) {
            return Optional.of("TYPE_NOT_OFFERED");
        }
        if (pricing == Pricing.MID && doubledMid() == 0) {
            return Optional.of("OTHER");
        }
        if (pricing == Pricing.BEST_SAME && best(buy) == 0) {
            return Optional.of("OTHER");
        }
        if (pricing == Pricing.STOP_LIMIT && stop == 0) {
            return Optional.of("TYPE_NOT_OFFERED");
        }
        if (pricing == Pricing.CONDITIONAL_LIMIT && price == (buy ? upper : lower)) {
            return Optional.of("BEYOND_PRICE_LIMIT");
        }
        return Optional.empty();
    }

    private long limit(boolean buy, Pricing pricing, long price) {
        if (pricing == Pricing.MARKET || pricing == Pricing.MID) {
            return buy ? upper : lower;
        }
        if (pricing == Pricing.BEST_SAME) {
            return best(buy);
        }
        if (pricing == Pricing.BEST_OPPOSITE) {
            if (best(!buy) != 0) {
                return best(!buy);
            }
            if (best(buy) != 0) {
                return clamp(buy ? ticks.up(best(buy)) : ticks.down(best(buy)));
            }
            return clamp(ticks.floor(lastOrBase()));
        }
        return price;
    }

    private Plain enter(Plain order, Pricing pricing, Condition condition, long limit, long stop) {
        orders.add(order);
        order.price = limit;
        order.stop = stop;
        order.arrival = ++arrivals;
        order.market = pricing == Pricing.MARKET;
        boolean reached = last > 0 && (order.buy ? last >= stop : last <= stop);
        if (pricing == Pricing.STOP_LIMIT && !reached) {
            order.place = Place.STOP;
            return order;
        }
        if (!auction) {
            if (condition == Condition.FOK) {
                tryWhole(order, pricing);
            } else {
                match(order, pricing);
            }
        }
        order.place = pricing == Pricing.MID ? Place.MID : Place.BOOK;
        order.conditional = pricing == Pricing.CONDITIONAL_LIMIT;
        if (condition != Condition.DAY && order.leaves > 0) {
            said.add("cancelled " + order.owner + " " + order.leaves);
            order.leaves = 0;
        }
        bury();
        settle();
        return order;
    }

    /** Fill or kill: adds up what would trade, in the order in which it would. */
    private void tryWhole(Plain order, Pricing pricing) {
        long missing = order.leaves;
        long barrier = 0;
        for (Plain maker : makers(order, pricing)) {
            if (missing > 0) {
                long price = tradePrice(maker, order);
                if (barrier == 0 && (price <= low || price >= high)) {
                    barrier = price;
                }
                missing -= maker.leaves;
            }
        }
        if (missing <= 0 && barrier == 0) {
            match(order, pricing);
        } else if (missing <= 0) {
            blocked = barrier;
        }
    }

    private void match(Plain taker, Pricing pricing) {
        while (taker.leaves > 0) {
            List<Plain> makers = makers(taker, pricing);
            if (makers.isEmpty()) {
                return;
            }
            Plain maker = makers.get(0);
            long price = tradePrice(maker, taker);
            if (price <= low || price >= high) {
                blocked = price;
                return;
            }
            trade(price, Math.min(maker.leaves, taker.leaves), maker, taker);
        }
    }

    private void trade(long price, long quantity, Plain maker, Plain taker) {
        maker.leaves -= quantity;
        taker.leaves -= quantity;
        last = price;
        said.add(
                "traded %d x %d, %d %s %d"
                        .formatted(
                                price,
                                quantity,
                                taker.owner,
                                taker.buy ? "buys from" : "sells to",
                                maker.owner));
        bury();
    }

    /** Who an arriving order may trade with now, first first. */
    private List<Plain> makers(Plain taker, Pricing pricing) {
        List<Plain> makers = new ArrayList<>();
        long doubled = doubledMid();
        boolean reachesMid = taker.buy ? 2 * taker.price >= doubled : 2 * taker.price <= doubled;
        if (doubled != 0 && reachesMid) {
            live(!taker.buy, Place.MID).sorted(byTime()).forEach(makers::add);
        }
        if (pricing != Pricing.MID) {
            live(!taker.buy, Place.BOOK)
                    .filter(
                            o ->
                                    o.market
                                            || (taker.buy
                                                    ? o.price <= taker.price
                                                    : o.price >= taker.price))
                    .sorted(byPriceAndTime(!taker.buy, deemed(!taker.buy)))
                    .forEach(makers::add);
        }
        return makers;
    }

    private long tradePrice(Plain maker, Plain taker) {
        if (maker.place == Place.MID) {
            return doubledMid() / 2;
        }
        if (!maker.market) {
            return maker.price;
        }
        if (taker.market) {
            return deemed(maker.buy);
        }
        return maker.buy
                ? Math.max(deemed(true), taker.price)
                : Math.min(deemed(false), taker.price);
    }

    private void settle() {
        boolean settled = auction;
        settleMids();
        do {
            releaseStops();
            Optional<Plain> released =
                    orders.stream().filter(o -> o.place == Place.RELEASED).min(byTime());
            settled = auction || blocked != 0 || released.isEmpty();
            if (!settled) {
                match(released.get(), Pricing.LIMIT);
                released.get().place = Place.BOOK;
                bury();
                settleMids();
            }
        } while (!settled);
        if (blocked != 0) {
            said.add("interrupted " + blocked);
            blocked = 0;
            auction = true;
        }
    }

    private void settleMids() {
        while (!auction && blocked == 0 && doubledMid() != 0) {
            Optional<Plain> buy = live(true, Place.MID).min(byTime());
            Optional<Plain> sell = live(false, Place.MID).min(byTime());
            if (buy.isEmpty() || sell.isEmpty()) {
                return;
            }
            long price = doubledMid() / 2;
            if (price <= low || price >= high) {
                blocked = price;
            } else {
                tradeResting(price, buy.get(), sell.get());
            }
        }
    }

    private void tradeResting(long price, Plain buy, Plain sell) {
        boolean takerBuys = buy.arrival > sell.arrival;
        trade(
                price,
                Math.min(buy.leaves, sell.leaves),
                takerBuys ? sell : buy,
                takerBuys ? buy : sell);
    }

    private void releaseStops() {
        List<Plain> buys =
                live(true, Place.STOP)
                        .filter(o -> last > 0 && last >= o.stop)
                        .sorted(
                                Comparator.<Plain>comparingLong(o -> o.stop)
                                        .thenComparing(byTime()))
                        .toList();
        List<Plain> sells =
                live(false, Place.STOP)
                        .filter(o -> last > 0 && last <= o.stop)
                        .sorted(
                                Comparator.<Plain>comparingLong(o -> -o.stop)
                                        .thenComparing(byTime()))
                        .toList();
        Stream.concat(buys.stream(), sells.stream())
                .forEach(
                        order -> {
                            order.place = Place.RELEASED;
                            order.arrival = ++arrivals;
                        });
    }

    // Call auction: every price of the grid is tried against the definition.

    long auctionPrice(long preceding) {
        long bid = auctionDeemed(true, preceding);
        long ask = auctionDeemed(false, preceding);
        if (sum(true, lower, upper, bid) == 0 || sum(false, lower, upper, ask) == 0) {
            return 0;
        }
        if (orders.stream().noneMatch(o -> o.place == Place.BOOK && !o.market)) {
            long centre = clamp(ticks.floor(preceding));
            long buys = sum(true, lower, upper, bid);
            long sells = sum(false, lower, upper, ask);
            if (buys == sells) {
                return centre;
            }
            return clamp(buys > sells ? ticks.up(centre) : ticks.down(centre));
        }
        List<Long> matching = new ArrayList<>();
        List<Long> touching = new ArrayList<>();
        for (long p = lower; p <= upper; p = ticks.up(p)) {
            long bidsAbove = sum(true, p + 1, upper, bid);
            long bidsHere = sum(true, p, p, bid);
            long asksBelow = sum(false, lower, p - 1, ask);
            long asksHere = sum(false, p, p, ask);
            long traded = Math.min(bidsAbove + bidsHere, asksBelow + asksHere);
            boolean better = traded > 0 && traded >= bidsAbove && traded >= asksBelow;
            long bidsTradedHere = traded - bidsAbove;
            long asksTradedHere = traded - asksBelow;
            boolean oneWhole = bidsTradedHere == bidsHere || asksTradedHere == asksHere;
            boolean otherSome =
                    (bidsHere == 0 || bidsTradedHere > 0) && (asksHere == 0 || asksTradedHere > 0);
            if (better && oneWhole) {
                touching.add(p);
                if (otherSome) {
                    matching.add(p);
                }
            }
        }
        return (matching.isEmpty() ? touching : matching)
                .stream()
                        .min(
                                Comparator.<Long>comparingLong(p -> Math.abs(p - preceding))
                                        .thenComparing(Comparator.naturalOrder()))
                        .orElse(0L);
    }

    long auctionVolume(long preceding) {
        long price = auctionPrice(preceding);
        if (price == 0) {
            return 0;
        }
        boolean limits = orders.stream().anyMatch(o -> o.place == Place.BOOK && !o.market);
        long from = limits ? price : lower;
        long to = limits ? price : upper;
        return Math.min(
                sum(true, from, upper, auctionDeemed(true, preceding)),
                sum(false, lower, to, auctionDeemed(false, preceding)));
    }

    void uncross(long preceding) {
        long price = auctionPrice(preceding);
        long left = auctionVolume(preceding);
        List<Plain> buys =
                live(true, Place.BOOK)
                        .sorted(byPriceAndTime(true, auctionDeemed(true, preceding)))
                        .toList();
        List<Plain> sells =
                live(false, Place.BOOK)
                        .sorted(byPriceAndTime(false, auctionDeemed(false, preceding)))
                        .toList();
        while (left > 0) {
            Plain buy = buys.stream().filter(o -> o.leaves > 0).findFirst().orElseThrow();
            Plain sell = sells.stream().filter(o -> o.leaves > 0).findFirst().orElseThrow();
            left -= Math.min(buy.leaves, sell.leaves);
            tradeResting(price, buy, sell);
        }
        settle();
    }

    private long sum(boolean buy, long from, long to, long marketDeemed) {
        return live(buy, Place.BOOK)
                .filter(o -> effective(o, marketDeemed) >= from && effective(o, marketDeemed) <= to)
                .mapToLong(o -> o.leaves)
                .sum();
    }

    private long auctionDeemed(boolean buy, long preceding) {
        LongRange own = limits(buy);
        LongRange other = limits(!buy);
        if (buy) {
            long best = own.empty() ? 0 : clamp(ticks.up(own.highest()));
            long opposite = other.empty() ? 0 : other.highest();
            return clamp(ticks.floor(Math.max(preceding, Math.max(best, opposite))));
        }
        long best = own.empty() ? Long.MAX_VALUE : clamp(ticks.down(own.lowest()));
        long opposite = other.empty() ? Long.MAX_VALUE : other.lowest();
        return clamp(ticks.floor(Math.min(preceding, Math.min(best, opposite))));
    }

    // What can be seen

    long deemed(boolean buy) {
        if (auction) {
            return auctionDeemed(buy, lastOrBase());
        }
        LongRange own = limits(buy);
        LongRange other = limits(!buy);
        if (!own.empty()) {
            return clamp(buy ? ticks.up(own.highest()) : ticks.down(own.lowest()));
        }
        long price = lastOrBase();
        if (!other.empty()) {
            price = buy ? Math.max(price, other.highest()) : Math.min(price, other.lowest());
        }
        return clamp(ticks.floor(price));
    }

    /** Prices of the side as displayed, best first. */
    List<Long> prices(boolean buy) {
        long market = deemed(buy);
        Comparator<Long> order = Comparator.naturalOrder();
        return live(buy, Place.BOOK)
                .map(o -> effective(o, market))
                .distinct()
                .sorted(buy ? order.reversed() : order)
                .toList();
    }

    long quantity(boolean buy, long price) {
        return sum(buy, price, price, deemed(buy));
    }

    long best(boolean buy) {
        return prices(buy).stream().findFirst().orElse(0L);
    }

    long doubledMid() {
        LongRange bids = limits(true);
        LongRange asks = limits(false);
        return bids.empty() || asks.empty() ? 0 : bids.highest() + asks.lowest();
    }

    long lastOrBase() {
        return last == 0 ? base : last;
    }

    private record LongRange(boolean empty, long lowest, long highest) {}

    private LongRange limits(boolean buy) {
        List<Long> prices =
                live(buy, Place.BOOK).filter(o -> !o.market).map(o -> o.price).sorted().toList();
        return prices.isEmpty()
                ? new LongRange(true, 0, 0)
                : new LongRange(false, prices.get(0), prices.get(prices.size() - 1));
    }

    private static long effective(Plain order, long marketDeemed) {
        return order.market ? marketDeemed : order.price;
    }

    private Comparator<Plain> byPriceAndTime(boolean buy, long marketDeemed) {
        Comparator<Plain> byPrice = Comparator.comparingLong(o -> effective(o, marketDeemed));
        // At the daily limit market and limit orders rank equal; elsewhere they never meet.
        return (buy ? byPrice.reversed() : byPrice).thenComparing(byTime());
    }

    private static Comparator<Plain> byTime() {
        return Comparator.comparingLong(o -> o.arrival);
    }

    private Stream<Plain> live(boolean buy, Place place) {
        return orders.stream().filter(o -> o.buy == buy && o.place == place && o.leaves > 0);
    }

    private void bury() {
        orders.removeIf(
                o -> {
                    boolean gone = o.leaves == 0 && o.place != Place.GONE;
                    if (gone) {
                        o.place = Place.GONE;
                    }
                    return gone;
                });
    }

    private long clamp(long price) {
        return Math.max(lower, Math.min(upper, price));
    }
}
