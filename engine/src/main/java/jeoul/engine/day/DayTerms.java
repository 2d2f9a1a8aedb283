package jeoul.engine.day;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeSet;
import jeoul.engine.account.ChargeSettings;
import jeoul.engine.execute.ExecutionLimits;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingDay;
import jeoul.engine.plan.ModelPortfolio;
import jeoul.engine.schedule.Strategy;

/**
 * What a day is to reach, and by which means; whose account it is, only the broker knows.
 *
 * @param amount won to invest instead of the strategy's share of the account
 * @param keep symbols never traded, whose value is not counted
 * @param charges what the account is taken to pay for trading
 */
public record DayTerms(
        TradingCalendar calendar,
        TradingDay day,
        ModelPortfolio model,
        OptionalLong amount,
        NavigableSet<Symbol> keep,
        Strategy strategy,
        ExecutionLimits limits,
        ChargeSettings charges) {

    public DayTerms {
        Objects.requireNonNull(calendar, "calendar");
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(charges, "charges");
        keep = Collections.unmodifiableNavigableSet(new TreeSet<>(keep));
    }
}
