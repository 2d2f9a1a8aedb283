package jeoul.sim.recording;

/**
 * What a symbol traded on its recorded day.
 *
 * @param volume shares
 * @param high won; 0 if nothing traded
 * @param low won; 0 if nothing traded
 */
public record RecordedActivity(long volume, long high, long low) {

    public RecordedActivity {
        if (volume < 0 || low < 0 || high < low) {
            throw new IllegalArgumentException("no day: " + volume + ", " + high + ", " + low);
        }
    }
}
