package jeoul.cli.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import jeoul.cli.input.MarketInputs;
import jeoul.sim.fact.Impact;
import jeoul.sim.fact.MarketStudy;
import jeoul.sim.fact.StudiedSymbol;
import jeoul.sim.flow.qr.FlowParameters;

/** Simulates markets and measures them. Same arguments, same answer, on any number of threads. */
public interface Markets {

    /** The same on a simulated market with other parameters. */
    Markets on(FlowParameters parameters);

    /**
     * @param inputs which names on which day
     * @param threads at least 1
     * @param progress told how many of {@link #simulatedDays} are done, from one thread
     */
    Answer study(
            MarketInputs.Resolved inputs,
            MarketStudy.Length length,
            int threads,
            IntConsumer progress);

    /** How many days of names a study simulates. */
    int simulatedDays(MarketInputs.Resolved inputs, MarketStudy.Length length);

    /**
     * What came of a study.
     *
     * @param asked the names asked for, sorted by symbol
     * @param shownFirst names of different size, the largest first
     * @param together impact on all names asked for; empty if impact was left out
     * @param lows one for each rehearsed day on which the names asked for are bought
     */
    record Answer(
            List<StudiedSymbol> asked,
            List<StudiedSymbol> shownFirst,
            Optional<Impact> together,
            List<Low> lows) {
        public Answer {
            Objects.requireNonNull(together, "together");
            asked = List.copyOf(asked);
            shownFirst = List.copyOf(shownFirst);
            lows = List.copyOf(lows);
        }
    }

    /**
     * The least orderable cash of a day and when; both empty if nothing was ordered.
     *
     * @param cash of the account before, won
     */
    record Low(long cash, OptionalLong won, Optional<Instant> at) {}
}
