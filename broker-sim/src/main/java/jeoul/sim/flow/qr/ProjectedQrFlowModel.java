package jeoul.sim.flow.qr;

import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;
import jeoul.engine.market.TradingMode;
import jeoul.sim.book.PriceLadder;
import jeoul.sim.flow.ArrivalClock;
import jeoul.sim.flow.Draws;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.OrderFlow;
import jeoul.sim.flow.Silence;
import jeoul.sim.flow.SymbolDay;

/**
 * The default market: background orders that react to the spread, the imbalance of the best queues
 * and the distance of the mid from a reference price, with signs that remember metaorders, and with
 * the impact of our own orders.
 *
 * @see <a href="https://arxiv.org/abs/1312.0563">Huang, Lehalle, Rosenbaum (2015), Simulating and
 *     Analyzing Order Book Data: The Queue-Reactive Model</a>
 * @see <a href="https://arxiv.org/abs/2603.24137">Noble, Rosenbaum, Souilmi (2026)</a>
 */
public final class ProjectedQrFlowModel implements FlowModel {

    /** Share of the day's volume that the opening auction trades. */
    public static final double OPENING_SHARE = DayShape.OPENING_SHARE;

    private final FlowParameters parameters;
    private final Steering.Source source;

    /** Free days with the parameters that ship. */
    public ProjectedQrFlowModel() {
        this(FlowParameters.shipped(), Steering.Source.FREE);
    }

    /** Free days with other parameters. */
    public ProjectedQrFlowModel(FlowParameters parameters) {
        this(parameters, Steering.Source.FREE);
    }

    public ProjectedQrFlowModel(FlowParameters parameters, Steering.Source source) {
        this.parameters = parameters;
        this.source = source;
    }

    @Override
    public OrderFlow flow(SymbolDay day, TradingDay hours, long seed) {
        if (!day.date().equals(hours.date())) {
            throw new IllegalArgumentException(
                    "symbol's day is " + day.date() + ", hours are of " + hours.date());
        }
        if (day.mode() == TradingMode.HALTED || day.expectedVolume() == 0) {
            return new Silence();
        }
        return steered(day, hours, seed, source.of(day, hours, seed));
    }

    /**
     * A day that is steered.
     *
     * @param day neither halted nor without expected volume
     */
    public OrderFlow steered(SymbolDay day, TradingDay hours, long seed, Steering steering) {
        QrScale scale = new QrScale(day, parameters);
        DayShape shape = new DayShape(hours, draws(day, seed, "day shape"), steering);
        double opening =
                day.basePrice()
                        + parameters.gap()
                                * scale.range()
                                * draws(day, seed, "opening gap").boundedNormal(0, 0);
        double[] free =
                ReferencePath.draw(
                        shape, opening, scale.deviation(), draws(day, seed, "reference price"));
        steering.begin(shape);
        double[] reference = steering.reference(shape.open(), ReferencePath.STEP, free);
        PriceLadder ladder =
                PriceLadder.of(day.ticks(), day.limits().lower(), day.limits().upper());
        Reference path =
                new Reference(
                        ladder,
                        shape.open(),
                        reference,
                        new ImpactKernel(ReferencePath.STEP_SECONDS, scale.impactPerRoot()),
                        steering.lowest(),
                        steering.highest());
        long tick = day.ticks().tickAt(day.limits().clamp(StrictMath.round(reference[0])));
        ArrivalClock clock =
                new ArrivalClock(
                        shape.segments(
                                hours.openingAuctionStart().toNanoOfDay(),
                                scale.openingArrivals(tick),
                                scale.dayArrivals(),
                                scale.closingArrivals()));
        QrRates rates = new QrRates(scale, parameters, tick);
        return new QrFlow(
                new Candidates(draws(day, seed, "background flow"), clock, rates),
                shape,
                steering,
                path,
                new Metaorders(
                        draws(day, seed, "metaorders"),
                        parameters.metaorders(),
                        parameters.shareDecay(),
                        parameters.lengthExponent()),
                rates,
                ladder);
    }

    private static Draws draws(SymbolDay day, long seed, String purpose) {
        Symbol symbol = day.listing().symbol();
        return Draws.of(seed, day.date(), symbol, purpose);
    }
}
