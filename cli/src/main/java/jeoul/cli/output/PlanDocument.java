package jeoul.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import jeoul.engine.market.Symbol;
import jeoul.engine.plan.PlanRow;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.ScheduleCheck;
import jeoul.engine.schedule.ScheduleWarning;

/** A plan as a person reads it: the table, the schedule, and what to be warned of. */
public final class PlanDocument {

    private final Texts texts;

    public PlanDocument(Texts texts) {
        this.texts = texts;
    }

    public Document of(CheckedPlan planned) {
        Document document =
                new Document(
                        texts.get(
                                "plan.title",
                                planned.rebalance().day().date(),
                                planned.strategy().name()));
        account(document, planned);
        table(document, planned);
        totals(document, planned);
        document.heading(texts.get("plan.schedule"));
        schedule(document, planned.check());
        warnings(document, planned);
        return document;
    }

    private void account(Document document, CheckedPlan planned) {
        String value = Numbers.grouped(planned.plan().totalValue());
        String cash = Numbers.grouped(planned.rebalance().cash());
        if (planned.rebalance().amount().isPresent()) {
            String amount = Numbers.grouped(planned.rebalance().amount().getAsLong());
            document.line(texts.get("plan.amount", value, amount, cash));
        } else {
            String invest = Numbers.percent(planned.plan().invest(), 1);
            document.line(texts.get("plan.account", value, invest, cash));
        }
    }

    private void table(Document document, CheckedPlan planned) {
        TreeMap<Symbol, ParentOrder> parents = new TreeMap<>();
        planned.parents().forEach(parent -> parents.put(parent.symbol(), parent));
        TreeMap<Symbol, ScheduleCheck.SymbolCheck> checks = new TreeMap<>();
        planned.check().symbols().forEach(check -> checks.put(check.symbol(), check));
        GridDraft grid =
                new GridDraft()
                        .text(texts.get("symbol"))
                        .text(texts.get("name"))
                        .number(texts.get("held"))
                        .number(texts.get("price"))
                        .number(texts.get("target"))
                        .number(texts.get("trade"))
                        .number(texts.get("amount"))
                        .number(texts.get("slices"))
                        .text(texts.get("window"))
                        .number(texts.get("spacing"))
                        .number(texts.get("volumeShare"));
        for (PlanRow row : planned.plan().rows()) {
            ParentOrder parent = parents.get(row.symbol());
            ScheduleCheck.SymbolCheck check = checks.get(row.symbol());
            grid.row(
                    row.symbol().code(),
                    name(planned, row.symbol(), row.name()),
                    Numbers.grouped(row.held()),
                    Numbers.grouped(row.price()),
                    Numbers.grouped(row.target()),
                    Numbers.signed(row.trade()),
                    Numbers.signed(row.trade() * row.price()),
                    parent == null ? "" : Numbers.grouped(parent.schedule().count()),
                    parent == null ? "" : window(parent),
                    check == null ? "" : decimal(check.secondsBetween()),
                    check == null ? "" : percent(check.volumeShare()));
        }
        document.table(grid.grid());
    }

    private static String window(ParentOrder parent) {
        return Numbers.time(parent.schedule().start())
                + "-"
                + Numbers.time(parent.schedule().end());
    }

    private void totals(Document document, CheckedPlan planned) {
        long buys = 0;
        long sells = 0;
        long rounding = 0;
        for (PlanRow row : planned.plan().rows()) {
            long won = Math.multiplyExact(row.price(), row.trade());
            buys += Math.max(0, won);
            sells += Math.max(0, -won);
            rounding += row.roundingWon();
        }
        document.line(texts.get("plan.totals", Numbers.grouped(buys), Numbers.grouped(sells)));
        document.line(texts.get("plan.rounding", Numbers.signed(rounding)));
        for (PlanRow row : planned.plan().rows()) {
            row.heldBack()
                    .ifPresent(
                            cause ->
                                    document.warning(
                                            texts.get(
                                                    "plan.heldBack",
                                                    row.symbol(),
                                                    name(planned, row.symbol(), row.name()),
                                                    texts.get("cause." + cause))));
        }
    }

    private void schedule(Document document, ScheduleCheck check) {
        if (check.orders() == 0) {
            document.line(texts.get("plan.nothing"));
            return;
        }
        document.line(
                texts.get(
                        "plan.orders",
                        texts.count("orders", check.orders()),
                        Numbers.decimal(check.meanPerSecond(), 2),
                        Numbers.grouped(check.peakPerSecond())));
        boolean feasible = true;
        for (ScheduleCheck.Venue venue : check.venues()) {
            String line =
                    texts.get(
                            "plan.delay",
                            venue.name(),
                            Numbers.grouped(venue.worstDelaySeconds()),
                            texts.get(venue.feasible() ? "plan.feasible" : "plan.infeasible"));
            if (venue.feasible()) {
                document.line(line);
            } else {
                document.warning(line);
                feasible = false;
            }
        }
        if (check.remedy().isPresent()) {
            document.line(texts.get("plan.remedy", "slice=" + check.remedy().getAsLong()));
        } else if (!feasible) {
            document.line(texts.get("plan.noRemedy"));
        }
    }

    private void warnings(Document document, CheckedPlan planned) {
        List<String> assumed =
                planned.parents().stream()
                        .map(ParentOrder::symbol)
                        .filter(planned::assumes)
                        .map(Symbol::code)
                        .toList();
        if (!assumed.isEmpty()) {
            document.line(texts.get("plan.volumeUnknown", String.join(", ", assumed)));
        }
        crowded(document, planned);
        large(document, planned);
    }

    /** Small orders in quick succession: which, why that matters, and the slice that ends it. */
    private void crowded(Document document, CheckedPlan planned) {
        GridDraft grid =
                new GridDraft()
                        .text(texts.get("symbol"))
                        .text(texts.get("name"))
                        .number(texts.get("slices"))
                        .number(texts.get("spacing"))
                        .number(texts.get("volumeShare"))
                        .text(texts.get("proposal"));
        long symbols = 0;
        long orders = 0;
        long slice = 1;
        for (ScheduleCheck.SymbolCheck check : planned.check().symbols()) {
            Optional<ScheduleWarning> warning = warning(check, ScheduleWarning.Kind.ORDER_RATE);
            if (warning.isEmpty()) {
                continue;
            }
            OptionalLong proposed = warning.get().proposedSlice();
            symbols++;
            orders = Math.addExact(orders, check.orders());
            slice = Math.max(slice, proposed.orElse(1));
            grid.row(
                    check.symbol().code(),
                    name(planned, check.symbol(), ""),
                    Numbers.grouped(check.orders()),
                    decimal(check.secondsBetween()),
                    percent(check.volumeShare()),
                    proposed.isPresent() ? "slice=" + proposed.getAsLong() : "-");
        }
        if (symbols > 0) {
            document.warning(
                    texts.get(
                            "plan.crowded",
                            Numbers.grouped(symbols),
                            texts.count("orders", orders),
                            "slice=" + slice));
            document.table(grid.grid());
        }
    }

    /** Trades that are a large part of what a symbol trades in a day. */
    private void large(Document document, CheckedPlan planned) {
        List<String> symbols = new ArrayList<>();
        for (ScheduleCheck.SymbolCheck check : planned.check().symbols()) {
            if (warning(check, ScheduleWarning.Kind.VOLUME_SHARE).isPresent()) {
                symbols.add(
                        check.symbol().code()
                                + " "
                                + name(planned, check.symbol(), "")
                                + " "
                                + percent(check.volumeShare()));
            }
        }
        if (!symbols.isEmpty()) {
            document.warning(texts.get("plan.volume", String.join(", ", symbols)));
        }
    }

    private static Optional<ScheduleWarning> warning(
            ScheduleCheck.SymbolCheck check, ScheduleWarning.Kind kind) {
        return check.warnings().stream().filter(warning -> warning.kind() == kind).findFirst();
    }

    private static String decimal(OptionalDouble seconds) {
        return seconds.isPresent() ? Numbers.decimal(seconds.getAsDouble(), 1) : "";
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? Numbers.percent(share.getAsDouble(), 2) : "";
    }

    private static String name(CheckedPlan planned, Symbol symbol, String planName) {
        var instrument = planned.rebalance().market().get(symbol);
        return planName.isEmpty() && instrument != null ? instrument.listing().name() : planName;
    }
}
