package jeoul.engine.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jeoul.engine.InputException;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.TradingDay;
import jeoul.engine.plan.PlanRow;
import jeoul.engine.plan.RebalancePlan;

/** Cuts the trades of a plan into the slices of a day: buys in one window, sells in another. */
public final class Slicing {

    /**
     * No slice is due earlier than this after the plan is made, so that a person may still stop.
     */
    public static final Duration LEAD = Duration.ofMinutes(1);

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Slicing() {}

    /**
     * One parent order for each row with something to trade, sorted by symbol. Each starts at the
     * later of {@code now} + {@link #LEAD} and its window's start, and ends with its window. Where
     * the strategy drops what it misses, it starts with its window always: the executor gives up
     * what is past.
     *
     * @throws InputException if a window that is needed leaves no time
     */
    public static List<ParentOrder> of(
            RebalancePlan plan, Strategy strategy, TradingDay day, Instant now) {
        List<ParentOrder> orders = new ArrayList<>();
        for (PlanRow row : plan.rows()) {
            if (row.quantity().isPresent()) {
                orders.add(
                        new ParentOrder(
                                row.symbol(),
                                row.side(),
                                row.price(),
                                schedule(
                                        strategy,
                                        row.side(),
                                        day,
                                        now,
                                        row.quantity().getAsLong())));
            }
        }
        return List.copyOf(orders);
    }

    private static Schedule schedule(
            Strategy strategy, Side side, TradingDay day, Instant now, long quantity) {
        Window window = side == Side.BUY ? strategy.window() : strategy.sellWindow();
        Instant opens = window.startOn(day);
        Instant end = window.endOn(day);
        String where =
                "strategy "
                        + strategy.name()
                        + ", "
                        + (side == Side.BUY ? "window " : "sell-window ")
                        + window;
        if (!opens.isBefore(end)) {
            throw new InputException(
                    where,
                    "nothing is left of it on "
                            + day.date()
                            + ", open "
                            + day.open()
                            + "-"
                            + day.close(),
                    "a longer window");
        }
        Instant soonest = now.plus(LEAD);
        if (!soonest.isBefore(end)) {
            throw new InputException(
                    where,
                    "at "
                            + clock(now, day)
                            + " no time is left before it ends at "
                            + clock(end, day)
                            + " on "
                            + day.date(),
                    "a time before " + clock(end.minus(LEAD), day) + ", or a later trading day");
        }
        boolean late = soonest.isAfter(opens) && strategy.missed() == MissedPolicy.SPREAD;
        return new Schedule(late ? soonest : opens, end, quantity, strategy.slice());
    }

    private static String clock(Instant instant, TradingDay day) {
        LocalTime time = Seoul.timeOf(instant.truncatedTo(ChronoUnit.SECONDS));
        String date = Seoul.dateOf(instant).equals(day.date()) ? "" : Seoul.dateOf(instant) + " ";
        return date + CLOCK.format(time);
    }
}
