package jeoul.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import jeoul.cli.input.Instrument;
import jeoul.cli.input.Rebalance;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.RejectReason;
import jeoul.sim.book.EmptySideRule;
import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;
import jeoul.sim.book.Rationing;
import jeoul.sim.exchange.Exchange;
import jeoul.sim.exchange.ExchangeListener;
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.SymbolDay;
import jeoul.sim.flow.qr.ProjectedQrFlowModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the flow's cost is measured with does the same work with the flow and without. */
class FlowCommandsTest {

    private static final Rebalance SAMPLE = new SimulatedDayBenchmark.Samples().largeCaps;
    private static final FlowModel MODEL = new ProjectedQrFlowModel();

    private static SymbolDay day(String code) {
        Instrument instrument = SAMPLE.market().get(new Symbol(code));
        return instrument.on(SAMPLE.day().date());
    }

    /** Shares at every price, asks then bids. */
    private static List<Long> levels(OrderBook book, SymbolDay day) {
        PriceLadder ladder =
                PriceLadder.of(day.ticks(), day.limits().lower(), day.limits().upper());
        List<Long> levels = new ArrayList<>();
        for (boolean buy : new boolean[] {false, true}) {
            for (int index = 0; index < ladder.size(); index++) {
                levels.add(book.quantityAtPrice(buy, ladder.priceAt(index)));
            }
        }
        return levels;
    }

    @ParameterizedTest
    @ValueSource(strings = {"005930", "000660"})
    void theCapturedDayTradesAndLeavesWhatTheFlowDoes(String code) {
        SymbolDay day = day(code);
        Trades withFlow = new Trades();
        FlowDay flow = new FlowDay(MODEL, day, SAMPLE.day(), 1, withFlow);
        Trades alone = new Trades();
        OrderBook book = FlowDay.book(day, alone);

        flow.play();
        FlowCommands commands = FlowCommands.captured(MODEL, day, SAMPLE.day(), 1);
        commands.replay(book);

        assertEquals(withFlow.trades, alone.trades);
        assertEquals(levels(flow.book(), day), levels(book, day));
        assertEquals(flow.book().messages(), commands.messages());
    }

    @ParameterizedTest
    @ValueSource(strings = {"005930", "000660"})
    void theDayIsThatOfAnExchangeThatEndsItsAuctionsOnTime(String code) {
        SymbolDay day = day(code);
        FlowDay flow = new FlowDay(MODEL, day, SAMPLE.day(), 1, new Trades());
        ExchangeSettings punctual =
                new ExchangeSettings(
                        false, false, EmptySideRule.IMPROVE, Rationing.NONE, 0, List.of());
        Exchange exchange =
                new Exchange(SAMPLE.day(), List.of(day), MODEL, 1, punctual, new Silent());

        flow.play();
        while (exchange.runUntil(Long.MAX_VALUE - 1)) {
            // It stops at each change of phase.
        }

        assertEquals(exchange.messages(), flow.book().messages());
        assertEquals(exchange.trades(), flow.book().trades());
        assertEquals(exchange.closePrice(day.listing().symbol()), flow.book().last());
    }

    private record Trade(long price, long quantity, boolean takerBuys) {}

    private static final class Trades implements OrderBook.Listener {

        private final List<Trade> trades = new ArrayList<>();

        @Override
        public void traded(
                long price,
                long quantity,
                boolean takerBuys,
                long makerHandle,
                int makerOwner,
                long takerHandle,
                int takerOwner) {
            trades.add(new Trade(price, quantity, takerBuys));
        }

        @Override
        public void cancelled(long handle, int owner, long quantity) {
            throw new AssertionError("no order here has an owner");
        }

        @Override
        public void refused(int owner, RejectReason reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void interrupted(long price) {
            throw new AssertionError("there are no trade bounds");
        }

        @Override
        public void expired(long handle, int owner, long quantity) {
            throw new AssertionError("no order here has an owner");
        }
    }

    /** Nobody sends orders of his own. */
    private static final class Silent implements ExchangeListener {

        @Override
        public void accepted(int tag) {
            throw new AssertionError("order " + tag);
        }

        @Override
        public void rejected(int tag, RejectReason reason, String text) {
            throw new AssertionError(text);
        }

        @Override
        public void filled(int tag, long price, long quantity) {
            throw new AssertionError("order " + tag);
        }

        @Override
        public void cancelled(int tag, long quantity) {
            throw new AssertionError("order " + tag);
        }

        @Override
        public void cancelRejected(int tag, RejectReason reason, String text) {
            throw new AssertionError(text);
        }

        @Override
        public void revised(int tag, int revisedTag, long quantity) {
            throw new AssertionError("order " + tag);
        }

        @Override
        public void reviseRejected(int tag, int revisedTag, RejectReason reason, String text) {
            throw new AssertionError(text);
        }

        @Override
        public void expired(int tag, long quantity) {
            throw new AssertionError("order " + tag);
        }

        @Override
        public void phaseChanged(Symbol symbol, Phase phase) {
            // The day goes on.
        }
    }
}
