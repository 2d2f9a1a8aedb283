package jeoul.cli.run;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import jeoul.sim.study.Prediction;

/** A prediction as facts of a journal, both ways. */
final class Predictions {

    private static final String DAYS = "predicted.days";
    private static final String SLIPPAGE = "predicted.slippage-bps";
    private static final String MISSING = "predicted.shares-missing";
    private static final String RATIO = "predicted.d2-ratio";
    private static final String REJECTIONS = "predicted.rejections";

    private Predictions() {}

    static NavigableMap<String, String> toFacts(Optional<Prediction> prediction) {
        TreeMap<String, String> facts = new TreeMap<>();
        prediction.ifPresent(
                known -> {
                    facts.put(DAYS, Integer.toString(known.days()));
                    facts.put(SLIPPAGE, text(known.slippageBps()));
                    facts.put(MISSING, text(known.sharesMissing()));
                    facts.put(RATIO, text(known.d2Ratio()));
                    facts.put(REJECTIONS, text(known.rejections()));
                });
        return facts;
    }

    static Optional<Prediction> fromFacts(Map<String, String> facts) {
        return Optional.ofNullable(facts.get(DAYS))
                .map(
                        days ->
                                new Prediction(
                                        Integer.parseInt(days),
                                        range(facts.get(SLIPPAGE)),
                                        range(facts.get(MISSING)),
                                        range(facts.get(RATIO)),
                                        range(facts.get(REJECTIONS))));
    }

    private static String text(Prediction.Range range) {
        return range.low() + " " + range.median() + " " + range.high();
    }

    private static Prediction.Range range(String text) {
        String[] parts = text.split(" ", -1);
        return new Prediction.Range(
                Double.parseDouble(parts[0]),
                Double.parseDouble(parts[1]),
                Double.parseDouble(parts[2]));
    }
}
