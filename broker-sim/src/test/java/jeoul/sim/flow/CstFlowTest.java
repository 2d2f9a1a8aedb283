package jeoul.sim.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jeoul.engine.market.Phase;
import jeoul.engine.market.TickTable;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.sim.book.BookRules;
import jeoul.sim.book.DeafListener;
import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;
import jeoul.sim.flow.ArrivalClock.Regime;
import jeoul.sim.flow.ArrivalClock.Segment;
import jeoul.sim.flow.CstMixture.Band;
import org.junit.jupiter.api.Test;

/**
 * The flow against what is known of the model in closed form: orders of one share, a stationary
 * profile, a tick of one.
 */
class CstFlowTest {

    private static final PriceLadder LADDER = PriceLadder.of(TickTable.uniform(1), 1, 2_000);
    private static final int FOREIGN = 1;

    /** Rates per second; the clock runs in nanoseconds. */
    private static CstFlow flow(CstRates rates, double seconds, long seed) {
        CstMixture mixture =
                new CstMixture(List.of(new Band(0, rates, 1)), Map.of(Regime.DAY, rates.market()));
        Segment segment =
                new Segment(
                        0,
                        (long) (seconds * 1e9),
                        mixture.candidates(Regime.DAY, seconds),
                        Regime.DAY);
        return new CstFlow(
                new Draws(seed), new ArrivalClock(List.of(segment)), LADDER, 1_000, mixture, 1);
    }

    private static OrderBook openBook() {
        OrderBook book = new OrderBook(LADDER, BookRules.LIMITED, 1_000, new DeafListener());
        book.startContinuous();
        return book;
    }

    private static void limit(OrderBook book, boolean buy, long price, long quantity, int owner) {
        book.submit(buy, Pricing.LIMIT, Condition.DAY, price, 0, quantity, owner);
    }

    /**
     * Orders of ours pin both best prices, so that every distance keeps its price: each queue is
     * then M/M/infinity with arrival rate lambda(i) and service rate theta(i) for each order, whose
     * stationary law is Poisson(lambda / theta).
     */
    @Test
    void queuesAwayFromTheBestArePoissonWithMeanArrivalsOverCancellation() {
        double[] limit = {2, 4, 3, 1};
        double[] cancel = {1, 1, 0.5, 0.5};
        double[] expected = {2, 4, 6, 2};
        CstFlow flow = flow(new CstRates(0, limit, cancel), 60_000, 1);
        OrderBook book = openBook();
        limit(book, true, 1_000, 1, FOREIGN);
        limit(book, false, 1_001, 1, FOREIGN);
        double[] sum = new double[4];
        double[] squares = new double[4];
        int samples = 0;

        for (long at = 50_000_000_000L; at < 60_000_000_000_000L; at += 5_000_000_000L) {
            while (flow.nextAt() < at) {
                flow.act(book, Phase.CONTINUOUS);
            }
            for (int i = 0; i < 4; i++) {
                // The first distance shares its price with our own order.
                int ours = i == 0 ? 1 : 0;
                int bids = book.ordersAt(true, 1_000 - i) - ours;
                int asks = book.ordersAt(false, 1_001 + i) - ours;
                sum[i] += bids + asks;
                squares[i] += bids * bids + asks * asks;
            }
            samples += 2;
        }

        for (int i = 0; i < 4; i++) {
            double mean = sum[i] / samples;
            double variance = squares[i] / samples - mean * mean;
            assertEquals(expected[i], mean, 0.03 * expected[i], "mean at distance " + (i + 1));
            assertEquals(expected[i], variance, 0.06 * expected[i], "variance at " + (i + 1));
        }
    }

    /**
     * At a spread of one tick the two best queues are independent birth-death chains until one is
     * empty; the mid rises if the ask's is first.
     */
    @Test
    void midRisesAsOftenAsTheRaceOfTheTwoBestQueuesSays() {
        double limit = 1.85;
        double market = 0.94;
        double cancel = 0.71;
        double[][] rising = risingProbability(limit, market, cancel);

        assertEquals(0.5, rising[3][3], 1e-9);
        for (int[] queues : new int[][] {{1, 1}, {1, 4}, {3, 2}, {5, 1}, {2, 6}}) {
            double simulated = simulatedRise(queues[0], queues[1], limit, market, cancel);
            assertEquals(rising[queues[0]][queues[1]], simulated, 0.03, Arrays.toString(queues));
        }
    }

    private static double simulatedRise(
            int bids, int asks, double limit, double market, double cancel) {
        CstRates rates = new CstRates(market, new double[] {limit, 1}, new double[] {cancel, 0.7});
        int rises = 0;
        int runs = 4_000;
        for (int run = 0; run < runs; run++) {
            CstFlow flow = flow(rates, 1_000, 100_000L * bids + 10_000L * asks + run);
            OrderBook book = openBook();
            for (int i = 0; i < bids; i++) {
                limit(book, true, 1_000, 1, 0);
            }
            for (int i = 0; i < asks; i++) {
                limit(book, false, 1_001, 1, 0);
            }
            // Walls of ours, so that the mid is defined whatever stands behind the best.
            limit(book, true, 990, 1, FOREIGN);
            limit(book, false, 1_011, 1, FOREIGN);
            while (book.bestBid() == 1_000 && book.bestAsk() == 1_001) {
                flow.act(book, Phase.CONTINUOUS);
            }
            rises += book.bestAsk() > 1_001 ? 1 : 0;
        }
        return (double) rises / runs;
    }

    /** First passage by relaxation: {@code [bids][asks]}, queues up to 40 orders. */
    private static double[][] risingProbability(double limit, double market, double cancel) {
        int most = 40;
        double[][] rise = new double[most + 2][most + 2];
        for (int bids = 1; bids <= most + 1; bids++) {
            rise[bids][0] = 1;
        }
        double change = 1;
        while (change > 1e-12) {
            change = 0;
            for (int bids = 1; bids <= most; bids++) {
                for (int asks = 1; asks <= most; asks++) {
                    double bidsFall = market + cancel * bids;
                    double asksFall = market + cancel * asks;
                    double next =
                            (limit * rise[StrictMath.min(bids + 1, most)][asks]
                                            + limit * rise[bids][StrictMath.min(asks + 1, most)]
                                            + bidsFall * rise[bids - 1][asks]
                                            + asksFall * rise[bids][asks - 1])
                                    / (2 * limit + bidsFall + asksFall);
                    change = StrictMath.max(change, StrictMath.abs(next - rise[bids][asks]));
                    rise[bids][asks] = next;
                }
            }
        }
        return rise;
    }

    /**
     * Smith, Farmer and others (2003): with small orders the spread is proportional to mu/alpha.
     */
    @Test
    void twiceTheMarketOrdersDoubleTheSpread() {
        double ratio = meanSpread(48) / meanSpread(24);

        assertEquals(2, ratio, 0.4);
    }

    private static double meanSpread(double market) {
        int levels = 400;
        double[] limit = new double[levels];
        double[] cancel = new double[levels];
        Arrays.fill(limit, 1);
        Arrays.fill(cancel, 0.1);
        CstFlow flow = flow(new CstRates(market, limit, cancel), 600, 9);
        OrderBook book = openBook();
        double weighted = 0;
        long now = 0;
        long start = 100_000_000_000L;
        while (flow.nextAt() != Long.MAX_VALUE) {
            long next = flow.nextAt();
            if (now > start && book.bestAsk() != 0 && book.bestBid() != 0) {
                weighted += (double) (next - now) * (double) (book.bestAsk() - book.bestBid());
            }
            now = next;
            flow.act(book, Phase.CONTINUOUS);
        }
        return weighted / (now - start);
    }

    @Test
    void sideThatRanEmptyFillsAgain() {
        CstRates rates = new CstRates(1, new double[] {2, 2, 2}, new double[] {1, 1, 1});
        CstFlow flow = flow(rates, 100, 4);
        OrderBook book = openBook();

        for (int i = 0; i < 200; i++) {
            flow.act(book, Phase.CONTINUOUS);
        }

        assertTrue(book.bestBid() > 0);
        assertTrue(book.bestAsk() > book.bestBid());
        assertTrue(book.bestBid() > 940 && book.bestAsk() < 1_060);
    }

    @Test
    void staysInsideTheLimitsWhenThePriceStandsAtOne() {
        CstRates rates = new CstRates(1, new double[] {2, 2, 2}, new double[] {1, 1, 1});
        CstFlow flow = flow(rates, 100, 5);
        OrderBook book = openBook();
        limit(book, true, 2_000, 1_000_000, FOREIGN);

        for (int i = 0; i < 500; i++) {
            flow.act(book, Phase.CONTINUOUS);
        }

        assertEquals(2_000, book.bestBid());
        assertEquals(0, book.bestAsk());
        assertEquals(2_000, book.last());
    }

    @Test
    void sendsNothingWhileTheSymbolIsHalted() {
        CstRates rates = new CstRates(1, new double[] {2}, new double[] {1});
        CstFlow flow = flow(rates, 100, 6);
        OrderBook book = openBook();

        for (int i = 0; i < 100; i++) {
            flow.act(book, i % 2 == 0 ? Phase.HALTED : Phase.CLOSED);
        }

        assertEquals(0, book.messages());
        assertEquals(100, flow.events());
    }
}
