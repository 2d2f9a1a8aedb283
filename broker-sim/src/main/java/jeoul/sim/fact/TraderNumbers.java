package jeoul.sim.fact;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import jeoul.sim.fact.ProbeDay.Probe;

/**
 * What a trader looks at first, of one name.
 *
 * @param costBps of a one-share best-limit buy that fills on arrival, against the mid
 * @param halfSpreadBps half the spread those buys met
 * @param costInSpreads the cost as a part of the spread, 0.5 where they pay half of it
 * @param oneTickShare share of time at a spread of one tick
 * @param minutesWithoutTrade share of the minutes of continuous trading
 * @param queueWon mean value at a best price
 * @param queueMinutes minutes in which as many shares trade, on average
 * @param volumeBy share of the day's volume by each of {@link #TIMES}, mean over the days
 * @param rangeRatio median of the days' range over what the name's past bars tell
 * @param interruptionsPer100 interruptions in a hundred days
 * @param filledOnArrival share of the one-share buys
 * @param rested share of them that did not fill on arrival
 * @param medianWaitSeconds of those that rested and filled; empty if none did
 * @param unfilled share of them that never filled
 * @param volatility of a day, from its high and low
 */
public record TraderNumbers(
        Sampled costBps,
        double halfSpreadBps,
        Sampled costInSpreads,
        Sampled oneTickShare,
        Sampled spreadTicks,
        double minutesWithoutTrade,
        double queueWon,
        double queueMinutes,
        List<Sampled> volumeBy,
        Sampled closingShare,
        Sampled rangeRatio,
        double interruptionsPer100,
        double filledOnArrival,
        double rested,
        OptionalDouble medianWaitSeconds,
        double unfilled,
        double volatility) {

    /** When the share of the day's volume is read off. */
    public static final List<LocalTime> TIMES =
            List.of(
                    LocalTime.of(9, 31),
                    LocalTime.of(11, 2),
                    LocalTime.of(13, 3),
                    LocalTime.of(15, 18));

    /** Minutes of continuous trading on an ordinary day. */
    private static final double MINUTES = 380;

    public TraderNumbers {
        volumeBy = List.copyOf(volumeBy);
    }

    /**
     * @param days of one symbol, at least one
     * @param probes of each of those days
     */
    static TraderNumbers of(List<ObservedDay> days, List<List<Probe>> probes) {
        List<Probe> all = probes.stream().flatMap(List::stream).toList();
        List<List<Probe>> onArrival =
                probes.stream()
                        .map(day -> day.stream().filter(Probe::filledOnArrival).toList())
                        .toList();
        double[] waits =
                all.stream()
                        .filter(p -> p.filled() && !p.filledOnArrival())
                        .mapToDouble(Probe::waitSeconds)
                        .toArray();
        double arrivals = onArrival.stream().mapToInt(List::size).sum();
        double unfilled = all.stream().filter(p -> !p.filled()).count();
        List<Sampled> volumeBy = new ArrayList<>();
        for (LocalTime time : TIMES) {
            volumeBy.add(
                    Sampled.jackknife(
                            traded(days),
                            d ->
                                    d.stream()
                                            .mapToDouble(x -> share(x, time))
                                            .average()
                                            .orElse(Double.NaN)));
        }
        double volume = BookFacts.sum(days, d -> d.volume);
        double queueShares =
                BookFacts.sum(days, d -> d.queueSum) / BookFacts.sum(days, d -> d.queues);
        return new TraderNumbers(
                mean(onArrival, Probe::costBps),
                all.stream().mapToDouble(Probe::halfSpreadBps).average().orElse(Double.NaN),
                mean(onArrival, Probe::costInSpreads),
                Sampled.jackknife(days, BookFacts::oneTickShare),
                Sampled.jackknife(days, BookFacts::meanSpreadTicks),
                withoutTrade(days),
                BookFacts.sum(days, d -> d.queueWon) / BookFacts.sum(days, d -> d.queues),
                queueShares / (volume / days.size() / MINUTES),
                volumeBy,
                Sampled.jackknife(
                        traded(days),
                        d ->
                                d.stream()
                                        .mapToDouble(
                                                x -> (double) x.draft().closingVolume / x.volume())
                                        .average()
                                        .orElse(Double.NaN)),
                rangeRatio(days),
                100 * BookFacts.sum(days, d -> d.interruptions) / days.size(),
                arrivals / all.size(),
                (all.size() - arrivals) / all.size(),
                waits.length == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Distribution.median(waits)),
                unfilled / all.size(),
                volatility(days));
    }

    /**
     * Parkinson's: of a diffusion the squared logarithm of high over low is 4 ln 2 times the
     * variance.
     *
     * @see <a href="https://doi.org/10.1086/296071">Parkinson (1980)</a>
     */
    static double volatility(List<ObservedDay> days) {
        double squares = 0;
        List<ObservedDay> traded = traded(days);
        for (ObservedDay day : traded) {
            double range = StrictMath.log((double) day.high() / day.low());
            squares += range * range;
        }
        return StrictMath.sqrt(squares / traded.size() / (4 * StrictMath.log(2)));
    }

    private static Sampled rangeRatio(List<ObservedDay> days) {
        double expected = days.get(0).symbol().expectedRange();
        return Sampled.median(days.stream().mapToDouble(day -> day.range() / expected).toArray());
    }

    private static List<ObservedDay> traded(List<ObservedDay> days) {
        return days.stream().filter(day -> day.volume() > 0).toList();
    }

    private static double share(ObservedDay day, LocalTime time) {
        return day.volumeShareBy(day.hours().fromOpen(time)).orElse(Double.NaN);
    }

    private static double withoutTrade(List<ObservedDay> days) {
        double empty = 0;
        double minutes = 0;
        for (ObservedDay day : days) {
            int most = (day.draft().mids.length - 1) / DayDraft.STEPS_PER_MINUTE;
            for (int minute = 0; minute < most; minute++) {
                minutes++;
                empty += day.draft().minuteVolume[minute] == 0 ? 1 : 0;
            }
        }
        return empty / minutes;
    }

    /** Mean over all probes, its error by days. */
    private static Sampled mean(List<List<Probe>> days, ToDoubleFunction<Probe> of) {
        return Sampled.jackknife(
                days,
                some ->
                        some.stream()
                                .flatMap(List::stream)
                                .mapToDouble(of)
                                .average()
                                .orElse(Double.NaN));
    }
}
