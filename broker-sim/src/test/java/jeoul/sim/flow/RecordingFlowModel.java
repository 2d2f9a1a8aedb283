package jeoul.sim.flow;

import java.util.ArrayList;
import java.util.List;
import jeoul.engine.market.Phase;
import jeoul.engine.market.TradingDay;
import jeoul.sim.book.OrderBook;

/**
 * Passes a model's flows on and keeps of every candidate when it came, what it drew, and what the
 * book showed after it.
 */
public final class RecordingFlowModel implements FlowModel {

    private final FlowModel model;
    private final List<Recording> recordings = new ArrayList<>();

    public RecordingFlowModel(FlowModel model) {
        this.model = model;
    }

    /** Of each symbol and day, in the order they were asked for. */
    public List<Recording> recordings() {
        return recordings;
    }

    @Override
    public OrderFlow flow(SymbolDay day, TradingDay hours, long seed) {
        Recording recording = new Recording(model.flow(day, hours, seed));
        recordings.add(recording);
        return recording;
    }

    /** One symbol's day, folded into numbers. */
    public static final class Recording implements OrderFlow {

        private final OrderFlow flow;
        private long candidates;
        private long times;
        private long shown;

        private Recording(OrderFlow flow) {
            this.flow = flow;
        }

        /** How many candidates there were, when they came and what they drew. */
        public List<Long> drawn() {
            return List.of(candidates, times, ((CstFlow) flow).fingerprint());
        }

        /** What the book showed of its asks and its trades after each candidate. */
        public List<Long> shown() {
            return List.of(candidates, shown);
        }

        @Override
        public long nextAt() {
            return flow.nextAt();
        }

        @Override
        public void othersTraded(long at, boolean bought, long quantity) {
            flow.othersTraded(at, bought, quantity);
        }

        @Override
        public void act(OrderBook book, Phase phase) {
            candidates++;
            times = 31 * times + flow.nextAt();
            flow.act(book, phase);
            shown = 31 * (31 * (31 * shown + book.bestAsk()) + book.last()) + book.volume();
        }
    }
}
