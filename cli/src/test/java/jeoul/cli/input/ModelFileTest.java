package jeoul.cli.input;

import static jeoul.cli.input.Refusals.file;
import static jeoul.cli.input.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import jeoul.engine.market.Kind;
import jeoul.engine.plan.ModelPortfolio;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("charset")
class ModelFileTest {

    @TempDir private Path folder;

    @Test
    void restoresZerosThatASpreadsheetTook() throws IOException {
        String model = file(folder, "model.csv", "code\n5930\n660\n373220\n0001A0\n");

        assertEquals(List.of("005930", "000660", "373220", "0001A0"), codes(model));
    }

    @Test
    void readsUtf8WithAndWithoutAByteOrderMarkAndCp949() throws IOException {
        String text = "종목코드,종목명\n005930,삼성전자\n";
        String plain = file(folder, "plain.csv", text);
        String marked = file(folder, "marked.csv", "\uFEFF" + text);
        String korean = file(folder, "korean.csv", text.getBytes(Charset.forName("MS949")));

        for (String model : List.of(plain, marked, korean)) {
            ModelPortfolio.Entry entry = ModelFile.read(model).entries().get(0);
            assertEquals("005930", entry.symbol().code());
            assertEquals("삼성전자", entry.name());
        }
    }

    @Test
    void readsNumbersAndTextsOfAWorkbook() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("model");
            sheet.value(0, 1, " 종목코드 ");
            sheet.value(0, 2, "비중");
            sheet.value(0, 3, "kind");
            sheet.value(1, 0, "0");
            sheet.value(1, 1, 5930);
            sheet.value(1, 2, 0.25);
            sheet.value(2, 1, "069500");
            sheet.value(2, 2, 0.5);
            sheet.value(2, 3, "etf");
        }
        String model = file(folder, "모델.xlsx", bytes.toByteArray());

        List<ModelPortfolio.Entry> entries = ModelFile.read(model).entries();

        assertEquals("005930", entries.get(0).symbol().code());
        assertEquals(OptionalDouble.of(0.25), entries.get(0).weight());
        assertEquals(Kind.ETF, entries.get(1).kind());
    }

    @Test
    void findsTheTickerColumnInAnyCase() throws IOException {
        assertEquals(
                List.of("005930"),
                codes(file(folder, "a.csv", "name, Ticker ,x\nSamsung, 005930 ,1\n")));
        assertEquals(List.of("005930"), codes(file(folder, "b.csv", "SYMBOL\tx\n005930\t1\n")));
    }

    @Test
    void sharesEquallyWhereTheWeightColumnIsEmpty() throws IOException {
        String model = file(folder, "m.csv", "code,weight\n005930,\n000660,\n");

        assertTrue(ModelFile.read(model).isEqualWeighted());
    }

    @Test
    void namesBothRowsOfATickerThatStandsTwice() throws IOException {
        String model = file(folder, "model.csv", "code\n005930\n\n000660\n5930\n");

        refused(
                folder,
                "model.csv, row 5, code: 005930 stands in row 2 already; expected each ticker once",
                () -> ModelFile.read(model));
    }

    @Test
    void rejectsAWeightThatIsNotAFraction() throws IOException {
        String model = file(folder, "model.csv", "code,weight\n005930,0.5\n000660,\"12,5%\"\n");

        refused(
                folder,
                "model.csv, row 3, weight: '12,5%'; expected a fraction such as 0.125",
                () -> ModelFile.read(model));
    }

    @Test
    void rejectsWeightsThatAreNegativeOrTooMuch() throws IOException {
        String negative = file(folder, "n.csv", "code,weight\n005930,-0.1\n");
        String over = file(folder, "o.csv", "code,weight\n005930,1.5\n");
        String sum = file(folder, "s.csv", "code,weight\n005930,0.7\n000660,0.5\n");
        String gap = file(folder, "g.csv", "code,weight\n005930,0.7\n000660,\n");

        refused(
                folder,
                "n.csv, row 2, weight: '-0.1'; expected a fraction such as 0.125",
                () -> ModelFile.read(negative));
        refused(
                folder,
                "o.csv, row 2, weight: '1.5' is more than 1; expected a fraction such as 0.125",
                () -> ModelFile.read(over));
        refused(
                folder,
                "s.csv, weight: the weights sum to 1.2; expected a sum of at most 1",
                () -> ModelFile.read(sum));
        refused(
                folder,
                "g.csv, row 3, weight: empty; expected a fraction such as 0.125",
                () -> ModelFile.read(gap));
    }

    @Test
    void rejectsWhatIsNoTicker() throws IOException {
        String model = file(folder, "model.csv", "code,name\n005930,a\n0059300,b\n");
        String empty = file(folder, "empty.csv", "code,name\n,b\n");

        refused(
                folder,
                "model.csv, row 3, code: '0059300'; expected a six-character code such as 005930",
                () -> ModelFile.read(model));
        refused(
                folder,
                "empty.csv, row 2, code: empty; expected a six-character code such as 005930",
                () -> ModelFile.read(empty));
    }

    @Test
    void rejectsFilesThatAreNoTables() throws IOException {
        String empty = file(folder, "empty.csv", "");
        String headed = file(folder, "headed.csv", "code\n");
        String columns = file(folder, "columns.csv", "a,b\n1,2\n");
        String text = file(folder, "model.txt", "code\n005930\n");
        String fake = file(folder, "fake.xlsx", "code\n005930\n");
        String broken = file(folder, "broken.xlsx", "PK\u0003\u0004 and no more");
        String zipped = file(folder, "zipped.csv", "PK\u0003\u0004 and no more");
        byte[] neither = "code\n\uFFFD".getBytes(StandardCharsets.UTF_16LE);
        neither[0] = (byte) 0xFF;
        String noText = file(folder, "notext.csv", neither);

        refused(
                folder,
                "empty.csv: empty file; expected rows below a row of column names",
                () -> ModelFile.read(empty));
        refused(
                folder,
                "headed.csv: no ticker below the column names; expected at least one ticker",
                () -> ModelFile.read(headed));
        refused(
                folder,
                "columns.csv, row 1: no ticker column among 'a', 'b'; expected one named"
                        + " 종목코드, symbol, ticker, code",
                () -> ModelFile.read(columns));
        refused(
                folder,
                "model.txt: not a kind of file that is read; expected .xlsx or .csv",
                () -> ModelFile.read(text));
        refused(
                folder,
                "fake.xlsx: not an Excel workbook in spite of its name; expected an .xlsx file",
                () -> ModelFile.read(fake));
        refused(
                folder,
                "broken.xlsx: not a readable Excel workbook; expected an .xlsx file as Excel"
                        + " writes it",
                () -> ModelFile.read(broken));
        refused(
                folder,
                "zipped.csv: an Excel workbook in spite of its name; expected an .xlsx name, or"
                        + " csv text",
                () -> ModelFile.read(zipped));
        refused(
                folder,
                "notext.csv: neither UTF-8 nor CP949 text; expected text in one of the two",
                () -> ModelFile.read(noText));
        refused(
                folder,
                "none.csv: no such file; expected the path of a file",
                () -> ModelFile.read(folder.resolve("none.csv").toString()));
    }

    private static List<String> codes(String model) {
        return ModelFile.read(model).entries().stream().map(e -> e.symbol().code()).toList();
    }
}
