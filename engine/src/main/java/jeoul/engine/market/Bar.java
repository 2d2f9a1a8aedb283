package jeoul.engine.market;

import java.time.Instant;
import java.util.Objects;

/**
 * Open, high, low, close and volume of a stretch of time in which shares traded.
 *
 * @param start of the minute, or midnight in Seoul of a day
 * @param volume shares
 * @param turnover won: sum of price times shares, so that bars add up to an average price
 */
public record Bar(
        Instant start, long open, long high, long low, long close, long volume, long turnover) {

    public Bar {
        Objects.requireNonNull(start, "start");
        if (low < 1 || volume < 0 || turnover < 0) {
            throw new IllegalArgumentException("a bar has prices and a volume");
        }
        if (open < low || close < low || open > high || close > high) {
            throw new IllegalArgumentException(
                    "open and close lie between low and high: "
                            + open
                            + " "
                            + high
                            + " "
                            + low
                            + " "
                            + close);
        }
    }
}
