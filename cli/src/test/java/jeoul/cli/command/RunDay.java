package jeoul.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import jeoul.cli.run.SampleAccount;
import jeoul.engine.account.Position;
import jeoul.engine.market.Symbol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small model, and an account in front of the samples' market to run it on. */
abstract class RunDay {

    static final LocalTime PLANNED = LocalTime.of(9, 9);
    static final long CASH = 5_000_000;
    static final long SEED = 7;
    static final List<String> SYMBOLS = List.of("000660", "005930", "035420");

    @TempDir Path folder;
    Path state;
    String model;

    @BeforeEach
    void writeModel() throws IOException {
        state = folder.resolve("state");
        model = Files.writeString(folder.resolve("m.csv"), "code\n005930\n000660\n").toString();
    }

    /** The words that run the model, and more. */
    String[] run(String... more) {
        List<String> typed =
                new ArrayList<>(
                        List.of("run", model, "--yes", "--predict", "0", "--set", "slice=1"));
        typed.addAll(List.of(more));
        return typed.toArray(String[]::new);
    }

    static SampleAccount account(LocalTime start, List<Position> holdings) {
        return new SampleAccount(start, CASH, holdings, SYMBOLS, SEED);
    }

    static Position held(String code, long shares) {
        return new Position(new Symbol(code), shares, shares);
    }
}
