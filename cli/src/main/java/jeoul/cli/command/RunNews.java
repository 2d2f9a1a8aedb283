package jeoul.cli.command;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.cli.output.Texts;
import jeoul.cli.run.Notifier;
import jeoul.cli.run.Prospect;
import jeoul.cli.run.RunEnding;
import jeoul.cli.run.StopRequest;
import jeoul.engine.InputException;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.market.Symbol;
import jeoul.engine.plan.Cause;
import jeoul.engine.report.DayReport;

/** What is told far away of a run: that it starts, halts, ends or needs a person. */
final class RunNews {

    private final Notifier notifier;
    private final Texts texts;
    private final Map<String, Object> about;
    private final TreeSet<Symbol> unknown = new TreeSet<>();

    /**
     * @param about told with everything
     */
    RunNews(Notifier notifier, Texts texts, Map<String, Object> about) {
        this.notifier = notifier;
        this.texts = texts;
        this.about = about;
    }

    /** The first order is about to be sent. */
    void began(Prospect prospect) {
        Map<String, Object> details = details();
        details.put("symbols", prospect.day().planned().parents().size());
        details.put("buysWon", prospect.agreement().buysWon());
        tell(Notifier.Kind.START, "notify.start", details);
    }

    /** It goes on from its journal. */
    void resumed(long steps) {
        Map<String, Object> details = details();
        details.put("steps", steps);
        tell(Notifier.Kind.START, "notify.resume", details);
    }

    /** A limit, or an order that is not ours, stopped the run or a symbol of it. */
    void halted(ExecutionResult.Halt halt) {
        Map<String, Object> details = details();
        halt.symbol().ifPresent(symbol -> details.put("symbol", symbol.code()));
        details.put("reason", halt.reason());
        String of = halt.symbol().map(Symbol::code).orElseGet(() -> texts.get("notify.all"));
        tell(Notifier.Kind.HALT, "notify.halt", details, of, halt.reason());
    }

    /** The person has stopped it. */
    void stopped() {
        tell(Notifier.Kind.HALT, "notify.stopped", details());
    }

    /** An order has no answer; of each symbol the first is news. */
    void unknown(Symbol symbol) {
        if (unknown.add(symbol)) {
            Map<String, Object> details = details();
            details.put("symbol", symbol.code());
            tell(Notifier.Kind.NEEDS_PERSON, "notify.unknown", details, symbol);
        }
    }

    /** The run ended in order. */
    void ended(RunEnding ending, int code) {
        DayReport report = ending.report();
        long foreign = ending.result().counts().foreign();
        long unknownShares =
                report.rows().stream()
                        .mapToLong(row -> row.causes().getOrDefault(Cause.UNKNOWN, 0L))
                        .map(Math::abs)
                        .sum();
        if (foreign > 0 || unknownShares > 0) {
            Map<String, Object> details = details();
            details.put("foreignOrders", foreign);
            details.put("unknownShares", unknownShares);
            tell(
                    Notifier.Kind.NEEDS_PERSON,
                    "notify.left",
                    details,
                    texts.count("orders", foreign),
                    texts.count("shares", unknownShares));
        }
        Map<String, Object> details = details();
        details.put("ended", ending.why().name().toLowerCase(Locale.ROOT));
        details.put("exitCode", code);
        details.put("filledOrders", report.orders().filled());
        details.put("refusedOrders", report.orders().rejected());
        details.put("unknownOrders", report.orders().unknown());
        details.put("sharesMissing", report.sharesMissing());
        details.put("d2", report.cash().end().d2());
        details.put("daysLeft", ending.notes().daysLeft());
        tell(
                Notifier.Kind.FINISH,
                "notify.finish",
                details,
                texts.count("shares", report.sharesMissing()),
                code);
    }

    /** The run ended in another way. */
    void broke(RuntimeException e) {
        if (e instanceof StopRequest.StoppedAtOnceException) {
            tell(Notifier.Kind.HALT, "notify.left-as-it-stood", details());
            return;
        }
        // What an input exception says is said to the person anyway; others may say too much.
        String reason = e instanceof InputException ? e.getMessage() : e.getClass().getSimpleName();
        Map<String, Object> details = details();
        details.put("reason", reason);
        tell(Notifier.Kind.HALT, "notify.broke", details, reason);
        tell(Notifier.Kind.NEEDS_PERSON, "notify.broke", details, reason);
    }

    private Map<String, Object> details() {
        return new TreeMap<>(about);
    }

    private void tell(
            Notifier.Kind kind, String key, Map<String, Object> details, Object... values) {
        TreeMap<String, Object> told = new TreeMap<>(details);
        told.put("text", texts.get(key, values));
        notifier.tell(kind, told);
    }
}
