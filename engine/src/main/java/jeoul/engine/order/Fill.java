package jeoul.engine.order;

import java.time.Instant;
import java.util.Objects;

/** Shares that changed hands at one price. The price may lie between ticks. */
public record Fill(long price, long quantity, Instant at) {

    public Fill {
        Objects.requireNonNull(at, "at");
        if (price < 1 || quantity < 1) {
            throw new IllegalArgumentException(
                    "a fill has a price and shares: " + price + " x " + quantity);
        }
    }

    /** Won. */
    public long notional() {
        return Math.multiplyExact(price, quantity);
    }
}
