package jeoul.cli.input;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.plan.ModelPortfolio;

/** Reads model portfolios by date: the columns of a model and one of dates. */
final class ModelsFile {

    private ModelsFile() {}

    /**
     * @throws jeoul.engine.InputException if the file is no list of model portfolios, or a date is
     *     no trading day
     */
    static NavigableMap<LocalDate, ModelPortfolio> read(String file, TradingCalendar calendar) {
        Sheet sheet = SheetReader.read(file);
        int date = sheet.requireColumn("date", Columns.DATE);
        NavigableMap<LocalDate, List<Sheet.Row>> rows = new TreeMap<>();
        for (Sheet.Row row : sheet.rows()) {
            String where = sheet.where(row, date);
            LocalDate day = Cells.date(where, sheet.cell(row, date));
            if (!rows.containsKey(day)) {
                new SessionChoice(calendar).day(where, day);
                rows.put(day, new ArrayList<>());
            }
            rows.get(day).add(row);
        }
        NavigableMap<LocalDate, ModelPortfolio> models = new TreeMap<>();
        for (Map.Entry<LocalDate, List<Sheet.Row>> day : rows.entrySet()) {
            models.put(
                    day.getKey(),
                    ModelFile.of(
                            new Sheet(file, sheet.headerRow(), sheet.columns(), day.getValue())));
        }
        if (models.isEmpty()) {
            // Says that there is no ticker, as for a single model.
            ModelFile.of(sheet);
        }
        return models;
    }
}
