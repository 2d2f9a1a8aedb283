package jeoul.engine.order;

/** Our own number for an order, counted from 1 within a run; exists before the broker's does. */
public record ClientOrderId(long value) implements Comparable<ClientOrderId> {

    public ClientOrderId {
        if (value < 1) {
            throw new IllegalArgumentException("order ids count from 1: " + value);
        }
    }

    @Override
    public int compareTo(ClientOrderId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
