package jeoul.sim.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import jeoul.engine.market.Side;
import jeoul.engine.market.TradingDay;
import jeoul.sim.fact.ProbeDay.Probe;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.SymbolDay;

/** Simulates names over many days, one a seed, and measures what comes. */
public final class MarketStudy {

    private final TradingDay hours;
    private final FlowModel model;
    private final Length length;

    /**
     * @param hours of the symbols' date
     * @param model everybody's orders
     */
    public MarketStudy(TradingDay hours, FlowModel model, Length length) {
        this.hours = hours;
        this.model = model;
        this.length = length;
    }

    /**
     * How much is simulated.
     *
     * @param seed of the first day; the next day has the next
     * @param days at least 1
     * @param impactDays days on which large orders are sent too, may be more than {@code days}; 0
     *     leaves impact out
     */
    public record Length(long seed, int days, int impactDays) {
        public Length {
            if (days < 1 || impactDays < 0) {
                throw new IllegalArgumentException(
                        "at least one day: " + days + ", impact " + impactDays);
            }
        }

        /** Days of each name, of whatever kind. */
        public int most() {
            return StrictMath.max(days, impactDays);
        }
    }

    /** Everything that is measured on one seed. */
    private record Measured(ObservedDay alone, List<Probe> probes, List<Metaorder> orders) {}

    /**
     * @param symbols at least one, halted ones not among them
     * @param threads at least 1; the answer does not depend on it
     * @param progress told how many days are done, from one thread
     * @return in the order of {@code symbols}
     */
    public List<StudiedSymbol> of(List<SymbolDay> symbols, int threads, IntConsumer progress) {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Measured>> days = new ArrayList<>();
            for (SymbolDay symbol : symbols) {
                for (int i = 0; i < length.most(); i++) {
                    int index = i;
                    days.add(workers.submit(() -> measured(symbol, index)));
                }
            }
            List<StudiedSymbol> studied = new ArrayList<>();
            List<Measured> ofSymbol = new ArrayList<>();
            for (int done = 1; done <= days.size(); done++) {
                ofSymbol.add(finished(days.get(done - 1)));
                progress.accept(done);
                if (ofSymbol.size() == length.most()) {
                    studied.add(studied(symbols.get(studied.size()), ofSymbol));
                    ofSymbol = new ArrayList<>();
                }
            }
            return studied;
        } finally {
            workers.shutdownNow();
        }
    }

    /** The impact on all the names together, counted in each one's daily volatility. */
    public static Optional<Impact> together(List<StudiedSymbol> symbols) {
        List<Impact.Twins> twins = new ArrayList<>();
        symbols.forEach(s -> s.impact().ifPresent(impact -> twins.addAll(impact.twins())));
        return twins.isEmpty() ? Optional.empty() : Optional.of(new Impact(twins));
    }

    private Measured measured(SymbolDay symbol, int index) {
        long seed = length.seed() + index;
        ObservedDay alone = StudyDay.alone(symbol, hours, model, seed, index == 0);
        List<Probe> probes =
                index < length.days() ? ProbeDay.run(symbol, hours, model, seed) : List.of();
        List<Metaorder> orders = new ArrayList<>();
        if (index < length.impactDays() && alone.volume() > 0) {
            // Buys and sells in turn: what drifts in the model is not taken for impact.
            Side side = index % 2 == 0 ? Side.BUY : Side.SELL;
            for (double share : Impact.SHARES) {
                orders.add(Metaorder.run(alone, model, seed, side, share));
            }
        }
        return new Measured(alone, probes, orders);
    }

    private StudiedSymbol studied(SymbolDay symbol, List<Measured> measured) {
        List<ObservedDay> all = measured.stream().map(Measured::alone).toList();
        List<Measured> judged = measured.subList(0, length.days());
        List<ObservedDay> days = judged.stream().map(Measured::alone).toList();
        double volatility = TraderNumbers.volatility(all);
        List<Impact.Twins> twins =
                measured.stream()
                        .filter(day -> !day.orders().isEmpty())
                        .map(day -> new Impact.Twins(volatility, day.orders()))
                        .toList();
        return new StudiedSymbol(
                symbol,
                days,
                TraderNumbers.of(days, judged.stream().map(Measured::probes).toList()),
                twins.isEmpty() ? Optional.empty() : Optional.of(new Impact(twins)));
    }

    private static Measured finished(Future<Measured> day) {
        try {
            return day.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while days were simulated", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
