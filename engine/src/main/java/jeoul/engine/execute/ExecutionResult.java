package jeoul.engine.execute;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.Fill;
import jeoul.engine.order.RejectReason;
import jeoul.engine.plan.Cause;
import jeoul.engine.schedule.ParentOrder;

/**
 * What an executor has done so far.
 *
 * @param parents sorted by symbol
 * @param refusals in time order
 * @param denials in time order
 * @param halts in time order
 */
public record ExecutionResult(
        List<ParentResult> parents,
        Counts counts,
        List<Refusal> refusals,
        List<Denial> denials,
        List<Halt> halts) {

    public ExecutionResult {
        parents = List.copyOf(parents);
        refusals = List.copyOf(refusals);
        denials = List.copyOf(denials);
        halts = List.copyOf(halts);
    }

    /**
     * One parent order.
     *
     * @param fills in the order they were heard of
     * @param causes shares not traded, by cause; while the day runs what is open or pending is in
     *     none
     * @param firstDue when its first slice was due, if one was
     * @param arrival the quote then
     */
    public record ParentResult(
            ParentOrder order,
            List<Fill> fills,
            Map<Cause, Long> causes,
            Optional<Instant> firstDue,
            Optional<Quote> arrival) {

        public ParentResult {
            fills = List.copyOf(fills);
            EnumMap<Cause, Long> copy = new EnumMap<>(Cause.class);
            copy.putAll(causes);
            causes = Collections.unmodifiableMap(copy);
        }

        public long filled() {
            return fills.stream().mapToLong(Fill::quantity).sum();
        }
    }

    /**
     * Orders by what became of them; one order may count in several.
     *
     * @param due slices due so far
     */
    public record Counts(
            long due,
            long submitted,
            long sent,
            long accepted,
            long rejected,
            long filled,
            long cancelled,
            long expired,
            long denied,
            long unknown,
            long foreign) {}

    /** The broker or the exchange refused an order. */
    public record Refusal(Instant at, Symbol symbol, Side side, RejectReason reason, String text) {}

    /**
     * One of our limits refused a slice, and with it everything else of its symbol that had not
     * been sent.
     *
     * @param quantity all these shares
     */
    public record Denial(Instant at, Symbol symbol, Side side, long quantity, String limit) {}

    /**
     * Nothing new was sent from then on.
     *
     * @param symbol for this symbol alone, or for any if empty
     * @param reason the limit that was crossed, or what was found
     */
    public record Halt(Instant at, Optional<Symbol> symbol, String reason) {}
}
