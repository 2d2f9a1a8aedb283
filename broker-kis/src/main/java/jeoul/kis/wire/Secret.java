package jeoul.kis.wire;

/** A key, a secret or a token. It shows itself to nobody who prints it. */
public record Secret(String value) {

    public Secret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret is not blank");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
