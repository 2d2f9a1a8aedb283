package jeoul.cli.command;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.cli.run.Notifier;
import jeoul.cli.run.RunObserver;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.execute.Executor;
import jeoul.engine.market.Phase;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line in the log for each event of a run that is worth reading. */
final class RunLog implements RunObserver {

    private static final Logger LOG = LoggerFactory.getLogger("jeoul.run");

    private final Notifier notifier;
    private final Map<String, String> about;
    private final Progress progress;
    private final Map<ClientOrderId, Order> orders = new HashMap<>();
    private final TreeSet<String> refused = new TreeSet<>();
    private OptionalLong orderable = OptionalLong.empty();

    /** Shown how far the run is after every wait. */
    @FunctionalInterface
    interface Progress {

        /** Shows nobody. */
        Progress NONE = (now, executor, orderable) -> {};

        /**
         * @param orderable won that buys may use, as last heard
         */
        void waited(Instant now, Executor executor, OptionalLong orderable);
    }

    /**
     * @param about told with every notification
     */
    RunLog(Notifier notifier, Map<String, String> about, Progress progress) {
        this.notifier = notifier;
        this.about = about;
        this.progress = progress;
    }

    @Override
    public void commanded(Command command) {
        if (command instanceof Command.Submit submit) {
            orders.put(submit.order().id(), submit.order());
        }
    }

    @Override
    public void heard(Event event) {
        if (event instanceof Event.Rejected rejected) {
            // One symbol's refusals for one reason come by the hundred: the first is news.
            String what = symbol(rejected.order()) + " reason=" + rejected.reason();
            if (refused.add(what)) {
                LOG.warn("ORDER_REJECTED order={} symbol={}", rejected.order().value(), what);
            } else {
                LOG.info("ORDER_REJECTED order={} symbol={}", rejected.order().value(), what);
            }
        } else if (event instanceof Event.OutcomeUnknown unknown) {
            String symbol = symbol(unknown.order());
            LOG.warn("ORDER_UNKNOWN order={} symbol={}", unknown.order().value(), symbol);
            needsPerson("an order on " + symbol + " has no answer; it is being looked for");
        } else if (event instanceof Event.Disconnected gone) {
            LOG.warn("DISCONNECTED reason={}", gone.reason());
        } else if (event instanceof Event.Reconnected) {
            LOG.warn("RECONNECTED");
        } else if (event instanceof Event.TimeGap gap) {
            LOG.warn("TIME_GAP from={} to={}", gap.from(), gap.at());
        } else if (event instanceof Event.StopRequested stop) {
            LOG.warn("STOP reason={}", stop.reason());
        } else if (event instanceof Event.PhaseChanged phase
                && (phase.phase() == Phase.HALTED
                        || phase.phase() == Phase.VOLATILITY_INTERRUPTION)) {
            LOG.warn("PHASE symbol={} phase={}", phase.symbol(), phase.phase());
        } else if (event instanceof Event.AccountRefreshed account && account.complete()) {
            orderable = OptionalLong.of(account.account().cash().orderable());
        } else if (event instanceof Event.Unavailable none) {
            LOG.info("UNAVAILABLE request={} reason={}", none.request().value(), none.reason());
        }
    }

    @Override
    public void waited(Instant now, Executor executor) {
        progress.waited(now, executor, orderable);
    }

    private void needsPerson(String text) {
        TreeMap<String, String> details = new TreeMap<>(about);
        details.put("text", text);
        notifier.tell(Notifier.Kind.NEEDS_PERSON, details);
    }

    private String symbol(ClientOrderId id) {
        Order order = orders.get(id);
        return order == null ? "?" : order.symbol() + " " + order.side();
    }
}
