package jeoul.sim.study;

import com.google.inject.Guice;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
import jeoul.engine.account.Position;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingMode;
import jeoul.engine.plan.ModelPortfolio;
import jeoul.sim.AccountSettings;
import jeoul.sim.SimModule;
import jeoul.sim.flow.SymbolDay;

/** Small rebalances that take a fraction of a second to rehearse. */
final class Scenarios {

    static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    static final Symbol OLD = new Symbol("105560");
    static final Symbol OTHER_OLD = new Symbol("035720");
    static final Symbol CHEAP = new Symbol("123040");
    static final Symbol MIDDLE = new Symbol("030200");
    static final Symbol DEAR = new Symbol("000270");

    /** The simulated broker by its own module. */
    static final Venues VENUES =
            (settings, market) ->
                    Guice.createInjector(new SimModule(settings, market)).getInstance(Venue.class);

    private Scenarios() {}

    /** Three million won, all but 2 % of it in two names, moved to three others. */
    static Scenario moved(VenueProfile profile) {
        return scenario(
                profile,
                60_000,
                List.of(new Position(OLD, 10, 10), new Position(OTHER_OLD, 29, 29)),
                TradingMode.CONTINUOUS);
    }

    /** The same, with one of the new names trading otherwise. */
    static Scenario movedWith(TradingMode middle) {
        return scenario(
                VenueProfile.REAL,
                60_000,
                List.of(new Position(OLD, 10, 10), new Position(OTHER_OLD, 29, 29)),
                middle);
    }

    /** Three million won of cash to put into three names. */
    static Scenario bought(VenueProfile profile) {
        return scenario(profile, 3_000_000, List.of(), TradingMode.CONTINUOUS);
    }

    private static Scenario scenario(
            VenueProfile profile, long cash, List<Position> holdings, TradingMode middle) {
        List<SymbolDay> market = new ArrayList<>();
        market.add(day(OLD, "KB금융", 155_200, 1_200_000, 0.035, TradingMode.CONTINUOUS));
        market.add(day(OTHER_OLD, "카카오", 50_000, 2_600_000, 0.03, TradingMode.CONTINUOUS));
        market.add(day(CHEAP, "엠에스오토텍", 2_500, 350_000, 0.045, TradingMode.CONTINUOUS));
        market.add(day(MIDDLE, "KT", 60_700, 500_000, 0.03, middle));
        market.add(day(DEAR, "기아", 168_500, 1_800_000, 0.045, TradingMode.CONTINUOUS));
        List<ModelPortfolio.Entry> model = new ArrayList<>();
        for (Symbol symbol : List.of(CHEAP, MIDDLE, DEAR)) {
            model.add(new ModelPortfolio.Entry(symbol, "", OptionalDouble.empty(), Kind.STOCK));
        }
        return new Scenario(
                TradingCalendar.krx(),
                DATE,
                LocalTime.of(8, 30),
                new ModelPortfolio(model),
                AccountSettings.of(cash, holdings),
                market,
                OptionalLong.empty(),
                new TreeSet<>(),
                profile);
    }

    private static SymbolDay day(
            Symbol symbol, String name, long price, long volume, double range, TradingMode mode) {
        return new SymbolDay(
                Listing.stock(symbol, name, Market.KOSPI), DATE, price, volume, range, mode, false);
    }
}
