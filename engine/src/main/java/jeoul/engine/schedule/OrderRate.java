package jeoul.engine.schedule;

import java.time.Duration;
import java.util.Objects;

/**
 * How fast a venue lets orders follow each other.
 *
 * @param venue its name, as on the command line
 * @param interval least time between two orders, with the calls that inquiries need set aside
 */
public record OrderRate(String venue, Duration interval) {

    public OrderRate {
        Objects.requireNonNull(venue, "venue");
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("orders need a time between them: " + interval);
        }
    }
}
