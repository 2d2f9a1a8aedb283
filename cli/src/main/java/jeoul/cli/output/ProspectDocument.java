package jeoul.cli.output;

import java.util.List;
import java.util.Optional;
import jeoul.cli.run.Finding;
import jeoul.cli.run.Prospect;
import jeoul.engine.plan.PlanRow;
import jeoul.engine.report.DayReport;
import jeoul.sim.study.RehearsedDay;

/** What a run is about to do, as a person reads it before saying yes. */
public final class ProspectDocument {

    private final Texts texts;

    public ProspectDocument(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param planned of the prospect
     * @param broker where it trades, in a word
     * @param expected the same plan on one simulated day, where it could be rehearsed
     */
    public Document of(
            Prospect prospect,
            CheckedPlan planned,
            String broker,
            Optional<RehearsedDay> expected) {
        Document document = new PlanDocument(texts).of(planned);
        document.heading(texts.get("run.checks"));
        document.line(texts.get("run.broker", broker));
        if (prospect.daysLeft() > 0) {
            document.line(texts.get("run.daysLeft", Numbers.grouped(prospect.daysLeft())));
        }
        soldEntirely(document, prospect.soldEntirely());
        findings(document, prospect.findings());
        expected.ifPresent(day -> expected(document, day.report()));
        return document;
    }

    private void soldEntirely(Document document, List<PlanRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        GridDraft grid =
                new GridDraft()
                        .text(texts.get("symbol"))
                        .text(texts.get("name"))
                        .number(texts.get("held"))
                        .number(texts.get("trade"))
                        .number(texts.get("amount"));
        long won = 0;
        for (PlanRow row : rows) {
            won = Math.addExact(won, -row.trade() * row.price());
            grid.row(
                    row.symbol().code(),
                    row.name(),
                    Numbers.grouped(row.held()),
                    Numbers.signed(row.trade()),
                    Numbers.signed(row.trade() * row.price()));
        }
        document.warning(
                texts.get("run.soldEntirely", Numbers.grouped(rows.size()), Numbers.grouped(won)));
        document.table(grid.grid());
    }

    /** What was found, most important first. */
    void findings(Document document, List<Finding> findings) {
        for (Finding finding : findings) {
            document.warning(texts.get("found." + finding.kind(), finding.values().toArray()));
        }
    }

    private void expected(Document document, DayReport report) {
        DayReport.Costs costs = report.costs();
        document.heading(texts.get("run.expected"))
                .table(
                        new GridDraft()
                                .number(texts.get("commission"))
                                .number(texts.get("tax"))
                                .number(texts.get("shortfallBps"))
                                .number(texts.get("difference"))
                                .number(texts.get("rejected"))
                                .number(texts.get("d2Share"))
                                .row(
                                        Numbers.grouped(costs.commission()),
                                        Numbers.grouped(costs.tax()),
                                        Numbers.decimal(costs.implementationShortfallBps(), 2),
                                        Numbers.grouped(report.sharesMissing()),
                                        Numbers.grouped(report.orders().rejected()),
                                        Numbers.percent(report.cash().d2Ratio(), 2))
                                .grid());
    }
}
