package jeoul.engine.order;

/** The broker's number for an order: an opaque text, never a number (leading zeros count). */
public record BrokerOrderId(String value) implements Comparable<BrokerOrderId> {

    public BrokerOrderId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a broker's order number is not blank");
        }
    }

    @Override
    public int compareTo(BrokerOrderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
