package jeoul.sim.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.order.OrderType;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Laws of the replay, on recordings that need not make sense: trades may miss the book, levels come
 * and go as they like.
 */
class RecordedFlowProperties {

    private static final long TICK = 10;
    private static final long LOWEST = 9_900;
    private static final long STEP_MILLIS = 20;

    /** One recorded row, or an order of ours. */
    private record Step(
            boolean isBook,
            boolean isTrade,
            boolean buy,
            int index,
            int spread,
            List<Integer> asks,
            List<Integer> bids,
            int quantity) {

        long price() {
            return LOWEST + index * TICK;
        }

        List<Quote.Level> askLevels() {
            return levels(asks, price() + spread * TICK, TICK);
        }

        List<Quote.Level> bidLevels() {
            return levels(bids, price(), -TICK);
        }

        private static List<Quote.Level> levels(List<Integer> sizes, long best, long step) {
            List<Quote.Level> levels = new ArrayList<>();
            for (int i = 0; i < sizes.size(); i++) {
                if (sizes.get(i) > 0) {
                    levels.add(new Quote.Level(best + i * step, sizes.get(i)));
                }
            }
            return levels;
        }
    }

    @Provide
    Arbitrary<List<Step>> days() {
        Arbitrary<List<Integer>> sizes =
                Arbitraries.integers().between(-5, 30).map(i -> Math.max(0, i)).list().ofMaxSize(4);
        Arbitrary<Step> book =
                Combinators.combine(
                                Arbitraries.integers().between(2, 6),
                                Arbitraries.integers().between(1, 2),
                                sizes,
                                sizes)
                        .as(
                                (index, spread, asks, bids) ->
                                        new Step(true, false, false, index, spread, asks, bids, 0));
        Arbitrary<Step> other =
                Combinators.combine(
                                Arbitraries.of(true, false),
                                Arbitraries.of(true, false),
                                Arbitraries.integers().between(1, 8),
                                Arbitraries.integers().between(1, 40))
                        .as(
                                (trade, buy, index, quantity) ->
                                        new Step(
                                                false, trade, buy, index, 0, List.of(), List.of(),
                                                quantity));
        return Arbitraries.oneOf(book, other).list().ofMinSize(3).ofMaxSize(30);
    }

    @Provide
    Arbitrary<CancelModel> models() {
        return Arbitraries.of(CancelModel.values());
    }

    @Property
    void withoutOurOrdersTheBookIsTheRecordingAndSoAreTheTrades(
            @ForAll("days") List<Step> steps, @ForAll("models") CancelModel model) {
        Replay day = script(steps).replay(settings(model));
        long volume = 0;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            day.at(nanos(i));
            if (step.isBook()) {
                assertEquals(step.askLevels(), day.quote().asks());
                assertEquals(step.bidLevels(), day.quote().bids());
            } else if (step.isTrade()) {
                volume += step.quantity();
                assertEquals(step.price(), day.quote().last().orElseThrow());
            }
            assertEquals(volume, tradedVolume(day));
        }
    }

    @Property
    void noTradeFillsMoreThanItsShares(
            @ForAll("days") List<Step> steps, @ForAll("models") CancelModel model) {
        Replay day = script(steps).replay(settings(model));
        int tag = 0;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            long before = day.at(nanos(i) - 1).filled();
            day.at(nanos(i));
            if (step.isTrade()) {
                assertTrue(day.filled() - before <= step.quantity());
            } else if (!step.isBook()) {
                order(day, ++tag, step);
            }
        }
    }

    @Property
    void aRestingOrderFillsOnlyByWhatTradesBeyondItsQueueOrComesToItsPrice(
            @ForAll("days") List<Step> steps, @ForAll("models") CancelModel model) {
        Replay day = script(steps).replay(settings(model));
        int entry = steps.size() / 3;
        long price = LOWEST + 4 * TICK;
        long shown = 0;
        long queue = 0;
        long left = 0;
        long traded = 0;
        long offered = 0;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            day.at(nanos(i));
            if (step.isBook()) {
                long now = at(step.bidLevels(), price);
                left += i > entry ? Math.max(0, shown - now) : 0;
                shown = now;
                offered += i > entry ? upTo(step.askLevels(), price) : 0;
            } else if (step.isTrade() && !step.buy() && step.price() <= price) {
                shown = step.price() == price ? Math.max(0, shown - step.quantity()) : shown;
                traded += i > entry ? step.quantity() : 0;
            }
            if (i == entry && upTo(day.quote().asks(), price) == 0) {
                queue = shown;
                day.buy(1, price, 1_000);
            }
        }
        long most = Math.max(0, traded - Math.max(0, queue - left)) + offered;
        assertTrue(day.filled() <= most, day.filled() + " of at most " + most);
    }

    @Property
    void whatWeTookStaysTakenUntilReplenished(
            @ForAll("days") List<Step> steps, @ForAll("models") CancelModel model) {
        Replay day = script(steps).replay(settings(model));
        TreeMap<Long, Long> asks = new TreeMap<>();
        TreeMap<Long, Long> taken = new TreeMap<>();
        int tag = 0;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            day.at(nanos(i));
            if (step.isBook()) {
                asks.clear();
                step.askLevels().forEach(l -> asks.put(l.price(), l.quantity()));
            } else if (step.isTrade() && step.buy() && fits(day, step.price())) {
                asks.computeIfPresent(
                        step.price(), (p, shares) -> Math.max(0, shares - step.quantity()));
            } else if (!step.isTrade()) {
                long price = day.quote().bestAsk().orElse(0);
                long filled = day.filled();
                day.buy(++tag, OrderType.BEST_OPPOSITE_IOC, step.quantity());
                taken.merge(price, day.filled() - filled, Long::sum);
            }
            taken.replaceAll((p, shares) -> Math.min(shares, asks.getOrDefault(p, 0L)));
            if (step.isBook()) {
                assertEquals(less(asks, taken), shown(day.quote().asks()));
            }
        }
    }

    /** A trade beside the book, with better prices still standing, changes no level. */
    private static boolean fits(Replay day, long price) {
        return day.quote().asks().stream().noneMatch(level -> level.price() < price);
    }

    private static Map<Long, Long> less(Map<Long, Long> levels, Map<Long, Long> taken) {
        TreeMap<Long, Long> left = new TreeMap<>();
        levels.forEach((price, shares) -> left.put(price, shares - taken.getOrDefault(price, 0L)));
        left.values().removeIf(shares -> shares == 0);
        return left;
    }

    private static Map<Long, Long> shown(List<Quote.Level> levels) {
        TreeMap<Long, Long> shown = new TreeMap<>();
        levels.forEach(level -> shown.put(level.price(), level.quantity()));
        return shown;
    }

    private static void order(Replay day, int tag, Step step) {
        if (step.buy()) {
            day.buy(tag, step.price(), step.quantity());
        } else {
            day.sell(tag, step.price(), step.quantity());
        }
    }

    private static long at(List<Quote.Level> levels, long price) {
        return levels.stream()
                .filter(level -> level.price() == price)
                .mapToLong(Quote.Level::quantity)
                .sum();
    }

    /** Shares of asks at a price or below. */
    private static long upTo(List<Quote.Level> asks, long price) {
        return asks.stream()
                .filter(level -> level.price() <= price)
                .mapToLong(Quote.Level::quantity)
                .sum();
    }

    private static long tradedVolume(Replay day) {
        return day.exchange.statistics(Script.SYMBOL).traded().map(bar -> bar.volume()).orElse(0L);
    }

    private static ReplaySettings settings(CancelModel model) {
        return new ReplaySettings(model, Duration.ZERO);
    }

    private static Script script(List<Step> steps) {
        Script script = new Script().phase(Phase.CONTINUOUS);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            String time = LocalTime.ofNanoOfDay(nanos(i)).toString();
            if (step.isBook()) {
                script.book(time, text(step.askLevels()), text(step.bidLevels()));
            } else if (step.isTrade()) {
                script.trade(
                        time,
                        time,
                        step.price(),
                        step.quantity(),
                        Optional.of(step.buy() ? Side.BUY : Side.SELL));
            }
        }
        return script;
    }

    private static long nanos(int step) {
        return LocalTime.of(9, 1).toNanoOfDay() + step * STEP_MILLIS * 1_000_000;
    }

    private static String text(List<Quote.Level> levels) {
        return levels.stream()
                .map(level -> level.price() + "x" + level.quantity())
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }
}
