package jeoul.sim.study;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.plan.ModelPortfolio;
import jeoul.sim.AccountSettings;

/**
 * An account, and what it is to become on which days.
 *
 * @param now time of each day at which the plan is made
 * @param models by trading day, at least one; the market knows a price of every symbol then
 * @param account cash, holdings and terms before the first day
 * @param profile what the venue allows
 */
public record BacktestScenario(
        TradingCalendar calendar,
        LocalTime now,
        NavigableMap<LocalDate, ModelPortfolio> models,
        AccountSettings account,
        BarMarket market,
        VenueProfile profile) {

    public BacktestScenario {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(profile, "profile");
        models = Collections.unmodifiableNavigableMap(new TreeMap<>(models));
        if (models.isEmpty()) {
            throw new IllegalArgumentException("a backtest has at least one rebalance");
        }
        for (LocalDate date : models.keySet()) {
            if (!calendar.isTradingDay(date)) {
                throw new IllegalArgumentException(date + " is not a trading day");
            }
        }
    }
}
