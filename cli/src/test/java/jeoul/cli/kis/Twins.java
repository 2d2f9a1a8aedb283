package jeoul.cli.kis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.journal.Journal;
import jeoul.engine.journal.Step;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;

/**
 * Where an order of others cannot be told from ours by anything KIS shows: it looks the same, the
 * venue took it between the time ours left and the time its answer was given up, and ours never
 * came. The executor counts, and takes the other's for it. Read from the journal of one symbol.
 */
final class Twins {

    /** The venue's clock shows whole seconds. */
    private static final Duration CLOCK = Duration.ofSeconds(2);

    private final Symbol symbol;
    private final Map<ClientOrderId, Lost> made = new TreeMap<>();
    private final Set<ClientOrderId> answered = new TreeSet<>();
    private final Set<BrokerOrderId> answeredAs = new TreeSet<>();

    private Twins(Symbol symbol) {
        this.symbol = symbol;
    }

    static Twins of(Symbol symbol, Journal journal) {
        Twins twins = new Twins(symbol);
        journal.steps().forEach(twins::read);
        return twins;
    }

    private void read(Step step) {
        Event event = step.event();
        if (event instanceof Event.Sent sent && made.containsKey(sent.order())) {
            made.get(sent.order()).left = sent.at();
        } else if (event instanceof Event.OutcomeUnknown unknown
                && made.containsKey(unknown.order())) {
            made.get(unknown.order()).giveUp(unknown.at());
        } else if (event instanceof Event.Resumed resumed) {
            made.values().forEach(order -> order.giveUp(resumed.at()));
        } else if (event instanceof Event.Accepted accepted) {
            answered.add(accepted.order());
            answeredAs.add(accepted.number());
        } else if (event instanceof Event.Rejected rejected) {
            answered.add(rejected.order());
        }
        for (Command command : step.commands()) {
            if (command instanceof Command.Submit submit
                    && submit.order().symbol().equals(symbol)) {
                made.put(submit.order().id(), new Lost(submit.order(), event.at()));
            }
        }
    }

    /** Shares of others that may have been taken for ours, at most. */
    long mostShares(List<OrderStatus> all, Set<BrokerOrderId> foreign) {
        List<Lost> lost = new ArrayList<>();
        made.forEach(
                (id, order) -> {
                    if (!answered.contains(id) && order.givenUp != null) {
                        lost.add(order);
                    }
                });
        List<OrderStatus> others = new ArrayList<>();
        long came = 0;
        for (OrderStatus line : all) {
            if (!line.symbol().equals(symbol) || line.revises().isPresent()) {
                continue;
            }
            if (!foreign.contains(line.number())) {
                came += answeredAs.contains(line.number()) ? 0 : 1;
            } else if (lost.stream().anyMatch(order -> order.isLike(line))) {
                others.add(line);
            }
        }
        return others.stream()
                .map(OrderStatus::filled)
                .sorted(Comparator.reverseOrder())
                .limit(Math.max(0, lost.size() - came))
                .mapToLong(filled -> filled)
                .sum();
    }

    /** An order of ours, whose answer may come to be lost. */
    private static final class Lost {

        private final Order order;
        private Instant left;
        private Instant givenUp;

        Lost(Order order, Instant made) {
            this.order = order;
            this.left = made;
        }

        void giveUp(Instant at) {
            givenUp = givenUp == null ? at : givenUp;
        }

        boolean isLike(OrderStatus line) {
            return line.side() == order.side()
                    && line.type().equals(order.type())
                    && line.quantity() == order.quantity()
                    && (order.price().isEmpty() || line.price().equals(order.price()))
                    && !line.at().isBefore(left.minus(CLOCK))
                    && !line.at().isAfter(givenUp.plus(CLOCK));
        }
    }
}
