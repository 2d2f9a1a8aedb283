package jeoul.kis.wire;

/** Takes the fields of one object in the order they are written. Every value is a text. */
public interface FieldSink {

    void put(String name, String value);

    default void put(String name, long value) {
        put(name, Long.toString(value));
    }
}
