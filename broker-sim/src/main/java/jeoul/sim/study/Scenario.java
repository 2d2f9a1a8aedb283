package jeoul.sim.study;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeSet;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.plan.ModelPortfolio;
import jeoul.sim.AccountSettings;
import jeoul.sim.LatencySettings;
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.flow.SymbolDay;

/**
 * An account, what it is to become, and the market it stands in; the strategy and the seed are
 * chosen for each rehearsal.
 *
 * @param date first trading day
 * @param now time of each day at which the plan is made
 * @param account cash, holdings and terms at the start
 * @param market every symbol of model and holdings
 * @param amount won to invest instead of the strategy's share of the account
 * @param keep symbols never traded, whose value is not counted
 * @param profile what the venue allows
 * @param exchange what is chosen where the exchange's rules are not settled, and what is scripted
 * @param latency how long orders and notices are under way
 */
public record Scenario(
        TradingCalendar calendar,
        LocalDate date,
        LocalTime now,
        ModelPortfolio model,
        AccountSettings account,
        List<SymbolDay> market,
        OptionalLong amount,
        NavigableSet<Symbol> keep,
        VenueProfile profile,
        ExchangeSettings exchange,
        LatencySettings latency) {

    public Scenario {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(exchange, "exchange");
        Objects.requireNonNull(latency, "latency");
        market = List.copyOf(market);
        keep = Collections.unmodifiableNavigableSet(new TreeSet<>(keep));
        if (!calendar.isTradingDay(date)) {
            throw new IllegalArgumentException(date + " is not a trading day");
        }
    }

    /** With the default exchange and latency. */
    public Scenario(
            TradingCalendar calendar,
            LocalDate date,
            LocalTime now,
            ModelPortfolio model,
            AccountSettings account,
            List<SymbolDay> market,
            OptionalLong amount,
            NavigableSet<Symbol> keep,
            VenueProfile profile) {
        this(
                calendar,
                date,
                now,
                model,
                account,
                market,
                amount,
                keep,
                profile,
                ExchangeSettings.DEFAULT,
                LatencySettings.DEFAULT);
    }

    /** This scenario on an exchange with other settings. */
    public Scenario withExchange(ExchangeSettings other) {
        return new Scenario(
                calendar, date, now, model, account, market, amount, keep, profile, other, latency);
    }

    /** This scenario over another line. */
    public Scenario withLatency(LatencySettings other) {
        return new Scenario(
                calendar, date, now, model, account, market, amount, keep, profile, exchange,
                other);
    }
}
