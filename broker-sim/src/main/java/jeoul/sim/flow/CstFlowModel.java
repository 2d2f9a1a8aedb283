package jeoul.sim.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TickTable;
import jeoul.engine.market.TradingDay;
import jeoul.engine.market.TradingMode;
import jeoul.sim.book.PriceLadder;
import jeoul.sim.flow.ArrivalClock.Regime;
import jeoul.sim.flow.ArrivalClock.Segment;
import jeoul.sim.flow.CstMixture.Band;

/**
 * Background flow of the Cont-Stoikov-Talreja model: limit orders, market orders and cancellations
 * arrive independently of each other and of the past. Scaled from a daily bar ({@link CstScale})
 * and modulated over the day.
 *
 * <p>What it does not have: memory of order signs, volatility clusters, news. Prices are nearly
 * diffusive with a slight pull back, spreads and queues are live.
 */
public final class CstFlowModel implements FlowModel {

    /**
     * Percent of the day's volume in each thirteenth of the session, both auctions included. Shares
     * that KRX published for the twelve half-hours of 2015, stretched to today's longer session.
     */
    private static final double[] VOLUME_PROFILE = {
        15.88, 10.12, 7.98, 7.04, 6.46, 5.52, 4.66, 4.53, 5.14, 6.07, 7.05, 8.38, 11.17
    };

    /** Activity of limit orders and cancellations in the closing auction, in days. */
    private static final double CLOSING_DAYS = 0.03;

    /** The opening auction lasts this many of the slowest cancellation's mean lives. */
    private static final double OPENING_LIVES = 3;

    /** Orders go on arriving after the scheduled close: a random end and an extension may come. */
    private static final Duration AFTER_CLOSE = Duration.ofMinutes(3);

    /** One standard deviation of the opening price from the base price, as a share of the range. */
    private static final double OPENING_GAP = 0.3;

    @Override
    public OrderFlow flow(SymbolDay day, TradingDay hours, long seed) {
        if (!day.date().equals(hours.date())) {
            throw new IllegalArgumentException(
                    "symbol's day is " + day.date() + ", hours are of " + hours.date());
        }
        if (day.mode() == TradingMode.HALTED || day.expectedVolume() == 0) {
            return new Silence();
        }
        CstScale scale = CstScale.of(day);
        PriceLimits limits = day.limits();
        PriceLadder ladder = PriceLadder.of(day.ticks(), limits.lower(), limits.upper());
        double openingDays =
                OPENING_LIVES / scale.rates(day.ticks().tickAt(day.basePrice())).slowestCancel();
        CstMixture mixture =
                new CstMixture(bands(scale, day, ladder), market(scale, day, openingDays));
        Symbol symbol = day.listing().symbol();
        return new CstFlow(
                Draws.of(seed, day.date(), symbol, "background flow"),
                new ArrivalClock(segments(mixture, hours, openingDays)),
                ladder,
                openingPrice(scale, day, Draws.of(seed, day.date(), symbol, "opening gap")),
                mixture,
                scale.meanSize());
    }

    private static long openingPrice(CstScale scale, SymbolDay day, Draws draws) {
        double jump = OPENING_GAP * scale.range() * draws.boundedNormal(0, 0);
        long price = StrictMath.max(1, day.basePrice() + StrictMath.round(jump));
        return day.limits().clamp(day.ticks().floor(price));
    }

    /** One for each tick size between the price limits, from the lowest. */
    private static List<Band> bands(CstScale scale, SymbolDay day, PriceLadder ladder) {
        TickTable ticks = day.ticks();
        List<Band> bands = new ArrayList<>();
        long lastTick = 0;
        for (int index = 0; index < ladder.size(); index++) {
            long tick = ticks.tickAt(ladder.priceAt(index));
            if (tick != lastTick) {
                bands.add(new Band(index, scale.rates(tick), scale.stretchAt(tick)));
                lastTick = tick;
            }
        }
        return bands;
    }

    /**
     * Market orders of one side. In an auction a trade needs an order that crosses on each side, in
     * continuous trading one order on either.
     */
    private static Map<Regime, Double> market(CstScale scale, SymbolDay day, double openingDays) {
        double ordersOfVolume = day.expectedVolume() / scale.meanSize();
        Map<Regime, Double> market = new EnumMap<>(Regime.class);
        market.put(Regime.OPENING_AUCTION, CstScale.OPENING_SHARE * ordersOfVolume / openingDays);
        double continuousShare = 1 - CstScale.OPENING_SHARE - CstScale.CLOSING_SHARE;
        market.put(
                Regime.DAY,
                day.mode().isPeriodicCall()
                        ? continuousShare * ordersOfVolume
                        : scale.marketOrders() / 2);
        market.put(Regime.CLOSING_AUCTION, CstScale.CLOSING_SHARE * ordersOfVolume / CLOSING_DAYS);
        return market;
    }

    private static List<Segment> segments(
            CstMixture mixture, TradingDay hours, double openingDays) {
        long open = hours.open().toNanoOfDay();
        long closing = hours.closingAuctionStart().toNanoOfDay();
        long close = hours.close().toNanoOfDay();
        List<Segment> segments = new ArrayList<>();
        segments.add(
                new Segment(
                        hours.openingAuctionStart().toNanoOfDay(),
                        open,
                        mixture.candidates(Regime.OPENING_AUCTION, openingDays),
                        Regime.OPENING_AUCTION));
        int slots = VOLUME_PROFILE.length;
        double continuous = 1 - CstScale.OPENING_SHARE - CstScale.CLOSING_SHARE;
        for (int slot = 0; slot < slots; slot++) {
            long start = open + (close - open) * slot / slots;
            long end = open + (close - open) * (slot + 1) / slots;
            double share = VOLUME_PROFILE[slot] / 100;
            if (slot == 0) {
                share -= CstScale.OPENING_SHARE;
            }
            if (slot == slots - 1) {
                share -= CstScale.CLOSING_SHARE;
                end = closing;
            }
            segments.add(
                    new Segment(
                            start,
                            end,
                            mixture.candidates(Regime.DAY, share / continuous),
                            Regime.DAY));
        }
        double closingCandidates = mixture.candidates(Regime.CLOSING_AUCTION, CLOSING_DAYS);
        segments.add(new Segment(closing, close, closingCandidates, Regime.CLOSING_AUCTION));
        long after = AFTER_CLOSE.toNanos();
        segments.add(
                new Segment(
                        close,
                        close + after,
                        closingCandidates * after / (close - closing),
                        Regime.CLOSING_AUCTION));
        return segments;
    }
}
