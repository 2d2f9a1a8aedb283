package jeoul.engine.day;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jeoul.engine.account.ChargeSettings;
import jeoul.engine.account.Rate;
import jeoul.engine.execute.ExecutionPlan;
import jeoul.engine.execute.JournalledPlan;
import jeoul.engine.journal.AccountHash;
import jeoul.engine.journal.ClosedSymbol;
import jeoul.engine.journal.RunEnd;
import jeoul.engine.journal.RunStart;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.plan.Cause;
import jeoul.engine.plan.ModelPortfolio;
import jeoul.engine.plan.PlanRow;
import jeoul.engine.plan.RebalancePlan;
import jeoul.engine.report.DayRecord;

/**
 * A day as a journal keeps it, both ways: beside what the executor is built from, the model, the
 * whole plan and the charges, so that the report can be made from the journal alone.
 *
 * @param execution what the executor is built from
 */
public record JournalledDay(DayTerms terms, PlannedDay planned, ExecutionPlan execution) {

    private static final List<String> OURS = List.of("plan.", "model.", "terms.");
    private static final String NONE = "-";

    /**
     * @param others settings of the caller's own; their names begin with none of {@code plan.},
     *     {@code model.} and {@code terms.}, nor as {@link JournalledPlan#toJournal} forbids
     */
    public RunStart toJournal(AccountHash account, NavigableMap<String, String> others) {
        TreeMap<String, String> settings = new TreeMap<>(others);
        for (String name : others.keySet()) {
            if (OURS.stream().anyMatch(name::startsWith)) {
                throw new IllegalArgumentException("this setting is the day's own: " + name);
            }
        }
        putTerms(settings);
        putModel(settings);
        putPlan(settings);
        return JournalledPlan.toJournal(execution, account, settings);
    }

    /**
     * @param calendar the trading days as they are known now
     * @throws IllegalArgumentException if a setting is missing or cannot be one
     * @throws java.time.DateTimeException if one is no time
     */
    public static JournalledDay fromJournal(RunStart start, TradingCalendar calendar) {
        ExecutionPlan execution = JournalledPlan.fromJournal(start);
        DayTerms terms =
                new DayTerms(
                        calendar,
                        execution.day(),
                        model(start),
                        optionalNumber(start.settings().get("terms.amount")),
                        symbols(start.setting("terms.keep")),
                        execution.strategy(),
                        execution.limits(),
                        charges(start));
        return new JournalledDay(
                terms,
                new PlannedDay(execution.day(), start.before(), plan(start), execution.parents()),
                execution);
    }

    /** What a day ended with as a journal keeps it. */
    public static RunEnd toJournal(DayClosing closing, NavigableMap<String, String> facts) {
        TreeMap<String, String> all = new TreeMap<>(facts);
        closing.lowestOrderable().ifPresent(won -> all.put("lowest.won", Long.toString(won)));
        closing.lowestAt().ifPresent(at -> all.put("lowest.at", at.toString()));
        List<ClosedSymbol> symbols = new ArrayList<>();
        for (DayRecord.SymbolMarket market : closing.market().values()) {
            symbols.add(new ClosedSymbol(market.listing(), market.last(), market.minuteBars()));
        }
        return new RunEnd(closing.after(), symbols, all);
    }

    /** The way back. */
    public static DayClosing fromJournal(RunEnd end) {
        TreeMap<Symbol, DayRecord.SymbolMarket> market = new TreeMap<>();
        for (ClosedSymbol closed : end.symbols()) {
            market.put(
                    closed.listing().symbol(),
                    new DayRecord.SymbolMarket(
                            closed.listing(), closed.last(), closed.minuteBars()));
        }
        return new DayClosing(
                end.after(),
                market,
                optionalNumber(end.facts().get("lowest.won")),
                Optional.ofNullable(end.facts().get("lowest.at")).map(Instant::parse));
    }

    private void putTerms(Map<String, String> settings) {
        terms.amount().ifPresent(won -> settings.put("terms.amount", Long.toString(won)));
        settings.put(
                "terms.keep",
                terms.keep().stream().map(Symbol::code).collect(Collectors.joining(" ")));
        ChargeSettings charges = terms.charges();
        settings.put(
                "terms.stock-commission-billionths",
                Long.toString(charges.stockCommission().perBillion()));
        settings.put(
                "terms.product-commission-billionths",
                Long.toString(charges.productCommission().perBillion()));
        settings.put("terms.charge-unit", Long.toString(charges.roundingUnit()));
        settings.put("terms.charge-scope", charges.scope().name());
    }

    private void putModel(Map<String, String> settings) {
        int place = 0;
        for (ModelPortfolio.Entry entry : terms.model().entries()) {
            String weight =
                    entry.weight().isPresent()
                            ? Double.toString(entry.weight().getAsDouble())
                            : NONE;
            settings.put(
                    String.format(Locale.ROOT, "model.%04d", ++place),
                    String.join(
                            " ", entry.symbol().code(), entry.kind().name(), weight, entry.name()));
        }
    }

    private void putPlan(Map<String, String> settings) {
        RebalancePlan plan = planned.plan();
        settings.put("plan.total-value", Long.toString(plan.totalValue()));
        settings.put("plan.invest", Double.toString(plan.invest()));
        for (PlanRow row : plan.rows()) {
            settings.put(
                    "plan.row." + row.symbol().code(),
                    String.join(
                            " ",
                            Long.toString(row.held()),
                            Long.toString(row.price()),
                            Long.toString(row.target()),
                            row.heldBack().map(Cause::name).orElse(NONE),
                            Long.toString(row.roundingWon()),
                            row.name()));
        }
    }

    private static ModelPortfolio model(RunStart start) {
        List<ModelPortfolio.Entry> entries = new ArrayList<>();
        of(start, "model.")
                .forEach(
                        (name, value) -> {
                            String[] parts = parts(name, value, 4);
                            entries.add(
                                    new ModelPortfolio.Entry(
                                            new Symbol(parts[0]),
                                            parts[3],
                                            parts[2].equals(NONE)
                                                    ? OptionalDouble.empty()
                                                    : OptionalDouble.of(
                                                            Double.parseDouble(parts[2])),
                                            Kind.valueOf(parts[1])));
                        });
        return new ModelPortfolio(entries);
    }

    private static RebalancePlan plan(RunStart start) {
        List<PlanRow> rows = new ArrayList<>();
        of(start, "plan.row.")
                .forEach(
                        (name, value) -> {
                            String[] parts = parts(name, value, 6);
                            long held = Long.parseLong(parts[0]);
                            long target = Long.parseLong(parts[2]);
                            rows.add(
                                    new PlanRow(
                                            new Symbol(name.substring("plan.row.".length())),
                                            parts[5],
                                            held,
                                            Long.parseLong(parts[1]),
                                            target,
                                            target - held,
                                            parts[3].equals(NONE)
                                                    ? Optional.empty()
                                                    : Optional.of(Cause.valueOf(parts[3])),
                                            Long.parseLong(parts[4])));
                        });
        return new RebalancePlan(
                Long.parseLong(start.setting("plan.total-value")),
                Double.parseDouble(start.setting("plan.invest")),
                rows);
    }

    private static ChargeSettings charges(RunStart start) {
        return new ChargeSettings(
                new Rate(Long.parseLong(start.setting("terms.stock-commission-billionths"))),
                new Rate(Long.parseLong(start.setting("terms.product-commission-billionths"))),
                Long.parseLong(start.setting("terms.charge-unit")),
                ChargeSettings.Scope.valueOf(start.setting("terms.charge-scope")));
    }

    private static NavigableMap<String, String> of(RunStart start, String prefix) {
        return start.settings().subMap(prefix, true, prefix + Character.MAX_VALUE, false);
    }

    private static String[] parts(String name, String value, int count) {
        String[] parts = value.split(" ", count);
        if (parts.length != count) {
            throw new IllegalArgumentException(name + " has not " + count + " parts: " + value);
        }
        return parts;
    }

    private static TreeSet<Symbol> symbols(String codes) {
        TreeSet<Symbol> symbols = new TreeSet<>();
        for (String code : codes.split(" ", -1)) {
            if (!code.isEmpty()) {
                symbols.add(new Symbol(code));
            }
        }
        return symbols;
    }

    private static OptionalLong optionalNumber(String text) {
        return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }
}
