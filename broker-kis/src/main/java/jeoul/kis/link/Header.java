package jeoul.kis.link;

import java.util.Objects;

/** One header of a call or an answer, its name as it was spelt. */
public record Header(String name, String value) {

    public Header {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    /** The name alone: values hold keys and tokens. */
    @Override
    public String toString() {
        return name + ": ***";
    }
}
