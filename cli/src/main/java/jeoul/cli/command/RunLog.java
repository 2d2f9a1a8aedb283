package jeoul.cli.command;

import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import jeoul.cli.run.RunObserver;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.execute.Executor;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One line in the log for each event of a run that is worth reading. */
final class RunLog implements RunObserver {

    private static final Logger LOG = LoggerFactory.getLogger("jeoul.run");

    private final RunNews news;
    private final Map<ClientOrderId, Order> orders = new HashMap<>();
    private final TreeSet<String> refused = new TreeSet<>();

    RunLog(RunNews news) {
        this.news = news;
    }

    @Override
    public void commanded(Command command) {
        if (command instanceof Command.Submit submit) {
            orders.put(submit.order().id(), submit.order());
        }
    }

    @Override
    public void heard(Event event) {
        LocalTime at = Seoul.timeOf(event.at()).truncatedTo(ChronoUnit.SECONDS);
        if (event instanceof Event.Rejected rejected) {
            // One symbol's refusals for one reason come by the hundred: the first is news.
            String what = what(rejected.order()) + " reason=" + rejected.reason();
            Level level = refused.add(what) ? Level.WARN : Level.INFO;
            LOG.atLevel(level)
                    .log("ORDER_REJECTED at={} order={} {}", at, rejected.order().value(), what);
        } else if (event instanceof Event.OutcomeUnknown unknown) {
            String what = what(unknown.order());
            LOG.warn("ORDER_UNKNOWN at={} order={} {}", at, unknown.order().value(), what);
            Optional.ofNullable(orders.get(unknown.order()))
                    .ifPresent(order -> news.unknown(order.symbol()));
        } else if (event instanceof Event.Disconnected gone) {
            LOG.warn("DISCONNECTED at={} reason={}", at, gone.reason());
        } else if (event instanceof Event.Reconnected) {
            LOG.warn("RECONNECTED at={}", at);
        } else if (event instanceof Event.TimeGap gap) {
            LOG.warn("TIME_GAP from={} to={}", Seoul.timeOf(gap.from()), at);
        } else if (event instanceof Event.StopRequested stop) {
            LOG.warn("STOP at={} reason={}", at, stop.reason());
        } else if (event instanceof Event.PhaseChanged phase
                && (phase.phase() == Phase.HALTED
                        || phase.phase() == Phase.VOLATILITY_INTERRUPTION)) {
            LOG.warn("PHASE at={} symbol={} phase={}", at, phase.symbol(), phase.phase());
        } else if (event instanceof Event.Unavailable none) {
            LOG.info(
                    "UNAVAILABLE at={} request={} reason={}",
                    at,
                    none.request().value(),
                    none.reason());
        }
    }

    /** One of our limits, or an order that is not ours, ended the sending. */
    void halted(ExecutionResult.Halt halt) {
        LOG.warn(
                "HALTED at={} symbol={} reason={}",
                Seoul.timeOf(halt.at()).truncatedTo(ChronoUnit.SECONDS),
                halt.symbol().map(Symbol::code).orElse("*"),
                halt.reason());
        news.halted(halt);
    }

    @Override
    public void waited(Instant now, Executor executor) {
        // Nothing happened.
    }

    @Override
    public void passed(Instant now) {
        // Nothing happened.
    }

    @Override
    public void closesLater(String reason, Instant now, Instant again) {
        LOG.warn(
                "CLOSE_UNREAD at={} again={} reason={}",
                Seoul.timeOf(now).truncatedTo(ChronoUnit.SECONDS),
                Seoul.timeOf(again).truncatedTo(ChronoUnit.SECONDS),
                reason);
    }

    private String what(ClientOrderId id) {
        Order order = orders.get(id);
        return order == null ? "symbol=?" : "symbol=" + order.symbol() + " side=" + order.side();
    }
}
