package jeoul.cli.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.execute.ExecutionPlan;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.journal.Journal;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.plan.Cause;
import jeoul.engine.schedule.ParentOrder;

/**
 * What must hold at the exchange and in the journal, whatever went wrong between them.
 *
 * @param foreign the numbers of others' orders, as they are at the time
 */
record FaultLaws(ExecutionPlan plan, Journal journal, Set<BrokerOrderId> foreign) {

    /** At any time: what is executed and open is no more than was planned. */
    void checkExposure(List<OrderStatus> all) {
        for (ParentOrder parent : plan.parents()) {
            long exposed = 0;
            for (OrderStatus order : all) {
                if (order.symbol().equals(parent.symbol()) && isOurs(order)) {
                    exposed += order.filled() + order.leaves();
                }
            }
            if (exposed > parent.quantity()) {
                throw new AssertionError(
                        "twice: " + exposed + " of " + parent.quantity() + " " + parent.symbol());
            }
        }
    }

    /**
     * At the end.
     *
     * @param all the exchange's list of the day's orders
     * @param after the account by the broker's own books
     */
    void check(ExecutionResult result, List<OrderStatus> all, AccountSnapshot after) {
        checkExposure(all);
        for (ExecutionResult.ParentResult parent : result.parents()) {
            checkCommands(parent.order().symbol(), all);
            checkShares(parent, all, after);
        }
    }

    /**
     * One command makes one order at most: those the journal has no number of are no more than its
     * orders without an answer.
     */
    private void checkCommands(Symbol symbol, List<OrderStatus> all) {
        List<BrokerOrderId> nameless = nameless(symbol, all);
        Set<ClientOrderId> lost = answersLost(symbol);
        assertTrue(
                nameless.size() <= lost.size(),
                () -> "sent twice: " + nameless + " came of " + lost + " of " + symbol);
    }

    /** Orders of ours that the journal has no number of. */
    private List<BrokerOrderId> nameless(Symbol symbol, List<OrderStatus> all) {
        Set<BrokerOrderId> named = named();
        return all.stream()
                .filter(order -> order.symbol().equals(symbol) && isOurs(order))
                .map(OrderStatus::number)
                .filter(number -> !named.contains(number))
                .toList();
    }

    /** Orders of ours beyond those of the journal: it has forgotten them. */
    long forgotten(Symbol symbol, List<OrderStatus> all) {
        return Math.max(0, nameless(symbol, all).size() - answersLost(symbol).size());
    }

    /**
     * What the account holds is what the journal says, but for shares it calls unknown: {@code
     * filled - twins <= executed} and {@code executed + open <= filled + unknown}, where {@code
     * executed} is by how much the holding changed without the orders of others.
     *
     * <p>Twins are others' orders that nothing tells apart from ours: see {@link Twins}.
     */
    private void checkShares(
            ExecutionResult.ParentResult parent, List<OrderStatus> all, AccountSnapshot after) {
        Symbol symbol = parent.order().symbol();
        long changed = held(after, symbol) - held(plan.before(), symbol);
        long open = 0;
        for (OrderStatus order : all) {
            if (!order.symbol().equals(symbol)) {
                continue;
            }
            if (isOurs(order)) {
                assertEquals(parent.order().side(), order.side(), symbol + ": the other side");
                open += order.leaves();
            } else {
                changed -= order.side().sign() * order.filled();
            }
        }
        long executed = changed * parent.order().side().sign();
        long unknown = parent.causes().getOrDefault(Cause.UNKNOWN, 0L);
        long reported = parent.filled() + parent.causes().values().stream().mapToLong(n -> n).sum();
        long twins = Twins.of(symbol, journal).mostShares(all, foreign);
        String where =
                String.format(
                        Locale.ROOT,
                        "%s %s: planned %d, executed %d, open %d, journalled %d and %s",
                        symbol,
                        parent.order().side(),
                        parent.order().quantity(),
                        executed,
                        open,
                        parent.filled(),
                        parent.causes());

        assertEquals(parent.order().quantity(), reported, "lost without a report: " + where);
        assertTrue(parent.filled() - twins <= executed, "journalled, not executed: " + where);
        assertTrue(executed + open <= parent.filled() + unknown, "not known of: " + where);
    }

    private boolean isOurs(OrderStatus order) {
        return !foreign.contains(order.number());
    }

    private static long held(AccountSnapshot account, Symbol symbol) {
        return account.positions().stream()
                .filter(position -> position.symbol().equals(symbol))
                .mapToLong(Position::quantity)
                .sum();
    }

    // ---- the journal ----

    /** Numbers the journal has heard or said. */
    private Set<BrokerOrderId> named() {
        Set<BrokerOrderId> named = new TreeSet<>();
        journal.steps()
                .forEach(
                        step -> {
                            if (step.event() instanceof Event.Accepted accepted) {
                                named.add(accepted.number());
                            } else if (step.event() instanceof Event.Revised revised) {
                                named.add(revised.number());
                            }
                            for (Command command : step.commands()) {
                                if (command instanceof Command.Adopt adopt) {
                                    named.add(adopt.number());
                                }
                            }
                        });
        return named;
    }

    /** Orders and revisions of a symbol that the journal has no number of. */
    private Set<ClientOrderId> answersLost(Symbol symbol) {
        Set<ClientOrderId> ofSymbol = new TreeSet<>();
        Set<ClientOrderId> answered = new TreeSet<>();
        journal.steps()
                .forEach(
                        step -> {
                            if (step.event() instanceof Event.Accepted accepted) {
                                answered.add(accepted.order());
                            } else if (step.event() instanceof Event.Revised revised) {
                                answered.add(revised.revised());
                            }
                            for (Command command : step.commands()) {
                                if (command instanceof Command.Submit submit
                                        && submit.order().symbol().equals(symbol)) {
                                    ofSymbol.add(submit.order().id());
                                } else if (command instanceof Command.Revise revise
                                        && ofSymbol.contains(revise.order())) {
                                    ofSymbol.add(revise.revised());
                                } else if (command instanceof Command.Adopt adopt) {
                                    answered.add(adopt.order());
                                }
                            }
                        });
        ofSymbol.removeAll(answered);
        return ofSymbol;
    }
}
