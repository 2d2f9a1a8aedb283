package jeoul.sim.exchange;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import jeoul.sim.book.EmptySideRule;
import jeoul.sim.book.Rationing;

/**
 * What may be chosen about the exchange's rules where they are uncertain or scripted.
 *
 * @param randomEnd whether every call auction ends up to {@link #RANDOM_END_SECONDS} late, by a
 *     seeded uniform draw
 * @param volatilityInterruptions whether the dynamic and static interruptions are on
 * @param emptySide what a best-opposite order is priced at when the opposite side is empty
 * @param rationing how an opening price at a daily limit is shared out
 * @param offHoursPerMille shares that others are expected to order in each of the three off-hours
 *     sessions, both sides together, in thousandths of the symbol's expected volume; 0 leaves the
 *     off-hours sessions to the caller's orders alone
 * @param indicativeFrom how long after the first acceptance of orders the opening auction's book
 *     and indicative price are shown
 * @param halts stops written into the day's script
 */
public record ExchangeSettings(
        boolean randomEnd,
        boolean volatilityInterruptions,
        EmptySideRule emptySide,
        Rationing rationing,
        int offHoursPerMille,
        Duration indicativeFrom,
        List<ScheduledHalt> halts) {

    /**
     * Longest random delay of an auction's end. The literature on KRX gives 30 s as the typical
     * longest; whether it is always on or only when the indicative price moved is not settled.
     */
    public static final int RANDOM_END_SECONDS = 30;

    /** An assumption: no source for the volume of the off-hours sessions was found. */
    public static final int DEFAULT_OFF_HOURS_PER_MILLE = 5;

    /** KRX shows the opening auction from 08:40; a notice of 2025 says 08:50. */
    public static final Duration DEFAULT_INDICATIVE_FROM = Duration.ofMinutes(10);

    /** Random ends and interruptions on, some off-hours trading, no halt. */
    public static final ExchangeSettings DEFAULT =
            new ExchangeSettings(
                    true,
                    true,
                    EmptySideRule.IMPROVE,
                    Rationing.HUNDRED_THEN_HALF,
                    DEFAULT_OFF_HOURS_PER_MILLE,
                    List.of());

    /**
     * Nothing of the exchange's own, for recorded days: their auctions ended and were interrupted
     * when they were, their first book is shown at once, and off hours nobody is there.
     */
    public static final ExchangeSettings RECORDED =
            new ExchangeSettings(
                    false,
                    false,
                    EmptySideRule.IMPROVE,
                    Rationing.HUNDRED_THEN_HALF,
                    0,
                    Duration.ZERO,
                    List.of());

    public ExchangeSettings {
        Objects.requireNonNull(emptySide, "emptySide");
        Objects.requireNonNull(rationing, "rationing");
        if (offHoursPerMille < 0 || offHoursPerMille > 1_000) {
            throw new IllegalArgumentException(
                    "off-hours orders must be 0 to 1000 per mille: " + offHoursPerMille);
        }
        if (indicativeFrom.isNegative() || indicativeFrom.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "the opening auction is shown 0 to 24 hours after it starts: "
                            + indicativeFrom);
        }
        halts = List.copyOf(halts);
    }

    /** The opening auction is shown from its tenth minute. */
    public ExchangeSettings(
            boolean randomEnd,
            boolean volatilityInterruptions,
            EmptySideRule emptySide,
            Rationing rationing,
            int offHoursPerMille,
            List<ScheduledHalt> halts) {
        this(
                randomEnd,
                volatilityInterruptions,
                emptySide,
                rationing,
                offHoursPerMille,
                DEFAULT_INDICATIVE_FROM,
                halts);
    }

    /** These settings with the opening auction shown from another time on. */
    public ExchangeSettings withIndicativeFrom(Duration afterAcceptance) {
        return new ExchangeSettings(
                randomEnd,
                volatilityInterruptions,
                emptySide,
                rationing,
                offHoursPerMille,
                afterAcceptance,
                halts);
    }

    /** These settings with other halts. */
    public ExchangeSettings withHalts(List<ScheduledHalt> others) {
        return new ExchangeSettings(
                randomEnd,
                volatilityInterruptions,
                emptySide,
                rationing,
                offHoursPerMille,
                indicativeFrom,
                others);
    }
}
