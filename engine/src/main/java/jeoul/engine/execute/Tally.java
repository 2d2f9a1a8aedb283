package jeoul.engine.execute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jeoul.engine.broker.Event;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.Fill;

/** Counts what happened to orders and keeps refusals and denials, for progress and reports. */
final class Tally {

    private final List<ExecutionResult.Refusal> refusals = new ArrayList<>();
    private final List<ExecutionResult.Denial> denials = new ArrayList<>();
    private final List<ExecutionResult.Halt> halts = new ArrayList<>();
    private long submitted;
    private long sent;
    private long accepted;
    private long filled;
    private long cancelled;
    private long expired;
    private long unknown;

    void submitted() {
        submitted++;
    }

    void sent() {
        sent++;
    }

    void accepted() {
        accepted++;
    }

    void cancelled() {
        cancelled++;
    }

    void expired() {
        expired++;
    }

    void unknown() {
        unknown++;
    }

    void refused(ChildOrder child, Event.Rejected event) {
        refusals.add(
                new ExecutionResult.Refusal(
                        event.at(),
                        child.order().symbol(),
                        child.order().side(),
                        event.reason(),
                        event.text()));
    }

    void denied(Parent parent, long quantity, String limit, Instant at) {
        denials.add(
                new ExecutionResult.Denial(
                        at, parent.order().symbol(), parent.order().side(), quantity, limit));
    }

    void halted(Optional<Symbol> symbol, String reason, Instant at) {
        halts.add(new ExecutionResult.Halt(at, symbol, reason));
    }

    /** In time order; grows as more are halted. */
    List<ExecutionResult.Halt> halts() {
        return Collections.unmodifiableList(halts);
    }

    /** An order counts as filled once all its shares are. */
    void filled(ChildOrder child) {
        if (child.isFilledWhole()) {
            filled++;
        }
    }

    ExecutionResult result(Collection<Parent> parents, Instant now, int foreign) {
        List<ExecutionResult.ParentResult> results = new ArrayList<>();
        for (Parent parent : parents) {
            List<Fill> fills = new ArrayList<>();
            for (ChildOrder child : parent.children()) {
                fills.addAll(child.fills());
            }
            results.add(
                    new ExecutionResult.ParentResult(
                            parent.order(),
                            fills,
                            parent.account().causes(),
                            parent.firstDue(),
                            parent.arrival()));
        }
        return new ExecutionResult(
                results, counts(parents, now, foreign), refusals, denials, halts);
    }

    ExecutionResult.Counts counts(Collection<Parent> parents, Instant now, int foreign) {
        long due = 0;
        for (Parent parent : parents) {
            due += parent.order().schedule().dueBy(now);
        }
        return new ExecutionResult.Counts(
                due,
                submitted,
                sent,
                accepted,
                refusals.size(),
                filled,
                cancelled,
                expired,
                denials.size(),
                unknown,
                foreign);
    }
}
