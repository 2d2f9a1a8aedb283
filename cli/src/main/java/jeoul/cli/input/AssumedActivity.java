package jeoul.cli.input;

/**
 * Volume and range of a symbol of which only the price is known: composed values of an ordinary
 * name in its price band, marked as assumed wherever they are used. A band ends below its first
 * number, won; then follow shares a day and high less low as a fraction of the base price.
 */
enum AssumedActivity {
    PENNY(2_000, 500_000, 0.045),
    LOW(5_000, 180_000, 0.040),
    MIDDLE(20_000, 90_000, 0.035),
    UPPER(50_000, 80_000, 0.035),
    HIGH(200_000, 80_000, 0.040),
    DEAR(500_000, 120_000, 0.040),
    DEAREST(Long.MAX_VALUE, 80_000, 0.035);

    private final long below;
    private final long volume;
    private final double range;

    AssumedActivity(long below, long volume, double range) {
        this.below = below;
        this.volume = volume;
        this.range = range;
    }

    static AssumedActivity at(long price) {
        for (AssumedActivity band : values()) {
            if (price < band.below) {
                return band;
            }
        }
        return DEAREST;
    }

    long volume() {
        return volume;
    }

    double range() {
        return range;
    }
}
