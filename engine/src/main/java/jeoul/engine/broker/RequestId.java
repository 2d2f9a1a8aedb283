package jeoul.engine.broker;

/** Number of one refresh we asked for, counted from 1 within a run. */
public record RequestId(long value) implements Comparable<RequestId> {

    public RequestId {
        if (value < 1) {
            throw new IllegalArgumentException("request ids count from 1: " + value);
        }
    }

    @Override
    public int compareTo(RequestId other) {
        return Long.compare(value, other.value);
    }
}
