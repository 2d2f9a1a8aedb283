package jeoul.engine.execute;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.engine.journal.AccountHash;
import jeoul.engine.journal.DailyLimits;
import jeoul.engine.journal.PlannedOrder;
import jeoul.engine.journal.RunStart;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.OrderType;
import jeoul.engine.schedule.LeavesPolicy;
import jeoul.engine.schedule.MissedPolicy;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Schedule;
import jeoul.engine.schedule.Strategy;
import jeoul.engine.schedule.Window;

/**
 * What an executor is built from, as the journal keeps it, both ways. Day, strategy, limits and the
 * orders of others are settings, such as {@code strategy.slice}.
 */
public final class JournalledPlan {

    private static final List<String> OURS =
            List.of("day.", "strategy.", "limits.", "accepted-order.");
    private static final String ACCEPTED = "accepted-order.";
    private static final String MOST_SHARES = "limits.shares.";
    private static final String CATCH_UP = "strategy.catch-up";

    private JournalledPlan() {}

    /**
     * @param others settings of the caller's own, such as the seed; their names begin neither with
     *     {@code day.}, {@code strategy.}, {@code limits.} nor {@code accepted-order.}
     */
    public static RunStart toJournal(
            ExecutionPlan plan, AccountHash account, NavigableMap<String, String> others) {
        for (String name : others.keySet()) {
            if (OURS.stream().anyMatch(name::startsWith)) {
                throw new IllegalArgumentException("this setting is the plan's own: " + name);
            }
        }
        TreeMap<String, String> settings = new TreeMap<>(others);
        putDay(plan, settings);
        putStrategy(plan.strategy(), settings);
        putLimits(plan.limits(), settings);
        int accepted = 0;
        for (BrokerOrderId number : plan.othersAccepted()) {
            settings.put(ACCEPTED + ++accepted, number.value());
        }
        List<PlannedOrder> orders = new ArrayList<>();
        for (ParentOrder parent : plan.parents()) {
            Schedule schedule = parent.schedule();
            orders.add(
                    new PlannedOrder(
                            parent.symbol(),
                            parent.side(),
                            parent.decisionPrice(),
                            schedule.quantity(),
                            schedule.slice(),
                            schedule.start(),
                            schedule.end()));
        }
        List<DailyLimits> limits = new ArrayList<>();
        for (ExecutionPlan.SymbolLimits each : plan.priceLimits()) {
            limits.add(new DailyLimits(each.symbol(), each.limits()));
            each.mostShares()
                    .ifPresent(
                            most -> settings.put(MOST_SHARES + each.symbol(), Long.toString(most)));
        }
        return new RunStart(account, plan.before(), orders, limits, settings);
    }

    /**
     * @throws IllegalArgumentException if a setting is missing or cannot be one
     * @throws java.time.DateTimeException if one is no time
     */
    public static ExecutionPlan fromJournal(RunStart start) {
        List<ParentOrder> parents = new ArrayList<>();
        for (PlannedOrder order : start.orders()) {
            parents.add(
                    new ParentOrder(
                            order.symbol(),
                            order.side(),
                            order.decisionPrice(),
                            new Schedule(
                                    order.start(), order.end(), order.quantity(), order.slice())));
        }
        List<ExecutionPlan.SymbolLimits> limits = new ArrayList<>();
        for (DailyLimits each : start.priceLimits()) {
            String most = start.settings().get(MOST_SHARES + each.symbol());
            limits.add(
                    new ExecutionPlan.SymbolLimits(
                            each.symbol(),
                            each.limits(),
                            most == null
                                    ? OptionalLong.empty()
                                    : OptionalLong.of(Long.parseLong(most))));
        }
        return new ExecutionPlan(
                new TradingDay(
                        LocalDate.parse(start.setting("day.date")),
                        LocalTime.parse(start.setting("day.open")),
                        LocalTime.parse(start.setting("day.close"))),
                strategy(start),
                parents,
                start.before(),
                limits,
                limits(start),
                number(start, "day.orders-before"),
                othersAccepted(start));
    }

    private static NavigableSet<BrokerOrderId> othersAccepted(RunStart start) {
        NavigableSet<BrokerOrderId> accepted = new TreeSet<>();
        start.settings().tailMap(ACCEPTED, true).entrySet().stream()
                .takeWhile(setting -> setting.getKey().startsWith(ACCEPTED))
                .forEach(setting -> accepted.add(new BrokerOrderId(setting.getValue())));
        return accepted;
    }

    private static void putDay(ExecutionPlan plan, Map<String, String> settings) {
        settings.put("day.date", plan.day().date().toString());
        settings.put("day.open", plan.day().open().toString());
        settings.put("day.close", plan.day().close().toString());
        settings.put("day.orders-before", Long.toString(plan.ordersBefore()));
    }

    private static void putStrategy(Strategy strategy, Map<String, String> settings) {
        settings.put("strategy.name", strategy.name());
        settings.put("strategy.invest", Double.toString(strategy.invest()));
        settings.put("strategy.slice", Long.toString(strategy.slice()));
        settings.put("strategy.order", strategy.order().toString());
        settings.put("strategy.window", strategy.window().toString());
        settings.put("strategy.sell-window", strategy.sellWindow().toString());
        strategy.catchUp().ifPresent(window -> settings.put(CATCH_UP, window.toString()));
        settings.put("strategy.leaves", strategy.leaves().name());
        settings.put("strategy.leaves-after", strategy.leavesAfter().toString());
        settings.put("strategy.missed", strategy.missed().name());
    }

    private static Strategy strategy(RunStart start) {
        return new Strategy(
                start.setting("strategy.name"),
                Double.parseDouble(start.setting("strategy.invest")),
                number(start, "strategy.slice"),
                orderType(start.setting("strategy.order")),
                Window.parse(start.setting("strategy.window")),
                Window.parse(start.setting("strategy.sell-window")),
                Optional.ofNullable(start.settings().get(CATCH_UP)).map(Window::parse),
                LeavesPolicy.valueOf(start.setting("strategy.leaves")),
                Duration.parse(start.setting("strategy.leaves-after")),
                MissedPolicy.valueOf(start.setting("strategy.missed")));
    }

    private static OrderType orderType(String text) {
        return OrderType.all().stream()
                .filter(type -> type.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no order type: " + text));
    }

    private static void putLimits(ExecutionLimits limits, Map<String, String> settings) {
        settings.put("limits.won-per-order", Long.toString(limits.wonPerOrder()));
        settings.put("limits.won-per-day", Long.toString(limits.wonPerDay()));
        settings.put("limits.collar-bps", Long.toString(limits.collarBps()));
        settings.put("limits.quote-age", limits.quoteAge().toString());
        settings.put("limits.orders-per-second", Long.toString(limits.ordersPerSecond()));
        settings.put("limits.orders-per-day", Long.toString(limits.ordersPerDay()));
        settings.put("limits.shares-per-symbol", Long.toString(limits.sharesPerSymbol()));
        settings.put("limits.refusals-in-row", Long.toString(limits.refusalsInRow()));
        settings.put("limits.unknowns-open", Long.toString(limits.unknownsOpen()));
    }

    private static ExecutionLimits limits(RunStart start) {
        return new ExecutionLimits(
                number(start, "limits.won-per-order"),
                number(start, "limits.won-per-day"),
                number(start, "limits.collar-bps"),
                Duration.parse(start.setting("limits.quote-age")),
                number(start, "limits.orders-per-second"),
                number(start, "limits.orders-per-day"),
                number(start, "limits.shares-per-symbol"),
                Math.toIntExact(number(start, "limits.refusals-in-row")),
                Math.toIntExact(number(start, "limits.unknowns-open")));
    }

    private static long number(RunStart start, String setting) {
        return Long.parseLong(start.setting(setting));
    }
}
