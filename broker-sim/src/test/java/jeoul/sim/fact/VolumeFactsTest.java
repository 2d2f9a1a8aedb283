package jeoul.sim.fact;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolumeFactsTest {

    private static ObservedDay volumes(DayDraft draft) {
        draft.volume = Arrays.stream(draft.minuteVolume).sum();
        return new ObservedDay(draft);
    }

    private static DayDraft flat() {
        DayDraft draft = Drafts.empty();
        Arrays.fill(draft.minuteVolume, 0, 390, 100);
        return draft;
    }

    @Test
    void krxsOwnProfileHasNoDifference() {
        DayDraft draft = Drafts.empty();
        int[] hundredths = {1588, 1012, 798, 704, 646, 552, 466, 453, 514, 607, 705, 838, 1117};
        for (int minute = 0; minute < 390; minute++) {
            draft.minuteVolume[minute] = hundredths[minute / 30];
        }

        assertEquals(
                0, Fact.VOLUME_PROFILE.of(List.of(volumes(draft))).main().measured().value(), 1e-9);
    }

    /** Standard deviation of the published shares about 100 / 13. */
    @Test
    void aFlatDayIsThreePointsOff() {
        FactResult profile = Fact.VOLUME_PROFILE.of(List.of(volumes(flat())));

        assertAll(
                () -> assertEquals(3.0508, profile.main().measured().value(), 0.0005),
                () -> assertFalse(profile.holds().orElseThrow()));
    }

    /** 31 of 390 minutes lie before 09:31; what prints after the close belongs to the last slot. */
    @Test
    void volumeIsCountedUpToATime() {
        DayDraft draft = flat();
        ObservedDay day = volumes(draft);
        draft = flat();
        draft.minuteVolume[391] = 3_900;
        ObservedDay late = volumes(draft);

        assertAll(
                () ->
                        assertEquals(
                                31.0 / 390,
                                day.volumeShareBy(LocalTime.of(9, 31)).orElseThrow(),
                                1e-12),
                () -> assertEquals(1, day.volumeShareBy(LocalTime.of(15, 30)).orElseThrow()),
                () -> assertEquals(6_900.0 / 42_900, VolumeFacts.shares(List.of(late))[12], 1e-12));
    }

    @Test
    void volumeThatFollowsTheMoveIsFullyCorrelated() {
        DayDraft draft = Drafts.empty();
        long mid = 2_000_000_000;
        for (int step = 0; step < draft.mids.length; step++) {
            int fiveMinutes = step / 30;
            if (step % 30 == 0 && step > 0) {
                // The move of the five minutes that end here.
                mid = StrictMath.round(mid * StrictMath.exp(1e-4 * (fiveMinutes % 7)));
            }
            draft.mids[step] = mid;
        }
        for (int minute = 0; minute < 380; minute++) {
            draft.minuteVolume[minute] = 1_000L * ((minute / 5 + 1) % 7);
        }
        FactResult correlation = Fact.VOLATILITY_VOLUME.of(List.of(volumes(draft)));

        assertEquals(1, correlation.main().measured().value(), 1e-6);
    }

    @Test
    void tradesLikeAClockHaveNoVarianceAndBurstsHaveMuch() {
        DayDraft clock = Drafts.empty();
        DayDraft bursts = Drafts.empty();
        for (int minute = 0; minute < 380; minute++) {
            clock.minuteTrades[minute] = 10;
            bursts.minuteTrades[minute] = minute % 2 == 0 ? 20 : 0;
        }
        FactResult even = Fact.TRADE_CLUSTERING.of(List.of(new ObservedDay(clock)));
        FactResult uneven = Fact.TRADE_CLUSTERING.of(List.of(new ObservedDay(bursts)));

        assertAll(
                () -> assertEquals(0, even.main().measured().value(), 1e-12),
                () -> assertFalse(even.holds().orElseThrow()),
                // Mean 10, variance 100.
                () -> assertEquals(10, uneven.main().measured().value(), 1e-12),
                () -> assertTrue(uneven.holds().orElseThrow()));
    }
}
