package jeoul.cli.input;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import jeoul.engine.InputException;
import jeoul.engine.account.Position;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.plan.ModelPortfolio;
import jeoul.sim.AccountSettings;
import jeoul.sim.study.BacktestScenario;

/**
 * What a backtest starts from.
 *
 * @param models file
 * @param bars file or folder
 * @param holdings file
 * @param cash won
 * @param now as typed
 */
public record BacktestInputs(
        String models,
        String bars,
        Optional<String> holdings,
        Optional<String> cash,
        Optional<String> now) {

    /**
     * @throws InputException if something given cannot be used
     */
    public BacktestScenario resolve(TradingCalendar calendar, VenueProfile profile) {
        if (cash.isEmpty() && holdings.isEmpty()) {
            throw new InputException(
                    models,
                    "nothing says what the account holds",
                    "--cash WON, --holdings FILE or both");
        }
        NavigableMap<LocalDate, ModelPortfolio> portfolios = ModelsFile.read(models, calendar);
        DailyBars daily = DailyBars.read(bars);
        List<Position> positions = holdings.map(HoldingsFile::read).orElse(List.of());
        long won =
                cash.isPresent()
                        ? Cells.number("--cash", cash.get(), 0, "won, such as 500000000")
                        : 0;
        LocalDate first = portfolios.firstKey();
        positions.forEach(position -> requirePrice(daily, first, position.symbol()));
        for (Map.Entry<LocalDate, ModelPortfolio> day : portfolios.entrySet()) {
            if (!daily.covers(day.getKey())) {
                throw new InputException(
                        bars, "no bars of " + day.getKey(), "bars of every day of " + models);
            }
            day.getValue()
                    .entries()
                    .forEach(entry -> requirePrice(daily, day.getKey(), entry.symbol()));
        }
        LocalTime time = SessionChoice.DEFAULT_NOW;
        for (LocalDate date : portfolios.keySet()) {
            time =
                    new SessionChoice(calendar)
                            .now(calendar.day(date), now, SessionChoice.DEFAULT_NOW);
        }
        return new BacktestScenario(
                calendar, time, portfolios, AccountSettings.of(won, positions), daily, profile);
    }

    private void requirePrice(DailyBars daily, LocalDate date, Symbol symbol) {
        if (daily.before(date, symbol).isEmpty()) {
            throw new InputException(
                    bars,
                    "no row for " + symbol + " on or before " + date,
                    "a price of every symbol of the model and the holdings");
        }
    }
}
