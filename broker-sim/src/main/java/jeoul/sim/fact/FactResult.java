package jeoul.sim.fact;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A fact as measured.
 *
 * @param parts at least one, the one that stands for the fact first
 */
public record FactResult(Fact fact, List<Part> parts) {

    public FactResult {
        Objects.requireNonNull(fact, "fact");
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a fact without a measure: " + fact);
        }
    }

    /**
     * One number.
     *
     * @param key its name within the fact
     * @param band what is expected, empty where nothing is of this name
     */
    public record Part(String key, Sampled measured, Optional<Band> band) {

        public Part {
            Objects.requireNonNull(measured, "measured");
            Objects.requireNonNull(band, "band");
        }

        static Part of(String key, Sampled measured, Band band) {
            return new Part(key, measured, Optional.of(band));
        }

        static Part unjudged(String key, Sampled measured) {
            return new Part(key, measured, Optional.empty());
        }

        static Part unmeasured(String key) {
            return unjudged(key, Sampled.exact(Double.NaN));
        }

        /** Whether the 95 % interval meets the band; empty if there is no band or no number. */
        public Optional<Boolean> holds() {
            return Double.isNaN(measured.value()) ? Optional.empty() : band.map(measured::meets);
        }

        /** The band as text, {@code -} if there is none. */
        public String target() {
            return band.map(Band::toString).orElse("-");
        }
    }

    /** The number that stands for the fact. */
    public Part main() {
        return parts.get(0);
    }

    /** Whether every part that can be judged holds; empty if the main one cannot be. */
    public Optional<Boolean> holds() {
        return main().holds()
                .map(mainHolds -> parts.stream().allMatch(p -> p.holds().orElse(true)));
    }
}
