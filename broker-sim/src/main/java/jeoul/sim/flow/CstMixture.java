package jeoul.sim.flow;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jeoul.sim.flow.ArrivalClock.Regime;

/**
 * The events of a symbol's day: one table for each regime and price band. The tables of a regime
 * are filled up to one common rate, so that the clock does not depend on where the price is.
 */
final class CstMixture {

    private final int[] fromIndex;
    private final double[] stretch;
    private final Map<Regime, Double> rate = new EnumMap<>(Regime.class);
    private final Map<Regime, EventTable[]> tables = new EnumMap<>(Regime.class);

    /**
     * @param bands from the lowest price upwards, at least one
     * @param market rate of one side's market orders, per day, in each regime
     */
    CstMixture(List<Band> bands, Map<Regime, Double> market) {
        if (bands.isEmpty()) {
            throw new IllegalArgumentException("at least one band is needed");
        }
        fromIndex = bands.stream().mapToInt(Band::fromIndex).toArray();
        stretch = bands.stream().mapToDouble(Band::stretch).toArray();
        for (Regime regime : Regime.values()) {
            List<CstRates> rates = new ArrayList<>();
            double highest = 0;
            for (Band band : bands) {
                CstRates each = band.rates().withMarket(market.getOrDefault(regime, 0.0));
                rates.add(each);
                highest = StrictMath.max(highest, each.dominatingRate());
            }
            double total = highest;
            rate.put(regime, total);
            tables.put(
                    regime,
                    rates.stream()
                            .map(each -> new EventTable(each, total))
                            .toArray(EventTable[]::new));
        }
    }

    /** Candidates of both sides in so many days of business time. */
    double candidates(Regime regime, double days) {
        return 2 * rate.get(regime) * days;
    }

    /** One for each band. */
    EventTable[] tables(Regime regime) {
        return tables.get(regime).clone();
    }

    /** The band that a ladder index lies in. */
    int bandOf(int index) {
        int band = fromIndex.length - 1;
        while (band > 0 && fromIndex[band] > index) {
            band--;
        }
        return band;
    }

    double stretch(int band) {
        return stretch[band];
    }

    /**
     * Prices with one tick size.
     *
     * @param fromIndex ladder index of the lowest price
     * @param stretch how many ticks wide is what is one tick wide in an ordinary book
     */
    record Band(int fromIndex, CstRates rates, double stretch) {}
}
