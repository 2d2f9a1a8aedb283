package jeoul.cli.input;

import static jeoul.cli.input.Refusals.file;
import static jeoul.cli.input.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jeoul.engine.account.Position;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("charset")
class ListFilesTest {

    private static final Symbol SAMSUNG = new Symbol("005930");

    @TempDir private Path folder;

    @Test
    void readsHoldingsAndLeavesOutRowsOfNoShares() throws IOException {
        String holdings =
                file(folder, "h.csv", "종목코드,보유수량,매도가능수량\n5930,\"1,234\",1000\n000660,0,0\n");

        assertEquals(List.of(new Position(SAMSUNG, 1_234, 1_000)), HoldingsFile.read(holdings));
    }

    @Test
    void rejectsQuantitiesThatAreNone() throws IOException {
        String negative = file(folder, "n.csv", "symbol,quantity\n005930,-1\n");
        String part = file(folder, "p.csv", "symbol,quantity\n005930,1.5\n");
        String huge = file(folder, "o.csv", "symbol,quantity\n005930,99999999999999999999\n");
        String more = file(folder, "m.csv", "symbol,quantity,sellable\n005930,5,6\n");

        refused(
                folder,
                "n.csv, row 2, quantity: '-1'; expected a whole number of shares, 0 or more",
                () -> HoldingsFile.read(negative));
        refused(
                folder,
                "p.csv, row 2, quantity: '1.5'; expected a whole number of shares, 0 or more",
                () -> HoldingsFile.read(part));
        refused(
                folder,
                "o.csv, row 2, quantity: '99999999999999999999' is too large; expected at most"
                        + " 1,000,000,000,000,000",
                () -> HoldingsFile.read(huge));
        refused(
                folder,
                "m.csv, row 2, sellable: '6' of 5 shares; expected at most the shares held",
                () -> HoldingsFile.read(more));
    }

    @Test
    void readsPricesAsTheyAreBetweenTicksToo() throws IOException {
        String prices =
                file(
                        folder,
                        "p.csv",
                        "code,현재가,mode\n005930,\"71,950\",\n000660,995000.0,halted\n");

        var read = PricesFile.read(prices);

        assertEquals(71_950, read.get(SAMSUNG).price());
        assertEquals(995_000, read.get(new Symbol("000660")).price());
        assertEquals(TradingMode.HALTED, read.get(new Symbol("000660")).mode());
    }

    @Test
    void rejectsAPriceOfZero() throws IOException {
        String prices = file(folder, "p.csv", "symbol,price\n005930,0\n");

        refused(
                folder,
                "p.csv, row 2, price: '0'; expected a price in whole won, 1 or more",
                () -> PricesFile.read(prices));
    }

    @Test
    void keepsCodesOrTheTickersOfAFile() throws IOException {
        String kept = file(folder, "keep.csv", "symbol\n5930\n");

        assertEquals(new TreeSet<>(Set.of(SAMSUNG)), KeepList.read(kept));
        assertEquals(
                new TreeSet<>(Set.of(SAMSUNG, new Symbol("000660"))), KeepList.read("005930, 660"));
        refused(
                folder,
                "--keep: 'samsung'; expected a six-character code such as 005930",
                () -> KeepList.read("samsung"));
    }
}
