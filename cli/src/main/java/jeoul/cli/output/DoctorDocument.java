package jeoul.cli.output;

import java.util.List;
import java.util.Optional;
import jeoul.cli.doctor.Finding;

/** What a checkup found, as a person reads it. */
public final class DoctorDocument {

    private final Texts texts;

    public DoctorDocument(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param broker its name, as on the command line
     */
    public Document of(String broker, List<Finding> findings) {
        Document document = new Document(texts.get("doctor.title", broker));
        GridDraft grid =
                new GridDraft()
                        .text(texts.get("doctor.check"))
                        .text(texts.get("doctor.verdict"))
                        .text(texts.get("doctor.finding"));
        for (Finding finding : findings) {
            grid.row(
                    texts.get("check." + finding.check()),
                    texts.get("verdict." + finding.verdict()),
                    said(texts, finding));
        }
        document.table(grid.grid());
        for (Finding finding : findings) {
            advice(texts, finding)
                    .ifPresent(
                            what ->
                                    document.warning(
                                            texts.get("check." + finding.check()) + ": " + what));
        }
        return document;
    }

    static String said(Texts texts, Finding finding) {
        return texts.get(finding.said(), finding.values().toArray());
    }

    static Optional<String> advice(Texts texts, Finding finding) {
        return finding.advice().map(key -> texts.get(key, finding.values().toArray()));
    }
}
