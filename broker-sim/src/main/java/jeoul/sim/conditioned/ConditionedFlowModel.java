package jeoul.sim.conditioned;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import jeoul.engine.InputException;
import jeoul.engine.market.Bar;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TickTable;
import jeoul.engine.market.TradingDay;
import jeoul.engine.market.TradingMode;
import jeoul.sim.book.PriceLadder;
import jeoul.sim.exchange.Exchange;
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.flow.Draws;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.OrderFlow;
import jeoul.sim.flow.Silence;
import jeoul.sim.flow.SymbolDay;
import jeoul.sim.flow.qr.ProjectedQrFlowModel;
import jeoul.sim.flow.qr.Steering;

/**
 * Days that follow recorded bars, and free days where no bar is recorded. Without our orders such a
 * day prints exactly the bar's open, high, low and close, and its volume; with them the background
 * does the same things at the same times, and what differs is impact.
 *
 * <p>Nothing of the bar shows before it happens: expectations of the day stay those of {@link
 * SymbolDay}. It may be used by several threads.
 */
public final class ConditionedFlowModel implements FlowModel {

    /** Paths that are tried before a bar is given up. */
    private static final int ATTEMPTS = 4;

    /** The regular session is over this long after its scheduled close, extensions included. */
    private static final long AFTER_CLOSE = 5 * 60 * AuctionTimes.SECOND;

    private final ProjectedQrFlowModel free;
    private final DayBars bars;
    private final ExchangeSettings exchange;

    /** Looked up, never iterated over. */
    private final ConcurrentMap<Key, Bar> withoutOrders = new ConcurrentHashMap<>();

    private record Key(Symbol symbol, LocalDate date, long seed) {}

    /**
     * @param free makes the days, steered to their bars or free
     * @param exchange on which the days are played, the same for the pilot day and the day itself
     */
    public ConditionedFlowModel(
            ProjectedQrFlowModel free, DayBars bars, ExchangeSettings exchange) {
        this.free = Objects.requireNonNull(free, "free");
        this.bars = Objects.requireNonNull(bars, "bars");
        this.exchange = Objects.requireNonNull(exchange, "exchange");
    }

    /**
     * Plays the day without our orders first, which takes about as long as the day itself.
     *
     * @throws InputException if the day cannot follow its bar, saying why
     */
    @Override
    public OrderFlow flow(SymbolDay day, TradingDay hours, long seed) {
        Symbol symbol = day.listing().symbol();
        Optional<DayBar> bar = bars.of(symbol, day.date());
        if (bar.isEmpty()) {
            return free.flow(day, hours, seed);
        }
        if (bar.get().isQuiet() || day.mode() == TradingMode.HALTED) {
            return new Silence();
        }
        Optional<String> reason = refusal(day, bar.get());
        if (reason.isPresent()) {
            throw unfollowed(day, reason.get());
        }
        return conditioned(day, bar.get(), hours, seed);
    }

    /** Why a day cannot follow a bar; empty if it can. A quiet bar is followed by silence. */
    public static Optional<String> refusal(SymbolDay day, DayBar bar) {
        if (bar.isQuiet()) {
            return Optional.empty();
        }
        PriceLimits limits = day.limits();
        TickTable ticks = day.ticks();
        if (day.mode().isPeriodicCall()) {
            return Optional.of("the symbol trades in periodic call auctions, not continuously");
        }
        if (bar.high() > limits.upper() || bar.low() < limits.lower()) {
            return Optional.of(
                    "low "
                            + bar.low()
                            + " and high "
                            + bar.high()
                            + " lie outside the daily limits "
                            + limits.lower()
                            + " to "
                            + limits.upper()
                            + " of base price "
                            + day.basePrice());
        }
        for (long price : new long[] {bar.open(), bar.high(), bar.low(), bar.close()}) {
            if (!ticks.isOnGrid(price) && price != (ticks.floor(price) + ticks.ceil(price)) / 2) {
                return Optional.of(
                        price + " is neither on the grid nor in the middle between two ticks");
            }
        }
        if (bar.volume() < bar.fewestTrades()) {
            return Optional.of(
                    bar.volume()
                            + " shares cannot print these prices, which takes "
                            + bar.fewestTrades()
                            + " trades");
        }
        return Optional.empty();
    }

    private static InputException unfollowed(SymbolDay day, String reason) {
        return new InputException(
                "bar of " + day.listing().symbol() + " on " + day.date(),
                reason,
                "a bar that a day of continuous trading can print");
    }

    /**
     * What the day of a symbol was like without our orders.
     *
     * @return empty if no day of this seed was made, or it follows no bar
     */
    public Optional<Bar> withoutOrders(Symbol symbol, LocalDate date, long seed) {
        return Optional.ofNullable(withoutOrders.get(new Key(symbol, date, seed)));
    }

    private OrderFlow conditioned(SymbolDay day, DayBar bar, TradingDay hours, long seed) {
        SymbolDay known =
                new SymbolDay(
                        day.listing(),
                        day.date(),
                        day.basePrice(),
                        bar.volume(),
                        StrictMath.min(1, (bar.high() - bar.low()) / (double) day.basePrice()),
                        day.mode(),
                        false);
        AuctionTimes times = AuctionTimes.of(hours);
        Symbol symbol = day.listing().symbol();
        PriceLadder ladder =
                PriceLadder.of(day.ticks(), day.limits().lower(), day.limits().upper());
        Bar printed = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Script script = new Script();
            Draws draws = Draws.of(seed, day.date(), symbol, "path of a bar");
            Pilot pilot =
                    new Pilot(
                            bar,
                            times,
                            day.ticks(),
                            ladder,
                            ProjectedQrFlowModel.OPENING_SHARE,
                            new BarPath(bar, times, draws, attempt),
                            script);
            OrderFlow steered =
                    new ConditionedFlow(
                            free.steered(known, hours, seed, pilot), pilot, times, bar.isThin());
            printed = play(day, hours, seed, steered, times);
            if (follows(printed, bar)) {
                withoutOrders.put(new Key(symbol, day.date(), seed), printed);
                Steering scripted = new ScriptedSteering(pilot, script);
                return new ConditionedFlow(
                        free.steered(known, hours, seed, scripted),
                        new Replay(script),
                        times,
                        bar.isThin());
            }
        }
        throw unfollowed(day, "the simulated day printed " + printed + ", not " + bar);
    }

    /** The day without our orders. */
    private Bar play(
            SymbolDay day, TradingDay hours, long seed, OrderFlow flow, AuctionTimes times) {
        Exchange market =
                new Exchange(
                        hours,
                        List.of(day),
                        (symbol, sessions, drawn) -> flow,
                        seed,
                        exchange,
                        new SilentListener());
        long end = times.close() + AFTER_CLOSE;
        // Each change of phase stops it.
        boolean stopped = true;
        while (stopped) {
            stopped = market.runUntil(end);
        }
        return market.statistics(day.listing().symbol()).traded().orElse(null);
    }

    private static boolean follows(Bar printed, DayBar bar) {
        return printed != null
                && printed.open() == bar.open()
                && printed.high() == bar.high()
                && printed.low() == bar.low()
                && printed.close() == bar.close()
                && printed.volume() == bar.volume();
    }
}
