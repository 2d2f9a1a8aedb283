package jeoul.cli.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jeoul.engine.InputException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** Reads {@code .csv}, {@code .csv.gz} and {@code .xlsx} files into {@link Sheet}s. */
final class SheetReader {

    private static final CsvMapper CSV =
            CsvMapper.builder()
                    .enable(CsvParser.Feature.TRIM_SPACES)
                    .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .enable(CsvParser.Feature.ALLOW_COMMENTS)
                    .build();

    private SheetReader() {}

    /**
     * @throws InputException if the file cannot be read or is no table
     */
    static Sheet read(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        boolean xlsx = name.endsWith(".xlsx");
        boolean packed = name.endsWith(".csv.gz");
        if (!xlsx && !packed && !name.endsWith(".csv")) {
            throw new InputException(file, "not a kind of file that is read", ".xlsx or .csv");
        }
        byte[] bytes = TextFile.bytes(file);
        boolean zip = TextFile.startsWith(bytes, 'P', 'K');
        if (TextFile.startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new InputException(file, "an old Excel workbook (.xls)", ".xlsx or .csv");
        }
        if (xlsx) {
            if (!zip) {
                throw new InputException(
                        file, "not an Excel workbook in spite of its name", "an .xlsx file");
            }
            return table(file, workbookRows(file, bytes));
        }
        if (zip) {
            throw new InputException(
                    file, "an Excel workbook in spite of its name", "an .xlsx name, or csv text");
        }
        boolean gzip = TextFile.startsWith(bytes, 0x1F, 0x8B);
        return csv(file, TextFile.text(file, gzip ? TextFile.unpacked(file, bytes) : bytes));
    }

    /** Reads comma separated text; tabs and semicolons where the first line has no comma. */
    static Sheet csv(String file, String text) {
        List<Sheet.Row> rows = new ArrayList<>();
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(text));
        try (JsonParser parser = CSV.reader(schema).createParser(text)) {
            List<String> cells = new ArrayList<>();
            int line = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    if (cells.isEmpty()) {
                        line = parser.currentTokenLocation().getLineNr();
                    }
                    cells.add(parser.getText());
                } else if (token == JsonToken.END_ARRAY) {
                    add(rows, line, cells);
                    cells.clear();
                }
            }
        } catch (JsonProcessingException e) {
            throw new InputException(
                    file + ", row " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
                    e.getOriginalMessage(),
                    "comma separated values",
                    e);
        } catch (IOException e) {
            throw new InputException(
                    file, "cannot be read (" + e.getMessage() + ")", "comma separated values", e);
        }
        return table(file, rows);
    }

    private static char separator(String text) {
        String first =
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .findFirst()
                        .orElse("");
        if (first.indexOf(',') >= 0) {
            return ',';
        }
        if (first.indexOf('\t') >= 0) {
            return '\t';
        }
        return first.indexOf(';') >= 0 ? ';' : ',';
    }

    private static List<Sheet.Row> workbookRows(String file, byte[] bytes) {
        List<Sheet.Row> rows = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes));
                Stream<org.dhatim.fastexcel.reader.Row> stream =
                        workbook.getFirstSheet().openStream()) {
            stream.forEach(
                    row -> {
                        List<String> cells = new ArrayList<>();
                        for (int i = 0; i < row.getCellCount(); i++) {
                            cells.add(text(row.getCell(i)));
                        }
                        add(rows, row.getRowNum(), cells);
                    });
        } catch (IOException | RuntimeException e) {
            // The reader answers broken workbooks with exceptions of many kinds.
            throw new InputException(
                    file, "not a readable Excel workbook", "an .xlsx file as Excel writes it", e);
        }
        return rows;
    }

    private static String text(Cell cell) {
        if (cell == null || cell.getValue() == null) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = cell.asNumber();
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return cell.getText();
    }

    private static void add(List<Sheet.Row> rows, int number, List<String> cells) {
        List<String> trimmed = cells.stream().map(String::strip).toList();
        if (trimmed.stream().anyMatch(cell -> !cell.isEmpty())) {
            rows.add(new Sheet.Row(number, trimmed));
        }
    }

    private static Sheet table(String file, List<Sheet.Row> rows) {
        if (rows.isEmpty()) {
            throw new InputException(file, "no rows", "rows below a row of column names");
        }
        Sheet.Row header = rows.get(0);
        return new Sheet(file, header.number(), header.cells(), rows.subList(1, rows.size()));
    }
}
