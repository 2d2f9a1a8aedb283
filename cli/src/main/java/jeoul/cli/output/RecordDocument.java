package jeoul.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jeoul.cli.record.RecordedSession;
import jeoul.engine.market.Symbol;

/** A recording as a person reads of it, while it is made and after. */
public final class RecordDocument {

    private final Texts texts;

    public RecordDocument(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param directory of all recorded days, as the person would name it
     */
    public Document of(RecordedSession session, String directory) {
        Document document =
                new Document(
                        texts.get(
                                "record.title",
                                session.date(),
                                Numbers.time(session.from()),
                                Numbers.time(session.to())));
        document.line(texts.get("record.ending." + session.ending()));
        GridDraft grid =
                new GridDraft()
                        .text(texts.get("symbol"))
                        .text(texts.get("name"))
                        .number(texts.get("record.quotes"))
                        .number(texts.get("record.trades"));
        long quotes = 0;
        long trades = 0;
        for (RecordedSession.Row row : session.rows()) {
            grid.row(
                    row.listing().symbol().code(),
                    row.listing().name(),
                    Numbers.grouped(row.quotes()),
                    Numbers.grouped(row.trades()));
            quotes += row.quotes();
            trades += row.trades();
        }
        if (session.rows().size() > 1) {
            grid.row(texts.get("record.all"), "", Numbers.grouped(quotes), Numbers.grouped(trades));
        }
        document.table(grid.grid());
        document.line(texts.get("record.folder", session.folder(), directory, session.date()));
        for (RecordedSession.Gap gap : session.gaps()) {
            document.warning(
                    texts.get(
                            "record.gap",
                            Numbers.time(gap.from()),
                            Numbers.time(gap.to()),
                            reason(gap.reason())));
        }
        List<RecordedSession.Row> silent =
                session.rows().stream().filter(row -> row.quotes() + row.trades() == 0).toList();
        if (!silent.isEmpty()) {
            document.warning(
                    texts.get(
                            "record.nothing",
                            silent.stream()
                                    .map(row -> row.listing().symbol().code())
                                    .collect(Collectors.joining(", "))));
        }
        if (session.ofOtherDays() > 0) {
            document.warning(texts.get("record.otherDays", Numbers.grouped(session.ofOtherDays())));
        }
        return document;
    }

    /** What is about to be recorded. */
    public String begun(int symbols, String directory, Instant end) {
        return texts.get(
                "record.begun", texts.count("symbols", symbols), directory, Numbers.time(end));
    }

    public String lost(String reason, Instant at) {
        return texts.get("record.lost", Numbers.time(at), reason(reason));
    }

    public String back(RecordedSession.Gap gap) {
        Duration away = Duration.between(gap.from(), gap.to());
        return texts.get("record.back", Numbers.time(gap.to()), Numbers.grouped(away.toSeconds()));
    }

    /** How far it is, in one line. */
    public String progress(Instant now, long quotes, long trades, boolean up) {
        return texts.get(
                "progress.record",
                Numbers.time(now),
                Numbers.grouped(quotes),
                Numbers.grouped(trades),
                texts.get(up ? "progress.record.up" : "progress.record.down"));
    }

    /** Which symbol is asked about, in one line. */
    public String asking(Symbol symbol, int number, int of) {
        return texts.get("progress.record.asking", symbol, number, of);
    }

    private String reason(String said) {
        return ErrorTexts.in(Locale.forLanguageTag(texts.language())).of(said);
    }
}
