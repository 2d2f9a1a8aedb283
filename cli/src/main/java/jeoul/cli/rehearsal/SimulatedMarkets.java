package jeoul.cli.rehearsal;

import jakarta.inject.Inject;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import jeoul.cli.input.Instrument;
import jeoul.cli.input.MarketInputs;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingDay;
import jeoul.engine.plan.ModelPortfolio;
import jeoul.engine.report.DayReport;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.AccountSettings;
import jeoul.sim.fact.MarketStudy;
import jeoul.sim.fact.StudiedSymbol;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.SymbolDay;
import jeoul.sim.flow.qr.FlowParameters;
import jeoul.sim.flow.qr.ProjectedQrFlowModel;
import jeoul.sim.study.Progress;
import jeoul.sim.study.Rehearsal;
import jeoul.sim.study.Scenario;
import jeoul.sim.study.Venues;

/** Markets on the simulated exchange. */
final class SimulatedMarkets implements Markets {

    /** What the rehearsed account has, won: the default sample's, if the names can take it. */
    private static final long CASH = 500_000_000;

    /** The most that is bought of a name, of the won traded in it on a usual day. */
    private static final double MOST_OF_TURNOVER = 0.05;

    /** Days on which the names are bought; the least orderable cash hardly differs by day. */
    private static final int REHEARSED_DAYS = 3;

    private static final LocalTime PLANNED_AT = LocalTime.of(8, 30);

    private final FlowModel flow;
    private final Venues venues;

    @Inject
    SimulatedMarkets(FlowModel flow, Venues venues) {
        this.flow = flow;
        this.venues = venues;
    }

    @Override
    public Markets on(FlowParameters parameters) {
        return new SimulatedMarkets(new ProjectedQrFlowModel(parameters), venues);
    }

    @Override
    public Answer study(
            MarketInputs.Resolved inputs,
            MarketStudy.Length length,
            int threads,
            IntConsumer progress) {
        TreeMap<Symbol, SymbolDay> symbols = new TreeMap<>();
        inputs.asked().forEach(i -> symbols.put(i.listing().symbol(), day(i, inputs.day())));
        inputs.shownFirst()
                .forEach(i -> symbols.putIfAbsent(i.listing().symbol(), day(i, inputs.day())));
        List<StudiedSymbol> studied =
                new MarketStudy(inputs.day(), flow, length)
                        .of(List.copyOf(symbols.values()), threads, progress);
        TreeMap<Symbol, StudiedSymbol> bySymbol = new TreeMap<>();
        studied.forEach(s -> bySymbol.put(s.symbol().listing().symbol(), s));
        List<StudiedSymbol> asked = pick(bySymbol, inputs.asked());
        return new Answer(
                asked,
                pick(bySymbol, inputs.shownFirst()),
                MarketStudy.together(asked),
                lows(inputs, length));
    }

    @Override
    public int simulatedDays(MarketInputs.Resolved inputs, MarketStudy.Length length) {
        long extra = inputs.shownFirst().stream().filter(i -> !inputs.asked().contains(i)).count();
        return (int) (inputs.asked().size() + extra) * length.most();
    }

    private static List<StudiedSymbol> pick(
            Map<Symbol, StudiedSymbol> bySymbol, List<Instrument> instruments) {
        return instruments.stream().map(i -> bySymbol.get(i.listing().symbol())).toList();
    }

    /** The names asked for bought in equal parts by the textbook's strategy. */
    private List<Low> lows(MarketInputs.Resolved inputs, MarketStudy.Length length) {
        long cash = cash(inputs.asked());
        List<SymbolDay> market = new ArrayList<>();
        List<ModelPortfolio.Entry> entries = new ArrayList<>();
        for (Instrument instrument : inputs.asked()) {
            market.add(day(instrument, inputs.day()));
            entries.add(
                    new ModelPortfolio.Entry(
                            instrument.listing().symbol(),
                            instrument.listing().name(),
                            OptionalDouble.empty(),
                            instrument.listing().kind()));
        }
        Scenario scenario =
                new Scenario(
                        TradingCalendar.krx(),
                        inputs.day().date(),
                        inputs.day().fromOpen(PLANNED_AT),
                        new ModelPortfolio(entries),
                        AccountSettings.of(cash, List.of()),
                        market,
                        OptionalLong.empty(),
                        Collections.emptyNavigableSet(),
                        VenueProfile.REAL);
        List<Low> lows = new ArrayList<>();
        for (int i = 0; i < Math.min(REHEARSED_DAYS, length.days()); i++) {
            DayReport.CashPath path =
                    new Rehearsal(scenario, Strategy.TEXTBOOK, flow, length.seed() + i, venues)
                            .run(1, Progress.SILENT)
                            .get(0)
                            .report()
                            .cash();
            lows.add(new Low(cash, path.lowestOrderable(), path.lowestAt()));
        }
        return lows;
    }

    private static long cash(List<Instrument> instruments) {
        double least = Double.POSITIVE_INFINITY;
        for (Instrument instrument : instruments) {
            least = Math.min(least, (double) instrument.price() * instrument.volume());
        }
        return (long) Math.min(CASH, least * MOST_OF_TURNOVER * instruments.size());
    }

    private static SymbolDay day(Instrument instrument, TradingDay day) {
        return new SymbolDay(
                instrument.listing(),
                day.date(),
                instrument.price(),
                instrument.volume(),
                instrument.range(),
                instrument.mode(),
                instrument.assumed());
    }
}
